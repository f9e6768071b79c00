/* Functions of Lua that would show the order of a hash, an address or the clock, written so that they do not:
 * pairs, table.sort, tostring and string.format. */
#include "script/sandbox.h"

#include <stdlib.h>
#include <string.h>

/* --- pairs: 1 … #t, then the other numbers, then texts, then booleans ----------------------------------- */

typedef struct key {
    enum { KEY_POSITION, KEY_NUMBER, KEY_TEXT, KEY_BOOLEAN } rank;
    lua_Integer integer; /* POSITION; BOOLEAN: 0, 1 */
    lua_Number number;
    bool whole;          /* NUMBER: it is `integer` exactly */
    str text;
} key;

static int compare_keys(const void *x, const void *y) {
    const key *a = x, *b = y;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->rank == KEY_TEXT) return str_cmp(a->text, b->text);
    if (a->rank == KEY_NUMBER && !(a->whole && b->whole))
        return (a->number > b->number) - (a->number < b->number);
    return (a->integer > b->integer) - (a->integer < b->integer);
}

/* The key at `index`; false for those that are nobody's business (the origin of a block). */
static bool read_key(lua_State *L, int index, lua_Integer length, key *out) {
    *out = (key){0};
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        out->whole = lua_isinteger(L, index);
        out->integer = lua_tointeger(L, index);
        out->number = lua_tonumber(L, index);
        out->rank = KEY_NUMBER;
        if (out->whole && out->integer >= 1 && out->integer <= length) out->rank = KEY_POSITION;
        return true;
    case LUA_TSTRING:
        out->rank = KEY_TEXT;
        out->text = vm_str(L, index);
        return true;
    case LUA_TBOOLEAN:
        out->rank = KEY_BOOLEAN;
        out->integer = lua_toboolean(L, index);
        return true;
    case LUA_TLIGHTUSERDATA: return false;
    default: return luaL_error(L, "pairs: a key is a %s, which has no order", luaL_typename(L, index));
    }
}

static void push_key(lua_State *L, const key *k) {
    switch (k->rank) {
    case KEY_TEXT: vm_push(L, k->text); break;
    case KEY_BOOLEAN: lua_pushboolean(L, (int)k->integer); break;
    case KEY_NUMBER:
    case KEY_POSITION:
        if (k->whole) lua_pushinteger(L, k->integer);
        else lua_pushnumber(L, k->number);
        break;
    }
}

/* Upvalues: the table, the list of its keys, the position in that. Looks at no argument, since a template may
 * call it with any. A key removed meanwhile is left out. */
static int next_in_order(lua_State *L) {
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_settop(L, 0);
        if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL) return 1;
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) break;
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

void sandbox_iterate(lua_State *L) {
    int t = lua_gettop(L);
    size_t n = 0, count = 0;
    for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1)) count++;
    key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    lua_Integer length = (lua_Integer)lua_rawlen(L, t);
    for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1))
        if (read_key(L, -2, length, &keys[n])) n++;
    qsort(keys, n, sizeof *keys, compare_keys);
    lua_pushvalue(L, t);
    lua_createtable(L, n < 1u << 20 ? (int)n : 0, 0);
    for (size_t i = 0; i < n; i++) {
        push_key(L, &keys[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_in_order, 3);
    lua_replace(L, t);
    lua_settop(L, t);
}

int sandbox_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    sandbox_iterate(L);
    lua_insert(L, 1);
    return 2;
}

/* --- table.sort: stable, by merging --------------------------------------------------------------------- */

enum { SORTED = 1, LESS = 2, FROM = 3, TO = 4 };

/* Whether the value on top of the stack goes before the one under it. */
static bool goes_before(lua_State *L) {
    if (lua_isnil(L, LESS)) return lua_compare(L, -1, -2, LUA_OPLT);
    lua_pushvalue(L, LESS);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/* Merges [low, middle) and [middle, high) of FROM into TO. */
static void merge(lua_State *L, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer left = low, right = middle;
    for (lua_Integer out = low; out < high; out++) {
        bool take_right = left == middle;
        if (left < middle && right < high) {
            lua_rawgeti(L, FROM, left);
            lua_rawgeti(L, FROM, right);
            take_right = goes_before(L);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, FROM, take_right ? right++ : left++);
        lua_rawseti(L, TO, out);
    }
}

int sandbox_sort(lua_State *L) {
    luaL_checktype(L, SORTED, LUA_TTABLE);
    lua_Integer n = luaL_len(L, SORTED);
    luaL_argcheck(L, n < 1 << 24, SORTED, "array too big");
    if (!lua_isnoneornil(L, LESS)) luaL_checktype(L, LESS, LUA_TFUNCTION);
    lua_settop(L, LESS);
    if (n < 2) return 0;
    lua_createtable(L, (int)n, 0);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_geti(L, SORTED, i);
        lua_rawseti(L, FROM, i);
    }
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width <= n ? low + width : n + 1;
            lua_Integer high = middle + width <= n ? middle + width : n + 1;
            merge(L, low, middle, high);
        }
        lua_insert(L, FROM); /* swaps FROM and TO */
    }
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, FROM, i);
        lua_seti(L, SORTED, i);
    }
    return 0;
}

/* --- tostring and string.format: no addresses ----------------------------------------------------------- */

int sandbox_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    int type = lua_type(L, 1);
    bool plain = type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
    if (plain || luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        luaL_tolstring(L, 1, NULL);
        return 1;
    }
    if (luaL_getmetafield(L, 1, "__name") != LUA_TSTRING) lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

/* Upvalue: Lua's own format. Arguments are checked here, where the error can name the caller's "format". */
int sandbox_format(lua_State *L) {
    str f;
    f.p = luaL_checklstring(L, 1, &f.n);
    int n = lua_gettop(L), arg = 1;
    for (size_t i = 0; i < f.n; i++) {
        if (f.p[i] != '%') continue;
        i++;
        while (i < f.n && strchr("-+ #0123456789.", f.p[i])) i++;
        if (i == f.n || f.p[i] == '%') continue;
        arg++;
        if (f.p[i] == 'p') return luaL_error(L, "format: %%p is not available");
        if (strchr("dicouxX", f.p[i])) luaL_checkinteger(L, arg);
        if (strchr("aAeEfFgG", f.p[i])) luaL_checknumber(L, arg);
        if (f.p[i] != 's') continue;
        luaL_checkany(L, arg);
        lua_pushcfunction(L, sandbox_tostring);
        lua_pushvalue(L, arg);
        lua_call(L, 1, 1);
        lua_replace(L, arg);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, n, 1);
    return 1;
}
