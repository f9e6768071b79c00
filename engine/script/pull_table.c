/* Tables of the tree: widths of columns, rows, cells and the blocks in them. Whether the cells fill the columns
 * is for model/doc to check. */
#include "script/pull_tree.h"

enum { WIDEST_COLUMN = 2000 /* mm */, MOST_COLUMNS = 200 };

/* 30: millimetres; "*": one share of what is left; "2*": two shares. */
static bool read_share(puller *p, double *out) {
    if (lua_type(p->L, -1) == LUA_TNUMBER) {
        *out = lua_tonumber(p->L, -1);
        return *out > 0 && *out <= WIDEST_COLUMN;
    }
    str s = vm_str(p->L, -1);
    if (!str_ends(s, STR("*"))) return false;
    *out = -1;
    if (s.n == 1) return true;
    if (!lua_stringtonumber(p->L, str_z(p->scratch, str_part(s, 0, s.n - 1)))) return false;
    *out = -lua_tonumber(p->L, -1);
    lua_pop(p->L, 1);
    return *out < 0 && *out >= -WIDEST_COLUMN;
}

void tree_read_columns(puller *p, void *into) {
    table *t = into;
    size_t n = pull_list(p, "columns");
    if (n > MOST_COLUMNS) {
        pull_range(p, "#columns", (double)n, 1, MOST_COLUMNS);
        return;
    }
    double *shares = ARENA_ARRAY(p->a, double, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (!read_share(p, &shares[i]))
            pull_wrong(p, "columns", "số mm, \"*\" hoặc \"2*\"", "millimetres, \"*\" or \"2*\"");
        lua_pop(p->L, 1);
    }
    t->share = shares;
    t->columns = n;
}

static void read_cell_blocks(puller *p, void *into) {
    cell *c = into;
    block_list list = {0};
    tree_gather((builder *)p, &list);
    c->blocks = list.items;
    c->n = list.n;
}

static const pull_field cell_fields[] = {
    {.name = "blocks", .kind = PULL_CUSTOM, .read = read_cell_blocks},
    PULL_FIELD("span", INT, cell, span, .min = 1, .max = MOST_COLUMNS),
    PULL_FIELD("middle", BOOL, cell, middle),
};

/* Calls `read` with each table of the list on top of the stack; gives how many there were. */
static size_t each_table(puller *p, const char *field, size_t n, void (*read)(puller *, void *),
                         char *out, size_t size) {
    size_t count = 0;
    for (size_t i = 1; i <= n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i);
        if (pull_is_table(p)) read(p, out + size * count++);
        else if (!tree_is_nothing(p->L)) pull_wrong(p, field, "danh sách các bảng", "a list of tables");
        lua_pop(p->L, 1);
    }
    return count;
}

static void read_cell(puller *p, void *into) {
    cell *c = into;
    c->span = 1;
    PULL_FIELDS(p, STR("cell"), cell_fields, false, c);
}

static void read_cells(puller *p, void *into) {
    row *r = into;
    size_t n = pull_list(p, "cells");
    cell *cells = ARENA_ARRAY(p->a, cell, n);
    r->cells = cells;
    r->n = each_table(p, "cells", n, read_cell, (char *)cells, sizeof *cells);
}

static const pull_field row_fields[] = {
    {.name = "cells", .kind = PULL_CUSTOM, .read = read_cells, .required = true},
    PULL_FIELD("header", BOOL, row, header),
    PULL_FIELD("whole", BOOL, row, whole),
};

static void read_row(puller *p, void *into) {
    row *r = into;
    r->at = ((builder *)p)->at;
    PULL_FIELDS(p, STR("row"), row_fields, false, r);
}

void tree_read_rows(puller *p, void *into) {
    builder *b = (builder *)p;
    table *t = into;
    size_t n = pull_list(p, "rows");
    row *rows = ARENA_ARRAY(p->a, row, n);
    bool was = b->text_only;
    b->text_only = true;
    t->rows = rows;
    t->rows_n = each_table(p, "rows", n, read_row, (char *)rows, sizeof *rows);
    b->text_only = was;
}
