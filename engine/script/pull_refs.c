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

static ref_target *find(const refs *r, str name) {
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

void refs_add_target(refs *r, puller *p, str name, uint32_t id, ref_cite how) {
    if (find(r, name)) {
        vm *v = vm_of(p->L);
        int second = 1;
        const value *given = v->root ? find_id(v->root, name, &second) : NULL;
        diag_where at = given ? where_value(p->scratch, v->data, given) : p->at;
        DIAG_ADD(p->diags, REF_TWICE, at, name);
        p->ok = false;
        return;
    }
    ref_target target = {name, id, how, NULL};
    APPEND(p, r->targets, r->targets_n, r->targets_cap, target);
}

/* --- citations ------------------------------------------------------------------------------------------ */

typedef struct cite_part {
    str word, number, of;
} cite_part;

static const pull_field part_fields[] = {
    PULL_FIELD("word", TEXT, cite_part, word, .required = true),
    PULL_FIELD("number", TEXT, cite_part, number, .required = true),
    PULL_FIELD("of", TEXT, cite_part, of, .required = true),
};

/* Word and number never part. */
static void add_number(ref_cite *out, buf *text, const cite_part *part) {
    size_t word = text->n;
    buf_add(text, part->word);
    buf_add(text, STR("\u00A0"));
    size_t number = text->n;
    buf_add(text, part->number);
    out->of[out->numbers_n] = part->of;
    out->numbers[out->numbers_n++] = (cited_number){word, number, text->n, 0};
}

ref_cite refs_read_cite(puller *p) {
    ref_cite out = {0};
    if (lua_type(p->L, -1) == LUA_TSTRING) {
        out.text = pull_text(p, "cite", false);
        return out;
    }
    size_t n = pull_list(p, "cite");
    buf text = buf_in(p->a);
    out.numbers = ARENA_ARRAY(p->a, cited_number, n);
    out.of = ARENA_ARRAY(p->scratch, str, n);
    for (size_t i = 0; i < n; i++) {
        cite_part part = {0};
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (i) buf_byte(&text, ' ');
        if (lua_type(p->L, -1) == LUA_TSTRING) buf_add(&text, pull_text(p, "cite", false));
        else if (pull_is_table(p)) PULL_FIELDS(p, STR("cite"), part_fields, false, &part);
        else pull_wrong(p, "cite", "chuỗi hoặc bảng { word, number, of }", "a text or { word, number, of }");
        if (part.number.n) add_number(&out, &text, &part);
        lua_pop(p->L, 1);
    }
    out.text = buf_str(&text);
    return out;
}

/* The citation of a target. A number of a paragraph that is not there is text like the rest. */
static const citation *cited(const refs *r, puller *p, ref_target *t) {
    if (t->cite) return t->cite;
    t->cite = ARENA_NEW(p->a, citation);
    *t->cite = (citation){.text = t->how.text, .name = t->name, .of = t->id, .numbers = t->how.numbers};
    for (size_t i = 0; i < t->how.numbers_n; i++) {
        const ref_target *of = find(r, t->how.of[i]);
        if (!of) continue;
        t->how.numbers[t->cite->numbers_n] = t->how.numbers[i];
        t->how.numbers[t->cite->numbers_n++].of = of->id;
    }
    return t->cite;
}

/* --- names that nothing has ------------------------------------------------------------------------------- */

static str names_of(const refs *r, arena *a) {
    buf b = buf_in(a);
    size_t n = 0;
    for (size_t i = 0; i < r->targets_n; i++) {
        if (!r->targets[i].how.text.n || n++ >= NAMES_SHOWN) continue;
        if (b.n) buf_add(&b, STR(", "));
        buf_add(&b, r->targets[i].name);
    }
    if (n > NAMES_SHOWN) buf_add(&b, STR(", …"));
    return b.n ? buf_str(&b) : STR("–");
}

static str nearest_to(const refs *r, str name, arena *a) {
    str *names = ARENA_ARRAY(a, str, r->targets_n);
    size_t n = 0;
    for (size_t i = 0; i < r->targets_n; i++)
        if (r->targets[i].how.text.n) names[n++] = r->targets[i].name;
    size_t at = text_nearest(a, name, names, n);
    return at < n ? names[at] : STR("");
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
        ref_target *target = find(r, use->name);
        if (target && target->how.text.n) {
            use->into->cites = cited(r, p, target);
            use->into->text = use->into->cites->text;
        } else if (!told_before(r, use)) {
            unknown(r, p, use);
        }
    }
}
