/* The Lua state itself: its allocator and watch with their caps, the one protected door, and how what
 * goes wrong behind it becomes a diagnostic. What templates can see is made in sandbox.c and api.c. */
#include "script/state.h"

#include "script/api.h"
#include "script/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEFAULT_MEMORY = 256 * 1024 * 1024,
    DEFAULT_MILLISECONDS = 3000,
    STEPS = 200 * 1000 * 1000, /* instructions of a call, where the system gives no timer */
    HOOK_EVERY = 1000,         /* instructions between two tries to end a call that catches errors */
    COLLECT_AT = 200, /* per cent of what the last collection left; later means less work, on colder memory */
    DEEPEST_LOOK = 200,        /* frames searched for the author's file */
};

/* Objects up to this size live in the pool; under the address sanitizer, which watches malloc, none do. */
#ifdef __SANITIZE_ADDRESS__
enum { SMALL = 0 };
#else
enum { SMALL = POOL_LARGEST };
#endif

#define FAULT "vanban.fault" /* metatable of the errors vm_raise makes */

typedef struct fault {
    diag_code code;
    diag_where at;
    str args[6];
    size_t n;
} fault;

/* --- caps ---------------------------------------------------------------------------------------------- */

static void release(vm *v, void *p, size_t n) {
    if (n > SMALL) free(p);
    else if (n) pool_give(&v->small, p, n);
}

/* While the state is set up (memory_max is 0) nothing may fail, since nothing is there yet to catch it. */
static void *resize_large(const vm *v, void *p, size_t n) {
    return v->memory_max ? realloc(p, n) : mem_realloc(p, n);
}

static void *resize(vm *v, void *p, size_t old, size_t n) {
    if (old > SMALL && n > SMALL) return resize_large(v, p, n);
    void *q = n > SMALL ? resize_large(v, NULL, n) : pool_take(&v->small, n);
    if (!q || !old) return q;
    memcpy(q, p, old < n ? old : n);
    release(v, p, old);
    return q;
}

static void *allocate(void *user, void *p, size_t old, size_t n) {
    vm *v = user;
    if (!p) old = 0; /* it is the kind of object then */
    if (n == 0) {
        release(v, p, old);
        v->memory -= old;
        return NULL;
    }
    if (n > old) {
        size_t more = n - old, room = v->memory < v->memory_max ? v->memory_max - v->memory : 0;
        if (v->memory_max && more > room) return NULL;
    }
    void *q = resize(v, p, old, n);
    if (q) v->memory += n - old;
    return q;
}

/* A hook: run by Lua between two instructions, and from then on every so often. */
static void end_call(lua_State *L, lua_Debug *ar) {
    (void)ar;
    vm *v = vm_of(L);
    if (!v->doom) v->doomed_at = vm_where(v, vm_author(L));
    v->doom = DOOM_TIME;
    lua_sethook(L, end_call, LUA_MASKCOUNT, HOOK_EVERY);
    luaL_error(L, "out of time");
}

/* In a signal handler, where to set a hook is all that Lua allows. */
static void time_is_over(void *user) {
    vm *v = user;
    lua_sethook(v->L, end_call, LUA_MASKCOUNT, 1);
}

static void begin_watch(vm *v) {
    if (!watch_start(&v->watch, v->milliseconds)) lua_sethook(v->L, end_call, LUA_MASKCOUNT, STEPS);
}

static void end_watch(vm *v) {
    watch_stop(&v->watch);
    lua_sethook(v->L, NULL, 0, 0);
}

int vm_pcall(lua_State *L, int args, int results) {
    int status = lua_pcall(L, args, results, 0);
    vm *v = vm_of(L);
    if (status == LUA_ERRMEM) v->doom = DOOM_MEMORY;
    if (v->doom) lua_error(L);
    return status;
}

/* --- places -------------------------------------------------------------------------------------------- */

str vm_str(lua_State *L, int index) {
    str s = {"", 0};
    if (lua_type(L, index) == LUA_TSTRING) s.p = lua_tolstring(L, index, &s.n);
    return s;
}

static const source *find_source(const vm *v, const char *chunk) {
    for (size_t i = 0; i < v->sources_n; i++)
        if (v->sources[i].chunk == chunk) return &v->sources[i];
    return NULL;
}

origin vm_author(lua_State *L) {
    vm *v = vm_of(L);
    origin found = {0};
    lua_Debug ar;
    for (int level = 0; level < DEEPEST_LOOK && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "S", &ar);
        const source *s = *ar.what == 'C' ? NULL : find_source(v, ar.source);
        if (!s || (s->library && found.line)) continue;
        lua_getinfo(L, "l", &ar);
        found = (origin){.file = (uint16_t)(s - v->sources), .line = ar.currentline};
        if (!s->library) break;
    }
    return found;
}

diag_where vm_where(const vm *v, origin at) {
    if (at.line == ORIGIN_UNTOLD) return (diag_where){.line = at.line};
    if (!at.line) return (diag_where){0};
    return (diag_where){.file = v->sources[at.file].path, .line = at.line};
}

/* --- errors -------------------------------------------------------------------------------------------- */

void vm_raise(lua_State *L, diag_code code, diag_where at, const str *args, size_t n) {
    arena *a = vm_of(L)->scratch;
    fault *f = lua_newuserdatauv(L, sizeof *f, 0);
    *f = (fault){.code = code, .at = at, .n = n < 6 ? n : 6};
    f->at.file = str_dup(a, at.file);
    f->at.path = str_dup(a, at.path);
    for (size_t i = 0; i < f->n; i++) f->args[i] = str_dup(a, args[i]);
    luaL_setmetatable(L, FAULT);
    for (;;) lua_error(L); /* does not return, though it is not declared so */
}

/* Lua puts "file:line: " before a message. Where that is the author's place, the diagnostic says it already;
 * where it is a library's, it moves to the end. */
static str message_alone(arena *a, lua_State *L, str message, origin author) {
    vm *v = vm_of(L);
    lua_Debug ar;
    for (int level = 0; level < DEEPEST_LOOK && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        str place = str_fmt(a, "%s:%d: ", ar.short_src, ar.currentline);
        if (ar.currentline < 1 || !str_starts(message, place)) continue;
        str rest = str_part(message, place.n, message.n);
        const source *s = find_source(v, ar.source);
        if (!s || (s - v->sources == author.file && ar.currentline == author.line)) return rest;
        return str_fmt(a, "%.*s (%.*s:%d)", STR_ARG(rest), STR_ARG(s->path), ar.currentline);
    }
    return message;
}

/* The message handler, run where the error was raised: whatever it is becomes a fault. */
static int explain(lua_State *L) {
    vm *v = vm_of(L);
    if (v->doom || luaL_testudata(L, 1, FAULT)) return 1;
    str message = vm_str(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING) {
        lua_pushcfunction(L, sandbox_tostring);
        lua_pushvalue(L, 1);
        message = lua_pcall(L, 1, 1, 0) == LUA_OK ? vm_str(L, -1) : STR("error object");
    }
    origin author = vm_author(L);
    str text = message_alone(v->scratch, L, message, author);
    fault *f = lua_newuserdatauv(L, sizeof *f, 0);
    *f = (fault){.code = DIAG_LUA_ERROR, .at = vm_where(v, author), .n = 1};
    f->args[0] = str_dup(v->scratch, text);
    luaL_setmetatable(L, FAULT);
    return 1;
}

static void report(vm *v, int status, diag *d) {
    const fault *f = luaL_testudata(v->L, -1, FAULT);
    if (v->doom == DOOM_TIME) DIAG_ADD(d, LUA_TIMEOUT, v->doomed_at, STR(""));
    else if (v->doom || status == LUA_ERRMEM) DIAG_ADD(d, LUA_MEMORY, (diag_where){0}, STR(""));
    else if (f) diag_add(d, f->code, f->at, f->args, f->n);
    else DIAG_ADD(d, LUA_ERROR, (diag_where){0}, STR("error while handling an error"));
}

bool vm_protect(vm *v, diag *d, lua_CFunction f, void *arg) {
    lua_State *L = v->L;
    arena_reset(v->scratch);
    v->diags = d;
    v->calls++;
    v->doom = DOOM_NONE;
    v->doomed_at = (diag_where){0};
    lua_pushcfunction(L, explain); /* light functions: nothing here can fail */
    lua_pushcfunction(L, f);
    lua_pushlightuserdata(L, arg);
    begin_watch(v);
    int status = lua_pcall(L, 1, 0, 1);
    end_watch(v);
    if (status != LUA_OK) report(v, status, d);
    lua_settop(L, 0);
    v->diags = NULL;
    return status == LUA_OK;
}

/* --- life ---------------------------------------------------------------------------------------------- */

static int open_state(lua_State *L) {
    luaL_newmetatable(L, FAULT);
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    sandbox_open(L);
    api_open(L);
    sandbox_close(L);
    return 0;
}

vm *vm_new(const str *roots, size_t n, vm_limits limits) {
    vm *v = mem_alloc(sizeof *v);
    *v = (vm){.keep = arena_new(), .scratch = arena_new(), .roots_n = n};
    v->roots = ARENA_ARRAY(v->keep, str, n);
    for (size_t i = 0; i < n; i++) v->roots[i] = str_dup(v->keep, roots[i]);
    v->milliseconds = limits.milliseconds ? limits.milliseconds : DEFAULT_MILLISECONDS;
    v->watch = (watch){.over = time_is_over, .user = v};
    v->L = lua_newstate(allocate, v);
    *(vm **)lua_getextraspace(v->L) = v;
    vm_protect(v, NULL, open_state, NULL); /* no diag: memory_max is 0, so nothing in there can fail */
    lua_gc(v->L, LUA_GCINC, COLLECT_AT, 0, 0);
    v->memory_max = limits.memory ? limits.memory : DEFAULT_MEMORY;
    return v;
}

void vm_drop(vm *v) {
    if (!v) return;
    watch_drop(&v->watch);
    lua_close(v->L);
    pool_drop(&v->small);
    pattern_drop(v->patterns);
    free(v->sources);
    arena_drop(v->scratch);
    arena_drop(v->keep);
    free(v);
}
