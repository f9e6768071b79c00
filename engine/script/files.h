/* files: where templates, libraries, style sheets and fonts.lua are, and how they are read and compiled.
 *
 * Roots are searched in order, <root>/templates before <root>. A name is letters, digits, "-", "_" and "."
 * only, so no name given by data or a template reaches outside. */
#ifndef SCRIPT_FILES_H
#define SCRIPT_FILES_H

#include "script/state.h"

bool files_name_ok(str name);

/* The first <root>/<folder>/<name> that is a file, over `folders` for each root; the path is kept as long as
 * the vm. Empty when there is none; *looked then lists the places. */
str files_find(vm *v, const str *folders, size_t n, str name, str *looked);
/* "<name>.lua" where templates and what they use are kept. `name` may have folders in it. */
str files_find_lua(vm *v, str name, str *looked);

/* Compiles the file and pushes it as a function. Raises a fault when it cannot be read or is not Lua. */
void files_load(lua_State *L, str path, bool library);

/* `require`: the module "lib.blocks" is lib/blocks.lua, run once; a table it returns is read-only. */
int files_require(lua_State *L);

#endif
