/* Pieces of a line that show one citation make one link, as wide as they are and as high as the type: its
 * ascent and descent are near enough a whole and a quarter of the size. */
#include "emit/pdf/links.h"

#include "emit/pdf/syntax.h"

static bool shows(const item *it) { return it->kind == ITEM_TEXT && it->cites && !it->artifact; }

static len size_of(const item *it) { return it->half_points * (LEN_PT / 2); }

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

/* The link over the pieces from `first` to `last` of a page, to where `target` is. */
static unsigned add_link(links *k, const item *first, const item *last, const page *p,
                         const item *target, arena *a) {
    const citation *c = first->cites;
    size_t on = k->layout->blocks[c->of].first_page;
    len base = p->style->height - first->y, size = size_of(first);
    unsigned number = objects_add(k->objects);
    buf b = buf_in(a);
    buf_add(&b, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]"));
    syntax_rect(&b, first->x, base - size / 4, last->x + last->width + last->stretch, base + size);
    syntax_destination(&b, k->page_objects[on],
                       k->layout->pages[on].style->height - (target->y - size_of(target)));
    buf_add(&b, STR("/Contents"));
    syntax_text(&b, c->text);
    buf_add(&b, STR("/StructParent "));
    buf_int(&b, (int64_t)tags_annotate(k->tags, k->begun, number));
    objects_set(k->objects, number, buf_str(&b));
    return number;
}

void links_write(links *k, size_t page_index, arena *a, buf *out) {
    const page *p = &k->layout->pages[page_index];
    for (const item *it = p->items, *end = it + p->n, *last; it < end; it = last + 1) {
        last = it;
        if (!shows(it)) continue;
        while (last + 1 < end && last[1].cites == it->cites && !last[1].line_start) last++;
        const item *target = first_of(k->layout, it->cites->of);
        if (target) {
            buf_byte(out, ' ');
            syntax_ref(out, add_link(k, it, last, p, target, a));
        }
        k->begun++;
    }
}
