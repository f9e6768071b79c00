/* api: the functions of the global table `vanban`. */
#ifndef SCRIPT_API_H
#define SCRIPT_API_H

#include "script/state.h"

void api_open(lua_State *L);

typedef enum {
    NODE_PARA,
    NODE_RULE,
    NODE_SPACE,
    NODE_TABLE,
    NODE_PAGE,
    NODE_SHEET,
    NODE_KINDS
} node_kind;

/* Whether vanban.block made the value at `index`; if so what it is and where the author asked for it. */
bool api_node(lua_State *L, int index, node_kind *kind, origin *at);

#endif
