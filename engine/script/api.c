/* What the engine offers to templates beyond Lua: nodes of the tree, Vietnamese text, faults of the data. */
#include "script/api.h"

#include "model/markup.h"
#include "script/push.h"
#include "script/sandbox.h"
#include "text/tie.h"
#include "text/unicode.h"

#include <string.h>

enum { SLUG_MAX = 120 };

static char NODE; /* its address is the key under which a node keeps its kind and origin */

static const char *const node_names[NODE_KINDS + 1] = {
    "para", "rule", "space", "table", "page", "sheet", NULL};

/* --- nodes --------------------------------------------------------------------------------------------- */

static int make_block(lua_State *L) {
    lua_Integer kind = luaL_checkoption(L, 1, NULL, node_names);
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_argcheck(L, !sandbox_is_frozen(L, 2), 2, "a table of your own expected, not a library's");
    lua_settop(L, 2);
    origin at = vm_of(L)->places ? vm_author(L) : (origin){.line = ORIGIN_UNTOLD};
    uint64_t packed = (uint64_t)kind << 48 | (uint64_t)at.file << 32 | (uint32_t)at.line;
    lua_pushinteger(L, (lua_Integer)packed);
    lua_rawsetp(L, 2, &NODE);
    lua_pushliteral(L, "kind");
    lua_pushvalue(L, 1);
    lua_rawset(L, 2);
    return 1;
}

bool api_node(lua_State *L, int index, node_kind *kind, origin *at) {
    bool made = lua_rawgetp(L, index, &NODE) == LUA_TNUMBER;
    uint64_t packed = (uint64_t)lua_tointeger(L, -1);
    lua_pop(L, 1);
    *kind = (node_kind)(packed >> 48);
    *at = (origin){.file = (uint16_t)(packed >> 32), .line = (int32_t)(uint32_t)packed};
    return made;
}

/* --- text ---------------------------------------------------------------------------------------------- */

static str check_text(lua_State *L, int index) {
    size_t bad;
    str s;
    s.p = luaL_checklstring(L, index, &s.n);
    if (!utf8_valid(s, &bad)) luaL_argerror(L, index, "not UTF-8");
    return s;
}

static int upper(lua_State *L) {
    vm_push(L, text_upper(vm_of(L)->scratch, check_text(L, 1)));
    return 1;
}

static int lower(lua_State *L) {
    vm_push(L, text_lower(vm_of(L)->scratch, check_text(L, 1)));
    return 1;
}

static int fold(lua_State *L) {
    vm_push(L, text_fold(vm_of(L)->scratch, check_text(L, 1)));
    return 1;
}

/* Gives the text made of the argument, which most often is the argument itself. */
typedef str make_text(arena *a, str s);

static int give(lua_State *L, make_text *make) {
    str s;
    s.p = luaL_checklstring(L, 1, &s.n);
    str made = make(vm_of(L)->scratch, s);
    if (made.p == s.p) lua_settop(L, 1);
    else vm_push(L, made);
    return 1;
}

static int clean(lua_State *L) { return give(L, text_clean); }

/* Of what is not UTF-8 whoever reads the paragraph says so, with its place. */
static int tie(lua_State *L) { return give(L, text_tie); }

static str plain_text(arena *a, str s) {
    size_t bad;
    return markup_may_be_in(s) && utf8_valid(s, &bad) ? markup_plain(a, s) : s;
}

static int plain(lua_State *L) { return give(L, plain_text); }

static int slug(lua_State *L) {
    vm_push(L, text_slug(vm_of(L)->scratch, check_text(L, 1), SLUG_MAX));
    return 1;
}

static int count(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)utf8_count(check_text(L, 1)));
    return 1;
}

/* --- faults of the data -------------------------------------------------------------------------------- */

static const value *check_data(lua_State *L, int index) {
    const value *v = push_value_at(L, index);
    if (!v) luaL_typeerror(L, index, "data record or list");
    return v;
}

static int path(lua_State *L) {
    vm_push(L, value_path(vm_of(L)->scratch, check_data(L, 1)));
    return 1;
}

static str text_field(lua_State *L, const char *name, const char *otherwise) {
    int type = lua_getfield(L, 1, name);
    if (type == LUA_TNIL && otherwise) {
        lua_pop(L, 1);
        return text_field(L, otherwise, NULL);
    }
    if (type == LUA_TNIL) return STR("");
    if (type != LUA_TSTRING) luaL_error(L, "field '%s' must be a string", name);
    return vm_str(L, -1); /* left on the stack, so that it stays alive */
}

/* Line, column and path of the field that the fault is of; of its record when the data has no such field. */
static diag_where fault_place(lua_State *L) {
    vm *v = vm_of(L);
    str field = text_field(L, "field", NULL);
    lua_getfield(L, 1, "at");
    if (lua_isnil(L, -1)) return (diag_where){.file = v->data.file, .path = STR("$")};
    const value *at = push_value_at(L, -1);
    if (!at) luaL_error(L, "field 'at' must be a data record or list");
    const value *inner = field.n ? value_field(at, field) : NULL;
    diag_where place = where_value(v->scratch, v->data, inner ? inner : at);
    if (field.n && !inner) place.path = str_fmt(v->scratch, "%.*s.%.*s", STR_ARG(place.path), STR_ARG(field));
    return place;
}

static void add_fault(lua_State *L, diag_code code) {
    vm *v = vm_of(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    diag_where at = fault_place(L);
    str vi = text_field(L, "vi", "en"), en = text_field(L, "en", "vi");
    if (!vi.n && !en.n) luaL_error(L, "field 'vi' is missing");
    const str args[] = {vi, en, text_field(L, "hint_vi", "hint_en"),
                        text_field(L, "hint_en", "hint_vi")};
    diag_add(v->diags, code, at, args, 4);
}

static int fault(lua_State *L) {
    add_fault(L, DIAG_TEMPLATE_SAYS);
    vm_of(L)->faults++;
    return 0;
}

static int warn(lua_State *L) {
    add_fault(L, DIAG_TEMPLATE_WARNS);
    return 0;
}

void api_open(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"block", make_block}, {"upper", upper}, {"lower", lower}, {"fold", fold},   {"clean", clean},
        {"tie", tie},          {"plain", plain}, {"slug", slug},   {"count", count}, {"path", path},
        {"fault", fault},      {"warn", warn},   {NULL, NULL},
    };
    luaL_newlib(L, functions);
    sandbox_freeze(L);
    sandbox_global(L, "vanban");
}
