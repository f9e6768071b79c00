/* The example row: what the schema gives for examples and defaults, and something telling in required cells. */
#include "emit/xlsx/form_parts.h"
#include "emit/xlsx/volume.h"

#include "data/json.h"
#include "data/table/sides.h"

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

const value *form_example(const column *c) {
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

/* One cell of the example row. */
typedef struct example {
    form *f;
    lxw_worksheet *sheet;
    lxw_col_t x;
    const column *of;
} example;

static void put_text(const example *e, str text) {
    if (!text.n) return;
    form_try(e->f, worksheet_write_string(e->sheet, 1, e->x, str_z(e->f->a, text), e->f->examples[LOOK_TEXT]));
    size_t lines = volume_lines(text, form_width(e->of));
    if (lines > e->f->example_lines) e->f->example_lines = lines;
}

static void put_value(const example *e, const value *v) {
    form *f = e->f;
    lxw_datetime day;
    bool number = v->kind == VALUE_INT || v->kind == VALUE_REAL;
    bool date = form_cell_type(e->of->type)->kind == SCHEMA_DATE && v->kind == VALUE_TEXT;
    double n = v->kind == VALUE_INT ? (double)v->as.integer : v->as.real;
    lxw_format *look = f->examples[form_look_of(e->of)];
    if (date && read_date(f->a, v->as.text, &day))
        form_try(f, worksheet_write_datetime(e->sheet, 1, e->x, &day, look));
    else if (number) form_try(f, worksheet_write_number(e->sheet, 1, e->x, n, look));
    else if (v->kind == VALUE_BOOL) put_text(e, v->as.boolean ? STR("có") : STR("không"));
    else put_text(e, as_text(f->a, v));
}

static void put_choice(const example *e, const schema *s, const value *v) {
    size_t i = 0;
    while (v && i + 1 < s->choices_n && !str_eq(s->choices[i].value, v->as.text)) i++;
    if (s->choices_n) put_text(e, form_choice(s, i));
}

void form_add_example(form *f, size_t table, lxw_col_t x) {
    const column *c = &f->tables->tables[table].columns[x];
    example e = {f, f->sheets[table], x, c};
    if (c->role == COLUMN_KEY) put_text(&e, sides_example_key);
    if (c->role == COLUMN_ROW) put_text(&e, STR("d1"));
    if (c->role == COLUMN_LEVEL) form_try(f, worksheet_write_number(e.sheet, 1, x, 1, f->examples[LOOK_WHOLE]));
    /* Beside columns for the parts of a record its plain form would be one value too many. */
    if (c->role != COLUMN_VALUE || columns_record(c->type)) return;
    const schema *s = form_cell_type(c->type);
    const value *v = form_example(c);
    if (s->kind == SCHEMA_CHOICE && (v || c->required)) put_choice(&e, s, v);
    else if (v) put_value(&e, v);
    else if ((c->required || c->needed) && s->kind == SCHEMA_TEXT)
        put_text(&e, str_fmt(f->a, "(%.*s)", STR_ARG(c->title)));
}
