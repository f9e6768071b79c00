/* place: strips as items at their final positions on one page. Decides nothing. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/setting.h"

typedef struct page_items {
    setting *s;
    item *v;
    size_t n, cap;
    size_t page;   /* its index */
    str number;    /* what page numbers on it read */
    len bottom;    /* where the text area ends */
    bool repeated; /* what is placed now has been on a page before: an artifact */
} page_items;

/* Strips between two places, the first one's top left corner at x, y. Gives the y below them. */
len place_strips(page_items *p, const strip *strips, place from, place to, len x, len y);

#endif
