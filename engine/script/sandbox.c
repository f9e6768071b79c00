/* The environment of templates: a table of allowed globals behind a read-only view, and the few functions of
 * Lua that are replaced so that no template can escape the caps or see anything that changes from run to run.
 * pairs, sort and the writing of values are in order.c. */
#include "script/sandbox.h"

#include "script/files.h"

#include <lualib.h>
#include <string.h>

static char GLOBALS; /* its address is the registry key of the table of allowed globals */

/* --- read-only tables ---------------------------------------------------------------------------------- */

static int refuse_write(lua_State *L) {
    str name = vm_str(L, 2);
    return luaL_error(L, "this table is read-only (field '%s')", name.n ? name.p : "?");
}

static int frozen_len(lua_State *L) {
    lua_pushinteger(L, luaL_len(L, lua_upvalueindex(1)));
    return 1;
}

/* The table itself stays hidden: what a template gets beside the iterator is the view. */
static int frozen_pairs(lua_State *L) {
    lua_pushvalue(L, lua_upvalueindex(1));
    sandbox_iterate(L);
    lua_pushvalue(L, 1);
    return 2;
}

void sandbox_freeze(lua_State *L) {
    lua_newtable(L);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, frozen_len, 1);
    lua_setfield(L, -2, "__len");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, frozen_pairs, 1);
    lua_setfield(L, -2, "__pairs");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* --- functions replaced -------------------------------------------------------------------------------- */

static int unknown_global(lua_State *L) {
    str name = vm_str(L, 2);
    return luaL_error(L, "unknown name '%s'", name.n ? name.p : "?");
}

static int refuse_global(lua_State *L) {
    str name = vm_str(L, 2);
    return luaL_error(L, "'%s' is not local: a template has no global variables",
                      name.n ? name.p : "?");
}

bool sandbox_is_frozen(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__newindex") == LUA_TNIL) return false;
    lua_CFunction f = lua_tocfunction(L, -1);
    lua_pop(L, 1);
    return f == refuse_write || f == refuse_global;
}

void sandbox_thaw(lua_State *L) {
    if (!sandbox_is_frozen(L, -1)) return;
    luaL_getmetafield(L, -1, "__index");
    lua_replace(L, -2);
}

static int rawset(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    if (sandbox_is_frozen(L, 1)) return refuse_write(L);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

/* Finalizers could not be stopped, weak tables would show when memory is collected. */
static int set_metatable(lua_State *L) {
    static const char *const refused[] = {"__gc", "__mode"};
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    for (size_t i = 0; lua_istable(L, 2) && i < sizeof refused / sizeof *refused; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "a metatable cannot have %s", refused[i]);
        lua_pop(L, 1);
    }
    lua_setmetatable(L, 1);
    return 1;
}

static int pcall(lua_State *L) {
    luaL_checkany(L, 1);
    int status = vm_pcall(L, lua_gettop(L) - 1, LUA_MULTRET);
    lua_pushboolean(L, status == LUA_OK);
    lua_insert(L, 1);
    return lua_gettop(L);
}

/* The handler runs after the stack is unwound: there is no debug library that could tell the difference, and
 * an error raised because the time is over would run it with no end in sight. */
static int xpcall(lua_State *L) {
    luaL_checktype(L, 2, LUA_TFUNCTION);
    int args = lua_gettop(L) - 2;
    lua_pushvalue(L, 1);
    lua_insert(L, 3);
    bool ok = vm_pcall(L, args, LUA_MULTRET) == LUA_OK;
    if (!ok) {
        lua_pushvalue(L, 2);
        lua_insert(L, -2);
        vm_pcall(L, 1, 1);
    }
    lua_pushboolean(L, ok);
    lua_replace(L, 2);
    return lua_gettop(L) - 1;
}

/* --- the lists ----------------------------------------------------------------------------------------- */

static const luaL_Reg replaced[] = {
    {"pairs", sandbox_pairs},         {"tostring", sandbox_tostring}, {"rawset", rawset},
    {"setmetatable", set_metatable},  {"pcall", pcall},               {"xpcall", xpcall},
    {"require", files_require},       {NULL, NULL},
};

static const char *const base_names[] = {"assert", "error",  "ipairs",   "select", "tonumber", "type",
                                         "rawequal", "rawlen", "rawget", "getmetatable", NULL};

typedef struct library {
    const char *name;
    lua_CFunction open;
    const char *without[3];
    luaL_Reg instead[2];
} library;

static const library libraries[] = {
    {LUA_STRLIBNAME, luaopen_string, {"dump"}, {{"format", sandbox_format}}},
    {LUA_TABLIBNAME, luaopen_table, {NULL}, {{"sort", sandbox_sort}}},
    {LUA_MATHLIBNAME, luaopen_math, {"random", "randomseed"}, {{NULL, NULL}}},
    {LUA_UTF8LIBNAME, luaopen_utf8, {NULL}, {{NULL, NULL}}},
};

void sandbox_global(lua_State *L, const char *name) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &GLOBALS);
    lua_insert(L, -2);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

static void open_library(lua_State *L, const library *l) {
    luaL_requiref(L, l->name, l->open, 0);
    for (size_t i = 0; i < sizeof l->without / sizeof *l->without && l->without[i]; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, l->without[i]);
    }
    if (l->instead[0].name) {
        lua_getfield(L, -1, l->instead[0].name); /* the original, for the function that takes its place */
        lua_pushcclosure(L, l->instead[0].func, 1);
        lua_setfield(L, -2, l->instead[0].name);
    }
    sandbox_freeze(L);
    sandbox_global(L, l->name);
}

void sandbox_open(lua_State *L) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &GLOBALS);
    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    for (size_t i = 0; base_names[i]; i++) {
        lua_getfield(L, -1, base_names[i]);
        sandbox_global(L, base_names[i]);
    }
    for (const luaL_Reg *r = replaced; r->name; r++) {
        lua_pushcfunction(L, r->func);
        sandbox_global(L, r->name);
    }
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) open_library(L, &libraries[i]);
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1); /* of all strings; its __index is the table of string functions itself */
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_settop(L, 0);
}

void sandbox_close(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &GLOBALS);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, unknown_global);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    sandbox_freeze(L);
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, refuse_global);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS); /* what a chunk gets for _ENV */
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
}
