/* Rows into trees, in two steps: first every row becomes an item with its label, then each is put into the
 * list it belongs to; so a row may belong to one of a later sheet. */
#include "data/table/sides.h"

#include "data/table/typed.h"
#include "text/unicode.h"

#include <stdlib.h>

enum { MOST_LEFT = 20, MOST_LEVELS = 32 };

const str sides_example_key = {"VÍ DỤ", sizeof "VÍ DỤ" - 1};

/* --- loading -------------------------------------------------------------------------------------------- */

str sides_role(arena *a, const headings *h, const grid_row *from, column_role role) {
    for (size_t i = 0; i < from->n; i++) {
        const heading *it = headings_find(h, &from->cells[i]);
        if (it && it->of->role == role) return grid_text(a, &from->cells[i]);
    }
    return STR("");
}

/* A sheet being read. A row without a key belongs to the document of the row above if their keys are one
 * merged cell, which is known only at the end of the sheet. */
typedef struct loading {
    side *to;
    arena *a;      /* of one row */
    buf key;       /* of the row above */
    size_t *keyless; /* lines */
    size_t keyless_n;
} loading;

static void load_row(loading *l, const grid_row *from) {
    side *s = l->to;
    bool content = false;
    for (size_t i = 0; i < from->n; i++) content = content || headings_find(&s->heads, &from->cells[i]);
    str key = sides_role(l->a, &s->heads, from, COLUMN_KEY);
    if (key.n) {
        l->key.n = 0;
        buf_add(&l->key, key);
    } else if (content) {
        if (l->keyless_n % 64 == 0) l->keyless = mem_realloc(l->keyless, (l->keyless_n + 64) * sizeof(size_t));
        l->keyless[l->keyless_n++] = from->line;
    }
    key = buf_str(&l->key);
    if (content && !str_eq(key, sides_example_key)) store_add(s->rows, from, key);
}

static size_t key_column(const headings *h) {
    size_t i = 0;
    while (i < h->n && !(h->of[i].of && h->of[i].of->role == COLUMN_KEY)) i++;
    return i;
}

/* An error for each row without a key that is not merged with that of the row above. */
static bool check_keyless(const loading *l, const grid_range *merged, size_t merged_n, diag *d) {
    const headings *h = &l->to->heads;
    size_t keys = key_column(h), at = 0;
    bool ok = true;
    for (size_t i = 0; i < l->keyless_n; i++) {
        size_t line = l->keyless[i];
        for (at = 0; at < merged_n; at++)
            if (merged[at].column == keys && merged[at].line < line && line <= merged[at].last_line) break;
        if (at < merged_n) continue;
        DIAG_ADD(d, CELL_NO_KEY, headings_where(l->a, h, line, NULL), STR(""));
        ok = false;
    }
    return ok;
}

void sides_warn_merged(arena *a, const headings *h, const grid_source *from, diag *d) {
    const grid_range *merged;
    size_t n = from->merged ? from->merged(from->state, &merged) : 0;
    for (size_t i = 0; i < n; i++) {
        if (merged[i].line == merged[i].last_line || merged[i].column == key_column(h)) continue;
        grid_cell first = {.column = merged[i].column};
        DIAG_ADD(d, CELL_MERGED, headings_where(a, h, merged[i].line, headings_find(h, &first)),
                 str_fmt(a, "%zu", merged[i].last_line));
        return;
    }
}

bool sides_load(sides *all, const columns_sheet *t, str sheet, grid_source from, diag *d) {
    side *s = &all->of[t - all->columns->tables];
    *s = (side){.of = t, .heads = {.file = all->file, .sheet = sheet}, .rows = store_new()};
    arena *a = arena_new(), *b = arena_new();
    loading l = {.to = s, .a = a, .key = buf_in(b)};
    grid_row at;
    rows_step step = from.next(from.state, &at, d);
    bool ok = step == ROWS_END || (step == ROWS_ITEM && headings_read(&s->heads, all->keep, &at, t, NULL, d));
    while (ok && step == ROWS_ITEM) {
        arena_reset(a);
        step = from.next(from.state, &at, d);
        if (step == ROWS_ITEM) load_row(&l, &at);
    }
    store_close(s->rows);
    const grid_range *merged;
    size_t merged_n = from.merged(from.state, &merged);
    ok = check_keyless(&l, merged, merged_n, d) && ok;
    sides_warn_merged(a, &s->heads, &from, d);
    from.close(from.state);
    free(l.keyless);
    arena_drop(a);
    arena_drop(b);
    return ok && step == ROWS_END;
}

void sides_report_left(const sides *all, diag *d) {
    arena *a = arena_new();
    size_t told = 0;
    for (size_t i = 0; i < all->columns->n; i++) {
        const side *s = &all->of[i];
        for (size_t k = 0; s->rows && k < store_n(s->rows) && told < MOST_LEFT; k++) {
            if (store_claimed(s->rows, k)) continue;
            grid_row left = store_row(s->rows, k, a);
            DIAG_ADD(d, CELL_NO_RECORD, headings_where(a, &s->heads, left.line, NULL),
                     sides_role(a, &s->heads, &left, COLUMN_KEY));
            told++;
        }
    }
    arena_drop(a);
}

/* --- cells ---------------------------------------------------------------------------------------------- */

static bool put_cell(arena *a, const headings *h, size_t line, const heading *of, const grid_cell *c, tree *item,
                     diag *d) {
    diag_where at = {0};
    if (c->kind == GRID_ERROR) {
        at = headings_where(a, h, line, of);
        DIAG_ADD(d, CELL_ERROR, at, c->text);
        return false;
    }
    buf json = buf_in(a);
    typed_put(&json, a, of->of->type, c);
    tree *to = tree_at(a, item, of->of->path);
    if (to && tree_set(to, buf_str(&json), headings_place(h, line, of))) return true;
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
    for (size_t i = 0; i < from->n; i++) {
        const heading *of = headings_find(h, &from->cells[i]);
        if (of && of->of->role == COLUMN_VALUE) ok = put_cell(a, h, from->line, of, &from->cells[i], item, d) && ok;
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
        if (parent_of(g, &t->homes[i])->kind != TABLE_LIST && i < 10)
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
