/* Names, inputs, rules and charts by the library. Ranges have passed doc_check, so they are in A1 form. */
#include "emit/xlsx/ranges.h"

#include "text/unicode.h"

#include <string.h>

enum {
    PIXELS_PER_INCH = 96,
    CHART_WIDTH = 480, /* of the library, in pixels */
    CHART_HEIGHT = 288,
    CHART_TITLE_SIZE = 13,
};

typedef struct area {
    lxw_row_t first_row, last_row;
    lxw_col_t first_column, last_column;
} area;

static str without_dollars(arena *a, str range) {
    buf b = buf_in(a);
    for (size_t i = 0; i < range.n; i++)
        if (range.p[i] != '$') buf_byte(&b, range.p[i]);
    return buf_str(&b);
}

static area area_of(arena *a, str range) {
    char *first = str_z(a, without_dollars(a, range)), *colon = strchr(first, ':');
    const char *last = colon ? colon + 1 : first;
    return (area){lxw_name_to_row(first), lxw_name_to_row(last), lxw_name_to_col(first), lxw_name_to_col(last)};
}

/* --- names --- */

/* F12 as $F$12, A1:B3 as $A$1:$B$3. */
static str absolute(arena *a, str range) {
    buf b = buf_in(a);
    char before = ':';
    for (size_t i = 0; i < range.n; i++) {
        char c = range.p[i];
        if (c == '$') continue;
        bool digit = c >= '0' && c <= '9', after_digit = before >= '0' && before <= '9';
        if (before == ':' || (digit && !after_digit)) buf_byte(&b, '$');
        buf_byte(&b, c);
        before = c;
    }
    return buf_str(&b);
}

/* Whether a range before `n`, on this sheet or an earlier one, has its name. The library would let the
 * first name of the workbook stand twice. */
static bool name_taken(const grid *g, const sheet_name *n) {
    str name = text_lower(g->a, n->name);
    for (const sheet *s = g->doc->sheets; s <= g->from; s++)
        for (size_t i = 0; i < s->names_n && &s->names[i] != n; i++)
            if (str_eq(text_lower(g->a, s->names[i].name), name)) return true;
    return false;
}

static bool define_name(grid *g, const sheet_name *n) {
    str range = absolute(g->a, n->range);
    str formula = str_fmt(g->a, "=%s!%.*s", g->sheet->quoted_name, STR_ARG(range));
    if (n->name.n >= LXW_DEFINED_NAME_LENGTH || formula.n >= LXW_DEFINED_NAME_LENGTH)
        return grid_done(g, LXW_ERROR_128_STRING_LENGTH_EXCEEDED);
    if (!name_taken(g, n))
        return grid_done(g, workbook_define_name(g->book, str_z(g->a, n->name), str_z(g->a, formula)));
    DIAG_ADD(g->d, SHEET_NAME_TWICE, grid_where(g), n->name);
    return false;
}

/* --- inputs --- */

static char *or_none(arena *a, str s) { return s.n ? str_z(a, s) : NULL; }

static bool add_input(grid *g, const sheet_input *v) {
    area at = area_of(g->a, v->range);
    lxw_data_validation input = {
        .validate = v->whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = v->min,
        .maximum_number = v->max,
        .error_title = or_none(g->a, v->title),
        .error_message = or_none(g->a, v->message),
    };
    return grid_done(g, worksheet_data_validation_range(g->sheet, at.first_row, at.first_column, at.last_row,
                                                        at.last_column, &input));
}

/* --- rules --- */

static bool add_rule(grid *g, const sheet_rule *v) {
    area at = area_of(g->a, v->range);
    lxw_format *then = workbook_add_format(g->book);
    if (v->format.n >= LXW_FORMAT_FIELD_LEN) return grid_done(g, LXW_ERROR_128_STRING_LENGTH_EXCEEDED);
    if (v->format.n) format_set_num_format(then, str_z(g->a, v->format));
    if (v->style && v->style->bold) format_set_bold(then);
    if (v->style && v->style->italic) format_set_italic(then);
    if (v->style && v->style->colour) format_set_font_color(then, (lxw_color_t)v->style->colour);
    lxw_conditional_format shown = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = str_z(g->a, str_fmt(g->a, "=%.*s", STR_ARG(v->formula))),
        .format = then,
    };
    return grid_done(g, worksheet_conditional_format_range(g->sheet, at.first_row, at.first_column, at.last_row,
                                                           at.last_column, &shown));
}

/* --- charts --- */

static char *reference(grid *g, str range) {
    str cells = absolute(g->a, range);
    return str_z(g->a, str_fmt(g->a, "=%s!%.*s", g->sheet->quoted_name, STR_ARG(cells)));
}

static double pixels(len v) { return len_to_pt(v) / 72 * PIXELS_PER_INCH; }

static bool add_chart(grid *g, const sheet_chart *v) {
    lxw_chart *chart = workbook_add_chart(g->book, LXW_CHART_BAR);
    if (!chart) return grid_done(g, LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (size_t i = 0; i < v->series_n; i++) {
        const sheet_series *s = &v->series[i];
        lxw_chart_series *made = chart_add_series(chart, reference(g, s->categories), reference(g, s->values));
        if (!made) return grid_done(g, LXW_ERROR_MEMORY_MALLOC_FAILED);
        chart_series_set_name(made, reference(g, s->name));
        chart_series_set_labels(made);
        if (v->format.n) chart_series_set_labels_num_format(made, str_z(g->a, v->format));
    }
    lxw_chart_font letters = {.name = str_z(g->a, g->env->family->name), .size = CHART_TITLE_SIZE};
    if (v->title.n) chart_title_set_name(chart, str_z(g->a, v->title));
    else chart_title_off(chart);
    chart_title_set_name_font(chart, &letters);
    if (v->series_n > 1) chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    else chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->y_axis); /* the first at the top, as in the table */
    if (v->format.n) chart_axis_set_num_format(chart->x_axis, str_z(g->a, v->format));
    area at = area_of(g->a, v->at);
    lxw_chart_options size = {.x_scale = pixels(v->width) / CHART_WIDTH, .y_scale = pixels(v->height) / CHART_HEIGHT};
    return grid_done(g, worksheet_insert_chart_opt(g->sheet, at.first_row, at.first_column, chart, &size));
}

bool ranges_add(grid *g) {
    const sheet *s = g->from;
    bool ok = true;
    for (size_t i = 0; ok && i < s->names_n; i++) ok = define_name(g, &s->names[i]);
    for (size_t i = 0; ok && i < s->inputs_n; i++) ok = add_input(g, &s->inputs[i]);
    for (size_t i = 0; ok && i < s->rules_n; i++) ok = add_rule(g, &s->rules[i]);
    for (size_t i = 0; ok && i < s->charts_n; i++) ok = add_chart(g, &s->charts[i]);
    return ok;
}
