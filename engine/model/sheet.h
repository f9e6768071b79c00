/* sheet: a worksheet as the workbook will have it. Formulas come with the value the template's library
 * computed for them, because office programs show stored values without computing them anew. */
#ifndef MODEL_SHEET_H
#define MODEL_SHEET_H

#include "model/block.h"

typedef enum { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_FORMULA } sheet_cell_kind;

typedef struct sheet_cell {
    sheet_cell_kind kind;
    int span;           /* columns merged, at least 1 */
    str text;           /* TEXT: the text; FORMULA: the formula in A1 form, without "=" */
    bool text_result;   /* FORMULA: the value is result_text, not number */
    str result_text;
    double number;      /* NUMBER, FORMULA: the value; whole amounts are exact up to 2^53 */
    const style *style; /* font size, bold, italic, alignment */
    str format;         /* number format, e.g. #,##0 ; empty: general */
    bool ruled;         /* border around the cell */
    bool wrap;
    bool input;         /* left unlocked when the sheet is protected */
} sheet_cell;

typedef struct sheet_row {
    const sheet_cell *cells;
    size_t n;
    len height; /* 0: let the program decide */
    origin at;
} sheet_row;

typedef struct sheet_name {
    str name, range; /* a defined name, e.g. TongCong, and its range in A1 form: F12 */
} sheet_name;

/* What may be typed into cells; anything else is refused with the message. */
typedef struct sheet_input {
    str range;          /* A1 form */
    bool whole;         /* whole numbers only */
    double min, max;
    str title, message; /* at most 32 and 255 characters */
} sheet_input;

/* Cells of `range` look otherwise where `formula`, written for the first of them, is true. */
typedef struct sheet_rule {
    str range, formula;
    const style *style; /* weight, slant and colour then; NULL: as they are */
    str format;         /* number format then; empty: as it is */
} sheet_rule;

/* A row of bars; its name is in a cell, the rest in ranges of the chart's sheet. */
typedef struct sheet_series {
    str name, categories, values;
} sheet_series;

typedef struct sheet_chart {
    str title, at;     /* the cell its upper left corner is in */
    len width, height;
    str format;        /* of its numbers */
    const sheet_series *series;
    size_t series_n;
} sheet_chart;

typedef struct sheet {
    str title;              /* the tab; at most 31 characters, none of []:*?/\ */
    const double *widths;   /* per column, in characters as office programs count */
    size_t columns;
    const sheet_row *rows;
    size_t rows_n;
    const page_style *page; /* paper and margins */
    bool landscape;
    size_t head_first, head_last; /* rows repeated on each printed page, from 1; 0: none */
    size_t freeze;          /* rows kept in view at the top; 0: none */
    bool protect;           /* cells not marked input are locked, without a password */
    bool hidden;            /* reckons, and is neither seen nor printed */
    size_t printed;         /* columns on paper, from the left; 0: all */
    const sheet_name *names;
    size_t names_n;
    const sheet_input *inputs;
    size_t inputs_n;
    const sheet_rule *rules;
    size_t rules_n;
    const sheet_chart *charts;
    size_t charts_n;
    origin at;
} sheet;

#endif
