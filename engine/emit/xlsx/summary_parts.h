/* summary_parts: what the sheets of the list of documents share. Private to summary*.c. */
#ifndef EMIT_XLSX_SUMMARY_PARTS_H
#define EMIT_XLSX_SUMMARY_PARTS_H

#include "emit/xlsx/summary.h"

#include <xlsxwriter.h>

enum { INDEX, ISSUER, REFERENCE, DATE, SUBJECT, PARTS /* then the total and the file */ };
enum { HEAD = 2 /* rows above the heads */ };

typedef enum { TITLE, NOTE, HEADING, TEXT, CENTRED, DAY, MONEY, LINK, STRONG, STRONG_MONEY, LOOKS } summary_look;

typedef struct summary_sheets {
    const summary *s;
    arena *a;
    lxw_workbook *book;
    lxw_worksheet *rows;
    lxw_format *looks[LOOKS];
    str *heads;            /* of the columns */
    lxw_col_t total, file; /* columns */
    lxw_error error;       /* the first; 0: none */
} summary_sheets;

/* The title of the sheet of rows, heads of columns, the format of amounts, the font. */
extern const char summary_rows[], summary_issuer[], summary_total[], summary_money[], summary_letters[];

void summary_try(summary_sheets *t, lxw_error e);
void summary_put(summary_sheets *t, lxw_worksheet *w, lxw_row_t y, lxw_col_t x, str text, summary_look id);
/* What stands above the heads of a sheet of so many columns; paper, margins, page number, heads on every page. */
void summary_title(summary_sheets *t, lxw_worksheet *w, const char *title, lxw_col_t columns);
void summary_page(summary_sheets *t, lxw_worksheet *w, lxw_row_t last, lxw_col_t columns);
/* Of a row with so many lines, in points. */
double summary_height(size_t lines);
/* The rows of a column of the table: "'Tổng hợp'!$F$4:$F$9"; on its own sheet, "F4:F9". */
str summary_cells(summary_sheets *t, lxw_col_t x, bool elsewhere);

/* summary_units.c: the sheet of units. */
void summary_units(summary_sheets *t, lxw_worksheet *w);

#endif
