/* tree: what the PDF asks of the document tree besides its pages: a block by its id, and its plain
 * text. */
#ifndef EMIT_PDF_TREE_H
#define EMIT_PDF_TREE_H

#include "model/doc.h"

/* The blocks at every depth, by id. */
const block **tree_index(const doc *d, arena *a);

/* A paragraph's text in one piece: label and a space, then its runs; a tab, line break or page
 * number is one control character (byte offsets as in layout.h). Empty for other blocks. */
str tree_text(const block *b, arena *a);

/* Text as one line, for titles and bookmarks: blanks and control characters between words made one
 * space. */
str tree_line(str text, arena *a);

/* Follows the pieces that the lines of paragraphs were cut into, to find the blanks left out
 * between them. */
typedef struct tree_reader {
    const block **blocks;
    arena *a;
    uint32_t block; /* being read; UINT32_MAX: none yet */
    str text;
    size_t at;
} tree_reader;

tree_reader tree_read(const block **blocks, arena *a);
/* Reads on to the end of `piece` of block `id`. True when the same paragraph goes on with it after
 * a blank: a space, tab or line break that no piece shows. */
bool tree_read_on(tree_reader *r, uint32_t id, str piece);

#endif
