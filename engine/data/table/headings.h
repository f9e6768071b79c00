/* headings: which column of an input is which column of the template, told by its heading.
 *
 * A heading is the column's path (issuer.name) or its Vietnamese title; capitals, marks, blanks and a "*" at
 * the end make no difference. Lists may also stand in the documents' own rows, by indexes: recipients[0].name.
 */
#ifndef DATA_TABLE_HEADINGS_H
#define DATA_TABLE_HEADINGS_H

#include "data/table/columns.h"
#include "data/table/grid.h"

typedef struct heading {
    const column *of; /* NULL: no column of the template, passed over */
    str text, letters;
} heading;

typedef struct headings {
    str file, sheet;
    heading *of;      /* by column of the input */
    size_t n;
} headings;

/* Reads the heading row of `t`. Everything is copied into `a`. `document` is the schema that paths with
 * indexes are looked up in; NULL: `t` is not that of the documents. Unknown headings get a warning; false
 * after an error: a column twice, or required ones missing. */
bool headings_read(headings *h, arena *a, const grid_row *from, const columns_sheet *t,
                   const schema *document, diag *d);

/* The column of a cell, or NULL. */
const heading *headings_find(const headings *h, const grid_cell *c);
row_place headings_place(const headings *h, size_t line, const heading *of);
/* The place as diagnostics want it; so that of any cell of the file. */
diag_where headings_at(arena *a, str file, const row_place *p);
diag_where headings_where(arena *a, const headings *h, size_t line, const heading *of);

#endif
