/* xlsx: the sheets of a document as a workbook, through libxlsxwriter. */
#ifndef EMIT_XLSX_XLSX_H
#define EMIT_XLSX_XLSX_H

#include "emit/emit.h"

extern const emit_format emit_xlsx;

#endif
