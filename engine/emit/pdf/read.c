/* A scanner of the syntax of PDF (ISO 32000-1 7.2, 7.3) as far as our own files use it. */
#include "emit/pdf/read.h"

#include "emit/pdf/syntax.h"

#include <string.h>

enum { LINE = 20, DEEPEST = 40, MOST_OBJECTS = 8 * 1000 * 1000 };

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_regular(char c) { return !is_space(c) && !strchr("()<>[]{}/%", c); }

static size_t skip_space(str s, size_t i) {
    while (i < s.n && is_space(s.p[i])) i++;
    return i;
}

static size_t skip_text(str s, size_t i) {
    int depth = 0;
    for (; i < s.n; i++) {
        if (s.p[i] == '\\') i++;
        else if (s.p[i] == '(') depth++;
        else if (s.p[i] == ')' && --depth == 0) return i + 1;
    }
    return s.n;
}

/* The end of the plain token, text or hexadecimal text at `i`. */
static size_t skip_plain(str s, size_t i) {
    if (s.p[i] == '(') return skip_text(s, i);
    if (s.p[i] == '<') {
        size_t to = str_find(s, STR(">"), i);
        return to < s.n ? to + 1 : s.n;
    }
    size_t from = i;
    i += s.p[i] == '/';
    while (i < s.n && is_regular(s.p[i])) i++;
    return i > from ? i : i + 1;
}

static bool opens(str s, size_t i) { return s.p[i] == '[' || (s.p[i] == '<' && i + 1 < s.n && s.p[i + 1] == '<'); }
static bool closes(str s, size_t i) { return s.p[i] == ']' || (s.p[i] == '>' && i + 1 < s.n && s.p[i + 1] == '>'); }
static size_t bracket(str s, size_t i) { return s.p[i] == '[' || s.p[i] == ']' ? 1 : 2; }

static size_t skip_whole(str s, size_t i) {
    int depth = 0;
    while (i < s.n) {
        if (opens(s, i)) depth++, i += bracket(s, i);
        else if (closes(s, i)) depth--, i += bracket(s, i);
        else i = skip_plain(s, i);
        if (!depth) return i;
        i = skip_space(s, i);
    }
    return s.n;
}

/* "12 0 R" at `i`: its end; `i` when there is none. */
static size_t skip_ref(str s, size_t i) {
    size_t at = i;
    while (at < s.n && is_digit(s.p[at])) at++;
    if (at == i || at + 4 > s.n || memcmp(s.p + at, " 0 R", 4) != 0) return i;
    return at + 4;
}

static size_t digits(str s) {
    size_t v = 0;
    for (size_t i = 0; i < s.n && is_digit(s.p[i]) && v < SIZE_MAX / 20; i++) v = v * 10 + (size_t)(s.p[i] - '0');
    return v;
}

bool read_item(str s, size_t *at, str *item) {
    size_t from = skip_space(s, *at);
    if (from >= s.n) return false;
    size_t to = skip_ref(s, from);
    if (to == from) to = skip_whole(s, from);
    *item = str_part(s, from, to);
    *at = to;
    return true;
}

bool read_entry(str entries, size_t *at, str *key, str *value) {
    if (!read_item(entries, at, key) || key->p[0] != '/') return false;
    *key = str_part(*key, 1, key->n);
    return read_item(entries, at, value);
}

str read_value(str entries, const char *key) {
    str name, value;
    for (size_t at = 0; read_entry(entries, &at, &name, &value);)
        if (str_eq(name, str_of(key))) return value;
    return STR("");
}

size_t read_number_of(str item) { return digits(item); }
size_t read_number(str entries, const char *key) { return digits(read_value(entries, key)); }
size_t read_ref_of(str item) { return item.n && skip_ref(item, 0) == item.n ? digits(item) : 0; }
size_t read_ref(str entries, const char *key) { return read_ref_of(read_value(entries, key)); }

str read_inside(str item) {
    if (!item.n || !opens(item, 0)) return STR("");
    size_t n = bracket(item, 0);
    return item.n >= 2 * n ? str_part(item, n, item.n - n) : STR("");
}

void read_put_mapped(buf *b, str s, const size_t *numbers, size_t n) {
    size_t done = 0;
    for (size_t i = 0; i < s.n;) {
        size_t end = is_digit(s.p[i]) ? skip_ref(s, i) : i;
        if (end > i) {
            size_t number = digits(str_part(s, i, end));
            buf_add(b, str_part(s, done, i));
            syntax_ref(b, number < n ? (unsigned)numbers[number] : 0);
            done = i = end;
        } else if (opens(s, i) || closes(s, i)) {
            i += bracket(s, i);
        } else {
            i = is_space(s.p[i]) ? i + 1 : skip_plain(s, i);
        }
    }
    buf_add(b, str_part(s, done, s.n));
}

/* --- the file ------------------------------------------------------------------------------------------------ */

static bool read_object_at(str s, size_t at, read_object *out) {
    at = str_find(s, STR("<<"), at);
    if (at >= s.n) return false;
    size_t end = skip_whole(s, at);
    out->entries = read_inside(str_part(s, at, end));
    at = skip_space(s, end);
    if (!str_starts(str_part(s, at, s.n), STR("stream\r\n"))) return true;
    at += STR("stream\r\n").n;
    size_t n = read_number(out->entries, "Length");
    if (n > s.n - at) return false;
    out->stream = str_part(s, at, at + n);
    return true;
}

bool read_pdf(str s, arena *a, read_file *out) {
    str tail = str_part(s, s.n > 64 ? s.n - 64 : 0, s.n);
    size_t mark = str_find(tail, STR("startxref\n"), 0);
    if (!str_starts(s, STR("%PDF-1.")) || mark == tail.n) return false;
    size_t at = digits(str_part(tail, mark + 10, tail.n));
    if (at >= s.n || !str_starts(str_part(s, at, s.n), STR("xref\n0 "))) return false;
    at += STR("xref\n0 ").n;
    out->n = digits(str_part(s, at, s.n));
    at = str_find(s, STR("\n"), at) + 1;
    if (out->n > MOST_OBJECTS || at >= s.n || out->n * LINE > s.n - at) return false;
    out->objects = ARENA_ARRAY(a, read_object, out->n);
    for (size_t i = 0; i < out->n; i++) {
        str line = str_part(s, at + i * LINE, at + (i + 1) * LINE);
        size_t offset = digits(line);
        if (line.p[17] == 'n' && (offset >= s.n || !read_object_at(s, offset, &out->objects[i]))) return false;
    }
    read_object trailer = {0};
    bool ok = read_object_at(s, at + out->n * LINE, &trailer);
    out->trailer = trailer.entries;
    return ok;
}
