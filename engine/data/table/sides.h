/* sides: the sheets beside the first, in memory, and their rows put where they belong in a document. */
#ifndef DATA_TABLE_SIDES_H
#define DATA_TABLE_SIDES_H

#include "data/table/headings.h"
#include "data/table/store.h"
#include "data/table/tree.h"

typedef struct side {
    const columns_sheet *of;
    headings heads;
    store *rows;
} side;

typedef struct sides {
    str file;
    const columns *columns;
    side *of;       /* by table; those without a sheet have no rows */
    arena *keep;
} sides;

/* What a row with this key is: an example, passed over. */
extern const str sides_example_key;

/* Reads a whole sheet as the rows of `t`; closes `from`. False after a diagnostic. */
bool sides_load(sides *s, const columns_sheet *t, str sheet, grid_source from, diag *d);

/* The cells of a row into `item`. False after a diagnostic, save that of a value of the wrong type: another
 * then stands in its place. */
bool sides_put_cells(arena *a, const headings *h, const grid_row *from, tree *item, diag *d);

/* All rows of the document `key` into its tree. False likewise. */
bool sides_put_rows(sides *s, arena *a, str key, tree *root, diag *d);

/* A warning about cells merged over several rows, other than keys: only the first row has their value. */
void sides_warn_merged(arena *a, const headings *h, const grid_source *from, diag *d);

/* An error for each row (the first of very many) that no document claimed. */
void sides_report_left(const sides *s, diag *d);

/* The text of the cell with this role, or an empty one. */
str sides_role(arena *a, const headings *h, const grid_row *from, column_role role);

#endif
