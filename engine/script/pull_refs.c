/* References by name: see pull_refs.h. Lists are searched one by one: a document has a few. */
#include "script/pull_refs.h"

#include "text/unicode.h"

enum { NAMES_SHOWN = 12 };

#define APPEND(p, list, n, cap, item)                                                              \
    do {                                                                                           \
        if ((n) == (cap)) {                                                                        \
            size_t more = (cap) * 2 + 8;                                                           \
            (list) = arena_grow((p)->scratch, (list), (cap) * sizeof *(list), more * sizeof *(list)); \
            (cap) = more;                                                                          \
        }                                                                                          \
        (list)[(n)++] = (item);                                                                    \
    } while (0)

void refs_add_use(refs *r, puller *p, run *into, str name) {
    ref_use use = {into, name, p->at};
    APPEND(p, r->uses, r->uses_n, r->uses_cap, use);
}

static const ref_target *find(const refs *r, str name) {
    for (size_t i = 0; i < r->targets_n; i++)
        if (str_eq(r->targets[i].name, name)) return &r->targets[i];
    return NULL;
}

/* The n-th record of the data, from 0, whose "id" is `name`. */
static const value *find_id(const value *v, str name, int *n) {
    if (v->kind == VALUE_TEXT) {
        bool is = str_eq(v->key, STR("id")) && str_eq(v->as.text, name);
        return is && (*n)-- == 0 ? v : NULL;
    }
    if (v->kind != VALUE_LIST && v->kind != VALUE_RECORD) return NULL;
    for (size_t i = 0; i < v->n; i++) {
        const value *found = find_id(&v->as.items[i], name, n);
        if (found) return found;
    }
    return NULL;
}

void refs_add_target(refs *r, puller *p, str name, str cite) {
    if (find(r, name)) {
        vm *v = vm_of(p->L);
        int second = 1;
        const value *id = v->root ? find_id(v->root, name, &second) : NULL;
        diag_where at = id ? where_value(p->scratch, v->data, id) : p->at;
        DIAG_ADD(p->diags, REF_TWICE, at, name);
        p->ok = false;
        return;
    }
    ref_target target = {name, cite};
    APPEND(p, r->targets, r->targets_n, r->targets_cap, target);
}

static str names_of(const refs *r, arena *a) {
    buf b = buf_in(a);
    for (size_t i = 0; i < r->targets_n && i < NAMES_SHOWN; i++) {
        if (i) buf_add(&b, STR(", "));
        buf_add(&b, r->targets[i].name);
    }
    if (r->targets_n > NAMES_SHOWN) buf_add(&b, STR(", …"));
    return b.n ? buf_str(&b) : STR("–");
}

static str nearest_to(const refs *r, str name, arena *a) {
    str *names = ARENA_ARRAY(a, str, r->targets_n);
    for (size_t i = 0; i < r->targets_n; i++) names[i] = r->targets[i].name;
    size_t at = text_nearest(a, name, names, r->targets_n);
    return at < r->targets_n ? names[at] : STR("");
}

typedef struct complaint {
    puller *p;
    str name, mark, nearest, known; /* mark: as the data write it */
    size_t told;
} complaint;

static void complain(complaint *c, diag_where at) {
    if (c->nearest.n) DIAG_ADD(c->p->diags, REF_MISSPELT, at, c->name, c->nearest, c->known);
    else DIAG_ADD(c->p->diags, REF_UNKNOWN, at, c->name, c->known);
    c->told++;
}

/* At every text of the data that refers to it. */
static void complain_of_texts(complaint *c, const value *v) {
    if (v->kind == VALUE_TEXT && str_find(v->as.text, c->mark, 0) < v->as.text.n)
        complain(c, where_value(c->p->scratch, vm_of(c->p->L)->data, v));
    if (v->kind == VALUE_LIST || v->kind == VALUE_RECORD)
        for (size_t i = 0; i < v->n; i++) complain_of_texts(c, &v->as.items[i]);
}

static void unknown(const refs *r, puller *p, const ref_use *use) {
    const value *root = vm_of(p->L)->root;
    complaint c = {.p = p, .name = use->name, .known = names_of(r, p->scratch)};
    c.mark = str_fmt(p->scratch, "{ref:%.*s}", STR_ARG(use->name));
    c.nearest = nearest_to(r, use->name, p->scratch);
    if (root) complain_of_texts(&c, root);
    if (!c.told) complain(&c, use->at);
    p->ok = false;
}

/* Whether a use before this one has the same name: its texts are complained of already. */
static bool told_before(const refs *r, const ref_use *use) {
    for (const ref_use *u = r->uses; u < use; u++)
        if (str_eq(u->name, use->name)) return true;
    return false;
}

void refs_resolve(refs *r, puller *p) {
    for (ref_use *use = r->uses; use < r->uses + r->uses_n; use++) {
        const ref_target *target = find(r, use->name);
        if (target) use->into->text = target->cite;
        else if (!told_before(r, use)) unknown(r, p, use);
    }
}
