/* fonts.lua: which files hold the four faces of a family, and which one holds signs. Families list sets of files,
 * the first set that is there whole is taken; of signs the first file. A folder that is not absolute is beside
 * fonts.lua. Opens no font. */
#include "base/os.h"
#include "script/files.h"
#include "script/pull.h"

static const char *const face_names[TEXT_FACES] = {"regular", "bold", "italic", "bold_italic"};

typedef struct fonts_call {
    str family;
    arena *a;
    font_files *files;
    bool found;
} fonts_call;

typedef struct search {
    puller p; /* first: a reader of fields is given it and finds the rest behind it */
    fonts_call *call;
    str home; /* the folder of fonts.lua */
    str *folders;
    size_t folders_n;
    const char *missing; /* the first face that was not there */
    buf looked;
} search;

static void read_folders(puller *p, void *into) {
    (void)into;
    search *s = (search *)p;
    size_t n = pull_list(p, "folders");
    s->folders = ARENA_ARRAY(p->a, str, n);
    for (size_t i = 1; i <= n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i);
        str dir = pull_text(p, "folders", false);
        if (str_eq(dir, STR("."))) dir = s->home;
        if (dir.n) s->folders[s->folders_n++] = os_join(p->a, s->home, dir);
        lua_pop(p->L, 1);
    }
}

/* The file of one face in the first folder that has it; empty: none. Names have no folder in them. */
static str find_face(search *s, str name) {
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '/') return STR("");
    for (size_t i = 0; name.n && i < s->folders_n; i++) {
        str path = os_join(s->p.a, s->folders[i], name);
        if (os_is_file(s->p.a, path)) return path;
    }
    return STR("");
}

static const pull_field set_fields[TEXT_FACES] = {
    {.name = "regular", .kind = PULL_TEXT, .offset = 0 * sizeof(str), .required = true},
    {.name = "bold", .kind = PULL_TEXT, .offset = 1 * sizeof(str), .required = true},
    {.name = "italic", .kind = PULL_TEXT, .offset = 2 * sizeof(str), .required = true},
    {.name = "bold_italic", .kind = PULL_TEXT, .offset = 3 * sizeof(str), .required = true},
};

/* Whether all four faces of the set on top of the stack are there. */
static bool try_set(search *s) {
    str names[TEXT_FACES] = {{0}};
    PULL_FIELDS(&s->p, STR("families"), set_fields, false, names);
    bool whole = s->p.ok;
    for (int i = 0; i < TEXT_FACES; i++) {
        str path = find_face(s, names[i]);
        if (path.n) s->call->files->face[i] = str_dup(s->call->a, path);
        else if (!s->missing) s->missing = face_names[i];
        whole = whole && path.n;
        if (s->looked.n) buf_add(&s->looked, STR(", "));
        buf_add(&s->looked, names[i]);
    }
    return whole;
}

static void read_families(puller *p, void *into) {
    (void)into;
    search *s = (search *)p;
    if (!pull_is_table(p)) {
        pull_wrong(p, "families", "một bảng", "a table");
        return;
    }
    vm_push(p->L, s->call->family);
    if (lua_rawget(p->L, -2) != LUA_TNIL) {
        size_t n = pull_list(p, "families");
        for (size_t i = 1; i <= n && !s->call->found; i++) {
            lua_rawgeti(p->L, -1, (lua_Integer)i);
            if (pull_is_table(p)) s->call->found = try_set(s);
            else pull_wrong(p, "families", "danh sách các bảng", "a list of tables");
            lua_pop(p->L, 1);
        }
    }
    lua_pop(p->L, 1);
}

typedef struct sign_face {
    str name, file;
} sign_face;

static const pull_field sign_fields[] = {
    {.name = "name", .kind = PULL_TEXT, .offset = offsetof(sign_face, name), .required = true},
    {.name = "file", .kind = PULL_TEXT, .offset = offsetof(sign_face, file), .required = true},
};

static void read_signs(puller *p, void *into) {
    (void)into;
    search *s = (search *)p;
    font_files *files = s->call->files;
    size_t n = pull_list(p, "signs");
    for (size_t i = 1; i <= n && !files->signs.n; i++) {
        sign_face face = {{0}, {0}};
        lua_rawgeti(p->L, -1, (lua_Integer)i);
        if (pull_is_table(p)) PULL_FIELDS(p, STR("signs"), sign_fields, false, &face);
        else pull_wrong(p, "signs", "danh sách các bảng", "a list of tables");
        files->signs = str_dup(s->call->a, find_face(s, face.file));
        files->signs_name = str_dup(s->call->a, face.name);
        lua_pop(p->L, 1);
    }
}

static const pull_field fields[] = {
    {.name = "folders", .kind = PULL_CUSTOM, .read = read_folders, .required = true},
    {.name = "families", .kind = PULL_CUSTOM, .read = read_families, .required = true},
    {.name = "signs", .kind = PULL_CUSTOM, .read = read_signs},
};

static int find_files(lua_State *L) {
    vm *v = vm_of(L);
    fonts_call *call = lua_touserdata(L, 1);
    const str rooms[] = {STR("fonts"), STR("")};
    str looked, path = files_find(v, rooms, 2, STR("fonts.lua"), &looked);
    if (!path.n) VM_RAISE(L, MODULE_NOT_FOUND, ((diag_where){0}), STR("fonts.lua"), looked);
    files_load(L, path, false);
    lua_call(L, 0, 1);
    search s = {.call = call, .home = os_dirname(path), .looked = buf_in(v->scratch)};
    s.p = pull_begin(L, v->scratch, (diag_where){.file = path}, STR("fonts.lua"));
    if (pull_is_table(&s.p)) PULL_FIELDS(&s.p, s.p.what, fields, false, &s);
    else pull_wrong(&s.p, NULL, "một bảng", "a table");
    if (s.p.ok && !call->found) {
        for (size_t i = 0; i < s.folders_n; i++) buf_fmt(&s.looked, ", %.*s", STR_ARG(s.folders[i]));
        str face = str_of(s.missing ? s.missing : face_names[0]);
        VM_RAISE(L, FONT_MISSING, s.p.at, call->family, face, buf_str(&s.looked));
    }
    call->found = call->found && s.p.ok;
    return 0;
}

bool vm_font_files(vm *v, str family, arena *a, font_files *files, diag *d) {
    *files = (font_files){0};
    fonts_call call = {.family = family, .a = a, .files = files};
    return vm_protect(v, d, find_files, &call) && call.found;
}
