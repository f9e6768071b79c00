/* unicode: UTF-8, composed form (NFC) and letter case. Wraps utf8proc.
 * Official text is TCVN 6909:2001, that is Unicode; the engine works on composed letters only. */
#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include "base/str.h"

/* The code point at byte *i of valid UTF-8; moves *i past it. What marks the bytes as first or following ones adds
 * up to the same for all characters of a size, and is taken off in one. */
static inline uint32_t utf8_next(str s, size_t *i) {
    const unsigned char *p = (const unsigned char *)s.p + *i;
    if (p[0] < 0x80) return *i += 1, p[0];
    if (p[0] < 0xE0) return *i += 2, ((uint32_t)p[0] << 6) + p[1] - 0x3080;
    if (p[0] < 0xF0) return *i += 3, ((uint32_t)p[0] << 12) + ((uint32_t)p[1] << 6) + p[2] - 0xE2080;
    *i += 4;
    return ((uint32_t)p[0] << 18) + ((uint32_t)p[1] << 12) + ((uint32_t)p[2] << 6) + p[3] - 0x3C82080;
}
/* Writes `cp` (1-4 bytes) at `out`; gives the number of bytes. */
size_t utf8_put(char *out, uint32_t cp);
size_t utf8_count(str s); /* code points */
/* True when `s` is valid UTF-8; else *bad is the offset of the first wrong byte. */
bool utf8_valid(str s, size_t *bad);

/* True when `s` is valid UTF-8, composed, and has no control characters but tabs and line ends (those of ASCII);
 * told in one quick pass that knows Latin letters and common signs. False: look closer. */
bool text_is_plain(str s);

/* Where valid UTF-8 has the first character with no place in a document: control characters, the line ends of
 * other systems (U+2028, U+2029), what is no character in any plane (U+FFFE, U+FFFF …). Tabs and "\n" are
 * allowed if `breaks`. s.n: nowhere. */
size_t text_find_forbidden(str s, bool breaks);

/* Composed form; `s` itself when it is composed already (the usual case, found without
 * utf8proc). */
str text_nfc(arena *a, str s);
bool text_is_capital(uint32_t cp);
str text_upper(arena *a, str s);
str text_lower(arena *a, str s);
/* Lower case without Vietnamese marks, đ as d: to compare names and make file names. */
str text_fold(arena *a, str s);
/* A file name: folded, letters and digits kept, every other run one "-"; at most `max` bytes; ""
 * when nothing is left. */
str text_slug(arena *a, str s, size_t max);
/* Whether a blank (U+0020) is at an end or beside another. */
bool text_has_gap(str s);
/* One blank between words and none at the ends; line breaks stay, without blanks around them. `s` itself when it
 * is so already. */
str text_clean(arena *a, str s);
/* The candidate nearest to `name` (edit distance on folded text, at most a third of its length); n
 * when none is near. */
size_t text_nearest(arena *a, str name, const str *candidates, size_t n);

#endif
