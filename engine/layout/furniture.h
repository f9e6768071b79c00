/* furniture: what stands in the margins of a page beside its text: the page number, and on page 1
 * the document's head and foot. A head or foot that is higher than its margin pushes the text away,
 * as office programs do with headers and footers. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/place.h"

/* Blocks set as one column. */
typedef struct furniture_column {
    const strip *strips;
    size_t n;
    len height;
} furniture_column;

typedef struct furniture {
    furniture_column head, foot;
} furniture;

/* Where text may stand on a page, from the paper's upper edge. */
typedef struct page_area {
    len top, bottom;
} page_area;

/* Head and foot of the document, as wide as the text of page 1. BLOCK_TOO_TALL when they would
 * leave it less than half of its height. */
furniture furniture_set(setting *s, const page_style *look);

/* The text area beside `f`; NULL: that of a page with nothing in its margins but its number. */
page_area furniture_area(const furniture *f, const page_style *look);

void furniture_place_head(page_items *p, const furniture *f, const page_style *look);
void furniture_place_foot(page_items *p, const furniture *f, const page_style *look);

/* The page number, set in page_style.number_style within the text's width, `number_top` below the
 * paper's edge. None on a page numbered 1 (Decree 30/2020, annex I, part I: not shown on the first
 * page; annexes start anew). */
void furniture_place_number(page_items *p, const page_style *look, int number);

#endif
