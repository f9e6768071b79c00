/* schema: what a template's data must be; the check of values against it; its JSON Schema.
 *
 * A template states its schema in Lua; script/ pulls it into this form. The check reports every fault, not
 * the first; it also puts texts into composed form (NFC) and fills in defaults.
 */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "base/diag.h"
#include "data/value.h"

typedef enum {
    SCHEMA_TEXT,
    SCHEMA_INT,
    SCHEMA_NUMBER,
    SCHEMA_BOOL,
    SCHEMA_DATE,   /* text: 2023-10-06 or 06/10/2023 */
    SCHEMA_CHOICE, /* text: one of `choices` */
    SCHEMA_LIST,
    SCHEMA_RECORD,
    SCHEMA_UNION,  /* one of `variants`, told apart by the kind of JSON value */
} schema_kind;

typedef struct schema schema;

typedef struct schema_choice {
    str value, title;
} schema_choice;

typedef struct schema_field {
    str name;
    const schema *type;
    bool required;
} schema_field;

struct schema {
    schema_kind kind;
    str title, description; /* Vietnamese */
    str ref;                /* name under $defs when the type is shared or recursive; else empty */
    const value *example;   /* NULL: none */
    const value *fallback;  /* the default; NULL: none */
    bool has_min, has_max;
    double min, max;        /* INT, NUMBER: bounds; TEXT: characters; LIST: items */
    str pattern;            /* TEXT: a regular expression (POSIX extended and ECMA-262 alike), or empty */
    str pattern_hint;       /* what it asks for, in words */
    const schema_choice *choices;
    size_t choices_n;
    const schema *item;     /* LIST */
    const schema_field *fields;
    size_t fields_n;        /* RECORD */
    const schema *const *variants;
    size_t variants_n;      /* UNION */
};

/* Checks `v` and everything below it; `file` names the data in diagnostics. Texts become NFC, missing
 * fields with a default are added. False when an error was added (warnings alone: true). */
bool schema_check(const schema *s, value *v, arena *a, str file, diag *d);

/* JSON Schema (draft 2020-12) of a template's data, indented, ended by a newline. */
void schema_write(const schema *s, str id, str title, buf *out);

#endif
