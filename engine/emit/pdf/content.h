/* content: the page descriptions: every item of a laid-out page as operators (ISO 32000-1 8, 9).
 * Decides nothing about where things stand; shows text so that it is copied and read as written. */
#ifndef EMIT_PDF_CONTENT_H
#define EMIT_PDF_CONTENT_H

#include "emit/pdf/fonts.h"
#include "emit/pdf/tags.h"
#include "layout/layout.h"

typedef struct content_face {
    const font *font;     /* for the metrics of underlines */
    const pdf_face *face; /* NULL: no item is set in it */
    uint8_t *used;        /* out: by glyph of its subset, 1 when shown */
    uint32_t *missing;    /* out: code points its subset lacks, each once */
    size_t missing_n;
} content_face;

typedef struct content content;

content *content_open(const doc *d, const layout *l, content_face faces[static FACES], tags *t,
                      arena *a);

/* The operators of a page (from 0, in order) into `out`. */
void content_page(content *c, size_t page, buf *out);

#endif
