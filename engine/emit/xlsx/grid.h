/* grid: one sheet of the document into one worksheet of the library: columns, rows, cells, page, names. */
#ifndef EMIT_XLSX_GRID_H
#define EMIT_XLSX_GRID_H

#include "emit/emit.h"
#include "emit/xlsx/looks.h"

typedef struct grid {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    const sheet *from;
    const doc *doc;
    const emit_env *env;
    looks *looks;
    arena *a;
    diag *d;
} grid;

/* Adds `from` to the workbook; `g` holds the rest. The document has passed doc_check. False after a
 * diagnostic: the library refused something. */
bool grid_add(grid *g, const sheet *from);

/* `s` as the library takes it for the text of a cell. */
char *grid_escaped(arena *a, str s);

/* Where the sheet was made; whether a call of the library went well (false after a diagnostic). */
diag_where grid_where(const grid *g);
bool grid_done(grid *g, lxw_error e);

#endif
