/* pack: streams compressed for /FlateDecode, by libdeflate. */
#ifndef EMIT_PDF_PACK_H
#define EMIT_PDF_PACK_H

#include "base/str.h"

#define PACK_FILTER "/Filter/FlateDecode" /* the entry such a stream needs */

typedef struct packer packer; /* reusable; owns tables of some hundred KB */

packer *packer_open(void);
void packer_drop(packer *p);

/* The zlib stream `packed`, which holds `bytes` bytes; empty when it is damaged. */
str unpack(str packed, size_t bytes, arena *a);

/* `bytes` as a zlib stream in `a`. */
str pack(packer *p, str bytes, arena *a);

#endif
