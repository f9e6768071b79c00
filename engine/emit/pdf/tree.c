/* Blocks by id, the text of a paragraph, and reading along with it. */
#include "emit/pdf/tree.h"

static void index_blocks(const block *blocks, size_t n, const block **by_id) {
    for (size_t i = 0; i < n; i++) {
        const block *b = &blocks[i];
        by_id[b->id] = b;
        if (b->kind != BLOCK_TABLE) continue;
        for (size_t r = 0; r < b->as.table.rows_n; r++) {
            const row *line = &b->as.table.rows[r];
            for (size_t c = 0; c < line->n; c++)
                index_blocks(line->cells[c].blocks, line->cells[c].n, by_id);
        }
    }
}

const block **tree_index(const doc *d, arena *a) {
    const block **by_id = ARENA_ARRAY(a, const block *, d->block_count);
    index_blocks(d->blocks, d->n, by_id);
    return by_id;
}

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
        case RUN_PAGE_NUMBER: buf_byte(&text, '\x01'); break;
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

tree_reader tree_read(const block **blocks, arena *a) {
    return (tree_reader){.blocks = blocks, .a = a, .block = UINT32_MAX};
}

bool tree_read_on(tree_reader *r, uint32_t id, str piece) {
    bool same = r->block == id;
    if (!same) {
        r->block = id;
        r->text = tree_text(r->blocks[id], r->a);
        r->at = 0;
    }
    size_t at = r->at;
    while (at < r->text.n && (unsigned char)r->text.p[at] <= ' ' &&
           !str_starts(str_part(r->text, at, r->text.n), piece))
        at++;
    if (!str_starts(str_part(r->text, at, r->text.n), piece))
        return false; /* shown again: a table's head */
    bool blank = at > r->at;
    r->at = at + piece.n;
    return same && blank;
}
