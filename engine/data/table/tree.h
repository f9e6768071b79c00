/* tree: the data of one record being put together from cells in any order, then written as JSON. It
 * remembers the cell that each value came from. All in one arena. */
#ifndef DATA_TABLE_TREE_H
#define DATA_TABLE_TREE_H

#include "data/table/rows.h"

typedef struct tree tree; /* a value, a record or a list */

tree *tree_new(arena *a, row_place at);

/* The place below `from` at a path (issuer.name, recipients[0].name; "." or "": itself), made where it is
 * missing. NULL when a value stands in the way. */
tree *tree_at(arena *a, tree *from, str path);
/* Gives it a value, as JSON text; false when it has one already, or holds others. */
bool tree_set(tree *t, str json, row_place at);
/* Makes `item`, which is nowhere yet, the last of the list `t`; false when `t` is no list. */
bool tree_append(tree *t, tree *item);
bool tree_is_blank(const tree *t); /* neither a value nor anything below */
bool tree_is_record(const tree *t);

/* What stands at the path, without making it; NULL: nothing. */
const tree *tree_look(const tree *from, str path);

void tree_write(const tree *root, buf *json);
/* Where the value at a data path ($.recipients[0].name, as written) came from, else what is around it. */
row_place tree_locate(const tree *root, str path);

#endif
