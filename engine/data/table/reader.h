/* reader: what rows.c asks of the reader of one kind of input. Private to engine/data/table. */
#ifndef DATA_TABLE_READER_H
#define DATA_TABLE_READER_H

#include "data/table/input.h"
#include "data/table/rows.h"

/* The longest record, and the largest workbook. */
enum { READER_RECORD_MB = 64, READER_WORKBOOK_MB = 256 };

typedef struct reader_kind {
    /* Takes over `in`, whose first bytes wait. NULL after a diagnostic. */
    void *(*open)(input *in, const schema *s, diag *d);
    /* As rows_next; out->key is left empty where the record has none, number is not set. */
    rows_step (*next)(void *state, arena *a, rows_record *out, diag *d);
    void (*close)(void *state);
    double (*share)(const void *state); /* as rows_share */
} reader_kind;

extern const reader_kind reader_lines, reader_csv, reader_book;

#endif
