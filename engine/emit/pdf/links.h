/* links: citations lead to what they name (ISO 32000-1 12.5.6.5), with nothing drawn and printable as PDF/A
 * wants it. */
#ifndef EMIT_PDF_LINKS_H
#define EMIT_PDF_LINKS_H

#include "emit/pdf/objects.h"
#include "layout/layout.h"

/* Appends references to the links of page `page` (from 0), which are made here, each with a blank before it;
 * `page_objects` are the numbers of the page objects. */
void links_write(const layout *l, size_t page, const unsigned *page_objects, objects *o, arena *a,
                 buf *out);

#endif
