/* schema: what a template's data must be; the check of values against it; its JSON Schema.
 *
 * A template states its schema in Lua; script/ pulls it into this form once, as plain data that
 * outlives the documents, every str in it composed (NFC). The check reports every fault, not the
 * first; it also puts dates into one form and fills in defaults.
 */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "data/pattern.h"
#include "data/where.h"

typedef enum {
    SCHEMA_TEXT,
    SCHEMA_INT,    /* 5 and, as in JSON Schema, 5.0 (which becomes 5) */
    SCHEMA_NUMBER,
    SCHEMA_BOOL,
    SCHEMA_DATE,   /* text: 2023-10-06; also 06/10/2023, 6-10-2023, 6.10.2023, which become it */
    SCHEMA_CHOICE, /* text: one of `choices` */
    SCHEMA_LIST,
    SCHEMA_RECORD,
    SCHEMA_UNION,  /* the first of `variants` for this kind of JSON value; none is itself a union */
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
    bool seldom;            /* few data have it: forms keep it out of the way */
    str ref;                /* name under $defs when the type is shared or recursive; else empty */
    const value *example;   /* NULL: none */
    const value *fallback;  /* the default; NULL: none */
    bool has_min, has_max;
    double min, max;        /* INT, NUMBER: bounds; TEXT: characters; LIST: items */
    const pattern *pattern; /* TEXT: made with pattern_new by the owner of the schema; NULL: none */
    str pattern_hint;       /* what it asks for, in words */
    const schema_choice *choices;
    size_t choices_n;
    const schema *item;     /* LIST */
    const schema_field *fields;
    size_t fields_n;        /* RECORD */
    const schema *const *variants;
    size_t variants_n;      /* UNION */
};

/* Checks `v`, which was read from `source`, and everything below it. Dates take one form, missing
 * fields with a default are added. A null field counts as absent; a required text must not be blank.
 * At the root "template" (which template to use), "key" (of a record among many) and "$schema" (for
 * editors) are always allowed.
 * False when an error was added (warnings alone: true). */
bool schema_check(const schema *s, value *v, arena *a, data_source source, diag *d);

/* JSON Schema (draft 2020-12) of a template's data, indented, ended by a newline. */
void schema_write(const schema *s, str id, str title, buf *out);

#endif
