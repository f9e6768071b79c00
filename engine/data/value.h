/* value: data as the templates see it: null, boolean, number, text, list, record.
 *
 * One tree for JSON and for rows of a spreadsheet. Every value knows its parent, so that a fault
 * found anywhere later can name its path, and where it began in the source (see where.h). Built
 * once, in a document's arena; read-only after the schema check.
 */
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "base/str.h"

/* Lists and records within one another: no data goes deeper, so walks of a tree may recurse. */
enum { VALUE_MAX_DEPTH = 64 };

typedef enum {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_RECORD,
} value_kind;

typedef struct value value;
struct value {
    value_kind kind;
    uint32_t n; /* list, record: number of items */
    union {
        bool boolean;
        int64_t integer;
        double real;
        str text;     /* NFC */
        value *items; /* list, record: contiguous, in the order of the data */
    } as;
    str key;             /* its name, when the parent is a record; NFC */
    const value *parent; /* NULL at the root */
    uint32_t byte;       /* its first in the source, counted from 1; 0: not from there */
};

/* A record's field, or NULL. `record` may be any kind. */
value *value_field(const value *record, str key);
/* Makes `v` the parent of its items: after `v` itself was moved. */
void value_adopt(value *v);
/* A copy of `from` and all below it, at `to`, whose parent, key and byte stay. Texts are shared. */
void value_copy(arena *a, value *to, const value *from);
/* The path from the root: $.budget.items[2].price; names that are no identifiers as ["…"], very
 * long ones cut. */
str value_path(arena *a, const value *v);

/* Words that reached the page, and what stands around them there. */
typedef struct value_words {
    str before, words, after;
} value_words;

/* The text in the tree that holds the words and is most like what stands around them, the first among equals; NULL:
 * none holds them. */
const value *value_find_text(const value *root, value_words words);

/* A whole number small enough (2^53) that a double and an integer hold it alike. */
bool value_is_whole(double v);
/* The head of a text as diagnostics quote it: at most 60 characters, line breaks and the like as
 * blanks. */
str value_excerpt(arena *a, str text);

#endif
