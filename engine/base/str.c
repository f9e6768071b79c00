/* Slices and builders; see str.h for the contracts. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

str str_of(const char *z) { return z ? (str){z, strlen(z)} : (str){"", 0}; }

int str_cmp(str a, str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str prefix) {
    return s.n >= prefix.n && str_eq((str){s.p, prefix.n}, prefix);
}

bool str_ends(str s, str suffix) {
    return s.n >= suffix.n && str_eq((str){s.p + s.n - suffix.n, suffix.n}, suffix);
}

size_t str_find(str s, str what, size_t from) {
    for (size_t i = from; what.n && i + what.n <= s.n; i++) {
        const char *hit = memchr(s.p + i, what.p[0], s.n - what.n + 1 - i);
        if (!hit) break;
        i = (size_t)(hit - s.p);
        if (memcmp(hit, what.p, what.n) == 0) return i;
    }
    return s.n;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

str str_trim(str s) {
    while (s.n && blank(s.p[0])) s.p++, s.n--;
    while (s.n && blank(s.p[s.n - 1])) s.n--;
    return s;
}

char *str_z(arena *a, str s) {
    char *z = arena_raw(a, s.n + 1);
    if (s.n) memcpy(z, s.p, s.n);
    z[s.n] = '\0';
    return z;
}

str str_dup(arena *a, str s) { return (str){str_z(a, s), s.n}; }

uint64_t str_hash(str s) {
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
    return h;
}

static char *put_backwards(char *to, const char *letters, size_t n) {
    while (n) *to++ = letters[--n];
    return to;
}

char *str_put_digits(char *to, uint64_t v) {
    char digits[STR_DIGITS];
    size_t n = 0;
    do digits[n++] = (char)('0' + v % 10);
    while (v /= 10);
    return put_backwards(to, digits, n);
}

char *str_put_column(char *to, size_t column) {
    char letters[STR_COLUMN];
    size_t n = 0, left = column;
    do letters[n++] = (char)('A' + left % 26);
    while ((left = left / 26) && left--);
    return put_backwards(to, letters, n);
}

buf buf_in(arena *a) { return (buf){NULL, 0, 0, a}; }

void buf_grow(buf *b, size_t n) {
    size_t cap = b->cap ? b->cap * 2 : 256;
    if (cap < b->n + n) cap = b->n + n;
    b->p = arena_grow(b->a, b->p, b->cap, cap);
    b->cap = cap;
}

void buf_int(buf *b, int64_t v) {
    char *start = buf_room(b, STR_DIGITS + 1), *p = start;
    if (v < 0) *p++ = '-';
    p = str_put_digits(p, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
    b->n += (size_t)(p - start);
}

void buf_fixed(buf *b, int64_t v, int decimals) {
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v, unit = 1;
    for (int i = 0; i < decimals; i++) unit *= 10;
    if (v < 0) buf_byte(b, '-');
    buf_int(b, (int64_t)(u / unit));
    uint64_t rest = u % unit;
    if (rest) buf_byte(b, '.');
    for (; rest; rest %= unit) {
        unit /= 10;
        buf_byte(b, (char)('0' + rest / unit));
    }
}

/* Into the room there is; once more when that was not enough. */
static void add_formatted(buf *b, const char *format, va_list args) {
    enum { LIKELY = 64 };
    char *at = buf_room(b, LIKELY);
    size_t room = b->cap - b->n;
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(at, room, format, args);
    if (n >= 0 && (size_t)n >= room) n = vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, format, again);
    va_end(again);
    if (n > 0) b->n += (size_t)n;
}

void buf_fmt(buf *b, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add_formatted(b, format, args);
    va_end(args);
}

str str_fmt(arena *a, const char *format, ...) {
    buf b = buf_in(a);
    va_list args;
    va_start(args, format);
    add_formatted(&b, format, args);
    va_end(args);
    return buf_str(&b);
}
