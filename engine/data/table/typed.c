/* One try for each variant of the type, in the order of the schema, texts last. */
#include "data/table/typed.h"

#include "data/json.h"
#include "data/number.h"
#include "data/table/columns.h"
#include "text/unicode.h"

#include <math.h>
#include <string.h>

/* --- numbers -------------------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Without the currency behind it. */
static str without_unit(arena *a, str s) {
    static const char *const units[] = {"đồng", "vnđ", "vnd", "đ", "₫"};
    str lower = text_lower(a, s);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        str unit = str_of(units[i]);
        if (lower.n == s.n && str_ends(lower, unit)) return str_trim((str){s.p, s.n - unit.n});
    }
    return s;
}

/* Whether the digits of s[from..to) come in threes behind the first one to three, divided by `mark`. */
static bool in_thousands(str s, size_t from, size_t to, char mark) {
    size_t digits = 0, groups = 0;
    for (size_t i = from; i < to; i++) {
        if (is_digit(s.p[i])) {
            digits++;
        } else {
            if (s.p[i] != mark || digits == 0 || digits > 3 || (groups && digits != 3)) return false;
            groups++;
            digits = 0;
        }
    }
    return groups && digits == 3 && s.p[from] != '0';
}

static bool all_digits(str s, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (!is_digit(s.p[i])) return false;
    return from < to;
}

/* Blanks between digits are left out: 20 000. */
static str without_blanks(arena *a, str s) {
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(s, &i);
        if (cp != ' ' && cp != 0xA0 && cp != 0x202F) buf_add(&b, str_part(s, from, i));
    }
    return buf_str(&b);
}

/* A number as offices write it, as one of C; empty: it is none. `whole`: commas too divide thousands. */
static str plain_number(arena *a, str s, bool whole) {
    s = without_blanks(a, without_unit(a, s));
    size_t from = s.n && (s.p[0] == '-' || s.p[0] == '+'), n = s.n;
    if (from == n) return STR("");
    size_t comma = str_find(s, STR(","), from), point = str_find(s, STR("."), from);
    size_t last = comma < n && point < n ? (comma > point ? comma : point) : comma < n ? comma : point;
    char thousands = comma < n && last == comma ? '.' : ',';
    size_t decimals = last;
    if (all_digits(s, from, n)) decimals = n;
    else if (in_thousands(s, from, n, '.')) thousands = '.', decimals = n;
    else if ((whole || str_find(s, STR(","), comma + 1) < n) && in_thousands(s, from, n, ','))
        thousands = ',', decimals = n;
    bool whole_ok = all_digits(s, from, decimals) || in_thousands(s, from, decimals, thousands);
    if (!whole_ok || (decimals < n && !all_digits(s, decimals + 1, n))) return STR("");
    buf b = buf_in(a);
    for (size_t i = from * (s.p[0] == '+'); i < n; i++) {
        if (i == decimals) buf_byte(&b, '.');
        else if (s.p[i] != '.' && s.p[i] != ',') buf_byte(&b, s.p[i]);
    }
    return buf_str(&b);
}

static bool put_number(buf *out, arena *a, const schema *s, const grid_cell *c, str text, bool alone) {
    if (c->kind == GRID_NUMBER || c->kind == GRID_DATE || c->kind == GRID_TIME) {
        json_put_real(out, c->number);
        return true;
    }
    if (c->kind != GRID_TEXT) return false;
    str number = plain_number(a, text, s->kind == SCHEMA_INT);
    /* Beside texts only what can be nothing else: "2,5" stays as it was typed. */
    if (!number.n || (!alone && !str_eq(number, text))) return false;
    double v = number_read(a, number);
    if (!isfinite(v)) return false;
    json_put_real(out, v);
    return true;
}

/* --- booleans, dates, choices --------------------------------------------------------------------------- */

static bool put_bool(buf *out, arena *a, const grid_cell *c, str text, bool alone) {
    static const char *const yes[] = {"true", "co", "dung", "x", "yes", "1", "✓", "☑"};
    static const char *const no[] = {"false", "khong", "sai", "no", "0", "☐"};
    enum { EITHER = 3 }; /* the words that mean nothing else even where a text may stand */
    if (c->kind != GRID_BOOL && c->kind != GRID_TEXT && !(alone && c->kind == GRID_NUMBER)) return false;
    str folded = text_fold(a, text);
    for (size_t i = 0; i < (alone ? sizeof yes / sizeof *yes : EITHER); i++)
        if (str_eq(folded, str_of(yes[i]))) return buf_add(out, STR("true")), true;
    for (size_t i = 0; i < (alone ? sizeof no / sizeof *no : EITHER); i++)
        if (str_eq(folded, str_of(no[i]))) return buf_add(out, STR("false")), true;
    return false;
}

/* "ngày 6 tháng 10 năm 2023" as 6/10/2023; "2023-10-06T00:00:00" without the time of midnight. */
static str plain_date(arena *a, str s) {
    str folded = text_fold(a, s);
    size_t month = str_find(folded, STR("thang"), 0), year = str_find(folded, STR("nam"), 0);
    if (month < year && year < folded.n) {
        size_t from = str_starts(folded, STR("ngay")) ? 4 : 0;
        str d = str_trim(str_part(folded, from, month)), m = str_trim(str_part(folded, month + 5, year)),
            y = str_trim(str_part(folded, year + 3, folded.n));
        return str_fmt(a, "%.*s/%.*s/%.*s", STR_ARG(d), STR_ARG(m), STR_ARG(y));
    }
    str time = s.n > 10 ? str_part(s, 11, s.n) : STR("");
    bool timed = s.n > 10 && (s.p[10] == 'T' || s.p[10] == ' ') && is_digit(s.p[0]);
    return timed && str_starts(time, STR("00:00")) ? str_part(s, 0, 10) : s;
}

static bool put_date(buf *out, arena *a, const grid_cell *c, str text) {
    int year, month, day;
    bool number = c->kind == GRID_DATE || c->kind == GRID_NUMBER;
    if (number && !grid_day(c->number, &year, &month, &day)) return false;
    if (!number && c->kind != GRID_TEXT) return false;
    json_put_text(out, number ? str_fmt(a, "%04d-%02d-%02d", year, month, day) : plain_date(a, text));
    return true;
}

static bool put_choice(buf *out, arena *a, const schema *s, str text) {
    str folded = text_fold(a, text);
    for (int by_title = 0; by_title < 2; by_title++)
        for (size_t i = 0; i < s->choices_n; i++) {
            str name = by_title ? s->choices[i].title : s->choices[i].value;
            if (!str_eq(by_title ? text_fold(a, name) : name, by_title ? folded : text)) continue;
            json_put_text(out, s->choices[i].value);
            return true;
        }
    size_t found = s->choices_n;
    for (size_t i = 0; i < s->choices_n; i++)
        if (str_eq(text_fold(a, s->choices[i].value), folded)) found = found < s->choices_n ? found : i;
    if (found < s->choices_n) json_put_text(out, s->choices[found].value);
    return found < s->choices_n;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static bool put_scalar(buf *out, arena *a, const schema *s, const grid_cell *c, str text, bool alone) {
    switch (s->kind) {
    case SCHEMA_INT:
    case SCHEMA_NUMBER: return put_number(out, a, s, c, text, alone);
    case SCHEMA_BOOL: return put_bool(out, a, c, text, alone);
    case SCHEMA_DATE: return put_date(out, a, c, text);
    case SCHEMA_CHOICE: return put_choice(out, a, s, text);
    case SCHEMA_TEXT:
    case SCHEMA_LIST:
    case SCHEMA_RECORD:
    case SCHEMA_UNION: break;
    }
    return false;
}

static bool put_value(buf *out, arena *a, const schema *s, const grid_cell *c, bool lines);

/* Each part of the text between marks, blank ones left out of lists of lines only. */
static void put_parts(buf *out, arena *a, const schema *item, str text, char mark) {
    bool first = true;
    buf_byte(out, '[');
    for (size_t from = 0; from <= text.n;) {
        const char *end = from < text.n ? memchr(text.p + from, mark, text.n - from) : NULL;
        size_t to = end ? (size_t)(end - text.p) : text.n;
        grid_cell part = {.kind = GRID_TEXT, .text = str_trim(str_part(text, from, to))};
        from = to + 1;
        if (!part.text.n && mark == '\n') continue;
        if (!first) buf_byte(out, ',');
        first = false;
        put_value(out, a, item, &part, false);
    }
    buf_byte(out, ']');
}

/* A list of lines where the type has one and the text has several, or nothing else would do. */
static bool put_list(buf *out, arena *a, const schema *s, size_t variants_n, str text, bool lines) {
    if (s->kind != SCHEMA_LIST || columns_record(s->item)) return false;
    bool several = memchr(text.p, '\n', text.n) != NULL;
    if (variants_n > 1 && !several) return false;
    put_parts(out, a, s->item, text, lines ? '\n' : '|');
    return true;
}

/* False when a number or a truth value was asked for and something else written. */
static bool put_value(buf *out, arena *a, const schema *s, const grid_cell *c, bool lines) {
    bool either = s->kind == SCHEMA_UNION;
    const schema *const *variants = either ? s->variants : &s;
    size_t n = either ? s->variants_n : 1;
    str text = grid_text(a, c);
    for (size_t i = 0; i < n; i++)
        if (put_list(out, a, variants[i], n, text, lines)) return true;
    if (str_eq(text, STR("\"\""))) text = STR("");
    for (size_t i = 0; i < n; i++)
        if (put_scalar(out, a, variants[i], c, text, n == 1)) return true;
    if (c->kind == GRID_BOOL) buf_add(out, text);
    else json_put_text(out, text);
    return s->kind != SCHEMA_INT && s->kind != SCHEMA_NUMBER && s->kind != SCHEMA_BOOL;
}

bool typed_put(buf *out, arena *a, const schema *s, const grid_cell *c) { return put_value(out, a, s, c, true); }
