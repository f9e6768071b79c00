/* Proxies: a userdata with a pointer into the value tree and the generation of the data it belongs to. The
 * same record gives the same proxy, so they compare and serve as keys as tables would. */
#include "script/push.h"

/* Their addresses are registry keys. The cache holds the proxies by the address of the value. */
static char METATABLE, CACHE;

typedef struct proxy {
    const value *of;
    uint32_t generation;
} proxy;

static const value *checked(lua_State *L, const proxy *p) {
    if (p->generation != vm_of(L)->generation)
        luaL_error(L, "this data belongs to an earlier document and cannot be used any more");
    return p->of;
}

const value *push_value_at(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
    bool ours = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return ours ? checked(L, lua_touserdata(L, index)) : NULL;
}

static void push_proxy(lua_State *L, const value *v) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &CACHE);
    if (lua_rawgetp(L, -1, v) == LUA_TNIL) {
        lua_pop(L, 1);
        proxy *p = lua_newuserdatauv(L, sizeof *p, 0);
        *p = (proxy){v, vm_of(L)->generation};
        lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, v);
    }
    lua_remove(L, -2);
}

static void push(lua_State *L, const value *v) {
    if (!v) {
        lua_pushnil(L);
        return;
    }
    switch (v->kind) {
    case VALUE_NULL: lua_pushnil(L); break;
    case VALUE_BOOL: lua_pushboolean(L, v->as.boolean); break;
    case VALUE_INT: lua_pushinteger(L, v->as.integer); break;
    case VALUE_REAL: lua_pushnumber(L, v->as.real); break;
    case VALUE_TEXT: vm_push(L, v->as.text); break;
    case VALUE_LIST:
    case VALUE_RECORD: push_proxy(L, v); break;
    }
}

/* The metamethods trust their first argument: the metatable is protected, so only Lua itself calls them. */
static const value *self(lua_State *L) { return checked(L, lua_touserdata(L, 1)); }

static int data_index(lua_State *L) {
    const value *v = self(L), *item = NULL;
    if (v->kind == VALUE_RECORD) {
        item = value_field(v, vm_str(L, 2));
    } else if (lua_type(L, 2) == LUA_TNUMBER) {
        int whole;
        lua_Integer i = lua_tointegerx(L, 2, &whole);
        if (whole && i >= 1 && i <= (lua_Integer)v->n) item = &v->as.items[i - 1];
    }
    push(L, item);
    return 1;
}

static int data_newindex(lua_State *L) {
    arena *a = vm_of(L)->scratch;
    return luaL_error(L, "data is read-only: %s", str_z(a, value_path(a, self(L))));
}

static int data_len(lua_State *L) {
    const value *v = self(L);
    lua_pushinteger(L, v->kind == VALUE_LIST ? (lua_Integer)v->n : 0);
    return 1;
}

/* Upvalues: the proxy, how many items were given already. Looks at no argument, since a template may call it
 * with any. Fields that are null count as absent. */
static int data_next(lua_State *L) {
    const value *v = checked(L, lua_touserdata(L, lua_upvalueindex(1)));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
    while (i < (lua_Integer)v->n && v->as.items[i].kind == VALUE_NULL) i++;
    if (i >= (lua_Integer)v->n) return 0;
    if (v->kind == VALUE_LIST) lua_pushinteger(L, i + 1);
    else vm_push(L, v->as.items[i].key);
    push(L, &v->as.items[i]);
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

static int data_pairs(lua_State *L) {
    self(L);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, data_next, 2);
    lua_pushvalue(L, 1);
    return 2;
}

static int data_tostring(lua_State *L) {
    vm_push(L, value_path(vm_of(L)->scratch, self(L)));
    return 1;
}

void push_open(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"__index", data_index}, {"__newindex", data_newindex}, {"__len", data_len},
        {"__pairs", data_pairs}, {"__tostring", data_tostring}, {NULL, NULL},
    };
    luaL_newlib(L, methods);
    lua_pushliteral(L, "data");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &METATABLE);
}

void push_data(lua_State *L, const value *root) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &CACHE);
    vm_of(L)->root = root;
    push(L, root);
}

void push_end(vm *v) { v->generation++; }
