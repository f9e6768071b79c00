/* sandbox: what of Lua a template may use. An allow-list: whatever is not named in sandbox.c is not there.
 *
 * The globals and the libraries are read-only; reading or writing an unknown global is an error. Nothing that
 * depends on time, addresses or the order of a hash can be observed: pairs goes through keys in order, sort is
 * stable, tostring gives no addresses, and there is no random, load, io, os, debug, collectgarbage or __gc.
 */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include "script/state.h"

void sandbox_open(lua_State *L);
/* Adds the value on top of the stack to the globals and pops it. */
void sandbox_global(lua_State *L, const char *name);
/* From here on the globals are as they are. */
void sandbox_close(lua_State *L);

/* Replaces the table on top of the stack by a read-only view of it. */
void sandbox_freeze(lua_State *L);
bool sandbox_is_frozen(lua_State *L, int index);
/* Replaces a read-only view on top of the stack by its table, for the engine's own eyes. */
void sandbox_thaw(lua_State *L);

/* Replaces the table on top of the stack by a function that gives its pairs in order. */
void sandbox_iterate(lua_State *L);

/* What stands in for functions of Lua (order.c). */
int sandbox_pairs(lua_State *L);
int sandbox_tostring(lua_State *L);
int sandbox_format(lua_State *L);
int sandbox_sort(lua_State *L);

#endif
