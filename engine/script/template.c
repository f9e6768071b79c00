/* Templates: found, compiled and read once per vm; run on data for each document. */
#include "base/os.h"
#include "script/files.h"
#include "script/pull.h"
#include "script/push.h"
#include "text/unicode.h"

#include <stdlib.h>

enum { NAME_MAX_BYTES = 200 };

/* --- loading ------------------------------------------------------------------------------------------- */

typedef struct load_call {
    str name;         /* as asked for */
    diag_where asked; /* where the name stands */
    template *made; /* NULL after faults */
} load_call;

static bool is_path(str name) { return str_ends(name, STR(".lua")); }

static str nearest_template(vm *v, str name);

static str find_template(lua_State *L, str name, diag_where asked) {
    vm *v = vm_of(L);
    if (is_path(name)) return str_dup(v->keep, name);
    str looked = STR("-"), path = STR("");
    if (files_name_ok(name)) path = files_find_lua(v, name, &looked);
    if (path.n) return path;
    str near = nearest_template(v, name);
    if (near.n) VM_RAISE(L, TEMPLATE_NEAR, asked, name, looked, near);
    VM_RAISE(L, TEMPLATE_NOT_FOUND, asked, name, looked);
}

static void read_schema(puller *p, void *into) {
    *(const schema **)into = pull_schema(p->L, p->at);
    if (!*(const schema **)into) p->ok = false;
}

static void check_function(puller *p, void *into) {
    (void)into;
    if (!lua_isfunction(p->L, -1)) pull_wrong(p, "build", "một hàm", "a function");
}

static void check_name_rule(puller *p, void *into) {
    (void)into;
    if (!lua_isfunction(p->L, -1)) pull_wrong(p, "name", "một hàm", "a function");
}

static void check_styles_rule(puller *p, void *into) {
    (void)into;
    if (lua_type(p->L, -1) != LUA_TSTRING && !lua_isfunction(p->L, -1))
        pull_wrong(p, "styles", "tên bảng kiểu hoặc một hàm",
                   "the name of a style sheet or a function");
}

static const pull_field template_fields[] = {
    PULL_FIELD("title", TEXT, template, title, .required = true),
    PULL_FIELD("schema", CUSTOM, template, schema, .read = read_schema, .required = true),
    {.name = "styles", .kind = PULL_CUSTOM, .read = check_styles_rule, .required = true},
    {.name = "name", .kind = PULL_CUSTOM, .read = check_name_rule},
    {.name = "build", .kind = PULL_CUSTOM, .read = check_function, .required = true},
};

static int load(lua_State *L) {
    vm *v = vm_of(L);
    load_call *call = lua_touserdata(L, 1);
    template *t = ARENA_NEW(v->keep, template);
    t->path = find_template(L, call->name, call->asked);
    t->name = str_dup(v->keep, is_path(call->name) ? os_stem(call->name) : call->name);
    t->asked = str_dup(v->keep, call->name);
    files_load(L, t->path, false);
    lua_call(L, 0, 1);
    puller p = pull_begin(L, v->keep, (diag_where){.file = t->path}, STR("template"));
    if (pull_is_table(&p)) PULL_FIELDS(&p, p.what, template_fields, false, t);
    else pull_wrong(&p, NULL, "một bảng {title = …, build = …}", "a table {title = …, build = …}");
    if (!p.ok) return 0;
    t->table = luaL_ref(L, LUA_REGISTRYINDEX);
    call->made = t;
    return 0;
}

const template *vm_template(vm *v, str name, diag_where asked, diag *d) {
    for (const template *t = v->templates; t; t = t->next)
        if (str_eq(t->asked, name)) return t;
    load_call call = {.name = name, .asked = asked};
    if (!vm_protect(v, d, load, &call) || !call.made) return NULL;
    call.made->next = v->templates;
    return v->templates = call.made;
}

str template_name(const template *t) { return t->name; }
str template_title(const template *t) { return t->title; }
const schema *template_schema(const template *t) { return t->schema; }

/* --- running ------------------------------------------------------------------------------------------- */

typedef struct build_call {
    const template *t;
    const value *data;
    arena *a;
    doc *out;
    const stylesheet *styles;
    bool sheets, ok;
} build_call;

enum { CALL = 1, TEMPLATE = 2, DATA = 3 };

/* Lays out the stack as above. */
static build_call *open_call(lua_State *L) {
    build_call *call = lua_touserdata(L, CALL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->t->table);
    push_data(L, call->data);
    return call;
}

/* Calls the template's function `field` with the data; its result is on top of the stack. */
static void call_with_data(lua_State *L, const char *field) {
    lua_pushstring(L, field);
    lua_rawget(L, TEMPLATE);
    lua_pushvalue(L, DATA);
    lua_call(L, 1, 1);
}

static const stylesheet *find_styles(lua_State *L, const template *t) {
    diag_where at = {.file = t->path};
    lua_pushliteral(L, "styles");
    lua_rawget(L, TEMPLATE);
    if (lua_isfunction(L, -1)) {
        lua_pop(L, 1);
        call_with_data(L, "styles");
    }
    puller p = pull_begin(L, vm_of(L)->scratch, at, STR("template"));
    str name = pull_text(&p, "styles", false);
    const stylesheet *s = p.ok ? pull_stylesheet(L, name, at) : NULL;
    lua_settop(L, DATA);
    return s;
}

static int run_styles(lua_State *L) {
    build_call *call = open_call(L);
    call->styles = find_styles(L, call->t);
    return 0;
}

const stylesheet *template_styles(vm *v, const template *t, const value *data, diag *d) {
    build_call call = {.t = t, .data = data};
    bool ok = vm_protect(v, d, run_styles, &call);
    return ok ? call.styles : NULL;
}

/* The name of the result: no folder, nothing hidden. */
static bool stem_ok(str s) {
    bool ok = s.n > 0 && s.n <= NAME_MAX_BYTES && s.p[0] != '.';
    for (size_t i = 0; i < s.n; i++) ok = ok && s.p[i] != '/' && s.p[i] != '\\';
    return ok;
}

static bool find_name(lua_State *L, build_call *call) {
    lua_pushliteral(L, "name");
    if (lua_rawget(L, TEMPLATE) == LUA_TNIL) return true;
    call_with_data(L, "name");
    if (lua_isnil(L, -1)) return true;
    puller p = pull_begin(L, call->a, (diag_where){.file = call->t->path}, STR("template"));
    str name = pull_text(&p, "name", false);
    if (p.ok && !stem_ok(name))
        pull_wrong(&p, "name", "tên tệp không có thư mục", "a file name without a folder");
    call->out->output_name = name;
    lua_settop(L, DATA);
    return p.ok;
}

static void name_sources(const vm *v, arena *a, doc *out) {
    str *sources = ARENA_ARRAY(a, str, v->sources_n);
    for (size_t i = 0; i < v->sources_n; i++) sources[i] = str_dup(a, v->sources[i].path);
    out->sources = sources;
    out->sources_n = v->sources_n;
}

static int run_build(lua_State *L) {
    vm *v = vm_of(L);
    build_call *call = open_call(L);
    doc *out = call->out;
    out->styles = find_styles(L, call->t);
    if (!out->styles) return 0;
    bool named = find_name(L, call);
    call_with_data(L, "build");
    call->ok = pull_document(L, call->a, (diag_where){.file = call->t->path}, call->sheets, out) && named;
    name_sources(v, call->a, out);
    return 0;
}

bool vm_build(vm *v, const template *t, const value *data, data_source from, vm_wants wants, arena *a,
              doc *out, diag *d) {
    build_call call = {.t = t, .data = data, .a = a, .out = out, .sheets = wants.sheets};
    *out = (doc){.language = STR("vi-VN"), .date = STR(""), .source = from, .data = data};
    v->data = from;
    v->faults = 0;
    v->places = wants.places;
    bool ok = vm_protect(v, d, run_build, &call);
    return ok && call.ok && !v->faults;
}

/* --- listing ------------------------------------------------------------------------------------------- */

static int by_text(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

/* Whether a file outside templates/ is one. Those within are taken at their place, so that a broken one is
 * listed, and then complained of. */
static bool is_template(vm *v, str stem) {
    diag *d = diag_new();
    bool is = vm_template(v, stem, (diag_where){0}, d) != NULL;
    diag_drop(d);
    return is;
}

typedef struct name_list {
    arena *a;
    str *items;
    size_t n, cap;
} name_list;

static void add_folder(vm *v, str dir, bool templates, name_list *list) {
    str *names;
    size_t n = os_list(list->a, dir, &names);
    for (size_t i = 0; i < n; i++) {
        str stem = os_stem(names[i]);
        if (!is_path(names[i]) || !files_name_ok(stem)) continue;
        if (!os_is_file(list->a, os_join(list->a, dir, names[i]))) continue;
        if (!templates && !is_template(v, stem)) continue;
        if (list->n == list->cap) {
            size_t cap = list->cap * 2 + 16;
            list->items = arena_grow(list->a, list->items, list->cap * sizeof(str), cap * sizeof(str));
            list->cap = cap;
        }
        list->items[list->n++] = stem;
    }
}

/* Of the files in templates/, none of which is run for this; empty: none is near. */
static str nearest_template(vm *v, str name) {
    name_list list = {.a = v->scratch};
    for (size_t i = 0; i < v->roots_n; i++)
        add_folder(v, os_join(list.a, v->roots[i], STR("templates")), true, &list);
    size_t at = text_nearest(list.a, name, list.items, list.n);
    return at < list.n ? list.items[at] : STR("");
}

size_t vm_list_templates(vm *v, arena *a, str **names) {
    name_list list = {.a = a};
    for (size_t i = 0; i < v->roots_n; i++) {
        add_folder(v, os_join(a, v->roots[i], STR("templates")), true, &list);
        add_folder(v, v->roots[i], false, &list);
    }
    if (list.n) qsort(list.items, list.n, sizeof(str), by_text);
    size_t kept = 0;
    for (size_t i = 0; i < list.n; i++)
        if (!kept || !str_eq(list.items[i], list.items[kept - 1])) list.items[kept++] = list.items[i];
    *names = list.items;
    return kept;
}
