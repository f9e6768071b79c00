/* str and buf: text as a slice, and text being built.
 *
 * A str is bytes that somebody else owns (usually the document's arena), UTF-8 unless said otherwise, not
 * terminated. A buf grows in an arena. Numbers are written without the locale ever mattering.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *p;
    size_t n;
} str;

#define STR(literal) ((str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s)   (int)(s).n, (s).p /* for "%.*s" */

str str_of(const char *z); /* borrows; NULL gives the empty str */
static inline str str_part(str s, size_t from, size_t to) { return (str){s.p + from, to - from}; }
static inline bool str_eq(str a, str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }
int str_cmp(str a, str b); /* order of bytes, as strcmp */
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
/* Byte offset of the first occurrence of `what` at or after `from`; s.n when there is none. */
size_t str_find(str s, str what, size_t from);
str str_trim(str s); /* without ASCII blanks at both ends */
str str_dup(arena *a, str s);
char *str_z(arena *a, str s); /* a NUL-terminated copy */
/* printf into the arena. No floating point: it would follow the locale. */
str str_fmt(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
uint64_t str_hash(str s); /* FNV-1a, the same on every run */
/* Written at `to`, without a NUL; give the byte after it. */
enum { STR_DIGITS = 20, STR_COLUMN = 14 }; /* bytes at most */
char *str_put_digits(char *to, uint64_t v);
char *str_put_column(char *to, size_t column); /* what spreadsheets call it, counted from 0: A, …, Z, AA, … */

typedef struct buf {
    char *p;
    size_t n, cap;
    arena *a;
} buf;

buf buf_in(arena *a);
static inline str buf_str(const buf *b) { return (str){b->p, b->n}; }
void buf_grow(buf *b, size_t n); /* makes room for `n` more bytes where it is too small */
/* Room for `n` more bytes; gives where they go. The caller then adds to b->n what it wrote. */
static inline char *buf_room(buf *b, size_t n) {
    if (n > b->cap - b->n) buf_grow(b, n);
    return b->p + b->n;
}
static inline void buf_add(buf *b, str s) {
    if (!s.n) return;
    memcpy(buf_room(b, s.n), s.p, s.n);
    b->n += s.n;
}
static inline void buf_byte(buf *b, char c) {
    *buf_room(b, 1) = c;
    b->n++;
}
void buf_int(buf *b, int64_t v);
/* v / 10^decimals, without trailing zeros: buf_fixed(b, -1250, 3) writes "-1.25". */
void buf_fixed(buf *b, int64_t v, int decimals);
void buf_fmt(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
