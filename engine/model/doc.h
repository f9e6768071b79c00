/* doc: a whole document: tree, sheets, style sheet and properties. */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include "base/diag.h"
#include "model/sheet.h"

typedef struct doc {
    str title, subject, author, keywords; /* document properties */
    str language;                         /* vi-VN */
    str date;                             /* yyyy-mm-dd, for the files' own dates; empty: 1980-01-01 */
    str output_name;                      /* what the template's rule calls the files; empty: as the data file */
    const stylesheet *styles;
    const block *blocks;
    size_t n;
    size_t block_count; /* blocks at every depth */
    const sheet *sheets;
    size_t sheets_n;
    const str *sources;                   /* template files, by origin.file */
    size_t sources_n;
    str data_file;                        /* what diagnostics call the data */
} doc;

diag_where doc_where(const doc *d, origin at);

/* Faults of the tree that no layout can mend: no blocks, ragged tables, sheets that no workbook can hold.
 * False when an error was added. */
bool doc_check(const doc *d, arena *a, diag *out);

/* The tree as indented text, one node a line: for tests and template authors (--format tree). */
void doc_dump(const doc *d, buf *out);

#endif
