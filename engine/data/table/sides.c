/* Rows into trees, in two steps: first every row becomes an item with its label, then each is put into the
 * list it belongs to; so a row may belong to one of a later sheet. */
#include "data/table/sides.h"

#include "data/json.h"
#include "data/schema_check.h"
#include "data/table/typed.h"
#include "text/unicode.h"

enum { MOST_LEVELS = 10, MOST_NAMED = 10 };

/* --- cells ---------------------------------------------------------------------------------------------- */

/* Tells what the cell must hold, and puts something of that type in its place, so that the check of the whole
 * record finds nothing more to say of it. */
static void type_fault(buf *json, const headings *h, size_t line, const heading *of, const grid_cell *c, diag *d) {
    arena *a = json->a;
    const schema *s = of->of->type;
    diag_where at = headings_where(a, h, line, of);
    str text = value_excerpt(a, grid_text(a, c));
    words wanted = schema_kind_words(a, s);
    json->n = 0;
    if (s->kind == SCHEMA_BOOL) {
        DIAG_ADD(d, CELL_NOT_BOOL, at, text);
        buf_add(json, STR("false"));
    } else {
        DIAG_ADD(d, CELL_NOT_NUMBER, at, text, wanted.vi, wanted.en);
        json_put_real(json, s->has_min ? s->min : 0);
    }
}

/* `json` is used anew for each cell. */
static bool put_cell(buf *json, const headings *h, size_t line, const heading *of, const grid_cell *c, tree *item,
                     diag *d) {
    arena *a = json->a;
    diag_where at = {0};
    if (c->kind == GRID_ERROR) {
        at = headings_where(a, h, line, of);
        DIAG_ADD(d, CELL_ERROR, at, c->text);
        return false;
    }
    json->n = 0;
    if (!typed_put(json, a, of->of->type, c)) type_fault(json, h, line, of, c, d);
    tree *to = tree_at(a, item, of->of->path);
    if (to && tree_set(to, str_dup(a, buf_str(json)), headings_place(h, line, of))) return true;
    at = headings_where(a, h, line, of);
    DIAG_ADD(d, CELL_BOTH, at, of->of->path);
    return false;
}

/* Whether a value must be there: in every row, or since its record is. */
static bool is_lacking(const column *c, const tree *item) {
    if (c->role != COLUMN_VALUE || !(c->required || c->needed)) return false;
    const tree *given = tree_look(item, c->path);
    if (given && !tree_is_blank(given)) return false;
    if (c->required) return true;
    str path = c->path;
    while (path.n && path.p[path.n - 1] != '.') path.n--;
    if (path.n) path.n--;
    const tree *record = tree_look(item, path);
    return record && tree_is_record(record) && !tree_is_blank(record);
}

bool sides_put_cells(arena *a, const headings *h, const grid_row *from, tree *item, diag *d) {
    bool ok = true;
    buf json = buf_in(a);
    for (size_t i = 0; i < from->n; i++) {
        const heading *of = headings_find(h, &from->cells[i]);
        if (of && of->of->role == COLUMN_VALUE) ok = put_cell(&json, h, from->line, of, &from->cells[i], item, d) && ok;
    }
    for (size_t i = 0; ok && i < h->n; i++) {
        if (!h->of[i].of || !is_lacking(h->of[i].of, item)) continue;
        DIAG_ADD(d, CELL_BLANK, headings_where(a, h, from->line, &h->of[i]), STR(""));
        ok = false;
    }
    return ok;
}

/* --- rows ----------------------------------------------------------------------------------------------- */

typedef struct made {
    const side *from;
    size_t line;
    tree *item;
    str label, in, level;
} made;

typedef struct gathering {
    sides *all;
    arena *a;
    tree *root;
    made *items;
    size_t n, cap;
    diag *d;
} gathering;

static diag_where where(const gathering *g, const made *m) {
    return headings_where(g->a, &m->from->heads, m->line, NULL);
}

static void add_made(gathering *g, made m) {
    if (g->n == g->cap) {
        size_t cap = g->cap * 2 + 16;
        g->items = arena_grow(g->a, g->items, g->cap * sizeof(made), cap * sizeof(made));
        g->cap = cap;
    }
    g->items[g->n++] = m;
}

static bool label_taken(const gathering *g, const made *m) {
    for (size_t i = 0; m->label.n && i < g->n; i++)
        if (g->items[i].from == m->from && str_eq(g->items[i].label, m->label)) return true;
    return false;
}

static bool make_item(gathering *g, const side *s, size_t at) {
    arena *a = g->a;
    grid_row from = store_row(s->rows, at, a);
    made m = {.from = s, .line = from.line};
    m.label = sides_role(a, &s->heads, &from, COLUMN_ROW);
    m.in = sides_role(a, &s->heads, &from, COLUMN_IN);
    m.level = sides_role(a, &s->heads, &from, COLUMN_LEVEL);
    m.item = s->of->kind == TABLE_LIST ? tree_new(a, headings_place(&s->heads, from.line, NULL))
                                       : tree_at(a, g->root, s->of->path);
    if (!m.item || !sides_put_cells(a, &s->heads, &from, m.item, g->d)) return false;
    if (label_taken(g, &m)) {
        DIAG_ADD(g->d, CELL_LABEL_TWICE, where(g, &m), m.label);
        return false;
    }
    if (s->of->kind == TABLE_LIST) add_made(g, m);
    return true;
}

static const columns_sheet *parent_of(const gathering *g, const columns_home *h) {
    return &g->all->columns->tables[h->parent];
}

static str full_path(const gathering *g, const columns_home *h) { return columns_home_path(g->a, g->all->columns, h); }

static tree *document_list(const gathering *g, const columns_home *h) {
    return tree_at(g->a, g->root, full_path(g, h));
}

/* The row of the home's table with this label; blank: the only one there is. */
static tree *find_row(const gathering *g, const columns_home *h, str label) {
    tree *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < g->n; i++) {
        if (g->items[i].from->of != parent_of(g, h)) continue;
        if (label.n ? !str_eq(g->items[i].label, label) : count++) continue;
        found = g->items[i].item;
    }
    return count > 1 ? NULL : found;
}

/* The list that "@in" names at this home, or NULL. */
static tree *list_at_home(const gathering *g, const columns_home *h, str in, bool first) {
    if (parent_of(g, h)->kind != TABLE_LIST) {
        str folded = text_fold(g->a, in);
        bool named = str_eq(in, h->path) || str_eq(in, full_path(g, h)) || str_eq(folded, text_fold(g->a, h->title));
        return named || (first && !in.n) ? document_list(g, h) : NULL;
    }
    str path = str_fmt(g->a, ".%.*s", STR_ARG(h->path));
    tree *within = in.n || first ? find_row(g, h, in) : NULL;
    if (!within && str_ends(in, path)) within = find_row(g, h, str_part(in, 0, in.n - path.n));
    return within ? tree_at(g->a, within, h->path) : NULL;
}

static bool put_in_list(const gathering *g, const made *m) {
    const columns_sheet *t = m->from->of;
    str names = STR("-");
    for (size_t i = 0; i < t->homes_n; i++) {
        tree *list = list_at_home(g, &t->homes[i], m->in, i == 0);
        if (list) return tree_append(list, m->item);
        if (i < MOST_NAMED && parent_of(g, &t->homes[i])->kind != TABLE_LIST)
            names = str_fmt(g->a, "%.*s, %.*s", STR_ARG(names), STR_ARG(t->homes[i].title));
    }
    const columns_sheet *within = NULL;
    for (size_t i = 0; i < t->homes_n; i++)
        if (parent_of(g, &t->homes[i])->kind == TABLE_LIST) within = parent_of(g, &t->homes[i]);
    if (names.n > 3) names = str_part(names, 3, names.n);
    DIAG_ADD(g->d, CELL_NO_LIST, where(g, m), m->in, within ? within->title : STR("-"), names);
    return false;
}

static size_t read_level(str s) {
    if (!s.n) return 1;
    return s.n == 1 && s.p[0] > '0' && s.p[0] <= '9' ? (size_t)(s.p[0] - '0') : 0;
}

/* Puts the items from `from` on, all of one sheet, where they belong. */
static bool put_items(const gathering *g, size_t from, size_t to) {
    tree *open[MOST_LEVELS] = {0}; /* the last item of each level */
    size_t depth = 0;
    bool ok = true;
    for (size_t i = from; i < to; i++) {
        const made *m = &g->items[i];
        size_t level = m->from->of->nested.n ? read_level(m->level) : 1;
        if (level == 0 || level > depth + 1) {
            DIAG_ADD(g->d, CELL_LEVEL, where(g, m), m->level);
            return false;
        }
        tree *list = level > 1 ? tree_at(g->a, open[level - 1], m->from->of->nested) : NULL;
        bool put = level > 1 ? list && tree_append(list, m->item) : put_in_list(g, m);
        if (level > 1 && !put) DIAG_ADD(g->d, CELL_LEVEL, where(g, m), m->level);
        ok = ok && put;
        open[level] = m->item;
        depth = level;
    }
    return ok;
}

bool sides_put_rows(sides *all, arena *a, str key, tree *root, diag *d) {
    gathering g = {.all = all, .a = a, .root = root, .d = d};
    bool ok = true;
    for (size_t i = 0; i < all->columns->n; i++) {
        side *s = &all->of[i];
        if (!s->rows) continue;
        for (size_t at = store_first(s->rows, key); at < store_n(s->rows); at = store_next(s->rows, at))
            ok = make_item(&g, s, at) && ok;
    }
    for (size_t i = 0, to; ok && i < g.n; i = to) {
        for (to = i; to < g.n && g.items[to].from == g.items[i].from; to++) continue;
        ok = put_items(&g, i, to);
    }
    return ok;
}
