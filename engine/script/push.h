/* push: data as templates see it. Records and lists are read-only proxies of the value tree, made when first
 * touched; they die with the document, and say so when a template kept one. */
#ifndef SCRIPT_PUSH_H
#define SCRIPT_PUSH_H

#include "script/state.h"

void push_open(lua_State *L);

/* Begins with new data and pushes its root; proxies of the data before are dead from here on. */
void push_data(lua_State *L, const value *root);
/* Nothing may refer to the data any more. */
void push_end(vm *v);

/* The record or list the value at `index` stands for; NULL when it is something else. Raises when dead. */
const value *push_value_at(lua_State *L, int index);

#endif
