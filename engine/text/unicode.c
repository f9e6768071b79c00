/* UTF-8 by hand, everything that needs the Unicode tables by utf8proc. Vietnamese typed as composed
 * letters, which is nearly all there is, is recognised without a look into those tables. */
#include "text/unicode.h"

#include "base/bytes.h"

#include <string.h>
#include <utf8proc.h>

static size_t size_of(uint32_t cp) { return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4; }

size_t utf8_put(char *out, uint32_t cp) {
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = size_of(cp);
    for (size_t i = n - 1; i > 0; i--, cp >>= 6) out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(lead[n] | cp);
    return n;
}

size_t utf8_count(str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* Bytes of the character at p, `left` being there to read; 0 when it is not valid: cut short,
 * longer than need be, a surrogate or beyond U+10FFFF. */
static size_t valid_at(const unsigned char *p, size_t left) {
    if (p[0] < 0x80) return 1;
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n > left) return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80) return 0;
    switch (p[0]) {
    case 0xE0: return p[1] >= 0xA0 ? n : 0;
    case 0xED: return p[1] <= 0x9F ? n : 0;
    case 0xF0: return p[1] >= 0x90 ? n : 0;
    case 0xF4: return p[1] <= 0x8F ? n : 0;
    default: return n;
    }
}

bool utf8_valid(str s, size_t *bad) {
    if (text_is_plain(s)) return true;
    for (size_t i = 0; i < s.n;) {
        size_t n = valid_at((const unsigned char *)s.p + i, s.n - i);
        if (!n) return *bad = i, false;
        i += n;
    }
    return true;
}

/* Letters and signs that NFC leaves alone next to one another: Latin, the Vietnamese block,
 * punctuation, currency, arrows, mathematics. No mark that could join a letter is among them. */
static bool always_composed(uint32_t cp) {
    return cp < 0x300 || (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2010 && cp < 0x20D0) ||
           (cp >= 0x2190 && cp < 0x2300);
}

static bool is_composed(str s) {
    for (size_t i = 0; i < s.n;)
        if (!always_composed(utf8_next(s, &i))) return false;
    return true;
}

/* text_is_plain: an automaton over bytes, without branches, which text of short mixed runs would only
 * mislead. A state is a multiple of 6; a byte's row holds the next state for each, shifted by it. What
 * is not listed is WRONG, for good. */
enum {
    WRONG,
    START = 6,     /* between characters */
    LAST = 12,     /* one byte to come: any, */
    LAST_A0 = 18,  /* from A0, */
    LAST_90 = 24,  /* from 90, */
    LAST_8F = 30,  /* to 8F */
    AFTER_E1 = 36, /* U+1E00 to U+1EFF */
    AFTER_E2 = 42, /* U+2010 to U+20CF, U+2190 to U+22FF */
    AFTER_E280 = 48, /* U+2010 to U+203F, but not U+2028, U+2029, which break lines */
};

#define ON(state, next) ((uint64_t)(next) << (state))

static const uint64_t plain_rows[256] = {
    ['\t'] = ON(START, START),
    ['\n'] = ON(START, START),
    ['\r'] = ON(START, START),
    [0x20 ... 0x7E] = ON(START, START),
    [0x80] = ON(LAST, START) | ON(LAST_8F, START) | ON(AFTER_E2, AFTER_E280),
    [0x81 ... 0x82] = ON(LAST, START) | ON(LAST_8F, START) | ON(AFTER_E2, LAST),
    [0x83] = ON(LAST, START) | ON(LAST_8F, START) | ON(AFTER_E2, LAST_8F),
    [0x84 ... 0x85] = ON(LAST, START) | ON(LAST_8F, START),
    [0x86] = ON(LAST, START) | ON(LAST_8F, START) | ON(AFTER_E2, LAST_90),
    [0x87 ... 0x8B] = ON(LAST, START) | ON(LAST_8F, START) | ON(AFTER_E2, LAST),
    [0x8C ... 0x8F] = ON(LAST, START) | ON(LAST_8F, START),
    [0x90 ... 0x9F] = ON(LAST, START) | ON(LAST_90, START) | ON(AFTER_E280, START),
    [0xA0 ... 0xA7] = ON(LAST, START) | ON(LAST_90, START) | ON(LAST_A0, START) | ON(AFTER_E280, START),
    [0xA8 ... 0xA9] = ON(LAST, START) | ON(LAST_90, START) | ON(LAST_A0, START),
    [0xAA ... 0xB7] = ON(LAST, START) | ON(LAST_90, START) | ON(LAST_A0, START) | ON(AFTER_E280, START),
    [0xB8 ... 0xBB] = ON(LAST, START) | ON(LAST_90, START) | ON(LAST_A0, START) | ON(AFTER_E280, START) |
                      ON(AFTER_E1, LAST),
    [0xBC ... 0xBF] = ON(LAST, START) | ON(LAST_90, START) | ON(LAST_A0, START) | ON(AFTER_E280, START),
    [0xC2] = ON(START, LAST_A0),
    [0xC3 ... 0xCB] = ON(START, LAST),
    [0xE1] = ON(START, AFTER_E1),
    [0xE2] = ON(START, AFTER_E2),
};

bool text_is_plain(str s) {
    uint64_t state = START;
#pragma GCC unroll 8
    for (size_t i = 0; i < s.n; i++) state = plain_rows[(unsigned char)s.p[i]] >> (state & 63);
    return (state & 63) == START;
}

size_t text_find_forbidden(str s, bool breaks) {
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(s, &i);
        if (breaks && (cp == '\n' || cp == '\t')) continue;
        bool control = cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
        if (control || cp == 0x2028 || cp == 0x2029 || (cp & 0xFFFE) == 0xFFFE) return at;
    }
    return s.n;
}

str text_nfc(arena *a, str s) {
    if (is_composed(s)) return s;
    /* No character has a canonical decomposition of more than four; the one more is utf8proc's
     * terminator. */
    size_t cap = utf8_count(s) * 4 + 1;
    utf8proc_int32_t *codes = ARENA_ARRAY(a, utf8proc_int32_t, cap);
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, codes,
                           (utf8proc_ssize_t)(cap - 1), options);
    if (n < 0 || (size_t)n >= cap) return s; /* not UTF-8, which nobody passes */
    n = utf8proc_reencode(codes, n, options);
    return n < 0 ? s : (str){(const char *)codes, (size_t)n};
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* The blanks behind a blank among the bytes at `p`, and the bytes below `least`. */
static bytes16 odd_bytes(const char *p, unsigned char least) {
    bytes16 v = bytes_at(p), before = bytes_at(p - 1);
    return (bytes16)((v < least) | ((v == ' ') & (before == ' ')));
}

/* Whether a blank is at an end or beside another, or a byte is below `least`. */
static bool is_odd(str s, unsigned char least) {
    if (!s.n) return false;
    bool odd = s.p[0] == ' ' || s.p[s.n - 1] == ' ' || (unsigned char)s.p[0] < least;
    if (s.n <= BYTES) {
        for (size_t i = 1; i < s.n; i++)
            odd |= (unsigned char)s.p[i] < least || (s.p[i] == ' ' && s.p[i - 1] == ' ');
        return odd;
    }
    bytes16 found = odd_bytes(s.p + s.n - BYTES, least);
    for (size_t i = 1; i + BYTES < s.n; i += BYTES) found |= odd_bytes(s.p + i, least);
    return odd || bytes_any(found);
}

bool text_has_gap(str s) { return is_odd(s, 0); }

static bool is_clean(str s) {
    if (!is_odd(s, ' ')) return true; /* nearly always */
    char before = '\n'; /* a blank at the head is as wrong as one behind a line break */
    for (const char *p = s.p, *end = s.p + s.n; p < end; p++) {
        char c = *p;
        if ((unsigned char)c <= ' ') {
            if (is_blank(c) && (c != ' ' || before == ' ' || before == '\n')) return false;
            if (c == '\n' && (before == ' ' || p == s.p)) return false;
        }
        before = c;
    }
    return before != ' ' && (before != '\n' || !s.n);
}

str text_clean(arena *a, str s) {
    if (is_clean(s)) return s;
    buf b = buf_in(a);
    char owed = '\0'; /* the blank or line break to write before the next word */
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (is_blank(c)) {
            owed = owed ? owed : ' ';
        } else if (c == '\n') {
            if (owed == '\n' && b.n) buf_byte(&b, '\n'); /* an empty line stays */
            owed = '\n';
        } else {
            if (owed && b.n) buf_byte(&b, owed);
            owed = '\0';
            buf_byte(&b, c);
        }
    }
    return buf_str(&b);
}

static void put_code(buf *b, uint32_t cp) { b->n += utf8_put(buf_room(b, 4), cp); }

static str map_codes(arena *a, str s, utf8proc_int32_t (*map)(utf8proc_int32_t)) {
    buf b = buf_in(a);
    buf_room(&b, s.n);
    for (size_t i = 0; i < s.n;) put_code(&b, (uint32_t)map((utf8proc_int32_t)utf8_next(s, &i)));
    return buf_str(&b);
}

bool text_is_capital(uint32_t cp) { return utf8proc_isupper((utf8proc_int32_t)cp); }

str text_upper(arena *a, str s) { return map_codes(a, s, utf8proc_toupper); }

str text_lower(arena *a, str s) { return map_codes(a, s, utf8proc_tolower); }

str text_fold(arena *a, str s) {
    enum { D_WITH_STROKE = 0x111, LONGEST = 8 };
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n;) {
        utf8proc_int32_t cp = utf8proc_tolower((utf8proc_int32_t)utf8_next(s, &i)), parts[LONGEST];
        if (cp == D_WITH_STROKE) cp = 'd'; /* a letter of its own: Unicode sees no mark in it */
        int class = 0;
        utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK;
        utf8proc_ssize_t n = utf8proc_decompose_char(cp, parts, LONGEST, options, &class);
        for (utf8proc_ssize_t k = 0; k < n && k < LONGEST; k++) put_code(&b, (uint32_t)parts[k]);
    }
    return buf_str(&b);
}

static bool letter_or_digit(uint32_t cp) {
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) || c == UTF8PROC_CATEGORY_ND;
}

/* At most `max` bytes of a slug, ended at a whole word where it has more than one. */
static str shortened(str slug, size_t max) {
    if (slug.n <= max) return slug;
    size_t end = max;
    while (end && slug.p[end] != '-') end--;
    if (!end) /* one long word: cut between characters */
        for (end = max; end && ((unsigned char)slug.p[end] & 0xC0) == 0x80;) end--;
    return str_part(slug, 0, end);
}

str text_slug(arena *a, str s, size_t max) {
    str folded = text_fold(a, s);
    buf b = buf_in(a);
    bool gap = false;
    for (size_t i = 0; i < folded.n;) {
        uint32_t cp = utf8_next(folded, &i);
        if (!letter_or_digit(cp)) {
            gap = b.n > 0;
            continue;
        }
        if (gap) buf_byte(&b, '-');
        gap = false;
        put_code(&b, cp);
    }
    return b.n ? shortened(buf_str(&b), max) : STR("");
}

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

/* Edits that lead from x to y: a character added, dropped, changed, or two neighbours swapped.
 * `rows` has three rows of y.n + 1. Counts bytes, which for folded Vietnamese are characters. */
static size_t edits(str x, str y, size_t *rows) {
    size_t width = y.n + 1, *before = rows, *last = rows + width, *now = rows + 2 * width;
    for (size_t j = 0; j <= y.n; j++) last[j] = j;
    for (size_t i = 1; i <= x.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= y.n; j++) {
            char cx = x.p[i - 1], cy = y.p[j - 1];
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (cx != cy));
            if (i > 1 && j > 1 && cx == y.p[j - 2] && x.p[i - 2] == cy)
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last, last = now, now = spare;
    }
    return last[y.n];
}

size_t text_nearest(arena *a, str name, const str *candidates, size_t n) {
    str want = text_fold(a, name);
    size_t nearest = n, limit = want.n / 3;
    for (size_t i = 0; i < n; i++) {
        str have = text_fold(a, candidates[i]);
        size_t longer = want.n > have.n ? want.n - have.n : have.n - want.n;
        if (longer > limit) continue;
        size_t cost = edits(want, have, ARENA_ARRAY(a, size_t, 3 * (have.n + 1)));
        if (cost > limit) continue;
        nearest = i;
        if (cost == 0) break;
        limit = cost - 1; /* from here on only a nearer one will do */
    }
    return nearest;
}
