/* book: a workbook (XLSX, Office Open XML) opened for reading: its sheets by name, their rows as cells.
 *
 * Read through libzip and expat, part by part; no part is held whole but the shared strings. Hostile files
 * end in one diagnostic: no document type, so no entities; a limit on depth and on what unpacking gives.
 */
#ifndef DATA_TABLE_BOOK_H
#define DATA_TABLE_BOOK_H

#include "data/table/grid.h"

typedef struct book book;

/* `bytes` (the file) must stay until it is closed. NULL after a diagnostic. */
book *book_open(str file, str bytes, diag *d);
void book_close(book *b); /* NULL is allowed */

size_t book_sheets_n(const book *b);
str book_sheet_title(const book *b, size_t sheet);

/* The rows of a sheet, from the first that is not blank; the book must stay. False after a diagnostic. Shared
 * strings last as long as the book. Formulas give their cached values. */
bool book_sheet_rows(book *b, size_t sheet, grid_source *out, diag *d);

#endif
