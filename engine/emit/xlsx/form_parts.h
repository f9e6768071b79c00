/* form_parts: what the files of the input workbook share. Private to form*.c. */
#ifndef EMIT_XLSX_FORM_PARTS_H
#define EMIT_XLSX_FORM_PARTS_H

#include "data/table/columns.h"

#include <xlsxwriter.h>

enum { FORM_LAST_ROW = 10001 }; /* checks and lists go down to here: ten thousand rows and the example */

typedef enum {
    LOOK_HEADING,
    LOOK_REQUIRED,
    LOOK_SELDOM,
    LOOK_PLAIN,
    LOOK_TEXT,
    LOOK_DATE,
    LOOK_WHOLE,
    LOOK_MONEY,
    LOOK_NUMBER,
    LOOKS
} form_look;

typedef struct form {
    arena *a;
    const columns *tables;
    lxw_workbook *book;
    lxw_worksheet **sheets;     /* by table */
    lxw_worksheet *lists;       /* hidden: a column for each list of choices */
    lxw_col_t lists_n;
    const schema **listed;      /* whose choices they are; by column */
    lxw_format *looks[LOOKS], *examples[LOOKS];
    size_t example_lines;       /* of the highest cell of the example row in hand */
    lxw_error error;            /* the first; 0: none */
} form;

static inline void form_try(form *f, lxw_error e) {
    if (!f->error) f->error = e;
}

/* The variant that says how a cell of the type looks: its first scalar, or its list. */
const schema *form_cell_type(const schema *s);
/* How cells of a column look, and how wide it is, in characters. */
form_look form_look_of(const column *c);
double form_width(const column *c);
/* The example of a column; NULL: the schema has none. */
const value *form_example(const column *c);
/* What a choice is called in drop-down lists: its title where the value is a mere code. */
str form_choice(const schema *choice, size_t i);
enum { FORM_LINE = 16 }; /* points */
/* Whether the cell may hold several lines. */
bool form_has_lines(const schema *s);
/* The kind in words: ngày, số nguyên từ 1 đến 9, … */
str form_kind_words(arena *a, const column *c);

/* form_check.c: drop-down list and check of one column. */
void form_add_check(form *f, size_t table, lxw_col_t x);
/* form_example.c: the example of one column, in row 2. */
void form_add_example(form *f, size_t table, lxw_col_t x);
/* form_guide.c: the sheet that explains the others. */
void form_add_guide(form *f, str name, str title);

#endif
