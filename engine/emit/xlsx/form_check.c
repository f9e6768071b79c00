/* Drop-down lists and checks. Choices stand in a hidden sheet, since a list written into the check itself may
 * have 255 characters at most. Numbers and dates only warn: the reader takes them as text too. */
#include "emit/xlsx/form_parts.h"

#include "data/json.h"
#include "data/schema_check.h"
#include "data/table/grid.h"

#include <string.h>

static str bounds(arena *a, const schema *s) {
    return s->has_min || s->has_max ? schema_bounds_words(a, s).vi : STR("");
}

str form_kind_words(arena *a, const column *c) {
    if (c->role == COLUMN_LEVEL) return STR("số nguyên từ 1 đến 9");
    if (c->role != COLUMN_VALUE) return STR("chữ");
    const schema *s = form_cell_type(c->type);
    str limits = bounds(a, s), gap = limits.n ? STR(" ") : STR("");
    switch (s->kind) {
    case SCHEMA_INT: return str_fmt(a, "số nguyên%.*s%.*s", STR_ARG(gap), STR_ARG(limits));
    case SCHEMA_NUMBER: return str_fmt(a, "số%.*s%.*s", STR_ARG(gap), STR_ARG(limits));
    case SCHEMA_DATE: return STR("ngày, ví dụ 06/10/2023");
    case SCHEMA_BOOL: return STR("có hoặc không");
    case SCHEMA_CHOICE: return STR("chọn trong danh sách");
    case SCHEMA_TEXT:
    case SCHEMA_LIST:
    case SCHEMA_RECORD:
    case SCHEMA_UNION: break;
    }
    if (!form_has_lines(c->type)) return STR("chữ");
    const schema *list = c->type->kind == SCHEMA_LIST ? c->type : NULL;
    if (list && list->item->kind == SCHEMA_LIST) return STR("mỗi dòng (Alt+Enter) một hàng, các ô ngăn bằng dấu |");
    return STR("mỗi dòng (Alt+Enter) một mục");
}

/* The column of the hidden sheet that lists these texts, written at the first call. */
static str list_range(form *f, const schema *s, const str *texts, size_t n) {
    lxw_col_t x = 0;
    while (x < f->lists_n && f->listed[x] != s) x++;
    if (x == f->lists_n) {
        f->listed[f->lists_n++] = s;
        for (size_t i = 0; i < n; i++)
            form_try(f, worksheet_write_string(f->lists, (lxw_row_t)i, x, str_z(f->a, texts[i]), NULL));
    }
    str letters = grid_letters(f->a, x);
    return str_fmt(f->a, "='Danh mục'!$%.*s$1:$%.*s$%zu", STR_ARG(letters), STR_ARG(letters), n);
}

static str column_range(form *f, size_t table, column_role role) {
    const columns_sheet *t = &f->tables->tables[table];
    size_t x = 0;
    while (x + 1 < t->columns_n && t->columns[x].role != role) x++;
    str letters = grid_letters(f->a, x);
    return str_fmt(f->a, "='%.*s'!$%.*s$2:$%.*s$%d", STR_ARG(t->title), STR_ARG(letters), STR_ARG(letters),
                   FORM_LAST_ROW);
}

static str choices_range(form *f, const schema *s) {
    str *texts = ARENA_ARRAY(f->a, str, s->choices_n);
    for (size_t i = 0; i < s->choices_n; i++) texts[i] = form_choice(s, i);
    return list_range(f, s, texts, s->choices_n);
}

/* Labels of the rows that hold the lists; where the document itself holds several, their titles. */
static str homes_range(form *f, const columns_sheet *t) {
    str *texts = ARENA_ARRAY(f->a, str, t->homes_n);
    size_t n = 0, within = 0;
    for (size_t i = 0; i < t->homes_n; i++) {
        size_t parent = t->homes[i].parent;
        if (f->tables->tables[parent].kind == TABLE_LIST) within = parent;
        else texts[n++] = t->homes[i].title;
    }
    return within ? column_range(f, within, COLUMN_ROW) : list_range(f, t->item, texts, n);
}

static void set_bounds(lxw_data_validation *v, const schema *s, double least, double most) {
    v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    v->minimum_number = s->has_min ? s->min : least;
    v->maximum_number = s->has_max ? s->max : most;
}

static void check_value(form *f, const schema *s, lxw_data_validation *v) {
    switch (s->kind) {
    case SCHEMA_CHOICE:
        v->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v->value_formula = str_z(f->a, choices_range(f, s));
        v->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
        break;
    case SCHEMA_BOOL: {
        static char *answers[] = {"có", "không", NULL};
        v->validate = LXW_VALIDATION_TYPE_LIST;
        v->value_list = answers;
        break;
    }
    case SCHEMA_DATE:
        v->validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        v->minimum_number = 1;
        v->maximum_number = 2958465; /* 31/12/9999 */
        break;
    case SCHEMA_INT:
        v->validate = LXW_VALIDATION_TYPE_INTEGER;
        set_bounds(v, s, -1e15, 1e15);
        break;
    case SCHEMA_NUMBER:
        v->validate = LXW_VALIDATION_TYPE_DECIMAL;
        set_bounds(v, s, -1e15, 1e15);
        break;
    case SCHEMA_TEXT:
    case SCHEMA_LIST:
    case SCHEMA_RECORD:
    case SCHEMA_UNION: break;
    }
}

static void check_role(form *f, size_t table, const column *c, lxw_data_validation *v) {
    const columns_sheet *t = &f->tables->tables[table];
    v->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    if (c->role == COLUMN_KEY && table) v->value_formula = str_z(f->a, column_range(f, 0, COLUMN_KEY));
    if (c->role == COLUMN_IN) v->value_formula = str_z(f->a, homes_range(f, t));
    if (c->role == COLUMN_LEVEL) {
        v->validate = LXW_VALIDATION_TYPE_INTEGER;
        set_bounds(v, &(schema){0}, 1, 9);
    } else if (!v->value_formula) {
        v->validate = LXW_VALIDATION_TYPE_NONE;
    }
}

void form_add_check(form *f, size_t table, lxw_col_t x) {
    const column *c = &f->tables->tables[table].columns[x];
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_NONE, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                             .ignore_blank = LXW_VALIDATION_ON, .dropdown = LXW_VALIDATION_ON,
                             .show_input = LXW_VALIDATION_ON, .show_error = LXW_VALIDATION_ON};
    /* A type that takes a text as well as a number has nothing to check. */
    bool several = c->role == COLUMN_VALUE && c->type->kind == SCHEMA_UNION;
    if (c->role != COLUMN_VALUE) check_role(f, table, c, &v);
    else if (!several) check_value(f, c->type, &v);
    if (v.validate == LXW_VALIDATION_TYPE_NONE) return;
    str kind = form_kind_words(f->a, c);
    v.error_title = "Không đúng kiểu";
    v.error_message = str_z(f->a, str_fmt(f->a, "Cột này cần: %.*s.", STR_ARG(kind)));
    form_try(f, worksheet_data_validation_range(f->sheets[table], 1, x, FORM_LAST_ROW - 1, x, &v));
}
