/* schema_check: what the files of the check share. Private to engine/data. */
#ifndef DATA_SCHEMA_CHECK_H
#define DATA_SCHEMA_CHECK_H

#include "data/schema.h"

typedef struct checking {
    arena *a;
    data_source source;
    diag *d;
    size_t faults; /* warnings too */
    int depth;
} checking;

/* What any data file may hold at its root, besides the template's own fields. */
enum { SCHEMA_ROOT_FIELDS = 3 };
extern const schema_field schema_root_fields[SCHEMA_ROOT_FIELDS];

void schema_fault(checking *c, diag_where at, diag_code code, const str *args, size_t n);
#define SCHEMA_FAULT_AT(c, where, code, ...)                                                       \
    schema_fault((c), (where), DIAG_##code, (const str[]){__VA_ARGS__},                            \
                 sizeof((const str[]){__VA_ARGS__}) / sizeof(str))
/* A fault of the value `v`. */
#define SCHEMA_FAULT(c, v, code, ...)                                                              \
    SCHEMA_FAULT_AT((c), where_value((c)->a, (c)->source, (v)), code, __VA_ARGS__)

/* schema_scalar.c: `v` is of a kind that `s` takes. */
void schema_check_text(checking *c, const schema *s, value *v, bool required);
/* False, and told: a whole number is wanted, and the real `v` is written with a point before three
 * figures, as thousands are grouped on paper. */
bool schema_check_grouping(checking *c, const value *v);
void schema_check_number(checking *c, const schema *s, value *v);
void schema_check_choice(checking *c, const schema *s, value *v);
void schema_check_date(checking *c, value *v);

/* schema_words.c: the words of diagnostics, in both languages. */
typedef struct words {
    str vi, en;
} words;

words schema_kind_words(arena *a, const schema *s);      /* "số nguyên", "an integer" */
words schema_value_words(arena *a, const value *v);      /* "văn bản "5"" */
words schema_type_hint(const schema *s, const value *v); /* how to make v an s; or empty */
words schema_bounds_words(arena *a, const schema *s);    /* "từ 1 đến 31", "from 1 to 31" */
str schema_choices_words(arena *a, const schema *s);     /* "a" (Kế hoạch), "b" */

#endif
