/* meta: what the file says about the document: the Info dictionary, the same as XMP (PDF/A-1 6.7),
 * and the identifier of the file. Nothing of it comes from a clock. */
#ifndef EMIT_PDF_META_H
#define EMIT_PDF_META_H

#include "model/doc.h"

/* Entries of the Info dictionary. */
void meta_info(const doc *d, arena *a, buf *out);
/* The XMP packet, with the claim of PDF/A-1b. */
void meta_xmp(const doc *d, arena *a, buf *out);
/* The trailer's /ID, 128 bits from the texts of the file. */
void meta_id(str a, str b, buf *out);

#endif
