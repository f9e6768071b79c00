/* links: citations lead to what they name (ISO 32000-1 12.5.6.5), with nothing drawn and printable as PDF/A
 * wants it. */
#ifndef EMIT_PDF_LINKS_H
#define EMIT_PDF_LINKS_H

#include "emit/pdf/objects.h"
#include "emit/pdf/tags.h"
#include "layout/layout.h"

/* The links of a document on their way into the file, page by page. */
typedef struct links {
    const layout *layout;
    const unsigned *page_objects; /* numbers of the page objects */
    objects *objects;
    tags *tags; /* in which the pages are marked */
    size_t begun;
} links;

/* Appends references to the links of the next page, `page` from 0, which are made here, each with a blank
 * before it. */
void links_write(links *k, size_t page, arena *a, buf *out);

#endif
