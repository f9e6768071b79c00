/* state: the inside of a vm, shared by the files of script/ and by nobody else.
 *
 * Whatever runs Lua goes through vm_protect, the one door. Behind it functions may raise Lua errors, which
 * jump: so they hold nothing that needs freeing, only arena memory and Lua values. Faults that end the run
 * are raised with vm_raise; faults that let the reading go on are added to v->diags.
 */
#ifndef SCRIPT_STATE_H
#define SCRIPT_STATE_H

#include "script/pool.h"
#include "script/vm.h"
#include "script/watch.h"

#include <lauxlib.h>
#include <lua.h>

/* A file that was compiled. */
typedef struct source {
    str path;
    const char *chunk; /* how Lua knows it: lua_Debug.source of its functions */
    int anchor;        /* the reference that keeps `chunk` where it is */
    bool library;      /* under lib/: not the author's own file */
} source;

typedef struct sheet_source sheet_source; /* a style sheet read (pull_style.c) */

struct template {
    struct template *next;
    str asked, name, title, path; /* asked: by the caller, a name or a path */
    const schema *schema;
    int table; /* reference of what the file returned */
};

/* A record or list of the data and the table that stands for it. */
typedef struct data_table {
    const void *table;
    const value *of;
} data_table;

typedef struct data_tables {
    data_table *items; /* in scratch */
    size_t n, cap;
    bool sorted; /* by address; not before one is looked for */
} data_tables;

struct vm {
    lua_State *L;
    arena *keep;    /* lives as long as the vm: templates, schemas, style sheets */
    arena *scratch; /* emptied at the door */
    str *roots;
    size_t roots_n;
    source *sources;
    size_t sources_n, sources_cap;
    template *templates;
    sheet_source *sheets;
    pattern *patterns;

    pool small; /* Lua's small objects */

    /* caps */
    size_t memory, memory_max;
    watch watch;
    int milliseconds;
    /* Once set, the call must end, whatever the template catches. */
    enum { DOOM_NONE, DOOM_TIME, DOOM_MEMORY } doom;
    diag_where doomed_at;

    /* of the call under way */
    uint64_t calls;
    diag *diags;
    data_source data;
    const value *root; /* what was read from it */
    size_t faults;     /* errors the template reported through vanban.fault */
    data_tables tables;
    bool places; /* to be remembered, of blocks */
};

static inline vm *vm_of(lua_State *L) { return *(vm **)lua_getextraspace(L); }

/* Calls f with `arg` as light userdata, capped and caught. False after a diagnostic in `d`. */
bool vm_protect(vm *v, diag *d, lua_CFunction f, void *arg);

/* Ends the call under way with this diagnostic. */
_Noreturn void vm_raise(lua_State *L, diag_code code, diag_where at, const str *args, size_t n);
#define VM_RAISE(L, code, at, ...)                                                                 \
    vm_raise((L), DIAG_##code, (at), (const str[]){__VA_ARGS__},                                   \
             sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* Like lua_pcall, but what no template may catch goes on up. */
int vm_pcall(lua_State *L, int args, int results);

/* Where the author is: the innermost function of a file that is not a library, else of any file. */
origin vm_author(lua_State *L);
diag_where vm_where(const vm *v, origin at);

/* The string there, as long as Lua holds it; empty when it is none. */
str vm_str(lua_State *L, int index);
static inline void vm_push(lua_State *L, str s) { lua_pushlstring(L, s.n ? s.p : "", s.n); }

#endif
