/* looks: the cell formats of one workbook, each distinct one made once. */
#ifndef EMIT_XLSX_LOOKS_H
#define EMIT_XLSX_LOOKS_H

#include "model/sheet.h"

#include <xlsxwriter.h>

/* All that a cell's format depends on. */
typedef struct look {
    const style *style;
    str format; /* number format; empty: general */
    bool number, ruled, wrap, input;
} look;

typedef struct looks {
    lxw_workbook *book;
    char *family;
    arena *a;
    struct looks_made {
        look of;
        lxw_format *format;
    } *made;
    size_t n, cap;
} looks;

/* Empty cells are set in `family` as well, so that column widths are counted in its digits. */
looks looks_in(arena *a, lxw_workbook *book, str family);

lxw_format *looks_get(looks *l, const sheet_cell *c);

#endif
