/* summary: the workbook that lists many documents ("Tổng hợp"): a row for each, a table to sort and filter whose sums
 * follow what is shown, and the units that spend the most as a chart. Sums are live formulas. */
#ifndef EMIT_XLSX_SUMMARY_H
#define EMIT_XLSX_SUMMARY_H

#include "base/diag.h"

enum { SUMMARY_NONE = -1 };

typedef struct summary_row {
    str issuer, reference, date, subject; /* date: yyyy-mm-dd */
    str file, link;       /* what the file is called; the way to it from the workbook, "/" between folders */
    const int64_t *parts; /* by group, in dong; SUMMARY_NONE: it has none */
    int64_t total;        /* the sum of them; SUMMARY_NONE: it has no budget */
} summary_row;

typedef struct summary_unit {
    str name; /* as in the rows, capitals aside */
    int64_t total;
} summary_unit;

typedef struct summary {
    const summary_row *rows; /* at least one */
    size_t n;
    const str *groups;         /* columns of parts; no two alike, capitals aside */
    size_t groups_n;           /* 0: nobody has groups, totals stand alone */
    const summary_unit *units; /* for the chart, the greatest first */
    size_t units_n;
} summary;

/* The workbook's bytes into `out`. Texts are at most a few hundred characters, without line breaks. False after a
 * diagnostic. */
bool summary_write(const summary *s, buf *out, diag *d);

#endif
