/* A list sheet into memory, and what is said of its rows at the end. */
#include "data/table/sides.h"

#include <stdlib.h>

enum { MOST_LEFT = 20 };

const str sides_example_key = {"VÍ DỤ", sizeof "VÍ DỤ" - 1};

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
