/* Schemas: plain Lua tables into data/schema. A table met twice is one type; types that contain themselves
 * must carry `ref`, so that a JSON Schema of finite length can be written. Refuses what no check could use. */
#include "script/pull.h"

#include "script/sandbox.h"

#include <math.h>
#include <stdlib.h>

static const char *const kinds[] = {"text",   "integer", "number", "boolean", "date",
                                    "choice", "list",    "record", "union",   NULL};

typedef struct type type;
struct type {
    schema of;    /* first */
    type *within; /* the type whose reading led here */
    type *next;   /* all types of this schema */
    bool open;    /* being read */
};

typedef struct reader {
    puller p; /* first: a reader of fields is given it and finds the rest behind it */
    int memo; /* stack index of the table from Lua table to type */
    type *inner, *all;
} reader;

static const schema *read_type(reader *r, str what);

static str step(puller *p, str name) {
    return str_fmt(p->scratch, "%.*s.%.*s", STR_ARG(p->what), STR_ARG(name));
}

static str item_step(puller *p, const char *name, size_t i) {
    return str_fmt(p->scratch, "%.*s.%s[%zu]", STR_ARG(p->what), name, i);
}

/* --- values: examples and defaults ---------------------------------------------------------------------- */

static void read_any(puller *p, const char *field, value *out);

static int by_key(const void *x, const void *y) {
    return str_cmp(((const value *)x)->key, ((const value *)y)->key);
}

/* A table with text keys is a record, in the order of its keys; else it is a list. */
static void read_items(puller *p, const char *field, value *out) {
    lua_State *L = p->L;
    size_t n = 0, i = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) n += lua_type(L, -2) == LUA_TSTRING;
    out->kind = n ? VALUE_RECORD : VALUE_LIST;
    if (!n) n = pull_length(p);
    out->n = (uint32_t)n;
    out->as.items = ARENA_ARRAY(p->a, value, n);
    if (out->kind == VALUE_LIST) {
        for (; i < n; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i + 1);
            read_any(p, field, &out->as.items[i]);
            lua_pop(L, 1);
        }
    } else {
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
            if (lua_type(L, -2) == LUA_TSTRING) out->as.items[i++].key = str_dup(p->a, vm_str(L, -2));
        qsort(out->as.items, n, sizeof(value), by_key);
        for (i = 0; i < n; i++) {
            vm_push(L, out->as.items[i].key);
            lua_rawget(L, -2);
            read_any(p, field, &out->as.items[i]);
            lua_pop(L, 1);
        }
    }
    for (i = 0; i < n; i++) out->as.items[i].parent = out;
}

static void read_any(puller *p, const char *field, value *out) {
    lua_State *L = p->L;
    if (lua_type(L, -1) == LUA_TSTRING) {
        out->kind = VALUE_TEXT;
        out->as.text = pull_text(p, field, true);
    } else if (lua_isinteger(L, -1)) {
        out->kind = VALUE_INT;
        out->as.integer = lua_tointeger(L, -1);
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        out->kind = VALUE_REAL;
        out->as.real = lua_tonumber(L, -1);
    } else if (lua_isboolean(L, -1)) {
        out->kind = VALUE_BOOL;
        out->as.boolean = lua_toboolean(L, -1);
    } else if (!pull_is_table(p)) {
        pull_wrong(p, field, "một giá trị", "a value");
    } else if (pull_enter(p)) {
        read_items(p, field, out);
        p->depth--;
    }
}

static void read_example(puller *p, void *into) {
    value *v = ARENA_NEW(p->a, value);
    read_any(p, "example", v);
    *(const value **)into = v;
}

static void read_default(puller *p, void *into) {
    value *v = ARENA_NEW(p->a, value);
    read_any(p, "default", v);
    *(const value **)into = v;
}

/* --- parts of a type ------------------------------------------------------------------------------------ */

static void read_min(puller *p, void *into) {
    static const pull_field field = PULL_FIELD("min", NUMBER, schema, min, .min = -1e15, .max = 1e15);
    pull_value(p, &field, into);
    ((schema *)into)->has_min = true;
}

static void read_max(puller *p, void *into) {
    static const pull_field field = PULL_FIELD("max", NUMBER, schema, max, .min = -1e15, .max = 1e15);
    pull_value(p, &field, into);
    ((schema *)into)->has_max = true;
}

static void read_pattern(puller *p, void *into) {
    str text = pull_text(p, "pattern", false);
    const pattern *compiled = pattern_new(&vm_of(p->L)->patterns, text);
    if (!compiled) PULL_FAIL(p, TEMPLATE_PATTERN, text);
    *(const pattern **)into = compiled;
}

static void read_choices(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("value", TEXT, schema_choice, value, .required = true),
        PULL_FIELD("title", TEXT, schema_choice, title),
    };
    schema *s = into;
    size_t n = pull_list(p, "choices");
    schema_choice *choices = ARENA_ARRAY(p->a, schema_choice, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        str item = item_step(p, "choices", i + 1);
        if (pull_is_table(p)) PULL_FIELDS(p, item, fields, false, &choices[i]);
        else
            pull_wrong(p, "choices", "danh sách {value = …, title = …}",
                       "a list of {value = …, title = …}");
        lua_pop(p->L, 1);
    }
    s->choices = choices;
    s->choices_n = n;
}

static void read_of(puller *p, void *into) {
    *(const schema **)into = read_type((reader *)p, step(p, STR("of")));
}

static void read_field_type(puller *p, void *into) {
    schema_field *f = into;
    f->type = read_type((reader *)p, step(p, f->name));
}

static void read_fields(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("name", TEXT, schema_field, name, .required = true),
        PULL_FIELD("required", BOOL, schema_field, required),
        {.name = "type", .kind = PULL_CUSTOM, .read = read_field_type, .required = true},
    };
    schema *s = into;
    size_t n = pull_list(p, "fields");
    schema_field *list = ARENA_ARRAY(p->a, schema_field, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (pull_is_table(p)) PULL_FIELDS(p, step(p, STR("fields")), fields, false, &list[i]);
        else
            pull_wrong(p, "fields", "danh sách {name = …, type = …}",
                       "a list of {name = …, type = …}");
        for (size_t k = 0; k < i; k++)
            if (str_eq(list[k].name, list[i].name)) PULL_FAIL(p, SCHEMA_TWICE, list[i].name, p->what);
        lua_pop(p->L, 1);
    }
    s->fields = list;
    s->fields_n = n;
}

static void read_variants(puller *p, void *into) {
    schema *s = into;
    size_t n = pull_list(p, "variants");
    const schema **list = ARENA_ARRAY(p->a, const schema *, n);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        list[i] = read_type((reader *)p, item_step(p, "variants", i + 1));
        lua_pop(p->L, 1);
    }
    s->variants = list;
    s->variants_n = n;
}

static const pull_field type_fields[] = {
    PULL_FIELD("type", CHOICE, schema, kind, .choices = kinds, .required = true),
    PULL_FIELD("ref", TEXT, schema, ref), /* before the parts, which may lead back here */
    PULL_FIELD("title", TEXT, schema, title),
    PULL_FIELD("description", TEXT, schema, description),
    PULL_FIELD("seldom", BOOL, schema, seldom),
    PULL_FIELD("example", CUSTOM, schema, example, .read = read_example),
    PULL_FIELD("default", CUSTOM, schema, fallback, .read = read_default),
    {.name = "min", .kind = PULL_CUSTOM, .read = read_min},
    {.name = "max", .kind = PULL_CUSTOM, .read = read_max},
    PULL_FIELD("pattern", CUSTOM, schema, pattern, .read = read_pattern),
    PULL_FIELD("pattern_hint", TEXT, schema, pattern_hint),
    {.name = "choices", .kind = PULL_CUSTOM, .read = read_choices},
    PULL_FIELD("of", CUSTOM, schema, item, .read = read_of),
    {.name = "fields", .kind = PULL_CUSTOM, .read = read_fields},
    {.name = "variants", .kind = PULL_CUSTOM, .read = read_variants},
};

/* --- whole types ---------------------------------------------------------------------------------------- */

static void check_type(reader *r, const type *t) {
    puller *p = &r->p;
    const schema *s = &t->of;
    const struct {
        const char *name;
        bool given;
        unsigned kinds; /* that may have it */
    } parts[] = {
        {"choices", s->choices_n > 0, 1u << SCHEMA_CHOICE},
        {"of", s->item != NULL, 1u << SCHEMA_LIST},
        {"fields", s->fields != NULL, 1u << SCHEMA_RECORD},
        {"variants", s->variants_n > 0, 1u << SCHEMA_UNION},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        bool its = parts[i].kinds & 1u << s->kind;
        if (its && !parts[i].given) pull_lacks(p, parts[i].name);
        if (!its && parts[i].given)
            PULL_FAIL(p, SCHEMA_PART, str_of(parts[i].name), p->what, str_of(kinds[s->kind]));
    }
    const unsigned bounded =
        1u << SCHEMA_TEXT | 1u << SCHEMA_INT | 1u << SCHEMA_NUMBER | 1u << SCHEMA_LIST;
    if ((s->has_min || s->has_max) && !(bounded & 1u << s->kind))
        PULL_FAIL(p, SCHEMA_PART, STR("min, max"), p->what, str_of(kinds[s->kind]));
    if (s->has_min && s->has_max && s->min > s->max) pull_range(p, "min", s->min, -INFINITY, s->max);
    if (s->pattern && s->kind != SCHEMA_TEXT)
        PULL_FAIL(p, SCHEMA_PART, STR("pattern"), p->what, str_of(kinds[s->kind]));
    for (const type *other = r->all; other && s->ref.n; other = other->next)
        if (other != t && str_eq(other->of.ref, s->ref)) PULL_FAIL(p, SCHEMA_TWICE, s->ref, STR("ref"));
}

/* A type met again while it is being read: somewhere on the way round a `ref` must be. */
static void check_cycle(reader *r, const type *t) {
    bool named = false;
    for (const type *x = r->inner; x; x = x == t ? NULL : x->within) named = named || x->of.ref.n;
    if (!named) PULL_FAIL(&r->p, SCHEMA_CYCLE, r->p.what);
}

static const schema *known_type(reader *r) {
    lua_State *L = r->p.L;
    lua_pushvalue(L, -1);
    bool known = lua_rawget(L, r->memo) != LUA_TNIL;
    type *t = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (!known) return NULL;
    if (t->open) check_cycle(r, t);
    return &t->of;
}

static const schema *new_type(reader *r) {
    puller *p = &r->p;
    type *t = ARENA_NEW(p->a, type);
    *t = (type){.within = r->inner, .open = true};
    r->inner = t;
    lua_pushvalue(p->L, -1);
    lua_pushlightuserdata(p->L, t);
    lua_rawset(p->L, r->memo);
    PULL_FIELDS(p, p->what, type_fields, false, &t->of);
    if (p->ok) check_type(r, t);
    t->next = r->all;
    r->all = t;
    t->open = false;
    r->inner = t->within;
    return &t->of;
}

/* The type on top of the stack, called `what` in messages. Faults leave a type that is never used. */
static const schema *read_type(reader *r, str what) {
    puller *p = &r->p;
    static const schema none = {0};
    const schema *found = NULL;
    str outer = p->what;
    p->what = what;
    if (!pull_is_table(p)) {
        pull_wrong(p, NULL, "một kiểu dữ liệu {type = …}", "a type {type = …}");
    } else if (!(found = known_type(r)) && pull_enter(p)) {
        found = new_type(r);
        p->depth--;
    }
    p->what = outer;
    return found ? found : &none;
}

const schema *pull_schema(lua_State *L, diag_where at) {
    reader r = {.p = pull_begin(L, vm_of(L)->keep, at, STR("schema"))};
    lua_newtable(L);
    lua_insert(L, -2);
    r.memo = lua_gettop(L) - 1;
    const schema *s = read_type(&r, r.p.what);
    if (r.p.ok && s->kind != SCHEMA_RECORD) pull_wrong(&r.p, NULL, "kiểu record", "of type record");
    lua_remove(L, r.memo);
    return r.p.ok ? s : NULL;
}
