/* syntax: the tokens of PDF as text (ISO 32000-1 7.3). */
#ifndef EMIT_PDF_SYNTAX_H
#define EMIT_PDF_SYNTAX_H

#include "base/len.h"
#include "base/str.h"

/* A text string: as it is when ASCII, else UTF-16 with a mark; escaped. */
void syntax_text(buf *b, str utf8);
/* "12 0 R" */
void syntax_ref(buf *b, unsigned object);
/* "/Key 12 0 R" */
void syntax_key_ref(buf *b, str key, unsigned object);
/* "/Dest[12 0 R/XYZ null 700 null]": that page, with `top` (from the lower edge of the paper) at the window's. */
void syntax_destination(buf *b, unsigned page_object, len top);
/* Points with up to three decimals. */
void syntax_points(buf *b, len v);
/* One byte of a string, escaped where it must be: at most two bytes at `p`; gives their end. */
static inline char *syntax_byte(char *p, unsigned char c) {
    if (c == '(' || c == ')' || c == '\\') *p++ = '\\';
    if (c == '\r') *p++ = '\\', c = 'r'; /* a bare CR would be read as LF */
    *p++ = (char)c;
    return p;
}

/* /Rect of an annotation, from the paper's lower left corner. */
void syntax_rect(buf *b, len left, len bottom, len right, len top);

#endif
