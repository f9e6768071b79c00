/* pack: streams compressed for /FlateDecode, by libdeflate at the level where more effort stops paying. */
#ifndef EMIT_PDF_PACK_H
#define EMIT_PDF_PACK_H

#include "base/str.h"

#define PACK_FILTER "/Filter/FlateDecode" /* the entry such a stream needs */

typedef struct packer packer; /* reusable; owns tables of some hundred KB */

packer *packer_open(void);
void packer_drop(packer *p);

/* `bytes` as a zlib stream in `a`. */
str pack(packer *p, str bytes, arena *a);

#endif
