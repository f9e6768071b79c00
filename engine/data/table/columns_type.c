/* What one cell can hold of a type, and the type at the end of a heading's path. */
#include "data/table/columns.h"

typedef const schema *const *variants;

static variants variants_of(const schema *const *s, size_t *n) {
    *n = (*s)->kind == SCHEMA_UNION ? (*s)->variants_n : 1;
    return (*s)->kind == SCHEMA_UNION ? (*s)->variants : s;
}

const schema *columns_record(const schema *s) {
    size_t n;
    variants v = variants_of(&s, &n);
    for (size_t i = 0; i < n; i++)
        if (v[i]->kind == SCHEMA_RECORD) return v[i];
    return NULL;
}

static bool is_scalar(const schema *s) { return s->kind < SCHEMA_LIST; }

static bool all_scalar(const schema *s) {
    size_t n;
    variants v = variants_of(&s, &n);
    bool all = n > 0;
    for (size_t i = 0; i < n; i++) all = all && is_scalar(v[i]);
    return all;
}

/* A list whose items are scalars, or lists of them. */
static bool is_lines(const schema *s) {
    return s->kind == SCHEMA_LIST &&
           (all_scalar(s->item) || (s->item->kind == SCHEMA_LIST && all_scalar(s->item->item)));
}

bool columns_in_cell(const schema *s) {
    size_t n;
    variants v = variants_of(&s, &n);
    for (size_t i = 0; i < n; i++)
        if (is_scalar(v[i]) || is_lines(v[i])) return true;
    return false;
}

const schema *columns_list(const schema *s) {
    size_t n;
    variants v = variants_of(&s, &n);
    for (size_t i = 0; i < n; i++)
        if (v[i]->kind == SCHEMA_LIST && columns_record(v[i]->item)) return v[i];
    return NULL;
}

/* --- paths of headings ---------------------------------------------------------------------------------- */

static const schema *step_by_name(const schema *s, str name) {
    const schema *record = columns_record(s);
    for (size_t i = 0; record && i < record->fields_n; i++)
        if (str_eq(record->fields[i].name, name)) return record->fields[i].type;
    return NULL;
}

static const schema *step_by_index(const schema *s, str digits) {
    size_t n;
    variants v = variants_of(&s, &n);
    bool number = digits.n > 0 && digits.n < 5;
    for (size_t i = 0; i < digits.n; i++) number = number && digits.p[i] >= '0' && digits.p[i] <= '9';
    for (size_t i = 0; number && i < n; i++)
        if (v[i]->kind == SCHEMA_LIST) return v[i]->item;
    return NULL;
}

const schema *columns_resolve(const schema *document, str path) {
    const schema *s = document;
    for (size_t i = 0; s && i < path.n;) {
        bool index = path.p[i] == '[';
        size_t from = i + (index || path.p[i] == '.'), to = from;
        while (to < path.n && (index ? path.p[to] != ']' : path.p[to] != '.' && path.p[to] != '[')) to++;
        str step = str_part(path, from, to);
        if (index && to == path.n) return NULL;
        s = index ? step_by_index(s, step) : step_by_name(s, step);
        i = to + index;
    }
    return s && path.n && columns_in_cell(s) ? s : NULL;
}
