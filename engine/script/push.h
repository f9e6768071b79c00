/* push: data as templates see it: ordinary tables, made anew for each document, so that what a template writes into
 * them is its own affair. */
#ifndef SCRIPT_PUSH_H
#define SCRIPT_PUSH_H

#include "script/state.h"

/* Pushes the tables of `root`; null is nil. Their values are known until the call under way ends. */
void push_data(lua_State *L, const value *root);

/* The record or list whose table is at `index`; NULL when it is something else. */
const value *push_value_at(lua_State *L, int index);

#endif
