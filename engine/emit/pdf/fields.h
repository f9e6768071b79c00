/* fields: empty signature fields (ISO 32000-1 12.7.4.5) where the document leaves room for a digital signature. Whoever
 * signs fills them by an update of the file; until then nothing is seen of them. */
#ifndef EMIT_PDF_FIELDS_H
#define EMIT_PDF_FIELDS_H

#include "emit/pdf/objects.h"
#include "emit/pdf/tags.h"
#include "layout/layout.h"

/* The fields of a document on their way into the file, page by page. */
typedef struct fields {
    const layout *layout;
    const unsigned *page_objects; /* numbers of the page objects */
    objects *objects;
    tags *tags; /* in which the pages are marked */
    buf list;   /* references to the fields so far */
    int n;
} fields;

/* Appends references to the fields of a page, which are made here, each with a blank before it. */
void fields_write(fields *f, size_t page, arena *a, buf *out);

/* The catalogue's /AcroForm, once all pages are written; nothing where there is no field. */
void fields_put_form(const fields *f, buf *out);

#endif
