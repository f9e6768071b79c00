/* A template's schema as JSON Schema (draft 2020-12), for editors and other programs that fill in
 * data. Types with a `ref` stand once under $defs. It says no more than the check does, except that
 * it refuses unknown fields, which the check only warns of; so that editors mark misspelt names. */
#include "data/schema_check.h"

#include "data/json.h"

typedef struct writing {
    buf *out;
    int depth;
    bool first;            /* nothing yet in the innermost brackets */
    const schema **shared; /* the types with a ref, in the order they are met */
    size_t shared_n, shared_cap;
} writing;

/* The two forms SCHEMA_DATE takes; that the day exists only the check can tell. */
static const char date_pattern[] =
    "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|(0?[1-9]|[12][0-9]|3[01])"
    "(/(0?[1-9]|1[0-2])/|-(0?[1-9]|1[0-2])-|[.](0?[1-9]|1[0-2])[.])[0-9]{4})$";

static void new_line(writing *w) {
    buf_byte(w->out, '\n');
    for (int i = 0; i < w->depth; i++) buf_add(w->out, STR("  "));
}

/* Before each item: the comma after the one before, and a new line. */
static void next(writing *w) {
    if (!w->first) buf_byte(w->out, ',');
    w->first = false;
    new_line(w);
}

static void open_bracket(writing *w, char bracket) {
    buf_byte(w->out, bracket);
    w->depth++;
    w->first = true;
}

static void close_bracket(writing *w, char bracket) {
    w->depth--;
    if (!w->first) new_line(w);
    buf_byte(w->out, bracket);
    w->first = false;
}

static void put_key(writing *w, str key) {
    next(w);
    json_put_text(w->out, key);
    buf_add(w->out, STR(": "));
}

static void put_text(writing *w, str key, str text) {
    if (!text.n) return;
    put_key(w, key);
    json_put_text(w->out, text);
}

static void put_bounds(writing *w, const schema *s, str min, str max) {
    if (s->has_min) put_key(w, min), json_put_real(w->out, s->min);
    if (s->has_max) put_key(w, max), json_put_real(w->out, s->max);
}

static void collect(writing *w, const schema *s);

static void collect_below(writing *w, const schema *s) {
    if (s->item) collect(w, s->item);
    for (size_t i = 0; i < s->fields_n; i++) collect(w, s->fields[i].type);
    for (size_t i = 0; i < s->variants_n; i++) collect(w, s->variants[i]);
}

/* Lists the shared types, each once. A type that holds itself is shared, so this ends. */
static void collect(writing *w, const schema *s) {
    for (size_t i = 0; s->ref.n && i < w->shared_n; i++)
        if (str_eq(w->shared[i]->ref, s->ref)) return;
    if (s->ref.n) {
        size_t size = sizeof *w->shared, cap = w->shared_cap;
        if (w->shared_n == cap)
            w->shared =
                arena_grow(w->out->a, w->shared, cap * size, (w->shared_cap = cap + 16) * size);
        w->shared[w->shared_n++] = s;
    }
    collect_below(w, s);
}

static void put_body(writing *w, const schema *s, bool root);

/* A required text must not be blank; a bound of its own says so already. */
static bool must_not_be_empty(const schema *s, bool required) {
    return s->kind == SCHEMA_TEXT && required && !s->has_min;
}

/* A type where it is used: itself, or a reference. */
static void put_type(writing *w, const schema *s, bool required) {
    open_bracket(w, '{');
    if (s->ref.n)
        put_text(w, STR("$ref"), str_fmt(w->out->a, "#/$defs/%.*s", STR_ARG(s->ref)));
    else
        put_body(w, s, false);
    if (must_not_be_empty(s, required)) put_key(w, STR("minLength")), buf_byte(w->out, '1');
    close_bracket(w, '}');
}

static void put_choices(writing *w, const schema *s) {
    bool titled = false;
    for (size_t i = 0; i < s->choices_n; i++) titled = titled || s->choices[i].title.n;
    put_key(w, titled ? STR("oneOf") : STR("enum"));
    open_bracket(w, '[');
    for (size_t i = 0; i < s->choices_n; i++) {
        next(w);
        if (titled) {
            open_bracket(w, '{');
            put_key(w, STR("const"));
        }
        json_put_text(w->out, s->choices[i].value);
        if (titled) {
            put_text(w, STR("title"), s->choices[i].title);
            close_bracket(w, '}');
        }
    }
    close_bracket(w, ']');
}

static const schema_field *own_field(const schema *s, str name) {
    for (size_t i = 0; i < s->fields_n; i++)
        if (str_eq(s->fields[i].name, name)) return &s->fields[i];
    return NULL;
}

static void put_required(writing *w, const schema *s) {
    bool any = false;
    for (size_t i = 0; i < s->fields_n; i++) {
        if (!s->fields[i].required || s->fields[i].type->fallback) continue;
        if (!any) {
            put_key(w, STR("required"));
            open_bracket(w, '[');
        }
        any = true;
        next(w);
        json_put_text(w->out, s->fields[i].name);
    }
    if (any) close_bracket(w, ']');
}

static void put_fields(writing *w, const schema *s, bool root) {
    put_key(w, STR("properties"));
    open_bracket(w, '{');
    for (size_t i = 0; root && i < SCHEMA_ROOT_FIELDS; i++) {
        const schema_field *f = &schema_root_fields[i];
        if (own_field(s, f->name)) continue;
        put_key(w, f->name);
        put_type(w, f->type, false);
    }
    for (size_t i = 0; i < s->fields_n; i++) {
        put_key(w, s->fields[i].name);
        put_type(w, s->fields[i].type, s->fields[i].required);
    }
    close_bracket(w, '}');
    put_required(w, s);
    put_key(w, STR("additionalProperties"));
    buf_add(w->out, STR("false"));
}

static void put_variants(writing *w, const schema *s) {
    put_key(w, STR("anyOf"));
    open_bracket(w, '[');
    for (size_t i = 0; i < s->variants_n; i++) {
        next(w);
        put_type(w, s->variants[i], false);
    }
    close_bracket(w, ']');
}

static void put_kind(writing *w, const schema *s, bool root) {
    static const char *const types[] = {
        [SCHEMA_TEXT] = "string",  [SCHEMA_INT] = "integer",   [SCHEMA_NUMBER] = "number",
        [SCHEMA_BOOL] = "boolean", [SCHEMA_DATE] = "string",   [SCHEMA_CHOICE] = "string",
        [SCHEMA_LIST] = "array",   [SCHEMA_RECORD] = "object", [SCHEMA_UNION] = "",
    };
    put_text(w, STR("type"), str_of(types[s->kind]));
    switch (s->kind) {
    case SCHEMA_TEXT:
        put_bounds(w, s, STR("minLength"), STR("maxLength"));
        if (s->pattern) put_text(w, STR("pattern"), pattern_text(s->pattern));
        break;
    case SCHEMA_INT:
    case SCHEMA_NUMBER: put_bounds(w, s, STR("minimum"), STR("maximum")); break;
    case SCHEMA_BOOL: break;
    case SCHEMA_DATE: put_text(w, STR("pattern"), str_of(date_pattern)); break;
    case SCHEMA_CHOICE: put_choices(w, s); break;
    case SCHEMA_LIST:
        put_bounds(w, s, STR("minItems"), STR("maxItems"));
        put_key(w, STR("items"));
        put_type(w, s->item, false);
        break;
    case SCHEMA_RECORD: put_fields(w, s, root); break;
    case SCHEMA_UNION: put_variants(w, s); break;
    }
}

/* What the pattern asks for goes with the description: JSON Schema has no other place that editors
 * show. */
static str described(writing *w, const schema *s) {
    if (!s->pattern_hint.n || !s->description.n)
        return s->pattern_hint.n ? s->pattern_hint : s->description;
    return str_fmt(w->out->a, "%.*s (%.*s)", STR_ARG(s->description), STR_ARG(s->pattern_hint));
}

static void put_body(writing *w, const schema *s, bool root) {
    if (!root) put_text(w, STR("title"), s->title);
    put_text(w, STR("description"), described(w, s));
    put_kind(w, s, root);
    if (s->fallback) {
        put_key(w, STR("default"));
        json_put_value(w->out, s->fallback);
    }
    if (s->example) {
        put_key(w, STR("examples"));
        buf_byte(w->out, '[');
        json_put_value(w->out, s->example);
        buf_byte(w->out, ']');
    }
}

static void put_shared(writing *w) {
    if (!w->shared_n) return;
    put_key(w, STR("$defs"));
    open_bracket(w, '{');
    for (size_t i = 0; i < w->shared_n; i++) {
        put_key(w, w->shared[i]->ref);
        open_bracket(w, '{');
        put_body(w, w->shared[i], false);
        close_bracket(w, '}');
    }
    close_bracket(w, '}');
}

void schema_write(const schema *s, str id, str title, buf *out) {
    writing w = {.out = out};
    collect_below(&w, s); /* the root itself only when something refers back to it */
    open_bracket(&w, '{');
    put_text(&w, STR("$schema"), STR("https://json-schema.org/draft/2020-12/schema"));
    put_text(&w, STR("$id"), id);
    put_text(&w, STR("title"), title.n ? title : s->title);
    put_body(&w, s, true);
    put_shared(&w);
    close_bracket(&w, '}');
    buf_byte(out, '\n');
}
