/* Page numbers: one line of text per page, set like any other. */
#include "layout/furniture.h"

#include "layout/para.h"

void furniture_place(page_items *p, const page_style *look, int number) {
    setting *s = p->s;
    const style *number_style = stylesheet_find(s->doc->styles, look->number_style);
    if (number == 1 || !number_style) return;
    const run digits = {.kind = RUN_PAGE_NUMBER};
    const block line = {.kind = BLOCK_PARA,
                        .id = (uint32_t)s->doc->block_count,
                        .as.para = {.style = number_style, .runs = &digits, .runs_n = 1}};
    size_t first = s->strips_n, n;
    para_set(s, &line, look->width - look->left - look->right, p->number);
    const strip *strips = setting_take(s, first, &n);
    p->repeated = true;
    place_strips(p, strips, (place){0, NULL}, (place){n, NULL}, look->left, look->number_top);
    p->repeated = false;
}
