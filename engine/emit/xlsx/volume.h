/* volume: a workbook that belongs to no document: an empty one to fill in, a list of many. */
#ifndef EMIT_XLSX_VOLUME_H
#define EMIT_XLSX_VOLUME_H

#include "base/diag.h"

#include <xlsxwriter.h>

/* Puts sheets into the workbook; it is closed afterwards. */
typedef lxw_error volume_fill(void *user, lxw_workbook *book);

/* The workbook's bytes into `out`. False after a diagnostic. */
bool volume_write(volume_fill *fill, void *user, str title, buf *out, diag *d);

/* Lines that a text takes in a column of this width, roughly; programs do not make rows higher by themselves
 * when they open a file. */
size_t volume_lines(str text, double width);

#endif
