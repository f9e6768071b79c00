/* --format pages: what layout decided, as text that stays the same from run to run and shows a
 * change of any position as a changed line. A golden of the tests, and the first thing to look at
 * when a page looks wrong. */
#include "layout/layout.h"

/* Points with three decimals. */
static void put_pt(buf *out, len v) {
    int64_t m = len_milli_pt(v);
    if (m < 0) buf_byte(out, '-'), m = -m;
    buf_fmt(out, "%d.%03d", (int)(m / 1000), (int)(m % 1000));
}

static void put_field(buf *out, const char *name, len v) {
    buf_fmt(out, " %s", name);
    put_pt(out, v);
}

static void put_text(buf *out, const item *it) {
    static const char *const face[FACES] = {"regular", "bold", "italic", "bold-italic", "signs"};
    put_field(out, "", it->x);
    put_field(out, "", it->y);
    put_field(out, "w ", it->width);
    buf_fmt(out, " %s ", face[it->face]);
    buf_fixed(out, it->half_points * 5, 1);
    if (it->underline) buf_add(out, STR(" underline"));
    if (it->stretch) {
        put_field(out, "stretch ", it->stretch);
        buf_fmt(out, "/%d", it->spaces);
    }
    if (it->colour) buf_fmt(out, " #%06X", (unsigned)it->colour);
    buf_fmt(out, " \"%.*s\"\n", STR_ARG(it->text));
}

static void put_line(buf *out, const item *it) {
    put_field(out, "", it->x);
    put_field(out, "", it->y);
    put_field(out, it->dx ? "across " : "down ", it->dx ? it->dx : it->dy);
    put_field(out, "thick ", it->thickness);
    if (it->colour) buf_fmt(out, " #%06X", (unsigned)it->colour);
    buf_byte(out, '\n');
}

static void put_frame(buf *out, const item *it) {
    put_field(out, "", it->x);
    put_field(out, "", it->y);
    put_field(out, "", it->dx);
    put_field(out, "x ", it->dy);
    buf_byte(out, '\n');
}

static void put_item(buf *out, const item *it) {
    static const char *const name[] = {[ITEM_TEXT] = "text", [ITEM_LINE] = "line", [ITEM_FIELD] = "field"};
    /* "+" goes on with the line of the item above; "~" is no part of the text */
    buf_fmt(out, "%s%s",
            it->artifact                               ? " ~"
            : it->kind == ITEM_TEXT && !it->line_start ? " +"
                                                       : "  ",
            name[it->kind]);
    switch (it->kind) {
    case ITEM_TEXT: put_text(out, it); break;
    case ITEM_LINE: put_line(out, it); break;
    case ITEM_FIELD: put_frame(out, it); break;
    }
}

void layout_dump(const doc *d, const layout *l, buf *out) {
    buf_fmt(out, "pages %d, styles %.*s\n", (int)l->n, STR_ARG(d->styles->name));
    for (size_t i = 0; i < l->n; i++) {
        const page *p = &l->pages[i];
        buf_fmt(out, "page %d, numbered %d, %.*s", (int)i + 1, p->number, STR_ARG(p->style->name));
        put_field(out, "", p->style->width);
        put_field(out, "x ", p->style->height);
        buf_byte(out, '\n');
        for (size_t k = 0; k < p->n; k++) put_item(out, &p->items[k]);
    }
}
