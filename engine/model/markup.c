/* One pass from left to right; what closes a mark is looked for once, and when there is none not again. */
#include "model/markup.h"

#include "base/bytes.h"
#include "model/block.h"
#include "text/unicode.h"

#include <string.h>

#define NO_BREAK_SPACE STR("\xC2\xA0")

typedef struct reader {
    arena *a;
    str s;
    markup_pieces out;
    size_t cap;
    buf open; /* plain text not yet in a piece */
} reader;

/* A part of the text, all with the marks `marks`, and what is known not to come in the rest of it. */
typedef struct part {
    size_t at, end;
    uint8_t marks;
    bool no_stars, no_lines, no_brace; /* ** and __ that close, "}" */
} part;

static void parse(reader *r, part p);

/* --- characters ---------------------------------------------------------------------------------------- */

static bool is_sign(char c) { return c == '*' || c == '_' || c == '^' || c == '{' || c == '\\'; }
static bytes16 signs(bytes16 v) {
    return (bytes16)((v == '*') | (v == '_') | (v == '^') | (v == '{') | (v == '\\'));
}

bool markup_may_be_in(str s) {
    size_t i = 0;
    for (; i + BYTES <= s.n; i += BYTES)
        if (bytes_any(signs(bytes_at(s.p + i)))) return true;
    while (i < s.n && !is_sign(s.p[i])) i++;
    return i < s.n;
}

static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Whether a letter or figure begins at `at`. */
static bool is_word(str s, size_t at) {
    if (at >= s.n) return false;
    uint32_t c = utf8_next(s, &at);
    return (c >= 0xC0 && c < 0x2000) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_word_before(str s, size_t at) {
    if (!at) return false;
    do at--;
    while (at && (s.p[at] & 0xC0) == 0x80);
    return is_word(s, at);
}

/* How often the byte at `at` stands there in a row. */
static size_t run_length(str s, size_t at) {
    size_t n = 1;
    while (at + n < s.n && s.p[at + n] == s.p[at]) n++;
    return n;
}

/* --- pieces -------------------------------------------------------------------------------------------- */

static void add_piece(reader *r, markup_piece piece) {
    if (r->out.n == r->cap) {
        size_t cap = r->cap * 2 + 4, size = sizeof *r->out.items;
        r->out.items = arena_grow(r->a, r->out.items, r->cap * size, cap * size);
        r->cap = cap;
    }
    r->out.items[r->out.n++] = piece;
}

static void flush(reader *r, uint8_t marks) {
    if (r->open.n) add_piece(r, (markup_piece){.text = buf_str(&r->open), .marks = marks});
    r->open = buf_in(r->a);
}

/* --- marks: each reads what begins at p->at and moves it on ---------------------------------------------- */

static void literal(reader *r, part *p, size_t n) {
    buf_add(&r->open, str_part(r->s, p->at, p->at + n));
    p->at += n;
}

static void escape(reader *r, part *p) {
    char next = p->at + 1 < r->s.n ? r->s.p[p->at + 1] : '\0';
    if (next != ' ' && next != '}' && !is_sign(next)) {
        literal(r, p, 1);
        return;
    }
    if (next == ' ') buf_add(&r->open, NO_BREAK_SPACE);
    else buf_byte(&r->open, next);
    p->at += 2;
}

/* Where the marks that end a pair begin, at `from` or after it; p->end: nowhere. */
static size_t closing_of(str s, const part *p, size_t from, char sign) {
    for (size_t at = from; at + 1 < p->end;) {
        const char *found = memchr(s.p + at, sign, p->end - at);
        if (!found) break;
        at = (size_t)(found - s.p);
        size_t n = run_length(s, at);
        bool joined = at + 2 < p->end && is_word(s, at + 2);
        if (n == 2 && at + 2 <= p->end && !is_blank(s.p[at - 1]) && s.p[at - 1] != '\\' && !joined) return at;
        at += n;
    }
    return p->end;
}

static void pair(reader *r, part *p) {
    str s = r->s;
    char sign = s.p[p->at];
    size_t n = run_length(s, p->at), begin = p->at + n, close = p->end;
    if (begin > p->end) n = p->end - p->at;
    bool *none = sign == '*' ? &p->no_stars : &p->no_lines;
    bool opens = n == 2 && begin < s.n && !is_blank(s.p[begin]) && !is_word_before(s, p->at);
    if (opens && !*none) {
        close = closing_of(s, p, begin + 1, sign);
        *none = close == p->end;
    }
    if (close == p->end) {
        literal(r, p, n);
        return;
    }
    flush(r, p->marks);
    uint8_t mark = sign == '*' ? MARK_BOLD : MARK_ITALIC;
    parse(r, (part){.at = begin, .end = close, .marks = (uint8_t)(p->marks | mark)});
    p->at = close + 2;
}

static void raised(reader *r, part *p) {
    size_t begin = p->at + 2;
    const char *brace = p->no_brace || begin >= p->end ? NULL : memchr(r->s.p + begin, '}', p->end - begin);
    p->no_brace = p->no_brace || !brace;
    if (!brace || brace == r->s.p + begin) {
        literal(r, p, 1);
        return;
    }
    size_t close = (size_t)(brace - r->s.p);
    uint8_t mark = r->s.p[p->at] == '^' ? MARK_SUPERSCRIPT : MARK_SUBSCRIPT;
    flush(r, p->marks);
    parse(r, (part){.at = begin, .end = close, .marks = (uint8_t)(p->marks | mark)});
    p->at = close + 1;
}

static void reference(reader *r, part *p) {
    static const char lead[] = "{ref:";
    str s = r->s;
    size_t i = 0, at = p->at;
    while (i < sizeof lead - 1 && at < p->end && (s.p[at] == lead[i] || (i && (s.p[at] | 32) == lead[i]))) i++, at++;
    size_t begin = at;
    if (i == sizeof lead - 1)
        while (at < p->end && !strchr("{} \t\n\v\f\r", s.p[at])) at++;
    if (at == begin || at >= p->end || s.p[at] != '}') {
        literal(r, p, 1);
        return;
    }
    flush(r, p->marks);
    add_piece(r, (markup_piece){.ref = text_lower(r->a, str_part(s, begin, at)), .marks = p->marks});
    p->at = at + 1;
}

/* Marks do not nest deep: what closes a pair is the nearest that may. */
static void parse(reader *r, part p) {
    while (p.at < p.end) {
        size_t plain = 0;
        while (p.at + plain < p.end && !is_sign(r->s.p[p.at + plain])) plain++;
        literal(r, &p, plain);
        if (p.at == p.end) break;
        char sign = r->s.p[p.at];
        bool braced = (sign == '^' || sign == '_') && p.at + 1 < r->s.n && r->s.p[p.at + 1] == '{';
        if (sign == '\\') escape(r, &p);
        else if (sign == '{') reference(r, &p);
        else if (braced) raised(r, &p);
        else if (sign == '^') literal(r, &p, 1);
        else pair(r, &p);
    }
    flush(r, p.marks);
}

markup_pieces markup_read(arena *a, str s, uint8_t marks) {
    reader r = {.a = a, .s = s, .open = buf_in(a)};
    parse(&r, (part){.end = s.n, .marks = marks});
    return r.out;
}

str markup_plain(arena *a, str s) {
    if (!markup_may_be_in(s)) return s;
    markup_pieces pieces = markup_read(a, s, 0);
    buf b = buf_in(a);
    for (size_t i = 0; i < pieces.n; i++) buf_add(&b, pieces.items[i].ref.n ? STR("…") : pieces.items[i].text);
    return buf_str(&b);
}
