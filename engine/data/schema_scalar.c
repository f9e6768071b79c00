/* The check of single values: texts, numbers, choices and dates. Each puts its value into the one
 * form that templates see. */
#include "data/schema_check.h"

#include "data/json.h"
#include "text/unicode.h"

static bool is_blank(str text) {
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        bool space = cp <= 0x20 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x3000;
        if (!space) return false;
    }
    return true;
}

static bool out_of_bounds(const schema *s, double size) {
    return (s->has_min && size < s->min) || (s->has_max && size > s->max);
}

/* Whether its length in characters is allowed; most texts need not be counted for that. */
static bool length_fits(const schema *s, str text) {
    enum { LONGEST = 4 }; /* bytes of a character */
    bool surely = !out_of_bounds(s, (double)text.n) && !out_of_bounds(s, (double)(text.n / LONGEST));
    return surely || !out_of_bounds(s, (double)utf8_count(text));
}

void schema_check_text(checking *c, const schema *s, value *v, bool required) {
    str text = v->as.text;
    bool fits = length_fits(s, text);
    bool matches = !s->pattern || (fits && pattern_matches(s->pattern, text));
    if (is_blank(text) && (required || !fits || !matches)) {
        SCHEMA_FAULT(c, v, VALUE_EMPTY, STR(""));
    } else if (!fits) {
        words bounds = schema_bounds_words(c->a, s);
        SCHEMA_FAULT(c, v, TEXT_LENGTH, str_fmt(c->a, "%zu", utf8_count(text)), bounds.vi, bounds.en);
    } else if (!matches) {
        SCHEMA_FAULT(c, v, VALUE_PATTERN, value_excerpt(c->a, text),
                     s->pattern_hint.n ? s->pattern_hint : pattern_text(s->pattern));
    }
}

/* The number of figures of `s` from `at` on. */
static size_t figures(str s, size_t at) {
    size_t n = 0;
    while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9') n++;
    return n;
}

bool schema_check_grouping(checking *c, const value *v) {
    str bytes = c->source.bytes;
    size_t from = v->byte ? v->byte - 1 : bytes.n, sign = from < bytes.n && bytes.p[from] == '-';
    size_t head = figures(bytes, from + sign), point = from + sign + head, to = point + 4;
    if (head < 1 || head > 3 || bytes.p[from + sign] == '0') return true;
    if (to > bytes.n || bytes.p[point] != '.') return true;
    if (figures(bytes, point + 1) != 3) return true;
    if (to < bytes.n && (bytes.p[to] == 'e' || bytes.p[to] == 'E')) return true;
    str thousands = str_part(bytes, from, point), rest = str_part(bytes, point + 1, to);
    SCHEMA_FAULT(c, v, VALUE_GROUPED, str_part(bytes, from, to),
                 str_fmt(c->a, "%.*s%.*s", STR_ARG(thousands), STR_ARG(rest)));
    return false;
}

void schema_check_number(checking *c, const schema *s, value *v) {
    if (s->kind == SCHEMA_INT && v->kind == VALUE_REAL) {
        v->kind = VALUE_INT;
        v->as.integer = (int64_t)v->as.real;
    }
    if (!out_of_bounds(s, v->kind == VALUE_INT ? (double)v->as.integer : v->as.real)) return;
    words bounds = schema_bounds_words(c->a, s);
    buf shown = buf_in(c->a);
    json_put_value(&shown, v);
    SCHEMA_FAULT(c, v, VALUE_RANGE, buf_str(&shown), bounds.vi, bounds.en);
}

void schema_check_choice(checking *c, const schema *s, value *v) {
    for (size_t i = 0; i < s->choices_n; i++)
        if (str_eq(v->as.text, s->choices[i].value)) return;
    if (is_blank(v->as.text))
        SCHEMA_FAULT(c, v, VALUE_EMPTY, STR(""));
    else
        SCHEMA_FAULT(c, v, VALUE_CHOICE, value_excerpt(c->a, v->as.text),
                     schema_choices_words(c->a, s));
}

/* The number of `min` to `max` digits at *at; moves past it. */
static bool take_number(str s, size_t *at, size_t min, size_t max, int *out) {
    size_t from = *at;
    for (*out = 0; *at < s.n && *at - from < max && s.p[*at] >= '0' && s.p[*at] <= '9'; ++*at)
        *out = *out * 10 + (s.p[*at] - '0');
    return *at - from >= min;
}

static bool take(str s, size_t *at, char c) { return *at < s.n && s.p[*at] == c && ++*at; }

static bool is_real_day(int year, int month, int day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    return day <= days[month - 1] + (month == 2 && leap);
}

static bool read_year_first(str s, int *year, int *month, int *day) {
    size_t at = 0;
    return take_number(s, &at, 4, 4, year) && take(s, &at, '-') &&
           take_number(s, &at, 2, 2, month) && take(s, &at, '-') &&
           take_number(s, &at, 2, 2, day) && at == s.n;
}

static bool read_day_first(str s, char mark, int *year, int *month, int *day) {
    size_t at = 0;
    return take_number(s, &at, 1, 2, day) && take(s, &at, mark) &&
           take_number(s, &at, 1, 2, month) && take(s, &at, mark) &&
           take_number(s, &at, 4, 4, year) && at == s.n;
}

void schema_check_date(checking *c, value *v) {
    str s = v->as.text;
    int year = 0, month = 0, day = 0;
    bool first = read_year_first(s, &year, &month, &day), read = first;
    for (const char *mark = "/-."; *mark && !read; mark++)
        read = read_day_first(s, *mark, &year, &month, &day);
    bool real = read && is_real_day(year, month, day);
    if (real && first) return;
    if (real)
        v->as.text = str_fmt(c->a, "%04d-%02d-%02d", year, month, day);
    else if (is_blank(s))
        SCHEMA_FAULT(c, v, VALUE_EMPTY, STR(""));
    else
        SCHEMA_FAULT(c, v, VALUE_DATE, value_excerpt(c->a, s));
}
