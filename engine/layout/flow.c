/* Page filling. A page takes strips until one does not fit; that one is cut if it is a row that may
 * be, else the page ends at the cheapest place above it. Each strip is looked at about once per
 * page it stands on, so the time is linear in the number of strips. */
#include "layout/flow.h"

#include "layout/furniture.h"
#include "layout/table.h"

typedef struct flow {
    setting *s;
    const strip *strips;
    size_t n;
    page *pages;
    size_t pages_n, pages_cap;
    const page_style *style; /* of the page being filled */
    page_area area;          /* of its text */
    furniture first;         /* what page 1 has in its margins */
    int number;
} flow;

/* The rows to repeat at the top of a page that goes on with their table; NULL when there are none,
 * or when they would leave less than half a page. */
static const table_box *repeated_heads(const flow *f, place from) {
    const strip *st = &f->strips[from.at];
    if (st->kind != STRIP_ROW || st->row->head || !st->row->table->heads_n) return NULL;
    return st->row->table->heads_height * 2 <= f->s->room ? st->row->table : NULL;
}

static len height_from(const flow *f, size_t i, place from) {
    const strip *st = &f->strips[i];
    return i == from.at && from.cut ? table_part_height(st->row, from.cut, NULL) : st->height;
}

/* What must fit below a strip for a page to end after it: the border that closes a table. */
static len closing(const strip *st) {
    return st->kind == STRIP_ROW && !st->row->last ? st->row->table->grid : 0;
}

/* Before which strip to end a page that `overflow` did not fit: cheapest, then lowest; none:
 * from.at. */
static size_t cheapest(const flow *f, place from, size_t overflow) {
    size_t best = from.at;
    break_cost cost = BREAK_PARTS;
    for (size_t i = overflow; i > from.at; i--) {
        if (best != from.at && f->strips[i - 1].after >= cost) continue;
        best = i;
        cost = f->strips[i - 1].after;
    }
    return best;
}

static void report_too_tall(flow *f, const strip *st) {
    setting *s = f->s;
    buf tall = buf_in(s->a), room = buf_in(s->a);
    buf_fixed(&tall, (int64_t)len_to_mm(st->height), 0);
    buf_fixed(&room, (int64_t)len_to_mm(s->room), 0);
    DIAG_ADD(s->diags, BLOCK_TOO_TALL, doc_where(s->doc, st->at), buf_str(&tall), buf_str(&room));
    s->failed = true;
}

/* Cuts row `at`, of which what lies before `from` has been placed, so that it fits `room`. False:
 * nothing of it fits. */
static bool cut_row(flow *f, size_t at, place from, len room, bool anyhow, place *end) {
    const row_box *r = f->strips[at].row;
    const place *cut = table_cut(f->s, r, at == from.at ? from.cut : NULL, room, anyhow);
    if (!cut) return false;
    *end = (place){at + 1, NULL}; /* only the border was too much */
    for (size_t c = 0; c < r->n; c++)
        if (cut[c].at < r->cells[c].n) *end = (place){at, cut};
    return true;
}

/* Nothing fits a page whole: a part of a row, or an error and the strip all the same. */
static place force(flow *f, place from, len room) {
    const strip *st = &f->strips[from.at];
    place end = {from.at + 1, NULL};
    if (st->kind == STRIP_ROW && (cut_row(f, from.at, from, room, false, &end) ||
                                  cut_row(f, from.at, from, room, true, &end)))
        return end;
    report_too_tall(f, st);
    return end;
}

/* Strip `i` that does not fit being the last line of a paragraph behind a heading, and short of less room than the
 * white between the two: LibreOffice forgets that white, takes the whole for fitting and, finding that it does not,
 * has both begin the next page. They do, and the paragraph is to stay whole in other programs as well. Gives the
 * paragraph's first line; i: it is another case. */
static size_t stays_whole(const flow *f, place from, size_t i, len room) {
    const strip *st = &f->strips[i];
    size_t first = i;
    if (st->kind != STRIP_PLAIN || (i + 1 < f->n && st[1].block == st->block)) return i;
    while (first > from.at && f->strips[first - 1].block == st->block) first--;
    if (first == from.at || f->strips[first - 1].kind != STRIP_PLAIN) return i;
    const strip *heading = &f->strips[first - 1];
    bool forgets = heading->after == BREAK_PARTS && st->height - st->white - room < heading->white;
    return forgets && cheapest(f, from, first) > from.at ? first : i;
}

/* Where the page that begins at `from` ends when strip `i` does not fit the room left. A row that
 * should stay whole is cut rather than parted from its heading. */
static place overflow(flow *f, place from, size_t i, len room) {
    size_t first = stays_whole(f, from, i, room);
    place end = {cheapest(f, from, first), NULL}, cut;
    if (first < i) f->s->blocks[f->strips[i].block].whole = true;
    if (end.at == from.at) return force(f, from, room);
    bool parts = f->strips[end.at - 1].after == BREAK_PARTS;
    const strip *st = &f->strips[i];
    if (st->kind == STRIP_ROW && (parts || !st->row->whole) &&
        cut_row(f, i, from, room, false, &cut))
        return cut;
    return end;
}

/* Where the page that begins at `from` ends. */
static place fill(flow *f, place from) {
    const table_box *heads = repeated_heads(f, from);
    len y = heads ? heads->heads_height : 0, room = f->s->room;
    for (size_t i = from.at; i < f->n; i++) {
        const strip *st = &f->strips[i];
        if (st->kind == STRIP_PAGE) return (place){i, NULL};
        len height = height_from(f, i, from);
        if (y + height - st->white + closing(st) <= room) {
            y += height;
            continue;
        }
        return overflow(f, from, i, room - y);
    }
    return (place){f->n, NULL};
}

static void make_page(flow *f, place from, place to) {
    setting *s = f->s;
    page_items p = {.s = s,
                    .page = f->pages_n,
                    .number = str_fmt(s->a, "%d", f->number),
                    .bottom = f->area.bottom};
    len x = f->style->left, y = f->area.top;
    furniture_place_number(&p, f->style, f->number);
    if (p.page == 0) furniture_place_head(&p, &f->first, f->style);
    const table_box *heads = repeated_heads(f, from);
    if (heads) {
        p.repeated = true;
        y = place_strips(&p, heads->heads, (place){0, NULL}, (place){heads->heads_n, NULL}, x, y);
        p.repeated = false;
    }
    place_strips(&p, f->strips, from, to, x, y);
    if (p.page == 0) furniture_place_foot(&p, &f->first, f->style);
    f->pages = setting_room(s->a, f->pages, f->pages_n, &f->pages_cap, sizeof(page));
    f->pages[f->pages_n++] = (page){f->style, f->number++, p.v, p.n};
}

/* Page changes at `from`: the style and number that hold from here on, and the room they leave. */
static place turn_page(flow *f, place from) {
    while (from.at < f->n && f->strips[from.at].kind == STRIP_PAGE) {
        const strip *st = &f->strips[from.at++];
        f->style = st->page;
        if (st->restart) f->number = 1;
    }
    if (f->pages_n == 0) f->first = furniture_set(f->s, f->style);
    f->area = furniture_area(f->pages_n == 0 ? &f->first : NULL, f->style);
    f->s->room = f->area.bottom - f->area.top;
    return from;
}

void flow_pages(setting *s, const strip *strips, size_t n, const page_style *first, layout *out) {
    flow f = {.s = s, .strips = strips, .n = n, .style = first, .number = 1};
    for (place at = turn_page(&f, (place){0, NULL}); at.at < n; at = turn_page(&f, at)) {
        place end = fill(&f, at);
        make_page(&f, at, end);
        at = end;
    }
    out->pages = f.pages;
    out->n = f.pages_n;
}
