/* strip: the pieces a column of text is cut into before pages are made.
 *
 * Every block becomes strips that no page break divides: a line of text, a rule, a white space, a
 * table row (the one kind that can be cut, by table_cut). Each says what it costs to end a page
 * after it. Flow then needs to know nothing about paragraphs; a new kind of block only has to
 * make strips.
 */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/layout.h"

/* What a page break after a strip does to the text, from harmless to worst. Where several places
 * are possible the cheapest is taken, the lowest on the page among equals: a chain longer than a
 * page is broken, never an error. */
typedef enum {
    BREAK_FREE,
    BREAK_SPLITS,  /* divides what should stay whole, between its lines or rows */
    BREAK_STRANDS, /* leaves one line alone at the foot or head of a page */
    BREAK_PARTS, /* parts a heading from its text, a rule from its line, a table head from its rows
                  */
} break_cost;

typedef enum { STRIP_PLAIN, STRIP_ROW, STRIP_PAGE } strip_kind;

typedef struct row_box row_box;

typedef struct strip {
    strip_kind kind;
    break_cost after;
    bool page_number;  /* PLAIN: holds a page number: setting_some_page, filled in when the page is
                          known */
    style_align align; /* of such a line */
    uint32_t block;
    origin at;
    len height;             /* what it takes of the column */
    len white;              /* how much of it, at its foot, may hang over the end of the page */
    uint32_t item, items_n; /* PLAIN: in setting.items; x from the column's left edge, y from the
                               strip's top */
    const row_box *row;     /* ROW */
    const page_style *page; /* PAGE: what follows starts a page of this style */
    bool restart;           /* PAGE: numbered from 1 */
} strip;

typedef struct cell_box {
    len x, width; /* of its text, from the table's left edge */
    size_t first_column, span;
    const strip *strips;
    size_t n;
    len height;
    bool middle;
} cell_box;

typedef struct table_box {
    uint32_t block;
    len grid;         /* thickness of the borders; 0: none */
    int colour;       /* of the borders */
    const len *edges; /* columns + 1, from the table's left edge */
    size_t columns;
    const strip *heads; /* strips of the rows repeated on every page */
    size_t heads_n;
    len heads_height;
} table_box;

struct row_box {
    const table_box *table;
    const cell_box *cells;
    size_t n;
    bool head, last, whole;
    len height; /* the border above it included, and below it for the last row */
};

/* A place in a list of strips: before strip `at`, or within that row: cut[c] is the place in its cell
 * c, which may lie within a row of a table there. */
typedef struct place {
    size_t at;
    const struct place *cut;
} place;

/* Heights are added up to no more than this (about 36 pages): enough to know that no page holds
 * them, and far from where 32 bits end. */
enum { STRIP_TALLEST = INT32_MAX / 4 };

#endif
