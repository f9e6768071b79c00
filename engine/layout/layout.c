/* The steps of a layout, in order: blocks to strips, strips to pages. */
#include "layout/layout.h"

#include "layout/column.h"
#include "layout/flow.h"

bool layout_make(const doc *d, const font_family *family, arena *a, layout *out, diag *diags) {
    size_t blocks = d->block_count + 1; /* one more: the furniture's */
    setting s = {.doc = d,
                 .family = family,
                 .a = a,
                 .diags = diags,
                 .blocks = ARENA_ARRAY(a, block_layout, blocks)};
    for (size_t i = 0; i < blocks; i++) s.blocks[i].first_page = LAYOUT_NO_PAGE;
    size_t n;
    column_set_page(&s, d->blocks, d->n, &d->styles->pages[0]);
    const strip *strips = setting_take(&s, 0, &n);
    *out = (layout){.blocks = s.blocks};
    flow_pages(&s, strips, n, &d->styles->pages[0], out);
    return !s.failed;
}
