/* Columns of blocks like any other, but placed from the paper's edges. The head hangs down from
 * where page numbers stand on other pages; the foot stands up from foot_bottom. */
#include "layout/furniture.h"

#include "layout/column.h"
#include "layout/para.h"

static len text_width(const page_style *look) { return look->width - look->left - look->right; }

static furniture_column set_column(setting *s, const block *blocks, size_t n, len width) {
    furniture_column c = {0};
    size_t first = s->strips_n;
    column_set(s, blocks, n, width);
    c.strips = setting_take(s, first, &c.n);
    for (size_t i = 0; i < c.n && c.height < STRIP_TALLEST; i++) c.height += c.strips[i].height;
    return c;
}

static void report_too_tall(setting *s, const furniture *f, len room) {
    const block *b = f->head.height > f->foot.height ? s->doc->head : s->doc->foot;
    buf tall = buf_in(s->a), left = buf_in(s->a);
    buf_fixed(&tall, (int64_t)len_to_mm(f->head.height + f->foot.height), 0);
    buf_fixed(&left, (int64_t)len_to_mm(room / 2), 0);
    DIAG_ADD(s->diags, BLOCK_TOO_TALL, doc_where(s->doc, b->at), buf_str(&tall), buf_str(&left));
    s->failed = true;
}

furniture furniture_set(setting *s, const page_style *look) {
    const doc *d = s->doc;
    furniture f = {.head = set_column(s, d->head, d->head_n, text_width(look)),
                   .foot = set_column(s, d->foot, d->foot_n, text_width(look))};
    page_area beside = furniture_area(&f, look), usual = furniture_area(NULL, look);
    len room = usual.bottom - usual.top;
    if (beside.bottom - beside.top < room / 2) report_too_tall(s, &f, room);
    return f;
}

page_area furniture_area(const furniture *f, const page_style *look) {
    page_area area = {look->top, look->height - look->bottom};
    if (!f) return area;
    len top = look->number_top + f->head.height;
    len bottom = look->height - look->foot_bottom - f->foot.height;
    if (f->head.n && top > area.top) area.top = top;
    if (f->foot.n && bottom < area.bottom) area.bottom = bottom;
    return area;
}

static void place_column(page_items *p, const furniture_column *c, len x, len y) {
    place_strips(p, c->strips, (place){0, NULL}, (place){c->n, NULL}, x, y);
}

void furniture_place_head(page_items *p, const furniture *f, const page_style *look) {
    place_column(p, &f->head, look->left, look->number_top);
}

void furniture_place_foot(page_items *p, const furniture *f, const page_style *look) {
    place_column(p, &f->foot, look->left, look->height - look->foot_bottom - f->foot.height);
}

void furniture_place_number(page_items *p, const page_style *look, int number) {
    setting *s = p->s;
    const style *number_style = stylesheet_find(s->doc->styles, look->number_style);
    if (number == 1 || !number_style) return;
    const run digits = {.kind = RUN_PAGE_NUMBER};
    const block line = {.kind = BLOCK_PARA,
                        .id = (uint32_t)s->doc->block_count,
                        .as.para = {.style = number_style, .runs = &digits, .runs_n = 1}};
    furniture_column c = {0};
    size_t first = s->strips_n;
    para_set(s, &line, text_width(look), p->number);
    c.strips = setting_take(s, first, &c.n);
    p->repeated = true;
    place_column(p, &c, look->left, look->number_top);
    p->repeated = false;
}
