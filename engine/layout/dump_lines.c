/* --format lines: where every line of the text came to stand and how nearly it broke elsewhere, as a
 * table for programs that check pages. */
#include "layout/layout.h"

typedef struct line_table {
    const layout *layout;
    const block **blocks;
    const char **where; /* by block */
    bool *leads;        /* by block: to stay with one that follows on no new page */
    uint32_t *started; /* by block: how many of its lines have been met */
    buf *out;
} line_table;

static void put_pt(buf *out, len v) {
    buf_byte(out, '\t');
    buf_fixed(out, len_milli_pt(v), 3);
}

static void put_str(buf *out, str s) {
    buf_byte(out, '\t');
    buf_add(out, s);
}

/* Where text may stand: left, top, right, bottom. */
static void put_area(buf *out, const page_style *p) {
    const len edges[] = {p->left, p->top, p->width - p->right, p->height - p->bottom};
    for (size_t i = 0; i < 4; i++) {
        buf_byte(out, i ? ' ' : '\t');
        buf_fixed(out, len_milli_pt(edges[i]), 3);
    }
}

/* The items of one line: those from `i` on of the same paragraph, up to the next line's. */
static size_t line_items(const page *p, size_t i) {
    size_t n = 1;
    while (i + n < p->n && p->items[i + n].block == p->items[i].block &&
           p->items[i + n].kind == ITEM_TEXT && !p->items[i + n].line_start)
        n++;
    return n;
}

static void put_line(line_table *t, size_t page_index, const item *first, size_t n) {
    const block_layout *l = &t->layout->blocks[first->block];
    const block *b = t->blocks[first->block];
    const item *last = &first[n - 1];
    uint32_t k = t->started[first->block]++;
    buf_fmt(t->out, "%zu", page_index + 1);
    put_area(t->out, t->layout->pages[page_index].style);
    buf_fmt(t->out, "\t%u", (unsigned)first->block);
    put_str(t->out, b->as.para.style->name);
    put_str(t->out, b->role);
    put_str(t->out, str_of(t->where[first->block]));
    put_str(t->out, t->leads[first->block] ? STR("next") : STR(""));
    buf_fmt(t->out, "\t%u\t%zu", (unsigned)k + 1, l->ends_n);
    put_pt(t->out, first->x);
    put_pt(t->out, last->x + last->width + last->stretch);
    put_pt(t->out, first->y);
    put_pt(t->out, b->as.para.style->line);
    put_pt(t->out, k < l->ends_n ? l->ends[k].slack : 0);
    put_pt(t->out, k < l->ends_n ? l->ends[k].next_need : 0);
    buf_byte(t->out, '\t');
    for (size_t i = 0; i < n; i++) buf_add(t->out, first[i].text);
    buf_byte(t->out, '\n');
}

static void mark(line_table *t, const block *blocks, size_t n, const char *where, const char *within) {
    for (size_t i = 0; i < n; i++) {
        t->where[blocks[i].id] = where;
        if (blocks[i].kind == BLOCK_PARA && i + 1 < n && blocks[i + 1].kind != BLOCK_PAGE)
            t->leads[blocks[i].id] = blocks[i].as.para.keep_next || blocks[i].as.para.style->keep_next;
        if (blocks[i].kind != BLOCK_TABLE) continue;
        for (size_t r = 0; r < blocks[i].as.table.rows_n; r++) {
            const row *line = &blocks[i].as.table.rows[r];
            for (size_t c = 0; c < line->n; c++)
                mark(t, line->cells[c].blocks, line->cells[c].n, within, within);
        }
    }
}

void layout_dump_lines(const doc *d, const layout *l, arena *a, buf *out) {
    line_table t = {.layout = l,
                    .blocks = doc_index(d, a),
                    .where = ARENA_ARRAY(a, const char *, d->block_count),
                    .leads = ARENA_ARRAY(a, bool, d->block_count),
                    .started = ARENA_ARRAY(a, uint32_t, d->block_count),
                    .out = out};
    mark(&t, d->head, d->head_n, "margin", "margin");
    mark(&t, d->blocks, d->n, "text", "cell");
    mark(&t, d->foot, d->foot_n, "margin", "margin");
    buf_add(out, STR("page\tarea\tblock\tstyle\trole\twhere\tkeep\tline\tof\tleft\tright\tbaseline\tpitch\t"
                     "slack\tneed\ttext\n"));
    for (size_t p = 0; p < l->n; p++) {
        const page *now = &l->pages[p];
        for (size_t i = 0; i < now->n;) {
            const item *it = &now->items[i];
            size_t n = it->kind == ITEM_TEXT ? line_items(now, i) : 1;
            if (it->kind == ITEM_TEXT && !it->artifact) put_line(&t, p, it, n);
            i += n;
        }
    }
}
