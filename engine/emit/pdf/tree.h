/* tree: what the PDF asks of the document tree besides its pages: a block by its id, and its plain
 * text. */
#ifndef EMIT_PDF_TREE_H
#define EMIT_PDF_TREE_H

#include "model/doc.h"

/* A paragraph's text in one piece: label and a space, then its runs; a tab, line break or page
 * number is one control character (byte offsets as in layout.h). Empty for other blocks. */
str tree_text(const block *b, arena *a);

/* Text as one line, for titles and bookmarks: blanks and control characters between words made one
 * space. */
str tree_line(str text, arena *a);

/* Follows the pieces that the lines of paragraphs were cut into, to find the blanks left out
 * between them. A paragraph may go on after others: on the next page, in a row that was cut. */
typedef struct tree_reader {
    const block **blocks;
    arena *a;
    size_t *read;   /* bytes of each paragraph's text, by id */
    uint32_t block; /* being read; UINT32_MAX: none yet */
    str text;
} tree_reader;

tree_reader tree_read(const block **blocks, size_t n, arena *a);
/* Reads on to the end of `piece` of block `id`. True when the piece before, of the same paragraph
 * or of another, is followed in its own text by a blank that no piece shows: a space, tab or line
 * break. */
bool tree_read_on(tree_reader *r, uint32_t id, str piece);
/* The same at the end of a page. */
bool tree_stops_at_blank(const tree_reader *r);
/* Whether nothing of the block has been read yet. */
bool tree_is_new(const tree_reader *r, uint32_t id);

#endif
