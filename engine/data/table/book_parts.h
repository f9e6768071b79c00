/* book_parts: what the files of the workbook reader share. Private to book*.c. */
#ifndef DATA_TABLE_BOOK_PARTS_H
#define DATA_TABLE_BOOK_PARTS_H

#include "data/table/book.h"
#include "data/table/xml.h"

typedef struct book_sheet {
    str title;
    char *part; /* its path in the package; NULL: no such part */
} book_sheet;

struct book {
    str file;
    zip_t *package;
    xml_budget budget;
    arena *a;          /* of all below */
    book_sheet *sheets;
    size_t sheets_n;
    char *strings_part, *styles_part; /* NULL: none */
    bool from_1904;
    str *strings;
    size_t strings_n;
    uint8_t *kinds;    /* by cell style: grid_kind of its numbers */
    size_t kinds_n;
};

/* book_strings.c: text of <is> or <si>, runs joined, phonetic hints left out; to be told of every event below
 * it. */
typedef struct book_text {
    buf text;
    bool reading; /* within <t> */
    int phonetic; /* depth within <rPh> */
} book_text;
void book_text_start(book_text *t, const char *name);
void book_text_end(book_text *t, const char *name);
void book_text_add(book_text *t, const char *s, int n);
/* Composed, with _x000D_ and the like as what they stand for. */
str book_text_take(arena *a, const book_text *t);

bool book_read_strings(book *b, diag *d);
/* book_styles.c: which numbers are dates and times. */
bool book_read_styles(book *b, diag *d);

#endif
