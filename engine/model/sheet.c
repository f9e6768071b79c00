/* What a worksheet must be for a workbook to hold it. The workbook library writes wrong files, or none, where
 * these limits are passed, so nothing gets past here. Does not read formulas: their values come with them. */
#include "model/sheet.h"

#include "model/check.h"
#include "text/unicode.h"

#include <math.h>
#include <string.h>

enum {
    TITLE_MAX = 31, /* characters; the limits of the format (ECMA-376) and of the office programs */
    TEXT_MAX = 32767,
    FORMULA_MAX = 8192,
    FORMAT_MAX = 127,
    COLUMNS_MAX = 16384,
    ROWS_MAX = 1048576,
    WIDEST_COLUMN = 255,
    NAME_MAX_LETTERS = 255,
    INPUT_TITLE_MAX = 32,
    INPUT_MESSAGE_MAX = 255,
    CHART_TITLE_MAX = 255,
};

/* A1, C12, AA3: what a person calls the cell. */
static str cell_name(arena *a, size_t line, size_t column) {
    char name[STR_COLUMN + STR_DIGITS], *end = str_put_digits(str_put_column(name, column), line + 1);
    return str_dup(a, (str){name, (size_t)(end - name)});
}

typedef struct sheet_check {
    check *c;
    const sheet *sheet;
    diag_where at;
    str range;           /* A1 form; empty: it is about a cell, */
    size_t line, column; /* which is this one, from 0 */
} sheet_check;

static void fail(sheet_check *s, str vi, str en) {
    str where = s->range.n ? s->range : cell_name(s->c->scratch, s->line, s->column);
    CHECK_FAIL(s->c, SHEET_TEXT, s->at, where, vi, en);
}

static void check_length(sheet_check *s, str text, size_t max) {
    if (!check_text(s->c, text, true, s->at)) return;
    if (text.n > max && utf8_count(text) > max)
        fail(s, str_fmt(s->c->scratch, "dài hơn %zu ký tự", max),
             str_fmt(s->c->scratch, "longer than %zu characters", max));
}

static void check_cell(sheet_check *s, const sheet_cell *v) {
    check_length(s, v->format, FORMAT_MAX);
    bool numeric = v->kind == CELL_NUMBER || (v->kind == CELL_FORMULA && !v->text_result);
    if (numeric && !isfinite(v->number))
        fail(s, STR("giá trị không phải là số"), STR("the value is not a number"));
    if (v->kind == CELL_TEXT) check_length(s, v->text, TEXT_MAX);
    if (v->kind != CELL_FORMULA) return;
    if (!v->text.n) fail(s, STR("công thức trống"), STR("the formula is empty"));
    check_length(s, v->text, FORMULA_MAX);
    check_length(s, v->result_text, TEXT_MAX);
}

static void check_row(sheet_check *s, size_t index) {
    const sheet_row *r = &s->sheet->rows[index];
    s->at = doc_where(s->c->doc, r->at);
    s->line = index;
    size_t column = 0;
    for (size_t i = 0; i < r->n; i++) {
        s->column = column < COLUMNS_MAX ? column : COLUMNS_MAX;
        check_cell(s, &r->cells[i]);
        if (r->cells[i].span < 1)
            fail(s, STR("span phải từ 1 trở lên"), STR("span must be at least 1"));
        else column += (size_t)r->cells[i].span;
    }
    arena *a = s->c->scratch;
    if (column > s->sheet->columns)
        CHECK_FAIL(s->c, TABLE_CELLS, s->at, str_fmt(a, "%zu", index + 1), str_fmt(a, "%zu", column),
                   str_fmt(a, "%zu", s->sheet->columns));
}

static bool title_taken(check *c, size_t index) {
    size_t bad;
    str title = text_lower(c->scratch, c->doc->sheets[index].title);
    for (size_t i = 0; i < index; i++)
        if (utf8_valid(c->doc->sheets[i].title, &bad) &&
            str_eq(text_lower(c->scratch, c->doc->sheets[i].title), title)) return true;
    return false;
}

static void check_title(sheet_check *s, size_t index) {
    str title = s->sheet->title;
    bool bad = !str_trim(title).n || utf8_count(title) > TITLE_MAX || title.p[0] == '\'' ||
               title.p[title.n - 1] == '\'';
    for (size_t i = 0; i < title.n; i++) bad = bad || memchr("[]:*?/\\", title.p[i], 7) != NULL;
    if (bad) CHECK_FAIL(s->c, SHEET_TITLE, s->at, title);
    else if (title_taken(s->c, index)) CHECK_FAIL(s->c, SHEET_TITLE_TWICE, s->at, title);
}

static size_t skip(str s, size_t i, char low, char high) {
    while (i < s.n && s.p[i] >= low && s.p[i] <= high) i++;
    return i;
}

/* One cell in A1 form from byte `i`, with or without "$"; gives the byte after it, or 0. */
static size_t skip_cell(str s, size_t i) {
    if (i < s.n && s.p[i] == '$') i++;
    size_t letters = skip(s, i, 'A', 'Z');
    if (letters == i || letters - i > 3) return 0;
    i = letters;
    if (i < s.n && s.p[i] == '$') i++;
    size_t digits = skip(s, i, '0', '9');
    return digits == i || digits - i > 7 || s.p[i] == '0' ? 0 : digits;
}

static bool is_range(str s) {
    size_t i = skip_cell(s, 0);
    if (i && i < s.n && s.p[i] == ':') i = skip_cell(s, i + 1);
    return i && i == s.n;
}

static bool is_name_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_defined_name(str s) {
    if (!s.n || s.n > NAME_MAX_LETTERS || !is_name_letter(s.p[0]) || is_range(s)) return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_name_letter(s.p[i]) && !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '.') return false;
    return true;
}

static void check_frame(sheet_check *s) {
    const sheet *t = s->sheet;
    bool ok = t->columns && t->columns <= COLUMNS_MAX && t->rows_n && t->rows_n <= ROWS_MAX;
    ok = ok && t->head_last <= t->rows_n && t->freeze <= t->rows_n && t->printed <= t->columns;
    ok = ok && (t->head_first ? t->head_first <= t->head_last : !t->head_last);
    for (size_t i = 0; i < t->columns; i++)
        ok = ok && t->widths[i] > 0 && t->widths[i] <= WIDEST_COLUMN;
    if (!ok) CHECK_FAIL(s->c, SHEET_FRAME, s->at, t->title);
    for (size_t i = 0; i < t->names_n; i++)
        if (!is_defined_name(t->names[i].name) || !is_range(t->names[i].range))
            CHECK_FAIL(s->c, SHEET_NAME, s->at, t->names[i].name, t->names[i].range);
}

/* --- what goes with ranges of cells --- */

static bool good_range(sheet_check *s, str range) {
    if (is_range(range)) return s->range = range, true;
    CHECK_FAIL(s->c, SHEET_RANGE, s->at, range);
    return false;
}

static void check_inputs(sheet_check *s) {
    for (size_t i = 0; i < s->sheet->inputs_n; i++) {
        const sheet_input *v = &s->sheet->inputs[i];
        if (!good_range(s, v->range)) continue;
        check_length(s, v->title, INPUT_TITLE_MAX);
        check_length(s, v->message, INPUT_MESSAGE_MAX);
        if (!(v->min <= v->max)) fail(s, STR("min lớn hơn max"), STR("min is above max"));
    }
}

static void check_rules(sheet_check *s) {
    for (size_t i = 0; i < s->sheet->rules_n; i++) {
        const sheet_rule *v = &s->sheet->rules[i];
        if (!good_range(s, v->range)) continue;
        check_length(s, v->formula, FORMULA_MAX);
        check_length(s, v->format, FORMAT_MAX);
        if (!v->formula.n) fail(s, STR("công thức trống"), STR("the formula is empty"));
    }
}

static void check_charts(sheet_check *s) {
    for (size_t i = 0; i < s->sheet->charts_n; i++) {
        const sheet_chart *v = &s->sheet->charts[i];
        if (!good_range(s, v->at)) continue;
        check_length(s, v->title, CHART_TITLE_MAX);
        check_length(s, v->format, FORMAT_MAX);
        for (size_t k = 0; k < v->series_n; k++)
            if (good_range(s, v->series[k].name) && good_range(s, v->series[k].categories))
                good_range(s, v->series[k].values);
    }
}

void check_sheets(check *c) {
    for (size_t i = 0; i < c->doc->sheets_n; i++) {
        sheet_check s = {.c = c, .sheet = &c->doc->sheets[i]};
        s.at = doc_where(c->doc, s.sheet->at);
        if (check_text(c, s.sheet->title, false, s.at)) check_title(&s, i);
        check_frame(&s);
        check_inputs(&s);
        check_rules(&s);
        check_charts(&s);
        s.range = STR("");
        for (size_t r = 0; r < s.sheet->rows_n; r++) check_row(&s, r);
    }
}
