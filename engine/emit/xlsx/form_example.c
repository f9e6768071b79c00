/* The example row: what the schema gives for examples and defaults, and something telling in required cells. */
#include "emit/xlsx/form_parts.h"

#include "data/json.h"

#include <stdlib.h>

/* An example text in a list as a line of the cell. */
static str as_text(arena *a, const value *v) {
    if (v->kind == VALUE_TEXT) return v->as.text;
    buf b = buf_in(a);
    if (v->kind != VALUE_LIST) {
        json_put_value(&b, v);
        return buf_str(&b);
    }
    for (uint32_t i = 0; i < v->n; i++) {
        if (i) buf_byte(&b, '\n');
        buf_add(&b, as_text(a, &v->as.items[i]));
    }
    return buf_str(&b);
}

static const value *example_of(const column *c) {
    const schema *s = c->type, *cell = form_cell_type(s);
    if (s->example) return s->example;
    if (cell->example) return cell->example;
    if (s->kind == SCHEMA_LIST && s->item->example) return s->item->example;
    return s->fallback ? s->fallback : cell->fallback;
}

/* 2023-10-06 or 06/10/2023 as a date of the library; false: it is none. */
static bool read_date(arena *a, str s, lxw_datetime *out) {
    const char *z = str_z(a, s);
    char *end;
    long first = strtol(z, &end, 10), second, third;
    if (!*end) return false;
    second = strtol(end + 1, &end, 10);
    if (!*end) return false;
    third = strtol(end + 1, &end, 10);
    bool year_first = first > 31;
    *out = (lxw_datetime){.year = (int)(year_first ? first : third), .month = (int)second,
                          .day = (int)(year_first ? third : first)};
    return !*end;
}

static void put_text(form *f, lxw_worksheet *sheet, lxw_col_t x, str text) {
    if (text.n) form_try(f, worksheet_write_string(sheet, 1, x, str_z(f->a, text), f->examples[LOOK_TEXT]));
}

static void put_value(form *f, lxw_worksheet *sheet, lxw_col_t x, const column *c, const value *v) {
    const schema *s = form_cell_type(c->type);
    lxw_datetime day;
    bool number = v->kind == VALUE_INT || v->kind == VALUE_REAL;
    double n = v->kind == VALUE_INT ? (double)v->as.integer : v->as.real;
    form_look look = form_look_of(c);
    if (s->kind == SCHEMA_DATE && v->kind == VALUE_TEXT && read_date(f->a, v->as.text, &day))
        form_try(f, worksheet_write_datetime(sheet, 1, x, &day, f->examples[LOOK_DATE]));
    else if (number) form_try(f, worksheet_write_number(sheet, 1, x, n, f->examples[look]));
    else if (v->kind == VALUE_BOOL) put_text(f, sheet, x, v->as.boolean ? STR("có") : STR("không"));
    else put_text(f, sheet, x, as_text(f->a, v));
}

static void put_choice(form *f, lxw_worksheet *sheet, lxw_col_t x, const schema *s, const value *v) {
    size_t i = 0;
    while (v && i + 1 < s->choices_n && !str_eq(s->choices[i].value, v->as.text)) i++;
    if (s->choices_n) put_text(f, sheet, x, form_choice(s, i));
}

void form_add_example(form *f, size_t table, lxw_col_t x) {
    const column *c = &f->tables->tables[table].columns[x];
    lxw_worksheet *sheet = f->sheets[table];
    if (c->role == COLUMN_KEY) put_text(f, sheet, x, STR("VÍ DỤ"));
    if (c->role == COLUMN_ROW) put_text(f, sheet, x, STR("d1"));
    if (c->role == COLUMN_LEVEL) form_try(f, worksheet_write_number(sheet, 1, x, 1, f->examples[LOOK_WHOLE]));
    /* Beside columns for the parts of a record its plain form would be one value too many. */
    if (c->role != COLUMN_VALUE || columns_record(c->type)) return;
    const schema *s = form_cell_type(c->type);
    const value *v = example_of(c);
    if (s->kind == SCHEMA_CHOICE && (v || c->required)) put_choice(f, sheet, x, s, v);
    else if (v) put_value(f, sheet, x, c, v);
    else if ((c->required || c->needed) && s->kind == SCHEMA_TEXT)
        put_text(f, sheet, x, str_fmt(f->a, "(%.*s)", STR_ARG(c->title)));
}
