/* The rows of one worksheet, as they are unpacked. A piece of XML may end several rows; they wait in a small
 * arena until they are taken, then the next piece is read. */
#include "data/table/book_parts.h"

#include "data/number.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 16384, MOST_MERGED = 100000 };

typedef struct sheet_reader {
    book *book;
    xml *part;
    str title;
    arena *a, *spare;    /* of the rows that wait; of those before */
    arena *scratch;      /* of the cell in hand */
    grid_row *rows;
    size_t n, at, cap;   /* rows[at..n) wait */
    bool ended;
    grid_row now;        /* the row in hand */
    size_t now_cap, line, column;
    bool in_row, in_cell, in_value;
    char type;           /* of the cell: t of t="s", i for inlineStr, r for str, … */
    size_t style;
    buf value;
    book_text text;
    grid_range *merged;
    size_t merged_n;
    size_t bad_string;   /* line of a cell that names no shared string; 0: none */
} sheet_reader;

/* --- cells ---------------------------------------------------------------------------------------------- */

/* The column of a reference such as AB12; `otherwise` when it is none. */
static size_t read_column(const char *ref, size_t otherwise) {
    size_t n = 0;
    const char *p = ref;
    for (; p && *p >= 'A' && *p <= 'Z' && n < MOST_COLUMNS; p++) n = n * 26 + (size_t)(*p - 'A') + 1;
    return p && p != ref && n <= MOST_COLUMNS ? n - 1 : otherwise;
}

static void start_cell(sheet_reader *r, const char **attributes) {
    const char *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s");
    r->column = read_column(xml_attribute(attributes, "r"), r->column);
    r->style = style ? strtoul(style, NULL, 10) : 0;
    r->type = 'n';
    if (type) r->type = strcmp(type, "inlineStr") == 0 ? 'i' : strcmp(type, "str") == 0 ? 'r' : type[0];
    arena_reset(r->scratch);
    r->value = buf_in(r->scratch);
    r->text = (book_text){.text = buf_in(r->scratch)};
    r->in_cell = true;
}

static void put_number(sheet_reader *r, grid_cell *c, str digits) {
    c->number = number_read(r->scratch, digits);
    c->kind = r->style < r->book->kinds_n ? (grid_kind)r->book->kinds[r->style] : GRID_NUMBER;
    /* 1462 days lie between the two systems; a date with only a time of day has no day to move. */
    if (c->kind == GRID_DATE && r->book->from_1904) c->number += 1462;
    if (c->kind == GRID_DATE && c->number < 1) c->kind = GRID_TIME;
}

static void put_shared(sheet_reader *r, grid_cell *c, str digits) {
    size_t i = strtoul(str_z(r->scratch, digits), NULL, 10);
    if (i >= r->book->strings_n || !digits.n) {
        if (!r->bad_string) r->bad_string = r->line;
        return;
    }
    c->text = r->book->strings[i];
    c->lasting = true;
}

/* The cell that just ended; false: it is blank. */
static bool read_cell(sheet_reader *r, grid_cell *c) {
    str written = str_trim(buf_str(&r->value));
    *c = (grid_cell){.column = r->column, .kind = GRID_TEXT};
    switch (r->type) {
    case 's': if (written.n) put_shared(r, c, written); break;
    case 'i': c->text = book_text_take(r->a, &r->text); break;
    case 'b': c->kind = GRID_BOOL, c->number = str_eq(written, STR("1")) || str_eq(written, STR("true")); break;
    case 'e': c->kind = GRID_ERROR, c->text = str_dup(r->a, written); break;
    case 'n': if (written.n) put_number(r, c, written); break;
    default:  c->text = book_text_take(r->a, &(book_text){.text = r->value}); break; /* str, d */
    }
    bool texts = c->kind == GRID_TEXT || c->kind == GRID_ERROR;
    return texts ? str_trim(c->text).n > 0 : written.n > 0;
}

static void end_cell(sheet_reader *r) {
    grid_cell c;
    r->in_cell = false;
    if (read_cell(r, &c)) {
        if (r->now.n == r->now_cap) {
            size_t cap = r->now_cap * 2 + 16;
            r->now.cells = arena_grow(r->a, r->now.cells, r->now_cap * sizeof c, cap * sizeof c);
            r->now_cap = cap;
        }
        r->now.cells[r->now.n++] = c;
    }
    r->column++;
}

/* --- rows ----------------------------------------------------------------------------------------------- */

static void end_row(sheet_reader *r) {
    r->in_row = false;
    if (!r->now.n) return;
    if (r->n == r->cap) {
        size_t cap = r->cap * 2 + 64;
        r->rows = mem_realloc(r->rows, cap * sizeof *r->rows);
        r->cap = cap;
    }
    r->rows[r->n++] = r->now;
}

/* A range such as A2:A5. */
static void add_merged(sheet_reader *r, const char *ref) {
    const char *colon = ref ? strchr(ref, ':') : NULL;
    if (!colon || r->merged_n == MOST_MERGED) return;
    grid_range g = {.column = read_column(ref, MOST_COLUMNS), .last_column = read_column(colon + 1, MOST_COLUMNS)};
    g.line = strtoul(ref + strspn(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NULL, 10);
    g.last_line = strtoul(colon + 1 + strspn(colon + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NULL, 10);
    if (r->merged_n % 64 == 0) r->merged = mem_realloc(r->merged, (r->merged_n + 64) * sizeof g);
    r->merged[r->merged_n++] = g;
}

static void on_start(void *user, const char *name, const char **attributes) {
    sheet_reader *r = user;
    if (r->in_cell) {
        r->in_value = strcmp(name, "v") == 0;
        book_text_start(&r->text, name);
    } else if (r->in_row && strcmp(name, "c") == 0) {
        start_cell(r, attributes);
    } else if (strcmp(name, "row") == 0) {
        const char *line = xml_attribute(attributes, "r");
        r->line = line ? strtoul(line, NULL, 10) : r->line + 1;
        r->now = (grid_row){.line = r->line};
        r->now_cap = r->column = 0;
        r->in_row = true;
    } else if (strcmp(name, "mergeCell") == 0) {
        add_merged(r, xml_attribute(attributes, "ref"));
    }
}

static void on_end(void *user, const char *name) {
    sheet_reader *r = user;
    if (r->in_cell && strcmp(name, "c") == 0) end_cell(r);
    else if (r->in_row && strcmp(name, "row") == 0) end_row(r);
    else if (r->in_cell) book_text_end(&r->text, name);
    r->in_value = false;
}

static void on_text(void *user, const char *s, int n) {
    sheet_reader *r = user;
    if (r->in_value) buf_add(&r->value, (str){s, (size_t)n});
    else if (r->in_cell) book_text_add(&r->text, s, n);
}

/* All rows that waited are taken: their memory is used anew. A row of which only a part came is kept. */
static void begin_piece(sheet_reader *r) {
    arena *next = r->spare;
    arena_reset(next);
    grid_cell *cells = ARENA_ARRAY(next, grid_cell, r->now.n);
    for (size_t i = 0; r->in_row && i < r->now.n; i++) {
        cells[i] = r->now.cells[i];
        if (!cells[i].lasting) cells[i].text = str_dup(next, cells[i].text);
    }
    r->now.cells = cells;
    r->now_cap = r->now.n;
    r->spare = r->a;
    r->a = next;
    r->at = r->n = 0;
}

static rows_step sheet_next(void *state, grid_row *out, diag *d) {
    sheet_reader *r = state;
    while (r->at == r->n && !r->ended) {
        begin_piece(r);
        xml_step step = xml_more(r->part, d);
        if (step == XML_FAULT) return ROWS_BROKEN;
        r->ended = step == XML_DONE;
    }
    if (r->bad_string) {
        DIAG_ADD(d, BOOK_BROKEN, ((diag_where){.file = r->book->file}), STR("sharedStrings"));
        return ROWS_BROKEN;
    }
    if (r->at == r->n) return ROWS_END;
    *out = r->rows[r->at++];
    return ROWS_ITEM;
}

static size_t sheet_merged(void *state, const grid_range **ranges) {
    const sheet_reader *r = state;
    *ranges = r->merged;
    return r->merged_n;
}

static void sheet_close(void *state) {
    sheet_reader *r = state;
    xml_close(r->part);
    arena_drop(r->a);
    arena_drop(r->spare);
    arena_drop(r->scratch);
    free(r->rows);
    free(r->merged);
    free(r);
}

static double sheet_share(const void *state) { return xml_share(((const sheet_reader *)state)->part); }

bool book_sheet_rows(book *b, size_t sheet, grid_source *out, diag *d) {
    static const xml_events events = {on_start, on_end, on_text};
    const book_sheet *of = &b->sheets[sheet];
    if (!of->part) {
        DIAG_ADD(d, BOOK_BROKEN, ((diag_where){.file = b->file}), of->title);
        return false;
    }
    sheet_reader *r = mem_alloc(sizeof *r);
    *r = (sheet_reader){.book = b, .title = of->title, .a = arena_new(), .spare = arena_new(),
                        .scratch = arena_new()};
    r->part = xml_open(b->package, &b->budget, b->file, of->part, &events, r, d);
    bool opened = r->part != NULL;
    if (opened) *out = (grid_source){sheet_next, sheet_close, sheet_merged, sheet_share, r};
    else sheet_close(r);
    return opened;
}
