/* Pieces of a line that show one citation make one link, as wide as they are and as high as the type: its
 * ascent and descent are near enough a whole and a quarter of the size. */
#include "emit/pdf/links.h"

#include "emit/pdf/syntax.h"

static bool shows(const item *it) { return it->kind == ITEM_TEXT && it->cites && !it->artifact; }

/* The first piece of a paragraph; NULL: no page shows it. */
static const item *first_of(const layout *l, uint32_t id) {
    size_t on = l->blocks[id].first_page;
    if (on == LAYOUT_NO_PAGE) return NULL;
    for (size_t i = 0; i < l->pages[on].n; i++) {
        const item *it = &l->pages[on].items[i];
        if (it->kind == ITEM_TEXT && it->block == id) return it;
    }
    return NULL;
}

static void put_rect(buf *b, len left, len bottom, len right, len top) {
    const len edges[] = {left, bottom, right, top};
    buf_add(b, STR("/Rect["));
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        if (i) buf_byte(b, ' ');
        syntax_points(b, edges[i]);
    }
    buf_byte(b, ']');
}

static len size_of(const item *it) { return it->half_points * (LEN_PT / 2); }

/* A link over the pieces from `first` to `last`, on a page `height` high. */
static str link_over(const item *first, const item *last, len height, const layout *l,
                     const unsigned *page_objects, arena *a) {
    uint32_t of = first->cites->of;
    const item *target = first_of(l, of);
    if (!target) return STR("");
    size_t on = l->blocks[of].first_page;
    len base = height - first->y, size = size_of(first);
    buf b = buf_in(a);
    buf_add(&b, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]"));
    put_rect(&b, first->x, base - size / 4, last->x + last->width + last->stretch, base + size);
    syntax_destination(&b, page_objects[on],
                       l->pages[on].style->height - (target->y - size_of(target)));
    return buf_str(&b);
}

void links_write(const layout *l, size_t page_index, const unsigned *page_objects, objects *o,
                 arena *a, buf *out) {
    const page *p = &l->pages[page_index];
    for (const item *it = p->items, *end = it + p->n, *last; it < end; it = last + 1) {
        last = it;
        if (!shows(it)) continue;
        while (last + 1 < end && last[1].cites == it->cites && !last[1].line_start) last++;
        str link = link_over(it, last, p->style->height, l, page_objects, a);
        if (!link.n) continue;
        unsigned number = objects_add(o);
        objects_set(o, number, link);
        buf_byte(out, ' ');
        syntax_ref(out, number);
    }
}
