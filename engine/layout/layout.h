/* layout: from the document tree to pages. Lines and pages are broken here and nowhere else; the DOCX emitter
 * takes the results it needs (line ends, lengths) from here, so that both documents agree. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/page.h"

/* One line of a paragraph. `end` counts bytes of the paragraph's joined text: label and a space if there is a
 * label, then the runs; a tab, line break or page number counts as one byte.
 * Where the paragraph hangs (style.first < 0) the byte behind the label is a tab. */
typedef struct line_end {
    uint32_t end;   /* the line ends before this byte; spaces and a line break at the end belong to it */
    len slack;      /* room left at the right edge, spaces at the end not counted */
    len next_need;  /* what the next word would have needed beyond the slack's start, its space included;
                       0: none follows, or the line was ended by force */
    bool cut;       /* ends within a word that is longer than a line */
    bool held;      /* ends within such a word, before or behind a slash that LibreOffice would go on from */
} line_end;

typedef struct block_layout {
    const line_end *ends; /* paragraph: one per line, in order */
    size_t ends_n;
    const uint32_t *untied; /* paragraph: the bytes behind no-break hyphens that are ordinary ones, since what they
                               hold together is longer than a line, and no-break blanks of such that end a line */
    size_t untied_n;
    len rule_left, rule_length; /* rule: from the left edge of its column */
    const len *columns;   /* table: widths */
    bool whole;           /* table: its rows stay on one page; paragraph: its lines do, whatever its style says */
    const bool *row_whole; /* table: by row, not divided over pages; a row that no page holds is */
    len width;            /* width the block was set to */
    len inset;            /* paragraph: room left at both sides of that, whole twips, to balance its lines */
    bool signs;           /* paragraph: some of its characters are of the face of signs */
    size_t first_page;    /* index of the page its first line is on; LAYOUT_NO_PAGE: on none (BLOCK_PAGE) */
} block_layout;
#define LAYOUT_NO_PAGE SIZE_MAX

typedef struct layout {
    const page *pages;
    size_t n;
    const block_layout *blocks; /* by block id */
} layout;

/* Lays out `d` with the faces of `family`; everything lives in `a`. False after an error (a character no face
 * has, a block taller than a page that may not be split). */
bool layout_make(const doc *d, const font_family *family, arena *a, layout *out, diag *diags);

/* The pages as text, one item a line (--format pages): positions in points with three decimals. */
void layout_dump(const doc *d, const layout *l, buf *out);

/* The lines of the text, head and foot included, in reading order (--format lines): a table with tabs between its
 * columns and their names in its first row. Points with up to three decimals; `area` is where text may stand on
 * the page (left, top, right, bottom); `where` is text, cell or margin (head and foot); `keep` is "next" for what
 * stays with the next block, unless that begins a page; `slack` and `need` as in line_end. */
void layout_dump_lines(const doc *d, const layout *l, arena *a, buf *out);

#endif
