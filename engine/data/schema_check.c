/* The check of data against a template's schema: the walk through records, lists and unions, in the
 * order of the data, a record's missing fields after those it has. Single values are
 * schema_scalar.c, words schema_words.c. Trims nothing and guesses nothing. */
#include "data/schema_check.h"

#include "text/unicode.h"

enum { MAX_FAULTS = 1000, LONGEST_NAME = 200 };

#define S(literal) {"" literal, sizeof(literal) - 1}

static const schema schema_address = {
    .kind = SCHEMA_TEXT,
    .title = S("Lược đồ"),
    .description = S("Địa chỉ của JSON Schema này, để trình soạn thảo gợi ý tên trường"),
};

static const schema template_name = {
    .kind = SCHEMA_TEXT,
    .title = S("Mẫu"),
    .description = S("Tên mẫu dùng để tạo văn bản"),
};

static const value key_example = {.kind = VALUE_TEXT, .as.text = S("xa-an-ap")};

static const schema record_key = {
    .kind = SCHEMA_TEXT,
    .title = S("Mã"),
    .description = S("Mã của bản ghi khi làm hàng loạt; không in ra"),
    .example = &key_example,
};

const schema_field schema_root_fields[SCHEMA_ROOT_FIELDS] = {
    {S("$schema"), &schema_address, false},
    {S("template"), &template_name, false},
    {S("key"), &record_key, false},
};

/* Nobody reads on after a thousand faults: the check stops, and fails. */
static bool is_over(const checking *c) { return c->faults > MAX_FAULTS; }

void schema_fault(checking *c, diag_where at, diag_code code, const str *args, size_t n) {
    c->faults++;
    if (!is_over(c)) {
        diag_add(c->d, code, at, args, n);
        return;
    }
    at.path = STR("");
    DIAG_ADD(c->d, FAULTS_MORE, at, str_fmt(c->a, "%d", MAX_FAULTS));
}

static void check_value(checking *c, const schema *s, value *v, bool required);

static void type_fault(checking *c, const schema *s, const value *v) {
    words wanted = schema_kind_words(c->a, s), got = schema_value_words(c->a, v),
          hint = schema_type_hint(s, v);
    SCHEMA_FAULT(c, v, VALUE_TYPE, wanted.vi, got.vi, wanted.en, got.en, hint.vi, hint.en);
}

static bool accepts(const schema *s, const value *v) {
    switch (s->kind) {
    case SCHEMA_TEXT:
    case SCHEMA_DATE:
    case SCHEMA_CHOICE: return v->kind == VALUE_TEXT;
    case SCHEMA_INT:
        return v->kind == VALUE_INT || (v->kind == VALUE_REAL && value_is_whole(v->as.real));
    case SCHEMA_NUMBER: return v->kind == VALUE_INT || v->kind == VALUE_REAL;
    case SCHEMA_BOOL: return v->kind == VALUE_BOOL;
    case SCHEMA_LIST: return v->kind == VALUE_LIST;
    case SCHEMA_RECORD: return v->kind == VALUE_RECORD;
    case SCHEMA_UNION: break; /* none within another */
    }
    return false;
}

static void check_list(checking *c, const schema *s, value *v) {
    if ((s->has_min && v->n < s->min) || (s->has_max && v->n > s->max)) {
        words bounds = schema_bounds_words(c->a, s);
        SCHEMA_FAULT(c, v, VALUE_LENGTH, str_fmt(c->a, "%u", v->n), bounds.vi, bounds.en);
    }
    for (uint32_t i = 0; i < v->n && !is_over(c); i++)
        check_value(c, s->item, &v->as.items[i], false);
}

static const schema_field *find_field(const schema *s, const value *v, str name) {
    for (size_t i = 0; i < s->fields_n; i++)
        if (str_eq(s->fields[i].name, name)) return &s->fields[i];
    for (size_t i = 0; !v->parent && i < SCHEMA_ROOT_FIELDS; i++)
        if (str_eq(schema_root_fields[i].name, name)) return &schema_root_fields[i];
    return NULL;
}

static bool is_absent(const value *v) { return !v || v->kind == VALUE_NULL; }

/* The name that was meant by that of `field`: the nearest name, or the nearest Vietnamese title ("nơi
 * nhận", "noi_nhan"); empty when none is near. */
static str meant_field(checking *c, const schema *s, const value *field) {
    str name = field->key, slug = text_slug(c->a, name, LONGEST_NAME);
    if (name.n > LONGEST_NAME) return STR("");
    str *names = ARENA_ARRAY(c->a, str, s->fields_n + SCHEMA_ROOT_FIELDS);
    size_t n = s->fields_n;
    for (size_t i = 0; i < n; i++) names[i] = s->fields[i].name;
    for (size_t i = 0; !field->parent->parent && i < SCHEMA_ROOT_FIELDS; i++) names[n++] = schema_root_fields[i].name;
    size_t nearest = text_nearest(c->a, name, names, n);
    if (nearest < n) return names[nearest];
    for (size_t i = 0; i < s->fields_n; i++)
        names[i] = text_slug(c->a, s->fields[i].type->title, LONGEST_NAME);
    nearest = text_nearest(c->a, slug, names, s->fields_n);
    return nearest < s->fields_n ? s->fields[nearest].name : STR("");
}

static str field_names(checking *c, const schema *s) {
    buf b = buf_in(c->a);
    for (size_t i = 0; i < s->fields_n; i++)
        buf_fmt(&b, "%s%.*s", i ? ", " : "", STR_ARG(s->fields[i].name));
    return buf_str(&b);
}

/* Told at the name of `field`, of the record that it should not be in. */
static void unknown_field(checking *c, const schema *s, const value *field) {
    str name = field->key, meant = meant_field(c, s, field);
    diag_where at = where_name(c->a, c->source, field);
    at.path = value_path(c->a, field->parent);
    if (meant.n)
        SCHEMA_FAULT_AT(c, at, FIELD_MISSPELT, value_excerpt(c->a, name), meant);
    else
        SCHEMA_FAULT_AT(c, at, FIELD_UNKNOWN, value_excerpt(c->a, name), field_names(c, s));
}

static void set_default(checking *c, value *record, value *slot, const schema_field *f) {
    slot->parent = record;
    slot->key = f->name;
    value_copy(c->a, slot, f->type->fallback);
}

/* Moves the items to where `more` others fit behind them. */
static void grow(checking *c, value *record, uint32_t more) {
    value *items = ARENA_ARRAY(c->a, value, record->n + more);
    for (uint32_t i = 0; i < record->n; i++) {
        value *v = &items[i];
        *v = record->as.items[i];
        value_adopt(v);
    }
    record->as.items = items;
}

static void add_defaults(checking *c, const schema *s, value *v) {
    uint32_t more = 0;
    for (size_t i = 0; i < s->fields_n; i++) {
        value *slot = s->fields[i].type->fallback ? value_field(v, s->fields[i].name) : NULL;
        if (slot && slot->kind == VALUE_NULL) set_default(c, v, slot, &s->fields[i]);
        if (!slot && s->fields[i].type->fallback) more++;
    }
    if (!more) return;
    grow(c, v, more);
    for (size_t i = 0; i < s->fields_n; i++)
        if (s->fields[i].type->fallback && !value_field(v, s->fields[i].name))
            set_default(c, v, &v->as.items[v->n++], &s->fields[i]);
}

static void check_record(checking *c, const schema *s, value *v) {
    add_defaults(c, s, v);
    for (uint32_t i = 0; i < v->n && !is_over(c); i++) {
        value *item = &v->as.items[i];
        const schema_field *f = find_field(s, v, item->key);
        if (!f)
            unknown_field(c, s, item);
        else if (!is_absent(item))
            check_value(c, f->type, item, f->required);
    }
    for (size_t i = 0; i < s->fields_n; i++) {
        const schema_field *f = &s->fields[i];
        if (is_over(c) || !f->required || !is_absent(value_field(v, f->name))) continue;
        words what = {f->type->title, f->type->title};
        if (!f->type->title.n) what = schema_kind_words(c->a, f->type);
        SCHEMA_FAULT(c, v, FIELD_MISSING, f->name, what.vi, what.en);
    }
}

static void check_kind(checking *c, const schema *s, value *v, bool required) {
    switch (s->kind) {
    case SCHEMA_TEXT: schema_check_text(c, s, v, required); break;
    case SCHEMA_INT:
    case SCHEMA_NUMBER: schema_check_number(c, s, v); break;
    case SCHEMA_CHOICE: schema_check_choice(c, s, v); break;
    case SCHEMA_DATE: schema_check_date(c, v); break;
    case SCHEMA_LIST: check_list(c, s, v); break;
    case SCHEMA_RECORD: check_record(c, s, v); break;
    case SCHEMA_BOOL:
    case SCHEMA_UNION: break;
    }
}

static void check_value(checking *c, const schema *s, value *v, bool required) {
    const schema *chosen = s;
    for (size_t i = 0; i < s->variants_n; i++) {
        chosen = s->variants[i];
        if (accepts(chosen, v)) break;
    }
    bool point = chosen->kind == SCHEMA_INT && v->kind == VALUE_REAL;
    if (point && !schema_check_grouping(c, v)) return;
    if (!accepts(chosen, v)) {
        type_fault(c, s, v);
    } else if (c->depth > VALUE_MAX_DEPTH) { /* only defaults within defaults get here */
        SCHEMA_FAULT(c, v, JSON_DEPTH, str_fmt(c->a, "%d", VALUE_MAX_DEPTH));
    } else {
        c->depth++;
        check_kind(c, chosen, v, required);
        c->depth--;
    }
}

bool schema_check(const schema *s, value *v, arena *a, data_source source, diag *d) {
    checking c = {.a = a, .source = source, .d = d};
    size_t before = diag_count(d, DIAG_ERROR);
    check_value(&c, s, v, true);
    return diag_count(d, DIAG_ERROR) == before;
}
