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
    const sheet_name *names;
    size_t names_n;
    origin at;
} sheet;

#endif
