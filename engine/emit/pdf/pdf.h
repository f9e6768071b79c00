/* pdf: the PDF of a laid-out document. Tagged, PDF/A-1b, the same bytes from the same document. */
#ifndef EMIT_PDF_PDF_H
#define EMIT_PDF_PDF_H

#include "emit/emit.h"

extern const emit_format emit_pdf;

#endif
