/* package: the zip file office documents are, made in memory of packed parts.
 *
 * Parts are deflated by libdeflate and handed to libzip as they are, so a part that no document
 * changes costs nothing but its bytes. Entries carry no time: the same parts give the same file.
 */
#ifndef EMIT_PACKAGE_H
#define EMIT_PACKAGE_H

#include "base/diag.h"

typedef struct packed_part {
    str name;    /* path in the package, e.g. word/document.xml */
    str deflated;
    size_t size; /* before compression */
    uint32_t crc;
} packed_part;

typedef struct packer packer; /* not to be used by two threads at once */

/* For parts packed once, and for those packed for every document: half the time, a tenth more
 * bytes. */
typedef enum { PACKER_SMALL = 6, PACKER_FAST = 1 } packer_level;

packer *packer_new(packer_level level, diag *d); /* NULL after a diagnostic */
void packer_drop(packer *p); /* NULL is allowed */

/* `xml` deflated into `a`. */
packed_part packer_pack(packer *p, arena *a, str name, str xml);

/* The same for the one part of a document that is often the same in the next: the packer remembers it, and gives what
 * lives until it is called again. */
packed_part packer_pack_again(packer *p, str name, str xml);

/* The zip file of the parts, in their order, into `out`. `what` is the format's name in
 * diagnostics. False after one. */
bool package_write(str what, const packed_part *parts, size_t n, buf *out, diag *d);

#endif
