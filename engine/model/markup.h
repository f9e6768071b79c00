/* markup: the inline marks in texts of data. **bold**, __italic__, ^{superscript}, _{subscript}, {ref:name} for the
 * number of a paragraph with that name, "\ " for a blank that ends no line, and "\" before a mark meant literally.
 *
 * Plain text stays plain: a pair of marks opens at the start or behind what is no letter or figure, and before
 * something that is not blank; it closes the other way round; without its partner it is literal, and so are
 * fill-in lines (more than two underscores).
 */
#ifndef MODEL_MARKUP_H
#define MODEL_MARKUP_H

#include "base/str.h"

typedef struct markup_piece {
    str text;      /* may have line breaks and tabs */
    str ref;       /* instead of a text: the name of a paragraph, in small letters */
    uint8_t marks; /* MARK_… (block.h) */
} markup_piece;

typedef struct markup_pieces {
    markup_piece *items;
    size_t n;
} markup_pieces;

/* A quick look: false for most texts, which are one piece as they are. */
bool markup_may_be_in(str s);

/* The pieces of `s` (valid UTF-8), none of them empty; `marks` are added to their own. In time linear in s.n. */
markup_pieces markup_read(arena *a, str s, uint8_t marks);

/* The same text without marks, for where there are none: properties of a file, cells of a workbook. References
 * are "…". `s` itself when it has no marks. */
str markup_plain(arena *a, str s);

#endif
