/* The search path, the reading of sources, and require. Reads nothing but what the roots hold. */
#include "script/files.h"

#include "base/os.h"
#include "script/sandbox.h"

#include <errno.h>
#include <stdlib.h>

enum { SOURCE_MB = 4 };

static char MODULES; /* its address is the registry key of the modules loaded */

/* --- names and places ---------------------------------------------------------------------------------- */

static bool name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

bool files_name_ok(str name) {
    if (!name.n || name.p[0] == '.') return false;
    for (size_t i = 0; i < name.n; i++)
        if (!name_char(name.p[i]) || (name.p[i] == '.' && i && name.p[i - 1] == '.')) return false;
    return true;
}

str files_find(vm *v, const str *folders, size_t n, str name, str *looked) {
    buf places = buf_in(v->scratch);
    for (size_t i = 0; i < v->roots_n; i++) {
        for (size_t k = 0; k < n; k++) {
            str dir = folders[k].n ? os_join(v->scratch, v->roots[i], folders[k]) : v->roots[i];
            str path = os_join(v->scratch, dir, name);
            if (os_is_file(v->scratch, path)) return str_dup(v->keep, path);
            if (places.n) buf_add(&places, STR(", "));
            buf_add(&places, dir);
        }
    }
    *looked = buf_str(&places);
    return STR("");
}

str files_find_lua(vm *v, str name, str *looked) {
    const str folders[] = {STR("templates"), STR("")};
    return files_find(v, folders, 2, str_fmt(v->scratch, "%.*s.lua", STR_ARG(name)), looked);
}

/* --- reading and compiling ----------------------------------------------------------------------------- */

static str read_source(lua_State *L, str path) {
    vm *v = vm_of(L);
    diag_where at = {.file = path};
    str text;
    int error;
    if (os_read(v->scratch, path, (size_t)SOURCE_MB << 20, &text, &error)) {
        if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_part(text, 3, text.n); /* byte order mark */
        return text;
    }
    if (error == EFBIG) VM_RAISE(L, FILE_TOO_LARGE, at, path, str_fmt(v->scratch, "%d", SOURCE_MB));
    VM_RAISE(L, FILE_READ, at, path, os_error_text(v->scratch, error));
}

/* "…path:12: message" -> the line and the message. Lua shortens long paths, to a length that is known. */
static void raise_syntax(lua_State *L, str path, str message) {
    size_t shown = path.n < LUA_IDSIZE ? path.n : LUA_IDSIZE - 1;
    diag_where at = {.file = path};
    if (message.n > shown + 1 && message.p[shown] == ':') {
        char *end;
        at.line = (int)strtol(message.p + shown + 1, &end, 10);
        message = str_trim(str_part(message, (size_t)(end - message.p) + (*end == ':'), message.n));
    }
    VM_RAISE(L, LUA_SYNTAX, at, message);
}

/* A file compiled again (after a fault) takes its old place. */
static source *source_place(vm *v, str path) {
    for (size_t i = 0; i < v->sources_n; i++)
        if (str_eq(v->sources[i].path, path)) return &v->sources[i];
    if (v->sources_n == UINT16_MAX) return NULL;
    if (v->sources_n == v->sources_cap) {
        v->sources_cap = v->sources_cap ? v->sources_cap * 2 : 32;
        v->sources = mem_realloc(v->sources, v->sources_cap * sizeof *v->sources);
    }
    v->sources[v->sources_n] = (source){.anchor = LUA_NOREF};
    return &v->sources[v->sources_n++];
}

/* The function compiled is on top of the stack, and stays. */
static void add_source(lua_State *L, str path, bool library) {
    lua_pushvalue(L, -1);
    int anchor = luaL_ref(L, LUA_REGISTRYINDEX);
    source *s = source_place(vm_of(L), path);
    if (!s) luaL_error(L, "too many files");
    lua_Debug ar;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &ar);
    luaL_unref(L, LUA_REGISTRYINDEX, s->anchor);
    *s = (source){.path = path, .chunk = ar.source, .anchor = anchor, .library = library};
}

void files_load(lua_State *L, str path, bool library) {
    vm *v = vm_of(L);
    str text = read_source(L, path);
    str name = str_fmt(v->scratch, "@%.*s", STR_ARG(path));
    int status = luaL_loadbufferx(L, text.p, text.n, str_z(v->scratch, name), "t");
    if (status == LUA_ERRMEM) v->doom = DOOM_MEMORY;
    if (v->doom) lua_error(L);
    if (status != LUA_OK) raise_syntax(L, path, vm_str(L, -1));
    add_source(L, path, library);
}

/* --- require ------------------------------------------------------------------------------------------- */

static str module_path(lua_State *L, str name) {
    vm *v = vm_of(L);
    diag_where at = vm_where(v, vm_author(L));
    if (!files_name_ok(name)) VM_RAISE(L, MODULE_NOT_FOUND, at, name, STR("-"));
    char *file = str_z(v->scratch, name);
    for (char *p = file; *p; p++)
        if (*p == '.') *p = '/';
    str looked, path = files_find_lua(v, str_of(file), &looked);
    if (!path.n) VM_RAISE(L, MODULE_NOT_FOUND, at, name, looked);
    return path;
}

static void push_modules(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &MODULES) != LUA_TNIL) return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &MODULES);
}

/* A module under way is marked with the number of the call, so that a mark left by a failed one is void. */
int files_require(lua_State *L) {
    luaL_checkstring(L, 1);
    str name = vm_str(L, 1);
    lua_Integer call = (lua_Integer)vm_of(L)->calls;
    lua_settop(L, 1);
    push_modules(L);
    lua_pushvalue(L, 1);
    bool marked = lua_rawget(L, 2) == LUA_TNUMBER;
    if (marked && lua_tointeger(L, 3) == call) return luaL_error(L, "'%s' requires itself", name.p);
    if (!marked && !lua_isnil(L, 3)) return 1;
    lua_pushvalue(L, 1);
    lua_pushinteger(L, call);
    lua_rawset(L, 2);
    files_load(L, module_path(L, name), str_starts(name, STR("lib.")));
    lua_call(L, 0, 1);
    if (!lua_istable(L, -1)) return luaL_error(L, "'%s' must return a table", name.p);
    sandbox_freeze(L);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}
