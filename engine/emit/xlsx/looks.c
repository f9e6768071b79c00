/* A cell's style, number format and flags as a format of the library. A workbook has a few dozen looks, so
 * they are searched from the front. */
#include "emit/xlsx/looks.h"

looks looks_in(arena *a, lxw_workbook *book, str family) {
    looks l = {.book = book, .family = str_z(a, family), .a = a};
    format_set_font_name(STAILQ_FIRST(book->formats), l.family); /* the workbook's default */
    return l;
}

static look look_of(const sheet_cell *c) {
    bool number = c->kind == CELL_NUMBER || (c->kind == CELL_FORMULA && !c->text_result);
    return (look){c->style, c->format, number, c->ruled, c->wrap, c->input};
}

static bool same(const look *a, const look *b) {
    return a->style == b->style && a->number == b->number && a->ruled == b->ruled &&
           a->wrap == b->wrap && a->input == b->input && str_eq(a->format, b->format);
}

/* Left is what text does by itself; numbers then keep to the right, as in every budget. */
static uint8_t horizontal(style_align align) {
    switch (align) {
    case ALIGN_LEFT: return LXW_ALIGN_NONE;
    case ALIGN_CENTRE: return LXW_ALIGN_CENTER;
    case ALIGN_RIGHT: return LXW_ALIGN_RIGHT;
    case ALIGN_JUSTIFY: return LXW_ALIGN_NONE; /* narrow cells would be full of holes */
    }
    return LXW_ALIGN_NONE;
}

static void set_letters(lxw_format *f, const style *s) {
    format_set_font_size(f, style_half_points(s) / 2.0);
    if (s->bold) format_set_bold(f);
    if (s->italic) format_set_italic(f);
    if (s->underline) format_set_underline(f, LXW_UNDERLINE_SINGLE);
    if (s->colour) format_set_font_color(f, (lxw_color_t)s->colour);
}

static lxw_format *make(looks *l, const look *k) {
    lxw_format *f = workbook_add_format(l->book);
    format_set_font_name(f, l->family);
    if (k->style) set_letters(f, k->style);
    if (k->style) format_set_align(f, horizontal(k->style->align));
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (k->format.n) format_set_num_format(f, str_z(l->a, k->format));
    if (k->ruled) format_set_border(f, LXW_BORDER_THIN);
    if (k->wrap) format_set_text_wrap(f);
    if (k->input) format_set_unlocked(f);
    return f;
}

lxw_format *looks_get(looks *l, const sheet_cell *c) {
    look wanted = look_of(c);
    for (size_t i = 0; i < l->n; i++)
        if (same(&l->made[i].of, &wanted)) return l->made[i].format;
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 32;
        l->made = arena_grow(l->a, l->made, l->cap * sizeof *l->made, cap * sizeof *l->made);
        l->cap = cap;
    }
    l->made[l->n].of = wanted;
    return l->made[l->n++].format = make(l, &wanted);
}
