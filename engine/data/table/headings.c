/* Headings compared by their folded form. */
#include "data/table/headings.h"

#include "data/table/reader.h"
#include "text/unicode.h"

enum { MOST_COLUMNS = 20000, LONGEST = 200 };

/* Lower case without marks, one blank between words, no "*" behind. */
static str fold(arena *a, str s) {
    s = text_fold(a, s);
    while (s.n && (s.p[s.n - 1] == '*' || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\n')) s.n--;
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r';
        if (!blank) buf_byte(&b, s.p[i]);
        else if (b.n && b.p[b.n - 1] != ' ') buf_byte(&b, ' ');
    }
    return buf_str(&b);
}

/* Titles and paths of the columns, folded: titles first. */
static str *fold_all(arena *a, const columns_sheet *t) {
    size_t n = t->columns_n;
    str *all = ARENA_ARRAY(a, str, 2 * n);
    for (size_t i = 0; i < n; i++) {
        all[i] = fold(a, t->columns[i].title);
        all[n + i] = fold(a, t->columns[i].path);
    }
    return all;
}

static const column *find(arena *a, const columns_sheet *t, const str *folded, str text) {
    size_t n = t->columns_n;
    for (size_t i = 0; i < n; i++)
        if (str_eq(t->columns[i].path, text)) return &t->columns[i];
    str wanted = fold(a, text);
    for (size_t i = 0; i < 2 * n; i++)
        if (str_eq(folded[i], wanted)) return &t->columns[i % n];
    return NULL;
}

/* A column that the schema allows but no sheet lays out: recipients[0].name. */
static const column *make(arena *a, str text, const schema *document) {
    const schema *type = document ? columns_resolve(document, text) : NULL;
    if (!type) return NULL;
    column *c = ARENA_NEW(a, column);
    *c = (column){.path = text, .title = text, .type = type};
    return c;
}

static void unknown(arena *a, const headings *h, const heading *of, size_t line, const columns_sheet *t, diag *d) {
    size_t n = t->columns_n;
    str *names = ARENA_ARRAY(a, str, 2 * n);
    for (size_t i = 0; i < n; i++) {
        names[i] = t->columns[i].title;
        names[n + i] = t->columns[i].path;
    }
    size_t nearest = of->text.n > LONGEST ? 2 * n : text_nearest(a, of->text, names, 2 * n);
    heading bare = {.letters = of->letters};
    diag_where at = headings_where(a, h, line, &bare);
    if (nearest < 2 * n) DIAG_ADD(d, HEADING_MISSPELT, at, value_excerpt(a, of->text), names[nearest]);
    else DIAG_ADD(d, HEADING_UNKNOWN, at, value_excerpt(a, of->text));
}

static bool check_required(arena *a, const headings *h, size_t line, const columns_sheet *t, diag *d) {
    bool whole = true;
    for (size_t i = 0; i < t->columns_n; i++) {
        const column *c = &t->columns[i];
        bool there = !c->required;
        str indexed = str_fmt(a, "%.*s[", STR_ARG(c->path)); /* subject[0] may stand for it */
        for (size_t k = 0; k < h->n && !there; k++)
            there = h->of[k].of && (h->of[k].of == c || str_starts(h->of[k].of->path, indexed));
        if (there) continue;
        whole = false;
        DIAG_ADD(d, HEADING_MISSING, headings_where(a, h, line, NULL), c->title, c->path);
    }
    return whole;
}

bool headings_read(headings *h, arena *a, const grid_row *from, const columns_sheet *t,
                   const schema *document, diag *d) {
    bool ok = true;
    h->n = from->n ? from->cells[from->n - 1].column + 1 : 0;
    if (h->n > MOST_COLUMNS) h->n = MOST_COLUMNS;
    h->of = ARENA_ARRAY(a, heading, h->n);
    const str *folded = fold_all(a, t);
    for (size_t i = 0; i < from->n; i++) {
        const grid_cell *cell = &from->cells[i];
        if (cell->column >= h->n) break;
        heading *it = &h->of[cell->column];
        *it = (heading){.text = str_dup(a, grid_text(a, cell)), .letters = grid_letters(a, cell->column)};
        it->of = find(a, t, folded, it->text);
        if (!it->of) it->of = make(a, it->text, document);
        if (!it->of) unknown(a, h, it, from->line, t, d);
        for (size_t k = 0; it->of && k < cell->column; k++) {
            if (!h->of[k].of || !str_eq(h->of[k].of->path, it->of->path)) continue;
            DIAG_ADD(d, HEADING_TWICE, headings_where(a, h, from->line, it), it->text, h->of[k].letters);
            ok = false;
        }
    }
    return check_required(a, h, from->line, t, d) && ok;
}

const heading *headings_find(const headings *h, const grid_cell *c) {
    return c->column < h->n && h->of[c->column].of ? &h->of[c->column] : NULL;
}

row_place headings_place(const headings *h, size_t line, const heading *of) {
    row_place p = {.sheet = h->sheet, .line = line};
    if (of) p.column = of->letters, p.heading = of->text;
    return p;
}

diag_where headings_at(arena *a, str file, const row_place *p) {
    diag_where at = {.file = file};
    if (!p->sheet.n) at.line = (int)p->line;
    if (p->sheet.n || p->column.n) at.path = rows_place_text(a, p);
    return at;
}

diag_where headings_where(arena *a, const headings *h, size_t line, const heading *of) {
    row_place p = headings_place(h, line, of);
    return headings_at(a, h->file, &p);
}
