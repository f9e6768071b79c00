/* strip: the pieces a column of text is cut into before pages are made, and what the files of layout share.
 *
 * Every block becomes strips that no page break divides: a line of text, a rule, a white space, a table row
 * (the one kind that can be cut, by table_cut). Each says what it costs to end a page after it. Flow then needs
 * to know nothing about paragraphs; a new kind of block only has to make strips.
 */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/layout.h"

/* What a page break after a strip does to the text, from harmless to worst. Where several places are possible the
 * cheapest is taken, the lowest on the page among equals: a chain longer than a page is broken, never an error. */
typedef enum {
    BREAK_FREE,
    BREAK_SPLITS,  /* divides what should stay whole, between its lines or rows */
    BREAK_STRANDS, /* leaves one line alone at the foot or head of a page */
    BREAK_PARTS,   /* parts a heading from its text, a rule from its line, a table head from its rows */
} break_cost;

typedef enum { STRIP_PLAIN, STRIP_ROW, STRIP_PAGE } strip_kind;

typedef struct row_box row_box;

typedef struct strip {
    strip_kind kind;
    break_cost after;
    bool page_number;       /* PLAIN: holds a page number: strip_some_page, filled in when the page is known */
    style_align align;      /* of such a line */
    uint32_t block;
    origin at;
    len height;             /* what it takes of the column */
    len white;              /* how much of it, at its foot, may hang over the end of the page */
    uint32_t item, items_n; /* PLAIN: in setting.items; x from the column's left edge, y from the strip's top */
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

/* A place in a list of strips: before strip `at`, or within that row: cut[c] strips of its cell c lie before. */
typedef struct place {
    size_t at;
    const size_t *cut;
} place;

/* Advances of one face, asked once: units + 1 by code point; 0: not asked yet. */
typedef struct face_memo {
    uint16_t *units;
    int units_per_em;
} face_memo;

/* The work on one document. All of it lives in the document's arena. */
typedef struct setting {
    const doc *doc;
    const font_family *family;
    arena *a;
    diag *diags;
    bool failed;
    block_layout *blocks;
    len room; /* height of text on the pages being set for */

    face_memo faces[FACES];
    uint32_t *missing; /* characters without a glyph, each reported once */
    size_t missing_n, missing_cap;

    item *items; /* of all strips */
    size_t items_n, items_cap;
    strip *strips; /* a stack: the column being made is on top */
    size_t strips_n, strips_cap;

    /* scratch of the paragraph being set */
    line_end *ends;
    size_t ends_cap;
    struct piece *pieces;
    size_t pieces_cap;
    len *advance;
    uint8_t *breaks;
    size_t bytes_cap;
} setting;

/* What stands for a page number until it is known; told by its address. */
extern const str strip_some_page;

/* Room for one more in a growing array of the arena. */
void *strip_room(arena *a, void *array, size_t n, size_t *cap, size_t size);

/* A new strip on the stack, of a block; its items are those added from now on. */
strip *strip_push(setting *s, const block *b);
item *strip_item(setting *s);
/* The strips from `first` on, taken off the stack. */
const strip *strip_take(setting *s, size_t first, size_t *n);

#endif
