/* outline: the bookmarks: the document's title and, nested, every paragraph whose style has an
 * outline level. */
#ifndef EMIT_PDF_OUTLINE_H
#define EMIT_PDF_OUTLINE_H

#include "emit/pdf/objects.h"
#include "layout/layout.h"

/* Adds the bookmarks; `page_objects` are the numbers of the page objects. Gives the number of the
 * outline, 0 when there is nothing to mark. */
unsigned outline_write(const doc *d, const layout *l, const unsigned *page_objects, objects *o,
                       arena *a);

#endif
