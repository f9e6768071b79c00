/* Worksheets of the tree: columns, rows, cells with what they hold; what goes with ranges of cells is in
 * pull_ranges.c. Whether a workbook can hold them is for model/sheet to check. */
#include "script/pull_tree.h"

enum { TALLEST_ROW = 409 /* pt */, MOST_COLUMNS = 16384, MOST_ROWS = 1048576 };

/* --- cells --------------------------------------------------------------------------------------------- */

typedef struct cell_table {
    sheet_cell cell;
    int contents; /* how many of text, number, formula were given */
    bool has_value;
} cell_table;

static void read_text(puller *p, void *into) {
    cell_table *t = into;
    t->contents++;
    t->cell.kind = CELL_TEXT;
    t->cell.text = pull_text(p, "text", true);
}

static void read_number(puller *p, void *into) {
    static const pull_field field =
        PULL_FIELD("number", NUMBER, cell_table, cell.number, .min = -PULL_MOST_EXACT, .max = PULL_MOST_EXACT);
    cell_table *t = into;
    t->contents++;
    t->cell.kind = CELL_NUMBER;
    pull_value(p, &field, t);
}

static void read_formula(puller *p, void *into) {
    cell_table *t = into;
    t->contents++;
    t->cell.kind = CELL_FORMULA;
    str s = pull_text(p, "formula", false);
    t->cell.text = str_starts(s, STR("=")) ? str_part(s, 1, s.n) : s;
}

static void read_value(puller *p, void *into) {
    cell_table *t = into;
    t->has_value = true;
    t->cell.text_result = lua_type(p->L, -1) == LUA_TSTRING;
    if (t->cell.text_result) t->cell.result_text = pull_text(p, "value", true);
    else if (lua_type(p->L, -1) == LUA_TNUMBER) t->cell.number = lua_tonumber(p->L, -1);
    else pull_wrong(p, "value", "số hoặc chuỗi", "a number or a string");
}

static const pull_field cell_fields[] = {
    {.name = "text", .kind = PULL_CUSTOM, .read = read_text},
    {.name = "number", .kind = PULL_CUSTOM, .read = read_number},
    {.name = "formula", .kind = PULL_CUSTOM, .read = read_formula},
    {.name = "value", .kind = PULL_CUSTOM, .read = read_value},
    PULL_FIELD("style", STYLE, cell_table, cell.style),
    PULL_FIELD("format", TEXT, cell_table, cell.format),
    PULL_FIELD("span", INT, cell_table, cell.span, .min = 1, .max = MOST_COLUMNS),
    PULL_FIELD("ruled", BOOL, cell_table, cell.ruled),
    PULL_FIELD("wrap", BOOL, cell_table, cell.wrap),
    PULL_FIELD("input", BOOL, cell_table, cell.input),
};

/* A table of the above; a string or number alone; nothing for an empty cell. */
static void read_cell(puller *p, sheet_cell *out) {
    const style *usual = ((builder *)p)->body;
    cell_table t = {.cell = {.span = 1, .style = usual}};
    str outer = p->what;
    p->what = STR("cell");
    if (pull_is_table(p)) PULL_FIELDS(p, p->what, cell_fields, false, &t);
    else if (lua_type(p->L, -1) == LUA_TSTRING) read_text(p, &t);
    else if (lua_type(p->L, -1) == LUA_TNUMBER) read_number(p, &t);
    else if (!tree_is_nothing(p->L))
        pull_wrong(p, NULL, "bảng, chuỗi hoặc số", "a table, a string or a number");
    if (t.contents > 1) PULL_FAIL(p, SHEET_CONTENTS, STR(""));
    if (t.cell.kind == CELL_FORMULA && !t.has_value) pull_lacks(p, "value");
    if (!t.cell.style && !usual) pull_unknown_style(p, STR("body"));
    p->what = outer;
    *out = t.cell;
}

/* --- rows ---------------------------------------------------------------------------------------------- */

static void read_row(puller *p, sheet_row *out) {
    static const pull_field fields[] = {
        PULL_FIELD("height", PT, sheet_row, height, .min = 0, .max = TALLEST_ROW),
    };
    out->at = ((builder *)p)->at;
    size_t n = pull_list(p, "rows");
    if (!lua_istable(p->L, -1)) return;
    PULL_FIELDS(p, STR("row"), fields, true, out);
    sheet_cell *cells = ARENA_ARRAY(p->a, sheet_cell, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        read_cell(p, &cells[i]);
        lua_pop(p->L, 1);
    }
    out->cells = cells;
    out->n = n;
}

static void read_rows(puller *p, void *into) {
    sheet *s = into;
    size_t n = pull_list(p, "rows");
    sheet_row *rows = ARENA_ARRAY(p->a, sheet_row, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (!tree_is_nothing(p->L)) read_row(p, &rows[i]);
        else rows[i].at = ((builder *)p)->at; /* an empty row: references below it stay right */
        lua_pop(p->L, 1);
    }
    s->rows = rows;
    s->rows_n = n;
}

/* --- the sheet ----------------------------------------------------------------------------------------- */

static void read_columns(puller *p, void *into) {
    static const pull_field width = {.name = "columns", .kind = PULL_NUMBER, .min = 0.1, .max = 255};
    sheet *s = into;
    size_t n = pull_list(p, "columns");
    double *widths = ARENA_ARRAY(p->a, double, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        pull_value(p, &width, &widths[i]);
        lua_pop(p->L, 1);
    }
    s->widths = widths;
    s->columns = n;
}

static void read_head(puller *p, void *into) {
    static const pull_field row_number = {
        .name = "head", .kind = PULL_COUNT, .min = 1, .max = MOST_ROWS};
    sheet *s = into;
    if (pull_list(p, "head") != 2) {
        if (lua_istable(p->L, -1))
            pull_wrong(p, "head", "hai số {hàng đầu, hàng cuối}", "two numbers {first, last}");
        return;
    }
    lua_rawgeti(p->L, -1, 1);
    pull_value(p, &row_number, &s->head_first);
    lua_rawgeti(p->L, -2, 2);
    pull_value(p, &row_number, &s->head_last);
    lua_pop(p->L, 2);
}

static const pull_field sheet_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("title", TEXT, sheet, title, .required = true),
    {.name = "columns", .kind = PULL_CUSTOM, .read = read_columns, .required = true},
    {.name = "rows", .kind = PULL_CUSTOM, .read = read_rows, .required = true},
    PULL_FIELD("page", PAGE, sheet, page),
    PULL_FIELD("landscape", BOOL, sheet, landscape),
    {.name = "head", .kind = PULL_CUSTOM, .read = read_head},
    PULL_FIELD("freeze", COUNT, sheet, freeze, .min = 0, .max = MOST_ROWS),
    PULL_FIELD("protect", BOOL, sheet, protect),
    PULL_FIELD("hidden", BOOL, sheet, hidden),
    PULL_FIELD("printed", COUNT, sheet, printed, .min = 0, .max = MOST_COLUMNS),
    {.name = "names", .kind = PULL_CUSTOM, .read = ranges_read_names},
    {.name = "inputs", .kind = PULL_CUSTOM, .read = ranges_read_inputs},
    {.name = "rules", .kind = PULL_CUSTOM, .read = ranges_read_rules},
    {.name = "charts", .kind = PULL_CUSTOM, .read = ranges_read_charts},
};

/* A node may hold a function that makes it, so that no work is done for a workbook nobody wants. Replaces the
 * node on top of the stack by what it returns. */
static bool made(puller *p) {
    lua_pushliteral(p->L, "make");
    if (lua_rawget(p->L, -2) == LUA_TNIL) return lua_pop(p->L, 1), true;
    if (!lua_isfunction(p->L, -1)) return pull_wrong(p, "make", "một hàm", "a function"), false;
    lua_call(p->L, 0, 1);
    lua_replace(p->L, -2);
    if (pull_is_table(p)) return true;
    return pull_wrong(p, "make", "hàm trả về một bảng {title = …}", "a function that returns a table {title = …}"),
           false;
}

void pull_sheet(puller *p, sheet *out) {
    str outer = p->what;
    p->what = STR("sheet");
    out->page = p->styles->pages;
    if (made(p)) PULL_FIELDS(p, p->what, sheet_fields, false, out);
    p->what = outer;
}
