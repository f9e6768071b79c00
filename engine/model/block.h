/* block: the document tree. Five primitives; everything an official document is made of (letterhead, legal
 * bases, signature, recipients) is composed of them by templates/lib, not here.
 *
 * Nodes live in the document's arena and are read-only once the template has returned. What layout finds out is
 * in layout/layout.h, under the block's id.
 */
#ifndef MODEL_BLOCK_H
#define MODEL_BLOCK_H

#include "model/cite.h"
#include "model/style.h"

/* Where in the template a node was made: an index into doc.sources, and a line; ORIGIN_UNTOLD when nobody asked
 * (faults carry that on, for diag_lacks_place). */
enum { ORIGIN_UNTOLD = -1 };
typedef struct origin {
    uint16_t file;
    int32_t line;
} origin;

typedef enum { RUN_TEXT, RUN_TAB, RUN_LINE_BREAK, RUN_PAGE_NUMBER } run_kind;

enum { /* marks, added to what the paragraph's style says */
    MARK_BOLD = 1,
    MARK_ITALIC = 2,
    MARK_UNDERLINE = 4,
    MARK_SUPERSCRIPT = 8,
    MARK_SUBSCRIPT = 16,
};

typedef struct run {
    run_kind kind;
    uint8_t marks;
    str text; /* RUN_TEXT: NFC, no line breaks or tabs inside */
    const citation *cites; /* RUN_TEXT: the text is this citation's; NULL: words of its own */
} run;

/* A label at the head of a paragraph ("I.", "1.", "a)", "-"), set before the text with one space between.
 * NUMBER labels were counted by the engine: DOCX makes them live numbering where Word counts alike. TYPED
 * labels are the author's own text. */
typedef enum { LABEL_NONE, LABEL_TYPED, LABEL_NUMBER, LABEL_BULLET } label_kind;

typedef struct label {
    label_kind kind;
    int level; /* 1 (I.) … 9 */
    str text;
    uint8_t marks;
} label;

typedef struct para {
    const style *style;
    label label;
    const run *runs;
    size_t runs_n;
    bool keep_next;          /* in addition to the style's */
    str bookmark;            /* name other text refers to; empty: none */
} para;

/* A horizontal line under the block before it. Its length is a fraction of that block's longest line
 * (`of_text`, norm: motto 1, organ and subject 1/3-1/2), or of the width available. */
typedef struct rule {
    double fraction;
    bool of_text;
    style_align align;
    len thickness, above, below; /* `above`: from the end of the block before to the line */
} rule;

/* White, and the place of a signature in it: a square in the middle of its height. */
typedef struct white_space {
    len height;
    len field, shift; /* side of the square, 0: none; its middle is that far left of the column's */
} white_space;

typedef struct block block;

typedef struct cell {
    const block *blocks;
    size_t n;
    int span; /* columns covered, at least 1 */
    bool middle; /* vertically centred */
} cell;

typedef struct row {
    const cell *cells;
    size_t n;
    bool header;  /* repeated on each page the table goes on to; only leading rows */
    bool whole;   /* not split over pages */
    origin at;
} row;

typedef struct table {
    const double *share;  /* per column: > 0 a width in mm, <= 0 that share of what is left (-1: one part) */
    size_t columns;
    const row *rows;
    size_t rows_n;
    bool ruled;           /* borders around every cell; else none, and no padding (letterhead, signatures) */
    const style *style;   /* its colour is that of the borders; NULL: black */
    bool keep_whole;      /* on one page if it fits one */
} table;

typedef enum { BLOCK_PARA, BLOCK_RULE, BLOCK_SPACE, BLOCK_TABLE, BLOCK_PAGE } block_kind;

struct block {
    block_kind kind;
    uint32_t id; /* 0 … doc.block_count - 1, in reading order (head, text, foot), table cells included */
    origin at;
    str role; /* what it is in the norm's terms (letterhead, bases, recipients …); empty: ordinary */
    union {
        para para;
        rule rule;
        white_space space;
        table table;
        struct {     /* BLOCK_PAGE: the next block begins a new page */
            const page_style *style; /* NULL: as before */
            bool restart;            /* page numbers from 1 again */
        } page;
    } as;
};

#endif
