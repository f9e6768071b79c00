/* rows: many records from one file, each turned into the JSON text that a data file would hold.
 *
 * JSON Lines, CSV and workbooks alike; which it is, the first bytes tell. JSON Lines and CSV stream: memory
 * does not grow with their length. Of a workbook the first sheet streams too; its list sheets and shared
 * strings are held in memory, compactly (see store.h for the cost of a row).
 */
#ifndef DATA_TABLE_ROWS_H
#define DATA_TABLE_ROWS_H

#include "data/schema.h"

typedef struct rows rows; /* an open input */

typedef struct rows_record {
    size_t number;       /* of the record in the input, from 1 (not the spreadsheet's row) */
    str key;             /* the record's own ("key"), else its number as text; unique in the input */
    str json;            /* the data of the record as JSON text */
    size_t line;         /* where it begins: the line of the text file, the row of the first sheet */
    struct tree *map;    /* which cell each data path came from, for rows_locate; NULL for JSON Lines */
} rows_record;

typedef struct row_place {
    str sheet;           /* empty: not a workbook */
    size_t line;         /* from 1; 0: unknown */
    str column, heading; /* "C", and what its heading says; empty: not from one cell */
} row_place;

/* Opens `path` ("-": standard input). `s`, which must stay, gives the columns their names, titles and types.
 * NULL after a diagnostic. Warnings may be added in any case (a heading that fits nothing). */
rows *rows_open(str path, const schema *s, diag *d);
void rows_close(rows *r); /* NULL is allowed */

typedef enum {
    ROWS_ITEM,   /* *out is the next record */
    ROWS_BAD,    /* this record is at fault, diagnostics were added; number, key and line are set; go on */
    ROWS_END,    /* no more; errors may have been added about rows that belong to no record */
    ROWS_BROKEN, /* the input cannot be read further, a diagnostic was added */
} rows_step;

/* The memory of *out is in `a`. */
rows_step rows_next(rows *r, arena *a, rows_record *out, diag *d);

/* How much of the input was read, 0 to 1, to tell how long the rest will take; 0: that is not known. */
double rows_share(const rows *r);

/* Where in the input a data path ("$.budget.items[2].price") of this record stands: the cell, else the row
 * of the nearest record or list around it. False: nowhere in particular. */
bool rows_locate(const rows *r, const rows_record *record, str path, row_place *out);

/* The place in words, as diagnostics give it: Khoản chi!D7 (Đơn giá). */
str rows_place_text(arena *a, const row_place *place);

/* Where in the input a fault stands that was found in the data of a record, read as `at` says; faults of other
 * files stay where they are. */
diag_where rows_where(const rows *r, const rows_record *record, diag_where at, arena *a);

#endif
