/* The tables are made at once: a template reads most of its data, much of it several times. */
#include "script/push.h"

#include <stdlib.h>

static int compare_addresses(const void *x, const void *y) {
    uintptr_t a = (uintptr_t)((const data_table *)x)->table, b = (uintptr_t)((const data_table *)y)->table;
    return (a > b) - (a < b);
}

const value *push_value_at(lua_State *L, int index) {
    vm *v = vm_of(L);
    data_tables *all = &v->tables;
    if (lua_type(L, index) != LUA_TTABLE) return NULL;
    if (!all->sorted) qsort(all->items, all->n, sizeof *all->items, compare_addresses);
    all->sorted = true;
    data_table wanted = {.table = lua_topointer(L, index)};
    const data_table *found = all->n ? bsearch(&wanted, all->items, all->n, sizeof wanted, compare_addresses) : NULL;
    return found ? found->of : NULL;
}

/* Remembers the table on top of the stack. */
static void remember(lua_State *L, const value *of) {
    vm *v = vm_of(L);
    data_tables *all = &v->tables;
    if (all->n == all->cap) {
        size_t cap = all->cap * 2 + 64;
        all->items = arena_grow(v->scratch, all->items, all->cap * sizeof *all->items, cap * sizeof *all->items);
        all->cap = cap;
    }
    all->items[all->n++] = (data_table){lua_topointer(L, -1), of};
}

static void push(lua_State *L, const value *v);

static void push_table(lua_State *L, const value *v) {
    bool list = v->kind == VALUE_LIST;
    luaL_checkstack(L, 4, "data nested too deeply");
    lua_createtable(L, list ? (int)v->n : 0, list ? 0 : (int)v->n);
    remember(L, v);
    for (uint32_t i = 0; i < v->n; i++) {
        const value *item = &v->as.items[i];
        if (item->kind == VALUE_NULL) continue;
        if (!list) vm_push(L, item->key);
        push(L, item);
        if (list) lua_rawseti(L, -2, (lua_Integer)i + 1);
        else lua_rawset(L, -3);
    }
}

static void push(lua_State *L, const value *v) {
    switch (v->kind) {
    case VALUE_NULL: lua_pushnil(L); break;
    case VALUE_BOOL: lua_pushboolean(L, v->as.boolean); break;
    case VALUE_INT: lua_pushinteger(L, v->as.integer); break;
    case VALUE_REAL: lua_pushnumber(L, v->as.real); break;
    case VALUE_TEXT: vm_push(L, v->as.text); break;
    case VALUE_LIST:
    case VALUE_RECORD: push_table(L, v); break;
    }
}

void push_data(lua_State *L, const value *root) {
    vm *v = vm_of(L);
    v->tables = (data_tables){0};
    v->root = root;
    push(L, root);
}
