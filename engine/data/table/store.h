/* store: the rows of a list sheet, held compactly: 24 bytes a row, 16 a cell, and each text that is not
 * among the workbook's shared strings once more. A budget line of six cells takes 120 bytes. */
#ifndef DATA_TABLE_STORE_H
#define DATA_TABLE_STORE_H

#include "data/table/grid.h"

typedef struct store store;

store *store_new(void);
void store_drop(store *s); /* NULL is allowed */

/* Keeps a row under the document's key. */
void store_add(store *s, const grid_row *from, str key);
/* To be called when all are in: rows can then be found. */
void store_close(store *s);

size_t store_n(const store *s);
/* The first row of that key, or those after it in the order of the sheet; store_n when there are no more.
 * Rows found count as claimed. */
size_t store_first(store *s, str key);
size_t store_next(store *s, size_t at);
bool store_claimed(const store *s, size_t at);
size_t store_bytes(const store *s);

/* The row at `at`, its cells in `a`. */
grid_row store_row(const store *s, size_t at, arena *a);

#endif
