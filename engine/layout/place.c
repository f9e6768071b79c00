/* Copying items to where they are drawn, cells beside each other, borders around them. */
#include "layout/place.h"

#include "layout/table.h"

#include <string.h>

static item *add(page_items *p, const item *it, len x, len y) {
    p->v = setting_room(p->s->a, p->v, p->n, &p->cap, sizeof(item));
    item *made = &p->v[p->n++];
    *made = *it;
    made->x += x;
    made->y += y;
    made->artifact |= p->repeated;
    return made;
}

/* A line with page numbers was set with one figure each; now that they are known it grows. */
static void fill_numbers(page_items *p, const strip *line, item *items) {
    len more = 0;
    for (size_t i = 0; i < line->items_n; i++) {
        item *it = &items[i];
        it->x += more;
        if (it->text.p != setting_some_page.p || it->kind != ITEM_TEXT) continue;
        len one = it->width;
        it->text = p->number;
        it->width = one * (len)p->number.n; /* figures are all as wide */
        more += it->width - one;
    }
    if (line->align == ALIGN_LEFT || line->align == ALIGN_JUSTIFY) return;
    for (size_t i = 0; i < line->items_n; i++)
        items[i].x -= line->align == ALIGN_CENTRE ? more / 2 : more;
}

static void mark_page(page_items *p, uint32_t id) {
    block_layout *b = &p->s->blocks[id];
    if (b->first_page == LAYOUT_NO_PAGE) b->first_page = p->page;
}

static void place_plain(page_items *p, const strip *st, len x, len y) {
    size_t first = p->n;
    for (size_t i = 0; i < st->items_n; i++) add(p, &p->s->items[st->item + i], x, y);
    if (st->page_number) fill_numbers(p, st, p->v + first);
}

static void place_cell(page_items *p, const row_box *r, size_t c, place from, place to, len x,
                       len y) {
    const cell_box *box = &r->cells[c];
    place start = from.cut ? from.cut[c] : (place){0, NULL};
    place end = to.cut ? to.cut[c] : (place){box->n, NULL};
    y += r->table->grid;
    if (box->middle && !to.cut) { /* as in LibreOffice, the last part only */
        len room = table_part_height(r, from.cut, NULL) - r->table->grid * (r->last ? 2 : 1);
        y += (room - table_text_height(r, c, from.cut, NULL)) / 2;
    }
    place_strips(p, box->strips, start, end, x + box->x, y);
}

typedef struct corner {
    page_items *p;
    len x;
} corner;

static void draw_border(void *user, item line) {
    corner *at = user;
    add(at->p, &line, at->x, 0);
}

/* Rows of one table from strip `at` on; gives the strip behind them. */
static size_t place_rows(page_items *p, const strip *strips, size_t at, place from, place to, len x,
                         len *y) {
    const table_box *t = strips[at].row->table;
    size_t end = at, n = 0;
    while ((end < to.at || (end == to.at && to.cut)) && strips[end].kind == STRIP_ROW &&
           strips[end].row->table == t)
        end++;
    drawn_row *drawn = ARENA_ARRAY(p->s->a, drawn_row, end - at);
    mark_page(p, t->block);
    for (size_t i = at; i < end; i++) {
        const row_box *r = strips[i].row;
        place first = {i, i == from.at ? from.cut : NULL}, last = {i, i == to.at ? to.cut : NULL};
        len height = table_part_height(r, first.cut, last.cut);
        if (last.cut && *y + height + t->grid > p->bottom) height = p->bottom - t->grid - *y;
        for (size_t c = 0; c < r->n; c++) place_cell(p, r, c, first, last, x, *y);
        drawn[n++] = (drawn_row){r, *y, height, r->last && !last.cut};
        *y += height;
    }
    if (t->grid) table_borders(drawn, n, draw_border, &(corner){p, x});
    return end;
}

len place_strips(page_items *p, const strip *strips, place from, place to, len x, len y) {
    /* The height ends only a document that has failed: a nested row that no page holds. */
    for (size_t i = from.at; (i < to.at || (i == to.at && to.cut)) && y < STRIP_TALLEST;) {
        const strip *st = &strips[i];
        switch (st->kind) {
        case STRIP_PLAIN:
            mark_page(p, st->block);
            place_plain(p, st, x, y);
            y += st->height;
            i++;
            break;
        case STRIP_ROW: i = place_rows(p, strips, i, from, to, x, &y); break;
        case STRIP_PAGE: i++; break;
        }
    }
    return y;
}
