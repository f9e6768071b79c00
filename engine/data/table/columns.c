/* From the schema to tables of columns. Types are told apart by identity: a type used in several places is
 * one schema. */
#include "data/table/columns.h"

#include "data/schema_check.h"
#include "text/unicode.h"

#include <string.h>

enum { WIDE = 24 }; /* a record of more columns has a sheet of its own */

/* The records that led here: none is entered twice. */
typedef struct trail {
    const schema *record;
    const struct trail *up;
} trail;

typedef struct flattening {
    arena *a;
    columns *out;
} flattening;

/* --- tables --------------------------------------------------------------------------------------------- */

static str join(arena *a, str before, const char *between, str name) {
    if (!before.n) return name;
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(before), between, STR_ARG(name));
}

static bool title_taken(const columns_sheet *t, str title) {
    for (size_t i = 0; i < t->columns_n; i++)
        if (str_eq(t->columns[i].title, title)) return true;
    return false;
}

static void add_column(flattening *f, size_t at, column c) {
    columns_sheet *t = &f->out->tables[at];
    if (t->columns_n == t->columns_cap) {
        size_t cap = t->columns_cap * 2 + 16;
        t->columns = arena_grow(f->a, t->columns, t->columns_cap * sizeof(column), cap * sizeof(column));
        t->columns_cap = cap;
    }
    if (title_taken(t, c.title)) c.title = str_fmt(f->a, "%.*s (%.*s)", STR_ARG(c.title), STR_ARG(c.path));
    t->columns[t->columns_n++] = c;
}

static bool sheet_taken(const columns *c, str title) {
    for (size_t i = 0; i < c->n; i++)
        if (str_eq(c->tables[i].title, title)) return true;
    return false;
}

/* At most `max` characters of the title, without those that no sheet may have. */
static str fit_title(arena *a, str title, size_t max) {
    buf b = buf_in(a);
    size_t count = 0;
    for (size_t i = 0; i < title.n && count < max; count++) {
        size_t from = i;
        utf8_next(title, &i);
        bool forbidden = i - from == 1 && strchr("[]:*?/\\'", title.p[from]);
        buf_add(&b, forbidden ? STR("-") : str_part(title, from, i));
    }
    return str_trim(buf_str(&b));
}

static str sheet_title(flattening *f, str wanted) {
    str title = fit_title(f->a, wanted, COLUMNS_SHEET_TITLE);
    for (int i = 2; sheet_taken(f->out, title); i++)
        title = str_fmt(f->a, "%.*s %d", STR_ARG(fit_title(f->a, wanted, COLUMNS_SHEET_TITLE - 4)), i);
    return title;
}

static size_t add_table(flattening *f, columns_sheet t) {
    columns *c = f->out;
    if (c->n == c->cap) {
        size_t cap = c->cap * 2 + 8;
        c->tables = arena_grow(f->a, c->tables, c->cap * sizeof(columns_sheet), cap * sizeof(columns_sheet));
        c->cap = cap;
    }
    t.title = sheet_title(f, t.title);
    c->tables[c->n] = t;
    add_column(f, c->n, (column){.role = COLUMN_KEY, .path = STR("key"), .title = STR("Mã"),
                                 .required = t.kind != TABLE_DOCUMENTS});
    return c->n++;
}

/* `first`: where rows go that do not say. */
static void add_home(flattening *f, size_t at, columns_home h, bool first) {
    columns_sheet *t = &f->out->tables[at];
    columns_home *homes = ARENA_ARRAY(f->a, columns_home, t->homes_n + 1);
    if (t->homes_n) memcpy(homes + first, t->homes, t->homes_n * sizeof *homes);
    homes[first ? 0 : t->homes_n] = h;
    t->homes = homes;
    t->homes_n++;
    if (h.parent && f->out->tables[h.parent].kind == TABLE_LIST) f->out->tables[h.parent].labelled = true;
}

static bool in_document(const flattening *f, size_t at) { return f->out->tables[at].kind != TABLE_LIST; }

static bool holds_itself(const schema *item) {
    const schema *record = columns_record(item);
    for (size_t i = 0; i < record->fields_n; i++) {
        const schema *list = columns_list(record->fields[i].type);
        if (list && list->item == item) return true;
    }
    return false;
}

/* The table that a list of `item` shares, or 0. */
static size_t shared_table(const flattening *f, const schema *item, bool own) {
    for (size_t i = 1; i < f->out->n; i++) {
        const columns_sheet *t = &f->out->tables[i];
        if (t->item != item) continue;
        if (!own || holds_itself(item) || !in_document(f, t->homes[0].parent)) return i;
    }
    return 0;
}

str columns_home_path(arena *a, const columns *c, const columns_home *h) {
    return join(a, c->tables[h->parent].path, ".", h->path);
}

/* --- the walk ------------------------------------------------------------------------------------------- */

static void add_field(flattening *f, size_t at, column c, const trail *up);

/* What any data file may hold at its root is not for tables: their template is named when they are read. */
static bool is_of_files(str name) {
    for (size_t i = 0; i < SCHEMA_ROOT_FIELDS; i++)
        if (str_eq(schema_root_fields[i].name, name)) return true;
    return false;
}

static void add_fields(flattening *f, size_t at, const schema *record, const column *of, const trail *up) {
    for (const trail *t = up; t; t = t->up)
        if (t->record == record) return;
    trail here = {record, up};
    for (size_t i = 0; i < record->fields_n; i++) {
        const schema_field *field = &record->fields[i];
        if (!at && !up && is_of_files(field->name)) continue;
        str title = field->type->title.n ? field->type->title : field->name;
        add_field(f, at,
                  (column){.path = join(f->a, of->path, ".", field->name),
                           .title = join(f->a, of->title, " - ", title),
                           .type = field->type,
                           .required = of->required && field->required,
                           .needed = field->required,
                           .seldom = of->seldom || (field->type->seldom && !field->required)},
                  &here);
    }
}

static size_t width_of(const schema *record) {
    size_t n = 0;
    for (size_t i = 0; i < record->fields_n; i++) {
        const schema *inner = columns_record(record->fields[i].type);
        n += columns_in_cell(record->fields[i].type);
        n += inner ? inner->fields_n : 0;
    }
    return n;
}

/* The columns of a table's rows: roles first, the item itself, its fields. */
static void fill_list(flattening *f, size_t at) {
    const schema *item = f->out->tables[at].item, *record = columns_record(item);
    bool either = columns_in_cell(item);
    if (either) {
        str title = item->title;
        for (size_t i = 0; i < item->variants_n; i++)
            if (item->variants[i] != record && item->variants[i]->title.n) title = item->variants[i]->title;
        add_column(f, at, (column){.path = STR("."), .title = title.n ? title : STR("Nội dung"), .type = item});
    }
    add_fields(f, at, record, &(column){.required = !either}, NULL);
}

static void add_list(flattening *f, size_t at, const schema *list, const column *c) {
    bool own = in_document(f, at);
    if (f->out->tables[at].item == list->item) {
        f->out->tables[at].nested = c->path;
        return;
    }
    columns_home home = {.parent = at, .path = c->path, .title = c->title};
    str path = columns_home_path(f->a, f->out, &home);
    size_t shared = shared_table(f, list->item, own);
    if (shared) {
        add_home(f, shared, home, own && !in_document(f, f->out->tables[shared].homes[0].parent));
        return;
    }
    /* Sections that several lists share are called by what they are. */
    str title = at && holds_itself(list->item) && list->item->title.n ? list->item->title : c->title;
    size_t made = add_table(f, (columns_sheet){.kind = TABLE_LIST, .title = title, .path = path, .item = list->item,
                                       .description = list->description, .seldom = c->seldom});
    add_home(f, made, home, false);
    fill_list(f, made);
}

static void add_wide_record(flattening *f, size_t at, const schema *record, const column *c) {
    size_t made = add_table(f, (columns_sheet){.kind = TABLE_RECORD, .title = c->title, .path = c->path,
                                       .description = c->type->description, .seldom = c->seldom});
    add_home(f, made, (columns_home){.parent = at, .path = c->path, .title = c->title}, false);
    add_fields(f, made, record, &(column){0}, NULL);
}

static void add_field(flattening *f, size_t at, column c, const trail *up) {
    const schema *record = columns_record(c.type), *list = columns_list(c.type);
    bool in_cell = columns_in_cell(c.type);
    column plain = c;
    if (record) plain.required = plain.needed = false;
    if (in_cell) add_column(f, at, plain);
    if (record && !in_cell && f->out->tables[at].kind == TABLE_DOCUMENTS && width_of(record) > WIDE)
        add_wide_record(f, at, record, &c);
    else if (record)
        add_fields(f, at, record, &(column){.path = c.path, .title = c.title, .required = c.required && !in_cell,
                                             .seldom = c.seldom}, up);
    if (list) add_list(f, at, list, &c);
}

/* Where they are needed, after the key: known only when all lists are. */
static void add_roles(flattening *f, size_t at) {
    columns_sheet *t = &f->out->tables[at];
    column roles[3];
    size_t n = 0;
    bool several = t->homes_n > 1 || (t->homes_n && !in_document(f, t->homes[0].parent));
    if (t->kind == TABLE_LIST && several)
        roles[n++] = (column){.role = COLUMN_IN, .path = STR("@in"), .title = STR("Thuộc")};
    if (t->labelled) roles[n++] = (column){.role = COLUMN_ROW, .path = STR("@row"), .title = STR("Mã dòng")};
    if (t->nested.n) roles[n++] = (column){.role = COLUMN_LEVEL, .path = STR("@level"), .title = STR("Cấp")};
    for (size_t i = 0; i < n; i++) add_column(f, at, roles[i]);
    t = &f->out->tables[at];
    memmove(t->columns + 1 + n, t->columns + 1, (t->columns_n - 1 - n) * sizeof(column));
    if (n) memcpy(t->columns + 1, roles, n * sizeof(column));
}

/* Columns that few use go behind the others. */
static void put_seldom_last(flattening *f, columns_sheet *t) {
    column *sorted = ARENA_ARRAY(f->a, column, t->columns_n);
    size_t n = 0;
    for (int seldom = 0; seldom < 2; seldom++)
        for (size_t i = 0; i < t->columns_n; i++)
            if (t->columns[i].seldom == seldom) sorted[n++] = t->columns[i];
    t->columns = sorted;
    t->columns_cap = n;
}

columns *columns_of(arena *a, const schema *document) {
    flattening f = {a, ARENA_NEW(a, columns)};
    add_table(&f, (columns_sheet){.kind = TABLE_DOCUMENTS, .title = STR("Văn bản")});
    add_fields(&f, 0, document, &(column){.required = true}, NULL);
    for (size_t i = 0; i < f.out->n; i++) {
        add_roles(&f, i);
        put_seldom_last(&f, &f.out->tables[i]);
    }
    return f.out;
}
