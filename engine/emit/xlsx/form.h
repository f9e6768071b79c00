/* form: the empty input workbook of a template: a sheet for each of its tables, headings in Vietnamese, an
 * example row, drop-down lists and checks, and a guide. What is filled in, data/table reads again. */
#ifndef EMIT_XLSX_FORM_H
#define EMIT_XLSX_FORM_H

#include "base/diag.h"
#include "data/table/columns.h"

/* The workbook's bytes into `out`. `name` and `title` are the template's. False after a diagnostic. */
bool form_write(const columns *tables, str name, str title, buf *out, diag *d);

#endif
