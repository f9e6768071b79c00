/* flate: streams compressed for /FlateDecode, by libdeflate. */
#ifndef EMIT_PDF_FLATE_H
#define EMIT_PDF_FLATE_H

#include "base/str.h"

#define FLATE_FILTER "/Filter/FlateDecode" /* the entry such a stream needs */

typedef struct flate flate; /* reusable; owns tables of some hundred KB */

flate *flate_open(void);
void flate_drop(flate *z);

/* The zlib stream `packed`, which holds `bytes` bytes; empty when it is damaged. */
str flate_unpack(str packed, size_t bytes, arena *a);

/* `bytes` as a zlib stream in `a`: quickly, or well, for what many documents share. */
str flate_pack(flate *z, str bytes, arena *a);
str flate_pack_well(flate *z, str bytes, arena *a);

#endif
