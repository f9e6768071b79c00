/* doc: a whole document: tree, sheets, style sheet and properties. */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include "data/where.h"
#include "model/sheet.h"

/* An amount the document adds up, in whole dong: that of a group of its budget. */
typedef struct doc_figure {
    str title; /* empty: of lines in no group */
    size_t value;
} doc_figure;

typedef struct doc {
    str title, subject, author, keywords; /* document properties */
    str reference;                        /* number and symbol: 5/KH-UBND */
    const doc_figure *figures;
    size_t figures_n;
    str language;                         /* vi-VN */
    str date;                             /* yyyy-mm-dd, for the files' own dates; empty: 1980-01-01 */
    str output_name;                      /* what the template's rule calls the files; empty: as the data file */
    const stylesheet *styles;
    const block *blocks;
    size_t n;
    const block *head, *foot; /* in the margins of page 1: at its top (circulation marks, a digital
                                 signature's text) and at its bottom (the address line) */
    size_t head_n, foot_n;
    size_t block_count; /* blocks at every depth, those of head and foot included */
    const sheet *sheets;
    size_t sheets_n;
    const str *sources;                   /* template files, by origin.file */
    size_t sources_n;
    bool fit;                             /* its texts passed doc_check_text one by one, as they were read */
    data_source source;                   /* the data file */
    const value *data;                    /* what was read from it; NULL: unknown */
} doc;

/* The template's file and line; the data file when the node does not know where it was made. */
diag_where doc_where(const doc *d, origin at);

/* Where bytes from … to of a paragraph's text came from: the place in the data that holds them, else the template's
 * line. */
diag_where doc_where_text(const doc *d, arena *a, origin at, str text, size_t from, size_t to);

/* The blocks at every depth, by id. */
const block **doc_index(const doc *d, arena *a);

/* Whether `s` may stand in a document: UTF-8 without control characters; line breaks and tabs only when
 * `breaks`. False after a diagnostic. */
bool doc_check_text(str s, bool breaks, diag_where at, diag *d);

/* A number as diagnostics and dumps show it: whole ones exactly, others with at most four decimals. */
void doc_put_number(buf *out, double v);

/* Faults of the tree that no layout can mend: no blocks, ragged tables, text that no font could show (if d->fit does
 * not say that there is none), sheets that no workbook can hold. All of them are reported; false when there was one. */
bool doc_check(const doc *d, arena *a, diag *out);

/* The tree as indented text, one node a line: for tests and template authors (--format tree). Shows every
 * field that differs from its default; not where nodes were made, so that a moved line changes nothing.
 * Text is in quotes, with [b i u sup sub]…[/] around marked runs, {ref:name=…} around citations and \n, \t, \p
 * for line break, tab and page number; a bracket or backslash of the text itself has a backslash before it. */
void doc_dump(const doc *d, buf *out);

#endif
