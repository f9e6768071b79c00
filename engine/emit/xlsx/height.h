/* height: how high a row with wrapped text must be. Office programs fit rows by themselves, each a
 * little differently and never where cells are merged; so rows with wrapped text get theirs here. */
#ifndef EMIT_XLSX_HEIGHT_H
#define EMIT_XLSX_HEIGHT_H

#include "model/sheet.h"
#include "text/font.h"

/* The greatest height a row can have. */
enum { HEIGHT_MAX = 409 * LEN_PT };

/* Height that shows all of `r`, a row of `s`, in whole pixels; 0 when no cell wraps. May exceed
 * HEIGHT_MAX. */
len height_of_row(const sheet *s, const sheet_row *r, const font_family *faces);

#endif
