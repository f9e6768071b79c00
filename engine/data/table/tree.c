/* Few children each, so they are chained and searched from the front. */
#include "data/table/tree.h"

#include "data/json.h"

typedef enum { TREE_BLANK, TREE_VALUE, TREE_RECORD, TREE_LIST } tree_kind;

struct tree {
    tree_kind kind;
    str name;     /* in a record */
    size_t index; /* in a list: orders the items; they are numbered by their order */
    str json;     /* of a value */
    row_place at;
    tree *first, *last, *next;
};

tree *tree_new(arena *a, row_place at) {
    tree *t = ARENA_NEW(a, tree);
    t->at = at;
    return t;
}

static void append(tree *t, tree *child) {
    if (t->last) t->last->next = child;
    else t->first = child;
    t->last = child;
}

static bool become(tree *t, tree_kind kind) {
    if (t->kind == TREE_BLANK) t->kind = kind;
    return t->kind == kind;
}

static tree *field(arena *a, tree *t, str name) {
    if (!become(t, TREE_RECORD)) return NULL;
    for (tree *c = t->first; c; c = c->next)
        if (str_eq(c->name, name)) return c;
    tree *c = tree_new(a, (row_place){.sheet = t->at.sheet, .line = t->at.line});
    c->name = name;
    append(t, c);
    return c;
}

static tree *indexed(arena *a, tree *t, size_t index) {
    if (!become(t, TREE_LIST)) return NULL;
    tree *before = NULL;
    for (tree *c = t->first; c && c->index <= index; c = c->next) {
        if (c->index == index) return c;
        before = c;
    }
    tree *c = tree_new(a, (row_place){.sheet = t->at.sheet, .line = t->at.line});
    c->index = index;
    c->next = before ? before->next : t->first;
    if (before) before->next = c;
    else t->first = c;
    if (!c->next) t->last = c;
    return c;
}

/* The step of a path at *at: a name, or an index; moves past it. */
static str take_step(str path, size_t *at, bool *is_index) {
    *is_index = path.p[*at] == '[';
    size_t from = *at + (*is_index || path.p[*at] == '.'), to = from;
    while (to < path.n && (*is_index ? path.p[to] != ']' : path.p[to] != '.' && path.p[to] != '[')) to++;
    *at = to + *is_index;
    return str_part(path, from, to);
}

static size_t read_index(str digits) {
    size_t n = 0;
    for (size_t i = 0; i < digits.n && i < 6; i++) n = n * 10 + ((unsigned char)digits.p[i] - '0') % 10u;
    return n;
}

tree *tree_at(arena *a, tree *from, str path) {
    if (str_eq(path, STR("."))) return from;
    for (size_t i = 0; from && i < path.n;) {
        bool is_index;
        str step = take_step(path, &i, &is_index);
        from = is_index ? indexed(a, from, read_index(step)) : field(a, from, step);
    }
    return from;
}

const tree *tree_look(const tree *from, str path) {
    if (str_eq(path, STR("."))) return from;
    for (size_t i = 0; from && i < path.n;) {
        bool is_index;
        str step = take_step(path, &i, &is_index);
        const tree *c = from->first;
        while (c && (is_index ? c->index != read_index(step) : !str_eq(c->name, step))) c = c->next;
        from = c;
    }
    return from;
}

bool tree_set(tree *t, str json, row_place at) {
    if (t->kind != TREE_BLANK) return false;
    *t = (tree){.kind = TREE_VALUE, .name = t->name, .index = t->index, .json = json, .at = at, .next = t->next};
    return true;
}

bool tree_append(tree *t, tree *item) {
    if (!become(t, TREE_LIST)) return false;
    item->index = t->last ? t->last->index + 1 : 0;
    append(t, item);
    return true;
}

bool tree_is_record(const tree *t) { return t->kind == TREE_RECORD; }

bool tree_is_blank(const tree *t) {
    bool blank = t->kind != TREE_VALUE;
    for (const tree *c = t->first; blank && c; c = c->next) blank = tree_is_blank(c);
    return blank;
}

/* --- writing, and finding again ------------------------------------------------------------------------- */

void tree_write(const tree *t, buf *out) {
    if (t->kind == TREE_VALUE) {
        buf_add(out, t->json);
        return;
    }
    bool list = t->kind == TREE_LIST, first = true;
    buf_byte(out, list ? '[' : '{');
    for (const tree *c = t->first; c; c = c->next) {
        if (tree_is_blank(c)) continue;
        if (!first) buf_byte(out, ',');
        first = false;
        if (!list) json_put_text(out, c->name), buf_byte(out, ':');
        tree_write(c, out);
    }
    buf_byte(out, list ? ']' : '}');
}

/* The item that was written as number `index`. */
static const tree *written_item(const tree *t, size_t index) {
    const tree *c = t->first;
    for (; c; c = c->next)
        if (!tree_is_blank(c) && index-- == 0) break;
    return c;
}

row_place tree_locate(const tree *root, str path) {
    size_t i = path.n > 0; /* the $ */
    for (const tree *at = root; i < path.n;) {
        bool is_index;
        str step = take_step(path, &i, &is_index);
        at = is_index ? written_item(at, read_index(step)) : tree_look(at, step);
        if (!at) break;
        root = at;
    }
    return root->at;
}
