/* Style sheets: from templates/styles to lengths. Two inheritances: a sheet may inherit another's styles, field
 * by field, and then each style starts from the one it is based on. The fields, their units and limits come
 * from model/style.def; no number of the norm is here. */
#include "script/pull.h"

#include "script/files.h"
#include "script/sandbox.h"

#include <stdlib.h>

enum {
    MOST_STYLES = 500,
    DEEPEST_SHEET = 8,    /* sheets that inherit one another */
    LARGEST_PAPER = 2000, /* mm */
    WIDEST_MARGIN = 500,  /* mm */
    FOOT_BOTTOM = 10,     /* mm, where a page does not say */
};

struct sheet_source {
    struct sheet_source *next;
    str name;
    stylesheet sheet;
    int merged; /* reference of its table of styles, what it inherits included */
};

typedef struct reader {
    puller p; /* first: a reader of fields is given it and finds the rest behind it */
    stylesheet *sheet;
    style *styles;
    enum { WAITING, UNDER_WAY, DONE } *state;
    int merged; /* stack index of the table of styles */
} reader;

const char *const pull_aligns[] = {"left", "centre", "right", "justify", NULL};

/* --- styles -------------------------------------------------------------------------------------------- */

#define PULL_pt PULL_PT /* as the units are written there */
#define PULL_mm PULL_MM

static const pull_field style_fields[] = {
    PULL_FIELD("title", TEXT, style, title),
    {.name = "based_on", .kind = PULL_KNOWN},
    PULL_FIELD("align", CHOICE, style, align, .choices = pull_aligns),
#define STYLE_LEN(field, unit, initial, low, high)                                                 \
    PULL_FIELD(#field, unit, style, field, .min = low, .max = high),
#define STYLE_INT(field, initial, low, high)                                                       \
    PULL_FIELD(#field, INT, style, field, .min = low, .max = high),
#define STYLE_BOOL(field, initial) PULL_FIELD(#field, BOOL, style, field),
#include "model/style.def"
#undef STYLE_LEN
#undef STYLE_INT
#undef STYLE_BOOL
};

static style style_initial(void) {
    style s = {.align = ALIGN_LEFT};
#define STYLE_LEN(field, unit, initial, low, high) s.field = len_##unit(initial);
#define STYLE_INT(field, initial, low, high) s.field = initial;
#define STYLE_BOOL(field, initial) s.field = initial;
#include "model/style.def"
#undef STYLE_LEN
#undef STYLE_INT
#undef STYLE_BOOL
    return s;
}

static void resolve(reader *r, size_t i);

/* What style `i` starts from; its table is on top of the stack. */
static style parent_of(reader *r, size_t i) {
    puller *p = &r->p;
    style start = style_initial();
    lua_pushliteral(p->L, "based_on");
    if (lua_rawget(p->L, -2) != LUA_TNIL) {
        str name = pull_text(p, "based_on", false);
        const style *parent = stylesheet_find(r->sheet, name);
        if (!parent && name.n) pull_unknown_style(p, name);
        if (parent) {
            resolve(r, parent->index);
            start = *parent;
            start.based_on = parent->name;
        }
    }
    lua_pop(p->L, 1);
    start.name = start.title = r->styles[i].name;
    start.index = i;
    return start;
}

static void resolve(reader *r, size_t i) {
    puller *p = &r->p;
    style *s = &r->styles[i];
    if (r->state[i] == UNDER_WAY) PULL_FAIL(p, STYLE_CYCLE, s->name);
    if (r->state[i] != WAITING || !pull_enter(p)) return;
    r->state[i] = UNDER_WAY;
    str outer_style = p->style, outer = p->what;
    p->style = s->name;
    p->what = str_fmt(p->scratch, "styles.%.*s", STR_ARG(s->name));
    vm_push(p->L, s->name);
    lua_rawget(p->L, r->merged);
    if (pull_is_table(p)) {
        *s = parent_of(r, i);
        PULL_FIELDS(p, p->what, style_fields, false, s);
    } else {
        pull_wrong(p, NULL, "một bảng", "a table");
    }
    if (s->size % (LEN_PT / 2))
        PULL_FAIL(p, STYLE_HALF_POINT, s->name, pull_number_text(p->scratch, len_to_pt(s->size)));
    lua_pop(p->L, 1);
    p->style = outer_style;
    p->what = outer;
    p->depth--;
    r->state[i] = DONE;
}

static int by_name(const void *x, const void *y) {
    return str_cmp(((const style *)x)->name, ((const style *)y)->name);
}

/* The names first, sorted, so that styles find one another; then each style after the one it is based on. */
static void read_styles(reader *r) {
    puller *p = &r->p;
    lua_State *L = p->L;
    size_t n = 0, i = 0;
    for (lua_pushnil(L); lua_next(L, r->merged); lua_pop(L, 1)) n++;
    if (n > MOST_STYLES) luaL_error(L, "too many styles");
    r->styles = ARENA_ARRAY(p->a, style, n);
    r->state = arena_alloc(p->scratch, n * sizeof *r->state);
    for (lua_pushnil(L); lua_next(L, r->merged); lua_pop(L, 1))
        r->styles[i++].name = str_dup(p->a, vm_str(L, -2));
    if (n) qsort(r->styles, n, sizeof *r->styles, by_name);
    for (i = 0; i < n; i++) r->styles[i].index = i;
    r->sheet->styles = r->styles;
    r->sheet->styles_n = n;
    for (i = 0; i < n; i++) resolve(r, i);
}

static void copy_fields(lua_State *L, int from, int to) {
    for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, to);
    }
}

/* Adds the styles of the table on top of the stack to `merged`, field by field. What is not a table is left
 * for `resolve` to complain of, in order. */
static void merge_styles(reader *r) {
    lua_State *L = r->p.L;
    int own = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, own); lua_settop(L, own + 1)) {
        int name = own + 1, fields = own + 2, mixed = own + 3, inherited = own + 4;
        if (lua_type(L, name) != LUA_TSTRING) luaL_error(L, "the name of a style must be a string");
        lua_newtable(L);
        lua_pushvalue(L, name);
        lua_rawget(L, r->merged);
        if (lua_istable(L, inherited)) copy_fields(L, inherited, mixed);
        if (lua_istable(L, fields)) copy_fields(L, fields, mixed);
        lua_pushvalue(L, name);
        lua_pushvalue(L, lua_istable(L, fields) ? mixed : fields);
        lua_rawset(L, r->merged);
    }
}

static void read_own_styles(puller *p, void *into) {
    (void)into;
    if (pull_is_table(p)) merge_styles((reader *)p);
    else pull_wrong(p, "styles", "một bảng", "a table");
}

/* --- pages and the sheet itself ------------------------------------------------------------------------- */

static const pull_field page_fields[] = {
    PULL_FIELD("name", TEXT, page_style, name, .required = true),
    PULL_FIELD("width", MM, page_style, width, .min = 20, .max = LARGEST_PAPER, .required = true),
    PULL_FIELD("height", MM, page_style, height, .min = 20, .max = LARGEST_PAPER, .required = true),
    PULL_FIELD("top", MM, page_style, top, .min = 0, .max = WIDEST_MARGIN, .required = true),
    PULL_FIELD("right", MM, page_style, right, .min = 0, .max = WIDEST_MARGIN, .required = true),
    PULL_FIELD("bottom", MM, page_style, bottom, .min = 0, .max = WIDEST_MARGIN, .required = true),
    PULL_FIELD("left", MM, page_style, left, .min = 0, .max = WIDEST_MARGIN, .required = true),
    PULL_FIELD("number_top", MM, page_style, number_top, .min = 0, .max = WIDEST_MARGIN),
    PULL_FIELD("number_style", TEXT, page_style, number_style),
    PULL_FIELD("foot_bottom", MM, page_style, foot_bottom, .min = 0, .max = WIDEST_MARGIN),
};

static void read_page(puller *p, page_style *page) {
    page->foot_bottom = len_mm(FOOT_BOTTOM);
    PULL_FIELDS(p, STR("pages"), page_fields, false, page);
    len wide = page->left + page->right, tall = page->top + page->bottom;
    if (!p->ok) return;
    if (wide >= page->width)
        pull_range(p, "left + right", len_to_mm(wide), 0, len_to_mm(page->width));
    if (tall >= page->height)
        pull_range(p, "top + bottom", len_to_mm(tall), 0, len_to_mm(page->height));
}

static void read_pages(puller *p, void *into) {
    stylesheet *s = into;
    size_t n = pull_list(p, "pages");
    page_style *pages = ARENA_ARRAY(p->a, page_style, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (pull_is_table(p)) read_page(p, &pages[i]);
        else pull_wrong(p, "pages", "danh sách các bảng", "a list of tables");
        lua_pop(p->L, 1);
    }
    s->pages = pages;
    s->pages_n = n;
}

static const pull_field sheet_fields[] = {
    PULL_FIELD("name", TEXT, stylesheet, name),
    {.name = "inherits", .kind = PULL_KNOWN},
    PULL_FIELD("family", TEXT, stylesheet, family),
    {.name = "pages", .kind = PULL_CUSTOM, .read = read_pages},
    PULL_FIELD("grid_line", PT, stylesheet, grid_line, .min = 0, .max = 10),
    PULL_FIELD("cell_side", MM, stylesheet, cell_side, .min = 0, .max = 50),
    {.name = "styles", .kind = PULL_CUSTOM, .read = read_own_styles},
};

static sheet_source *load(lua_State *L, str name, diag_where at, int depth);

/* What the sheet on top of the stack inherits: its fields into `sheet`, its styles into `merged`. */
static bool inherit(reader *r, int depth) {
    puller *p = &r->p;
    lua_pushliteral(p->L, "inherits");
    if (lua_rawget(p->L, -2) != LUA_TNIL) {
        str name = pull_text(p, "inherits", false);
        if (!name.n) return false;
        if (depth == DEEPEST_SHEET) {
            PULL_FAIL(p, STYLE_CYCLE, name);
            return false;
        }
        const sheet_source *parent = load(p->L, name, p->at, depth + 1);
        if (!parent) return false;
        *r->sheet = parent->sheet;
        lua_rawgeti(p->L, LUA_REGISTRYINDEX, parent->merged);
        copy_fields(p->L, lua_gettop(p->L), r->merged);
        lua_pop(p->L, 1);
    }
    lua_pop(p->L, 1);
    return true;
}

static void check_sheet(reader *r) {
    puller *p = &r->p;
    const stylesheet *s = r->sheet;
    if (!s->family.n) pull_lacks(p, "family");
    if (!s->pages_n) pull_lacks(p, "pages");
    if (!s->styles_n) pull_lacks(p, "styles");
    for (size_t i = 0; i < s->pages_n; i++)
        if (s->pages[i].number_style.n && !stylesheet_find(s, s->pages[i].number_style))
            pull_unknown_style(p, s->pages[i].number_style);
}

static str find_sheet(lua_State *L, str name, diag_where at) {
    vm *v = vm_of(L);
    str looked = STR("-"), path = STR("");
    str file = str_fmt(v->scratch, "styles/%.*s", STR_ARG(name));
    if (files_name_ok(name)) path = files_find_lua(v, file, &looked);
    if (!path.n) VM_RAISE(L, MODULE_NOT_FOUND, at, file, looked);
    return path;
}

static sheet_source *read_sheet(lua_State *L, str name, diag_where at, int depth) {
    vm *v = vm_of(L);
    sheet_source *s = ARENA_NEW(v->keep, sheet_source);
    reader r = {.p = pull_begin(L, v->keep, at, STR("style sheet")), .sheet = &s->sheet};
    r.p.at = (diag_where){.file = find_sheet(L, name, at)};
    r.p.styles = &s->sheet;
    files_load(L, r.p.at.file, false);
    lua_call(L, 0, 1);
    if (!pull_is_table(&r.p)) {
        pull_wrong(&r.p, NULL, "một bảng", "a table");
        return NULL;
    }
    lua_newtable(L);
    lua_insert(L, -2);
    r.merged = lua_gettop(L) - 1;
    if (!inherit(&r, depth)) return NULL;
    s->sheet.name = s->name = str_dup(v->keep, name);
    PULL_FIELDS(&r.p, r.p.what, sheet_fields, false, &s->sheet);
    read_styles(&r);
    check_sheet(&r);
    if (!r.p.ok) return NULL;
    lua_pushvalue(L, r.merged);
    s->merged = luaL_ref(L, LUA_REGISTRYINDEX);
    s->next = v->sheets;
    return v->sheets = s;
}

static sheet_source *load(lua_State *L, str name, diag_where at, int depth) {
    for (sheet_source *s = vm_of(L)->sheets; s; s = s->next)
        if (str_eq(s->name, name)) return s;
    int top = lua_gettop(L);
    luaL_checkstack(L, 20, "style sheets inherit too deeply");
    sheet_source *s = read_sheet(L, name, at, depth);
    lua_settop(L, top);
    return s;
}

const stylesheet *pull_stylesheet(lua_State *L, str name, diag_where at) {
    const sheet_source *s = load(L, name, at, 0);
    return s ? &s->sheet : NULL;
}
