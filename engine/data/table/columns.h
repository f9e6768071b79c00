/* columns: a template's schema laid out as the sheets of a workbook, the one home of that order.
 *
 * Columns stand in the order of the schema, those that are seldom used behind the others.
 * The first sheet has a row for each document: its scalar fields, those of nested records under dotted paths
 * (issuer.name), simple lists of texts as cells of several lines. Each list of records has a sheet of its
 * own, joined by the document's key; so has a record too wide for the first sheet. Where a union takes a
 * plain value or a record, there is a column for the value and columns for the record's fields.
 *
 * Lists within the rows of another sheet (the budget of one section) share the sheet of that type of item:
 * their rows say by "@in" to which row they belong, by its label "@row". A type that contains a list of
 * itself (sections within sections) has a level, "@level", instead: 1 is the list itself, 2 is within the
 * row of level 1 above it.
 */
#ifndef DATA_TABLE_COLUMNS_H
#define DATA_TABLE_COLUMNS_H

#include "data/schema.h"

typedef enum {
    COLUMN_VALUE,
    COLUMN_KEY,   /* of the document */
    COLUMN_IN,    /* to which list the row belongs, by the label of a row or the path of a list */
    COLUMN_ROW,   /* the label of this row */
    COLUMN_LEVEL,
} column_role;

typedef struct column {
    column_role role;
    str path;           /* within the row's item: issuer.name; "." is the item itself */
    str title;          /* its heading, unique in its sheet */
    const schema *type; /* of the field; may be a union with variants that have columns of their own */
    bool required;      /* in every row */
    bool needed;        /* where its record is given at all */
    bool seldom;        /* used by few: behind the others */
} column;

/* A list (or record) that the rows of a table make up. */
typedef struct columns_home {
    size_t parent; /* the table whose rows hold it; 0: the documents themselves */
    str path;      /* from such a row to the list */
    str title;
} columns_home;

typedef enum { TABLE_DOCUMENTS, TABLE_LIST, TABLE_RECORD } table_kind;

typedef struct columns_sheet {
    table_kind kind;
    str title;          /* of the sheet, unique, fit for a workbook */
    str path;           /* of its first home from the document; "" of the documents */
    str description;
    const schema *item; /* LIST: of each row */
    str nested;         /* the field by which an item holds a list of its like; empty: none */
    bool labelled;      /* other tables hold lists of its rows */
    bool seldom;        /* used by few */
    column *columns;
    size_t columns_n, columns_cap;
    columns_home *homes;
    size_t homes_n;
} columns_sheet;

typedef struct columns {
    columns_sheet *tables; /* the documents first, a table before those within its rows */
    size_t n, cap;
} columns;

enum { COLUMNS_SHEET_TITLE = 31 }; /* characters of a sheet's title, at most */

/* The tables of a document's schema, which must stay. */
columns *columns_of(arena *a, const schema *document);

/* The path of a home from the document, without indexes: budget.groups.items */
str columns_home_path(arena *a, const columns *c, const columns_home *h);

/* The variant of `s` (or `s` itself) that is a record, or NULL. */
const schema *columns_record(const schema *s);
/* The variant that is a list whose items are (or may be) records, or NULL. */
const schema *columns_list(const schema *s);
/* Whether one cell can hold a value of it: a scalar, lines of scalars, or lines of cells divided by "|". */
bool columns_in_cell(const schema *s);
/* The type at the end of a path such as recipients[0].name; NULL: there is none that a cell can hold. */
const schema *columns_resolve(const schema *document, str path);

#endif
