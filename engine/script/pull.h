/* pull: what templates, style sheets and schemas return, read strictly into C.
 *
 * A table's fields are described by an array of pull_field; reading goes on after a fault, so that one run
 * shows all of them. Fields are read raw: metatables of authors have no say.
 */
#ifndef SCRIPT_PULL_H
#define SCRIPT_PULL_H

#include "script/api.h"

typedef struct puller puller;
struct puller {
    lua_State *L;
    arena *a;      /* for what is read */
    arena *scratch;
    diag *diags;
    diag_where at; /* the place to name */
    str what;      /* the thing being read: "para", "styles.body" */
    str style;     /* the style being read, if one is: limits it passes are named after it */
    bool ok;       /* false once an error was added */
    int depth;     /* of nested lists */
    const stylesheet *styles; /* for PULL_STYLE and PULL_PAGE */
};

typedef enum {
    PULL_TEXT,   /* str: a line; line breaks and tabs become blanks */
    PULL_BOOL,   /* bool */
    PULL_MARK,   /* uint8_t: true adds the bit `mark` */
    PULL_INT,    /* int, min … max */
    PULL_COUNT,  /* size_t, min … max */
    PULL_NUMBER, /* double, min … max */
    PULL_PT,     /* len, from points, min … max */
    PULL_MM,     /* len, from millimetres, min … max */
    PULL_CHOICE, /* an enum: the position in `choices` */
    PULL_STYLE,  /* const style *, by name */
    PULL_PAGE,   /* const page_style *, by name */
    PULL_KNOWN,  /* may be there, but is read elsewhere */
    PULL_CUSTOM, /* by `read`, with the value on top of the stack */
} pull_kind;

typedef struct pull_field {
    const char *name;
    pull_kind kind;
    size_t offset; /* in the struct read into; CUSTOM: what `read` gets */
    double min, max;
    const char *const *choices; /* ended by NULL */
    uint8_t mark;
    void (*read)(puller *p, void *into);
    bool required;
} pull_field;

#define PULL_FIELD(field_name, field_kind, T, member, ...)                                         \
    {.name = field_name, .kind = PULL_##field_kind, .offset = offsetof(T, member), __VA_ARGS__}

puller pull_begin(lua_State *L, arena *a, diag_where at, str what);

/* Reads the table on top of the stack, called `what` in messages. Absent fields leave `into` as it is; fields
 * that are not described are faults, and so are list items unless `items`. */
void pull_fields(puller *p, str what, const pull_field *fields, size_t n, bool items, void *into);
#define PULL_FIELDS(p, what, fields, items, into)                                                  \
    pull_fields((p), (what), (fields), sizeof(fields) / sizeof *(fields), (items), (into))

/* Reads the value on top of the stack as one field. */
void pull_value(puller *p, const pull_field *f, void *into);

/* Whether a table is on top of the stack (a library's view of one is replaced by it). */
bool pull_is_table(puller *p);
/* The same for what must be a list: how many items it has, holes counted. A fault otherwise (0). */
size_t pull_list(puller *p, const char *field);
/* The last position of the table on top of the stack. */
size_t pull_length(puller *p);
/* Whether the table on top of the stack has text keys: it is one thing then, and no list of things. */
bool pull_has_fields(puller *p);
/* The string on top of the stack, checked, composed and copied. Empty after a fault. */
str pull_text(puller *p, const char *field, bool breaks);
/* One level deeper; false, after a fault, when that is too deep. */
bool pull_enter(puller *p);

/* Faults. `field` is shown as what.field. */
void pull_wrong(puller *p, const char *field, const char *vi, const char *en);
void pull_lacks(puller *p, const char *field);
void pull_range(puller *p, const char *field, double is, double min, double max);
void pull_unknown_style(puller *p, str name);
#define PULL_FAIL(p, code, ...)                                                                    \
    do {                                                                                           \
        DIAG_ADD((p)->diags, code, (p)->at, __VA_ARGS__);                                          \
        (p)->ok = false;                                                                           \
    } while (0)

/* left, centre, right, justify: for PULL_CHOICE into a style_align */
extern const char *const pull_aligns[];

/* A number as diagnostics show it. */
str pull_number_text(arena *a, double v);

/* What build() returned, on top of the stack, into `out`, with its worksheets if `sheets`; `at` names the
 * template. False after faults. */
bool pull_document(lua_State *L, arena *a, diag_where at, bool sheets, doc *out);
/* The value on top of the stack as the runs of a paragraph (pull_runs.c). */
void pull_runs(puller *p, para *out);
/* A node of kind sheet, on top of the stack (pull_sheet.c). */
void pull_sheet(puller *p, sheet *out);
/* A schema, on top of the stack; lives as long as the vm. NULL after faults. */
const schema *pull_schema(lua_State *L, diag_where at);
/* The style sheet `name`, read at the first call; NULL after faults. May also raise. */
const stylesheet *pull_stylesheet(lua_State *L, str name, diag_where at);

#endif
