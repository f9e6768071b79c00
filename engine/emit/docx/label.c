/* A label is cut into what stands before the number, the number, and punctuation after it; then
 * one reader per format tries the middle. */
#include "emit/docx/label.h"

#include <string.h>

enum { NUMBER_MAX = 9999 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static int digit_of_roman(char c) {
    static const char letters[] = "IVXLC";
    static const int values[] = {1, 5, 10, 50, 100};
    const char *at = c ? strchr(letters, c) : NULL;
    return at ? values[at - letters] : 0;
}

/* The only spelling Word would use for `value`, to refuse IIII and IC. */
static str roman_of(int value, char out[32]) {
    static const struct { int value; const char *text; } step[] = {
        {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
        {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"},
    };
    size_t n = 0;
    for (size_t i = 0; i < sizeof step / sizeof *step; i++)
        for (; value >= step[i].value; value -= step[i].value)
            for (const char *p = step[i].text; *p; p++) out[n++] = *p;
    return (str){out, n};
}

static bool read_roman(str s, number_label *out) {
    int value = 0;
    char canonical[32];
    for (size_t i = 0; i < s.n; i++) {
        int digit = digit_of_roman(s.p[i]), next = i + 1 < s.n ? digit_of_roman(s.p[i + 1]) : 0;
        if (!digit) return false;
        value += digit < next ? -digit : digit;
    }
    if (value < 1 || value > 399 || !str_eq(s, roman_of(value, canonical))) return false;
    out->part[out->parts++] = value;
    return true;
}

static bool read_letter(str s, char first, number_label *out) {
    if (s.n != 1 || s.p[0] < first || s.p[0] > first + 3) return false;
    out->part[out->parts++] = s.p[0] - first + 1;
    return true;
}

int number_label_letter(str text) {
    static const str letters[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"đ", 2}};
    static const str capitals[] = {{"A", 1}, {"B", 1}, {"C", 1}, {"D", 1}, {"Đ", 2}};
    while (text.n && strchr(".)", text.p[text.n - 1])) text.n--;
    if (str_starts(text, STR("("))) text = str_part(text, 1, text.n);
    for (int i = 0; i < LETTER_BARRED_D; i++)
        if (str_eq(text, letters[i]) || str_eq(text, capitals[i])) return i + 1;
    return 0;
}

static bool read_upper(str s, number_label *out) { return read_letter(s, 'A', out); }

static bool read_lower(str s, number_label *out) { return read_letter(s, 'a', out); }

static bool read_decimal(str s, number_label *out) {
    int value = 0;
    if (!s.n || s.p[0] == '0') return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i])) return false;
        value = value * 10 + (s.p[i] - '0');
        if (value > NUMBER_MAX) return false;
    }
    out->part[out->parts++] = value;
    return true;
}

static bool read_path(str s, number_label *out) {
    for (size_t from = 0; from <= s.n;) {
        size_t dot = str_find(s, STR("."), from);
        if (out->parts == NUMBER_PARTS || !read_decimal(str_part(s, from, dot), out)) return false;
        from = dot + 1;
    }
    return out->parts > 1;
}

static const struct {
    const char *name;
    bool (*read)(str s, number_label *out);
} formats[NUMBER_FORMATS] = {
    [NUMBER_ROMAN] = {"upperRoman", read_roman},   [NUMBER_UPPER] = {"upperLetter", read_upper},
    [NUMBER_LOWER] = {"lowerLetter", read_lower},  [NUMBER_DECIMAL] = {"decimal", read_decimal},
    [NUMBER_PATH] = {"decimal", read_path},
};

const char *number_format_name(number_format f) { return formats[f].name; }

static bool ends_in_blank(str s, size_t at) { /* one that does not break */
    return at > 1 && s.p[at - 2] == '\xC2' && s.p[at - 1] == '\xA0';
}

bool number_label_read(str text, number_format f, number_label *out) {
    size_t end = text.n;
    while (end && !is_digit(text.p[end - 1]) && !is_letter(text.p[end - 1])) end--;
    size_t start = end;
    while (start && (is_digit(text.p[start - 1]) || is_letter(text.p[start - 1]) ||
                     text.p[start - 1] == '.'))
        start--;
    *out = (number_label){.before = str_part(text, 0, start), .after = str_part(text, end, text.n)};
    /* A number that goes on from a letter ("đ" is two bytes) is a word; % is a placeholder in a
     * list. */
    if (start && text.p[start - 1] != ' ' && text.p[start - 1] != '(' && !ends_in_blank(text, start))
        return false;
    if (str_find(text, STR("%"), 0) < text.n) return false;
    return formats[f].read(str_part(text, start, end), out);
}
