/* The text of a paragraph, and reading along with it. */
#include "emit/pdf/tree.h"

enum { PAGE_NUMBER = 1 }; /* stands for one in the text of a paragraph */

str tree_text(const block *b, arena *a) {
    buf text = buf_in(a);
    if (!b || b->kind != BLOCK_PARA) return STR("");
    const para *p = &b->as.para;
    if (p->label.kind != LABEL_NONE) {
        buf_add(&text, p->label.text);
        buf_byte(&text, ' ');
    }
    for (size_t i = 0; i < p->runs_n; i++) {
        switch (p->runs[i].kind) {
        case RUN_TEXT: buf_add(&text, p->runs[i].text); break;
        case RUN_TAB: buf_byte(&text, '\t'); break;
        case RUN_LINE_BREAK: buf_byte(&text, '\n'); break;
        case RUN_PAGE_NUMBER: buf_byte(&text, PAGE_NUMBER); break;
        }
    }
    return buf_str(&text);
}

str tree_line(str text, arena *a) {
    buf line = buf_in(a);
    for (size_t i = 0; i < text.n; i++) {
        if ((unsigned char)text.p[i] > ' ') {
            buf_byte(&line, text.p[i]);
        } else if (line.n && line.p[line.n - 1] != ' ') {
            buf_byte(&line, ' ');
        }
    }
    return str_trim(buf_str(&line));
}

tree_reader tree_read(const block **blocks, size_t n, arena *a) {
    return (tree_reader){
        .blocks = blocks, .a = a, .read = ARENA_ARRAY(a, size_t, n), .block = UINT32_MAX};
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool tree_is_new(const tree_reader *r, uint32_t id) { return r->block != id && !r->read[id]; }

bool tree_stops_at_blank(const tree_reader *r) {
    size_t at = r->block == UINT32_MAX ? r->text.n : r->read[r->block], from = at;
    while (at < r->text.n && is_blank(r->text.p[at])) at++;
    return at > from && at < r->text.n;
}

/* How many bytes of `text` the piece shows from `at` on; 0: it is not the text there. */
static size_t shown_at(str text, size_t at, str piece) {
    if (at < text.n && text.p[at] == PAGE_NUMBER) return piece.n && is_digit(piece.p[0]);
    return str_starts(str_part(text, at, text.n), piece) ? piece.n : 0;
}

bool tree_read_on(tree_reader *r, uint32_t id, str piece) {
    bool same = r->block == id, stops = !same && tree_stops_at_blank(r), blank = false;
    if (!same) {
        r->block = id;
        r->text = tree_text(r->blocks[id], r->a);
    }
    size_t at = r->read[id], shown;
    while (!(shown = shown_at(r->text, at, piece)) && at < r->text.n && is_blank(r->text.p[at]))
        blank = true, at++;
    if (!shown) return stops; /* shown again: a table's head */
    r->read[id] = at + shown;
    return same ? blank : stops;
}
