/* page: laid-out pages. What the PDF draws, item by item, in reading order; nothing is left to decide.
 *
 * Coordinates are in len from the top left corner of the paper, y downwards; text stands on its baseline.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "model/doc.h"
#include "text/font.h"

typedef enum {
    ITEM_TEXT,
    ITEM_LINE,
    ITEM_FIELD /* where a digital signature may come: nothing is drawn */
} item_kind;

/* What an item belongs to: a block of the tree, or nothing (page numbers: artifacts in a tagged PDF). */
typedef struct item {
    item_kind kind;
    bool artifact;        /* not part of the text: page numbers, rules, borders */
    bool line_start;      /* TEXT: the first piece of a line of its paragraph */
    uint32_t block;       /* id of the paragraph, rule or table; doc.block_count: of none (page numbers) */
    len x, y;             /* TEXT: start of the baseline; LINE: left or upper end, middle of its thickness; FIELD:
                             left upper corner */
    int colour;           /* 0xRRGGBB */
    /* TEXT: one run of one face and size */
    face_style face;
    int half_points;
    str text;             /* UTF-8; blanks at a line end left out */
    len width;            /* natural width */
    len stretch;          /* added in all to the spaces (U+0020) of this piece, to justify the line */
    int spaces;           /* how many there are */
    bool underline;
    const citation *cites; /* of which this is all or a part, on this line; NULL: none */
    /* LINE: horizontal when dx > 0, vertical when dy > 0 */
    len dx, dy, thickness; /* FIELD: width and height */
} item;

typedef struct page {
    const page_style *style;
    int number;           /* as printed; restarts with a section */
    const item *items;
    size_t n;
} page;

#endif
