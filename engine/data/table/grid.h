/* grid: rows of cells, before anything is known of what they mean: a line of CSV, a row of a worksheet. */
#ifndef DATA_TABLE_GRID_H
#define DATA_TABLE_GRID_H

#include "data/table/rows.h"

typedef enum {
    GRID_TEXT,   /* NFC, valid UTF-8 */
    GRID_NUMBER,
    GRID_DATE,   /* number: days, in the 1900 system; a fraction is the time of the day */
    GRID_TIME,   /* number: a fraction of a day */
    GRID_BOOL,   /* number: 0 or 1 */
    GRID_ERROR,  /* text: #REF! and the like */
} grid_kind;

typedef struct grid_cell {
    size_t column; /* from 0 */
    grid_kind kind;
    double number;
    str text;
    bool lasting;  /* the text stays as long as the source of rows */
} grid_cell;

typedef struct grid_row {
    size_t line;      /* from 1 */
    grid_cell *cells; /* in the order of columns; blank cells are left out */
    size_t n;
} grid_row;

/* Cells merged into one, whose value stands in the first. */
typedef struct grid_range {
    size_t column, line, last_column, last_line;
} grid_range;

/* Where rows come from. */
typedef struct grid_source {
    /* The next row that is not blank, until the next call. BAD: this row is at fault, go on. */
    rows_step (*next)(void *state, grid_row *out, diag *d);
    void (*close)(void *state);
    /* When all rows were read: the merged ranges; NULL: there never are any. */
    size_t (*merged)(void *state, const grid_range **ranges);
    double (*share)(const void *state); /* how much was read, 0 to 1 */
    void *state;
} grid_source;

/* A, …, Z, AA, …: the name of a column. */
str grid_letters(arena *a, size_t column);

/* The text of a cell as an office would write it: 20000, 2,5, 06/10/2023, 08:00, trimmed. */
str grid_text(arena *a, const grid_cell *c);

/* Year, month and day of a date of the 1900 system; false when it is none. */
bool grid_day(double serial, int *year, int *month, int *day);

#endif
