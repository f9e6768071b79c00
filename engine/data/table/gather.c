/* Records from tables: each row of the first (of a CSV file, the only) sheet with the rows of the others that
 * bear its key. */
#include "data/json.h"
#include "data/table/book.h"
#include "data/table/csv.h"
#include "data/table/reader.h"
#include "data/table/sides.h"
#include "text/unicode.h"

#include <stdlib.h>

typedef struct gather {
    arena *keep;
    str file;
    book *book;        /* NULL: CSV */
    const columns *columns;
    grid_source main;
    headings heads;
    sides sides;
    const schema *schema;
    diag *found;       /* of the record in hand */
    size_t count;
    bool told_example;
} gather;

static void gather_close(void *state) {
    gather *g = state;
    if (g->main.close) g->main.close(g->main.state);
    for (size_t i = 0; i < g->columns->n; i++) store_drop(g->sides.of[i].rows);
    book_close(g->book);
    diag_drop(g->found);
    arena_drop(g->keep);
    free(g);
}

static gather *gather_new(str file, const schema *s) {
    gather *g = mem_alloc(sizeof *g);
    *g = (gather){.keep = arena_new(), .schema = s, .found = diag_new()};
    g->file = str_dup(g->keep, file);
    g->columns = columns_of(g->keep, s);
    g->sides = (sides){.file = g->file, .columns = g->columns, .keep = g->keep};
    g->sides.of = ARENA_ARRAY(g->keep, side, g->columns->n);
    return g;
}

/* The heading row of the first sheet. */
static bool begin(gather *g, str sheet, const schema *s, diag *d) {
    grid_row first;
    g->heads = (headings){.file = g->file, .sheet = sheet};
    rows_step step = g->main.next(g->main.state, &first, d);
    if (step == ROWS_END) DIAG_ADD(d, TABLE_NO_HEADING, ((diag_where){.file = g->file, .path = sheet}), STR(""));
    return step == ROWS_ITEM && headings_read(&g->heads, g->keep, &first, &g->columns->tables[0], s, d);
}

/* --- CSV ------------------------------------------------------------------------------------------------ */

static void *csv_begin(input *in, const schema *s, diag *d) {
    gather *g = gather_new(in->file, s);
    g->main = csv_open(in);
    if (begin(g, STR(""), s, d)) return g;
    gather_close(g);
    return NULL;
}

/* --- workbooks ------------------------------------------------------------------------------------------ */

/* The table whose sheet this is, by title or path; NULL: none. */
static const columns_sheet *table_of_sheet(const gather *g, str title) {
    str folded = text_fold(g->keep, str_trim(title));
    for (size_t i = 0; i < g->columns->n; i++) {
        const columns_sheet *t = &g->columns->tables[i];
        if (str_eq(text_fold(g->keep, t->title), folded) || (t->path.n && str_eq(t->path, title))) return t;
    }
    return NULL;
}

/* The guide and the lists of choices that `vanban sheet` adds. */
static bool is_known_aside(const gather *g, str title) {
    str folded = text_fold(g->keep, title);
    return str_eq(folded, STR("huong dan")) || str_eq(folded, STR("danh muc"));
}

static void warn_unused(const gather *g, str title, diag *d) {
    str *names = ARENA_ARRAY(g->keep, str, g->columns->n);
    for (size_t i = 0; i < g->columns->n; i++) names[i] = g->columns->tables[i].title;
    size_t nearest = text_nearest(g->keep, title, names, g->columns->n);
    diag_where at = {.file = g->file};
    if (nearest < g->columns->n) DIAG_ADD(d, BOOK_SHEET_MISSPELT, at, title, names[nearest]);
    else DIAG_ADD(d, BOOK_SHEET, at, title);
}

/* The first sheet of the documents: the one of that name, else the first of no other use. */
static size_t main_sheet(const gather *g) {
    size_t n = book_sheets_n(g->book), found = n;
    for (size_t i = n; i--;) {
        const columns_sheet *t = table_of_sheet(g, book_sheet_title(g->book, i));
        if (t == g->columns->tables) return i;
        if (!t && !is_known_aside(g, book_sheet_title(g->book, i))) found = i;
    }
    return found < n ? found : 0;
}

static bool load_sides(gather *g, size_t main, diag *d) {
    bool ok = true;
    for (size_t i = 0; i < book_sheets_n(g->book); i++) {
        str title = book_sheet_title(g->book, i);
        const columns_sheet *t = table_of_sheet(g, title);
        if (i == main || is_known_aside(g, title)) continue;
        if (!t) {
            warn_unused(g, title, d);
            continue;
        }
        if (t == g->columns->tables || g->sides.of[t - g->columns->tables].rows) {
            DIAG_ADD(d, BOOK_SHEET_TWICE, ((diag_where){.file = g->file}), t->title);
            return false;
        }
        grid_source from;
        ok = book_sheet_rows(g->book, i, &from, d) && sides_load(&g->sides, t, title, from, d) && ok;
    }
    return ok;
}

static void *book_begin(input *in, const schema *s, diag *d) {
    gather *g = gather_new(in->file, s);
    str bytes;
    if (input_rest(in, (size_t)READER_WORKBOOK_MB << 20, g->keep, &bytes, d))
        g->book = book_open(g->file, bytes, d);
    input_close(in);
    if (g->book) {
        size_t main = main_sheet(g);
        bool ok = load_sides(g, main, d) && book_sheet_rows(g->book, main, &g->main, d);
        if (ok && begin(g, book_sheet_title(g->book, main), s, d)) return g;
    }
    gather_close(g);
    return NULL;
}

/* --- records -------------------------------------------------------------------------------------------- */

static bool is_example(gather *g, const grid_row *from, str key, diag *d) {
    if (!str_eq(key, sides_example_key)) return false;
    if (!g->told_example) DIAG_ADD(d, ROW_EXAMPLE, headings_where(g->keep, &g->heads, from->line, NULL), key);
    return g->told_example = true;
}

static diag_where as_it_is(void *user, diag_where at) { return (void)user, at; }

typedef struct placing {
    arena *a;
    str file;
    const tree *root;
} placing;

static diag_where at_cell(void *user, diag_where at) {
    const placing *p = user;
    row_place place = tree_locate(p->root, at.path);
    return headings_at(p->a, p->file, &place);
}

/* A record with values of the wrong type is not given out: what else is wrong with it is told here. */
static void check_rest(const gather *g, arena *a, const rows_record *r, diag *d) {
    diag *more = diag_new();
    data_source source = {g->file, r->json};
    value *v = json_parse(a, source, more);
    if (v) schema_check(g->schema, v, a, source, more);
    diag_move(d, more, at_cell, &(placing){a, g->file, r->map});
    diag_drop(more);
}

/* The record of the row `from`: its data into *out. False after a diagnostic. */
static bool gather_record(gather *g, arena *a, const grid_row *from, rows_record *out, diag *d) {
    str key = out->key.n ? out->key : str_fmt(a, "%zu", g->count);
    tree *root = out->map = tree_new(a, headings_place(&g->heads, from->line, NULL));
    diag_clear(g->found);
    bool whole = sides_put_cells(a, &g->heads, from, root, g->found);
    whole = sides_put_rows(&g->sides, a, key, root, g->found) && whole;
    buf json = buf_in(a);
    tree_write(root, &json);
    out->json = buf_str(&json);
    diag_move(d, g->found, as_it_is, NULL);
    bool good = !diag_count(g->found, DIAG_ERROR);
    if (whole && !good) check_rest(g, a, out, d);
    return good;
}

static rows_step gather_next(void *state, arena *a, rows_record *out, diag *d) {
    gather *g = state;
    grid_row from;
    rows_step step;
    do {
        step = g->main.next(g->main.state, &from, d);
        if (step == ROWS_END) sides_warn_merged(a, &g->heads, &g->main, d), sides_report_left(&g->sides, d);
        if (step == ROWS_END || step == ROWS_BROKEN) return step;
        out->line = from.line;
        out->key = step == ROWS_ITEM ? str_dup(a, sides_role(a, &g->heads, &from, COLUMN_KEY)) : STR("");
    } while (step == ROWS_ITEM && is_example(g, &from, out->key, d));
    g->count++;
    return step == ROWS_ITEM && gather_record(g, a, &from, out, d) ? ROWS_ITEM : ROWS_BAD;
}

static double gather_share(const void *state) {
    const gather *g = state;
    return g->main.share(g->main.state);
}

const reader_kind reader_csv = {csv_begin, gather_next, gather_close, gather_share};
const reader_kind reader_book = {book_begin, gather_next, gather_close, gather_share};
