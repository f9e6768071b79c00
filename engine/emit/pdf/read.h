/* read: PDF files that this program wrote, taken apart again: the objects by number, the entries of dictionaries,
 * the references within them. No other program's files: one table of cross-references, no compressed objects,
 * lengths of streams said directly. What is not so is refused; no offset is followed that leads outside. */
#ifndef EMIT_PDF_READ_H
#define EMIT_PDF_READ_H

#include "base/str.h"

typedef struct read_object {
    str entries; /* between << and >> */
    str stream;  /* empty: there is none */
} read_object;

typedef struct read_file {
    read_object *objects; /* by number; a free one has no entries */
    size_t n;             /* numbers are below this */
    str trailer;          /* entries */
} read_file;

/* Borrows `bytes`; the list is in `a`. False: not such a file. */
bool read_pdf(str bytes, arena *a, read_file *out);

/* The next entry from *at on: its name without the slash, its value as it is written. False at the end. */
bool read_entry(str entries, size_t *at, str *key, str *value);
/* The value of one entry; empty: there is none. */
str read_value(str entries, const char *key);
/* Its number, or that of the object it refers to; 0: there is none. */
size_t read_number(str entries, const char *key);
size_t read_ref(str entries, const char *key);
/* The next token or bracketed whole from *at on: a number, a name, a text, a list, a dictionary, a reference.
 * False at the end. */
bool read_item(str text, size_t *at, str *item);
size_t read_number_of(str item);
/* The object an item refers to; 0: it is no reference. */
size_t read_ref_of(str item);
/* What stands between the brackets of a list or dictionary. */
str read_inside(str item);

/* Puts `value` with every object number in it as `numbers` says. */
void read_put_mapped(buf *b, str value, const size_t *numbers, size_t n);

#endif
