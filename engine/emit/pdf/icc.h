/* icc: the colour space a document's colours are meant in: sRGB. PDF/A-1 wants it in the file. */
#ifndef EMIT_PDF_ICC_H
#define EMIT_PDF_ICC_H

#include "base/str.h"

#define ICC_NAME "sRGB IEC61966-2.1"

/* An ICC profile, version 2.1, of a monitor with sRGB primaries and tone curve. */
str icc_srgb(arena *a);

#endif
