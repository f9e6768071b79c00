/* column: a list of blocks, one below the other, set to a width: the page's text, a table cell, and
 * whatever else is to hold blocks (a text box, a footer). */
#ifndef LAYOUT_COLUMN_H
#define LAYOUT_COLUMN_H

#include "layout/setting.h"

/* Pushes the strips of the document's own text, as wide as its pages; `first` is the first's style.
 */
void column_set_page(setting *s, const block *blocks, size_t n, const page_style *first);

/* Pushes the strips of blocks set to a width. Pages do not end here: BLOCK_PAGE is passed over. */
void column_set(setting *s, const block *blocks, size_t n, len width);

#endif
