/* height: how high a row must be for its text. Excel fits rows when it opens a file, save those with
 * merged cells; LibreOffice fits none. So every row that holds something gets its height here. */
#ifndef EMIT_XLSX_HEIGHT_H
#define EMIT_XLSX_HEIGHT_H

#include "model/sheet.h"
#include "text/font.h"

/* The greatest height a row can have. */
enum { HEIGHT_MAX = 409 * LEN_PT };

/* Height that shows all of `r`, a row of `s`, in whole pixels; 0 when it is empty. May exceed
 * HEIGHT_MAX. */
len height_of_row(const sheet *s, const sheet_row *r, const font_family *faces);

#endif
