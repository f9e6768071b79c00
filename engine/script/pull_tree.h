/* pull_tree: what the readers of the document tree share (pull_doc, pull_block, pull_table, pull_sheet). */
#ifndef SCRIPT_PULL_TREE_H
#define SCRIPT_PULL_TREE_H

#include "script/pull_refs.h"

typedef struct builder {
    puller p;          /* first: a reader of fields is given it and finds the rest behind it */
    origin at;         /* of the node being read */
    uint32_t next_id;
    bool wants_sheets; /* else they are passed over, unread */
    bool text_only;    /* in cells and margins, where sheets have no place */
    const style *body; /* of paragraphs that name no style; NULL: the sheet has no "body" */
    sheet *sheets;
    size_t sheets_n, sheets_cap;
    refs refs;
    ref_cite cite;     /* of the paragraph being read */
    const void *label_of; /* the table `label` was read from; NULL: none. Lives as long as the tree */
    label label;
} builder;

typedef struct block_list {
    block *items;
    size_t n, cap;
} block_list;

/* The value on top of the stack (a node, a list of them, nested as deep as they like; nil and false count as
 * nothing) appended to `list`. Sheets go to b->sheets. */
void tree_gather(builder *b, block_list *list);

/* Readers of a table's fields, into the block's `as.table`. */
void tree_read_columns(puller *p, void *into);
void tree_read_rows(puller *p, void *into);

/* The list on top of the stack as records of `size` bytes, each read by `fields`. */
typedef struct record_list {
    const char *field, *vi, *en; /* and what it must be */
    str what;                    /* one of them, in messages */
    const pull_field *fields;
    size_t fields_n, size;
} record_list;

#define RECORDS(field_name, what_name, T, field_list, shape)                                       \
    {.field = field_name, .what = {what_name, sizeof(what_name) - 1}, .fields = field_list,        \
     .fields_n = sizeof(field_list) / sizeof *(field_list), .size = sizeof(T),                     \
     .vi = "danh sách " shape, .en = "a list of " shape}
void *ranges_read_records(puller *p, const record_list *l, size_t *n);

/* Readers of the lists of a sheet that go with ranges of its cells (pull_ranges.c), into the sheet. */
void ranges_read_names(puller *p, void *into);
void ranges_read_inputs(puller *p, void *into);
void ranges_read_rules(puller *p, void *into);
void ranges_read_charts(puller *p, void *into);

#define PULL_MOST_EXACT 9007199254740992.0 /* 2^53: beyond, whole numbers are not exact */

/* nil, or what `cond and block` leaves */
static inline bool tree_is_nothing(lua_State *L) {
    return lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1));
}

#endif
