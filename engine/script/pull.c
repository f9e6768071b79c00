/* The reading of tables by description, and the words for what is wrong with them. Knows no kind of block,
 * style or schema; those are in the other pull_ files. */
#include "script/pull.h"

#include "script/sandbox.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 40, LONGEST_LIST = 1000000 };

puller pull_begin(lua_State *L, arena *a, diag_where at, str what) {
    vm *v = vm_of(L);
    return (puller){.L = L, .a = a, .scratch = v->scratch, .diags = v->diags, .at = at, .what = what,
                    .ok = true};
}

/* --- faults -------------------------------------------------------------------------------------------- */

static str full_name(puller *p, const char *field) {
    if (!field) return p->what;
    return str_fmt(p->scratch, "%.*s%s%s", STR_ARG(p->what), p->what.n ? "." : "", field);
}

void pull_wrong(puller *p, const char *field, const char *vi, const char *en) {
    static const char *const names[LUA_NUMTYPES][2] = {
        [LUA_TNIL] = {"không có gì", "nothing"},
        [LUA_TBOOLEAN] = {"giá trị đúng/sai", "a boolean"},
        [LUA_TLIGHTUSERDATA] = {"dữ liệu", "data"},
        [LUA_TNUMBER] = {"số", "a number"},
        [LUA_TSTRING] = {"chuỗi", "a string"},
        [LUA_TTABLE] = {"bảng", "a table"},
        [LUA_TFUNCTION] = {"hàm", "a function"},
        [LUA_TUSERDATA] = {"dữ liệu", "data"},
        [LUA_TTHREAD] = {"luồng", "a thread"},
    };
    const char *const *got = names[lua_type(p->L, -1)];
    PULL_FAIL(p, TEMPLATE_SHAPE, full_name(p, field), str_of(vi), str_of(got[0]), str_of(en),
              str_of(got[1]));
}

void pull_lacks(puller *p, const char *field) { PULL_FAIL(p, TEMPLATE_LACKS, p->what, str_of(field)); }

str pull_number_text(arena *a, double v) {
    buf b = buf_in(a);
    doc_put_number(&b, v);
    return buf_str(&b);
}

void pull_range(puller *p, const char *field, double is, double min, double max) {
    arena *a = p->scratch;
    str got = pull_number_text(a, is), low = pull_number_text(a, min), high = pull_number_text(a, max);
    if (p->style.n) PULL_FAIL(p, STYLE_RANGE, p->style, str_of(field), got, low, high);
    else PULL_FAIL(p, TEMPLATE_RANGE, full_name(p, field), got, low, high);
}

static str joined(arena *a, const str *names, size_t n) {
    buf b = buf_in(a);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add(&b, STR(", "));
        buf_add(&b, names[i]);
    }
    return buf_str(&b);
}

void pull_unknown_style(puller *p, str name) {
    const stylesheet *s = p->styles;
    str *names = ARENA_ARRAY(p->scratch, str, s->styles_n);
    for (size_t i = 0; i < s->styles_n; i++) names[i] = s->styles[i].name;
    size_t near = text_nearest(p->scratch, name, names, s->styles_n);
    if (near < s->styles_n) PULL_FAIL(p, STYLE_MISSPELT, name, s->name, names[near]);
    else PULL_FAIL(p, STYLE_UNKNOWN, name, s->name, joined(p->scratch, names, s->styles_n));
}

static void unknown_page(puller *p, str name) {
    const stylesheet *s = p->styles;
    str *names = ARENA_ARRAY(p->scratch, str, s->pages_n);
    for (size_t i = 0; i < s->pages_n; i++) names[i] = s->pages[i].name;
    PULL_FAIL(p, PAGE_UNKNOWN, name, s->name, joined(p->scratch, names, s->pages_n));
}

static void unknown_field(puller *p, str name, const pull_field *fields, size_t n) {
    str *names = ARENA_ARRAY(p->scratch, str, n);
    for (size_t i = 0; i < n; i++) names[i] = str_of(fields[i].name);
    str all = joined(p->scratch, names, n);
    size_t near = text_nearest(p->scratch, name, names, n);
    if (near < n) PULL_FAIL(p, TEMPLATE_MISSPELT, p->what, name, all, names[near]);
    else PULL_FAIL(p, TEMPLATE_FIELD, p->what, name, all);
}

/* --- lists --------------------------------------------------------------------------------------------- */

bool pull_is_table(puller *p) {
    if (lua_type(p->L, -1) != LUA_TTABLE) return false;
    sandbox_thaw(p->L);
    return true;
}

size_t pull_length(puller *p) {
    lua_State *L = p->L;
    lua_Integer last = (lua_Integer)lua_rawlen(L, -1);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (lua_isinteger(L, -2) && lua_tointeger(L, -2) > last) last = lua_tointeger(L, -2);
    if (last > LONGEST_LIST) {
        pull_range(p, "#", (double)last, 0, LONGEST_LIST);
        return 0;
    }
    return (size_t)last;
}

size_t pull_list(puller *p, const char *field) {
    if (pull_is_table(p)) return pull_length(p);
    pull_wrong(p, field, "một danh sách", "a list");
    return 0;
}

bool pull_has_fields(puller *p) {
    lua_State *L = p->L;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        lua_pop(L, 2);
        return true;
    }
    return false;
}

bool pull_enter(puller *p) {
    luaL_checkstack(p->L, 20, "nested too deeply");
    if (p->depth < DEEPEST) return p->depth++, true;
    PULL_FAIL(p, TEMPLATE_DEPTH, str_fmt(p->scratch, "%d", DEEPEST));
    return false;
}

/* --- single values ------------------------------------------------------------------------------------- */

str pull_text(puller *p, const char *field, bool breaks) {
    str s = vm_str(p->L, -1);
    if (lua_type(p->L, -1) != LUA_TSTRING) {
        pull_wrong(p, field, "chuỗi", "a string");
        return STR("");
    }
    bool plain = text_is_plain(s) && !memchr(s.p, '\r', s.n);
    if (!plain && !doc_check_text(s, true, p->at, p->diags)) {
        p->ok = false;
        return STR("");
    }
    str composed = plain ? s : text_nfc(p->a, s);
    if (composed.p == s.p) composed = str_dup(p->a, s);
    if (breaks) return composed;
    char *own = (char *)composed.p; /* ours since the copy */
    for (size_t i = 0; i < composed.n; i++)
        if (own[i] == '\n' || own[i] == '\t') own[i] = ' ';
    return composed;
}

static bool read_number(puller *p, const pull_field *f, double *out) {
    if (lua_type(p->L, -1) != LUA_TNUMBER) return pull_wrong(p, f->name, "số", "a number"), false;
    *out = lua_tonumber(p->L, -1);
    if (*out >= f->min && *out <= f->max) return true; /* false for NaN */
    return pull_range(p, f->name, *out, f->min, f->max), false;
}

static bool read_whole(puller *p, const pull_field *f, double *out) {
    if (!read_number(p, f, out)) return false;
    if (floor(*out) >= *out) return true;
    return pull_wrong(p, f->name, "số nguyên", "a whole number"), false;
}

static void wrong_choice(puller *p, const pull_field *f) {
    buf vi = buf_in(p->scratch), en = buf_in(p->scratch);
    for (size_t i = 0; f->choices[i]; i++) {
        buf_fmt(&vi, "%s\"%s\"", i ? ", " : "một trong: ", f->choices[i]);
        buf_fmt(&en, "%s\"%s\"", i ? ", " : "one of: ", f->choices[i]);
    }
    pull_wrong(p, f->name, str_z(p->scratch, buf_str(&vi)), str_z(p->scratch, buf_str(&en)));
}

static void read_choice(puller *p, const pull_field *f, int *out) {
    str s = vm_str(p->L, -1);
    for (int i = 0; s.n && f->choices[i]; i++) {
        if (!str_eq(s, str_of(f->choices[i]))) continue;
        *out = i;
        return;
    }
    wrong_choice(p, f);
}

static void read_style(puller *p, const pull_field *f, const style **out) {
    if (lua_type(p->L, -1) != LUA_TSTRING) {
        pull_wrong(p, f->name, "tên kiểu", "the name of a style");
        return;
    }
    *out = stylesheet_find(p->styles, vm_str(p->L, -1));
    if (!*out) pull_unknown_style(p, vm_str(p->L, -1));
}

static void read_page(puller *p, const pull_field *f, const page_style **out) {
    if (lua_type(p->L, -1) != LUA_TSTRING) {
        pull_wrong(p, f->name, "tên trang", "the name of a page");
        return;
    }
    *out = stylesheet_page(p->styles, vm_str(p->L, -1));
    if (!*out) unknown_page(p, vm_str(p->L, -1));
}

void pull_value(puller *p, const pull_field *f, void *into) {
    void *to = (char *)into + f->offset;
    double number;
    bool truth = lua_toboolean(p->L, -1);
    switch (f->kind) {
    case PULL_TEXT: *(str *)to = pull_text(p, f->name, false); break;
    case PULL_BOOL:
    case PULL_MARK:
        if (!lua_isboolean(p->L, -1)) pull_wrong(p, f->name, "true hoặc false", "true or false");
        else if (f->kind == PULL_BOOL) *(bool *)to = truth;
        else if (truth) *(uint8_t *)to = (uint8_t)(*(uint8_t *)to | f->mark);
        break;
    case PULL_INT:
        if (read_whole(p, f, &number)) *(int *)to = (int)number;
        break;
    case PULL_COUNT:
        if (read_whole(p, f, &number)) *(size_t *)to = (size_t)number;
        break;
    case PULL_NUMBER:
        if (read_number(p, f, &number)) *(double *)to = number;
        break;
    case PULL_PT:
        if (read_number(p, f, &number)) *(len *)to = len_pt(number);
        break;
    case PULL_MM:
        if (read_number(p, f, &number)) *(len *)to = len_mm(number);
        break;
    case PULL_CHOICE: read_choice(p, f, to); break;
    case PULL_STYLE: read_style(p, f, to); break;
    case PULL_PAGE: read_page(p, f, to); break;
    case PULL_KNOWN: break;
    case PULL_CUSTOM: f->read(p, to); break;
    }
}

/* --- tables -------------------------------------------------------------------------------------------- */

static int by_text(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

static size_t find_field(const pull_field *fields, size_t n, str name) {
    size_t i = 0;
    while (i < n && !(fields[i].name[0] == *name.p && str_eq(name, str_of(fields[i].name)))) i++;
    return i;
}

/* Whether the key at `index` is somebody's field: not an item of a list that may have items, nor the mark that
 * vanban.block leaves. */
static bool is_field(lua_State *L, int index, bool items) {
    int type = lua_type(L, index);
    return type != LUA_TLIGHTUSERDATA && !(items && type == LUA_TNUMBER);
}

/* The keys that are not described, in order: what lua_next gives first changes from run to run. */
static void report_unknown(puller *p, int base, const pull_field *fields, size_t n, bool items) {
    lua_State *L = p->L;
    size_t count = 0, cap = 0;
    str *names = NULL;
    for (lua_pushnil(L); lua_next(L, base); lua_pop(L, 1)) {
        str name = vm_str(L, -2);
        if (!is_field(L, -2, items) || find_field(fields, n, name) < n) continue;
        if (lua_isinteger(L, -2)) name = str_fmt(p->scratch, "[%lld]", lua_tointeger(L, -2));
        else if (!name.p[0]) name = str_fmt(p->scratch, "[%s]", luaL_typename(L, -2));
        if (count == cap) {
            names = arena_grow(p->scratch, names, cap * sizeof *names, (cap * 2 + 8) * sizeof *names);
            cap = cap * 2 + 8;
        }
        names[count++] = name;
    }
    if (count) qsort(names, count, sizeof *names, by_text);
    for (size_t i = 0; i < count; i++) unknown_field(p, names[i], fields, n);
}

/* The table is first spread over the stack, one slot for each field described; then they are read in the order
 * of the description, so that faults come in the same order on every run. */
void pull_fields(puller *p, str what, const pull_field *fields, size_t n, bool items, void *into) {
    lua_State *L = p->L;
    int base = lua_gettop(L);
    bool unknown = false;
    luaL_checkstack(L, (int)n + 10, "nested too deeply");
    lua_settop(L, base + (int)n);
    for (lua_pushnil(L); lua_next(L, base);) {
        size_t i = lua_type(L, -2) == LUA_TSTRING ? find_field(fields, n, vm_str(L, -2)) : n;
        unknown = unknown || (i == n && is_field(L, -2, items));
        if (i < n) lua_replace(L, base + 1 + (int)i);
        else lua_pop(L, 1);
    }
    str outer = p->what;
    p->what = what;
    for (size_t i = 0; i < n; i++) {
        int slot = base + 1 + (int)i;
        if (lua_isnil(L, slot)) {
            if (fields[i].required) pull_lacks(p, fields[i].name);
            continue;
        }
        lua_pushvalue(L, slot);
        pull_value(p, &fields[i], into);
        lua_settop(L, base + (int)n);
    }
    if (unknown) report_unknown(p, base, fields, n, items);
    p->what = outer;
    lua_settop(L, base);
}
