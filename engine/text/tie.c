/* One pass over the words of a text, with the word before always at hand. Most words are passed by after a
 * look at their first byte; the text is copied only from the first tie on. */
#include "text/tie.h"

#include "base/bytes.h"
#include "text/unicode.h"

#include <string.h>

/* What may follow a word that is tied to it. CODE: the number of a document, up to LONGEST_NUMBER. */
enum { NUMBER = 1, ROMAN = 2, LETTER = 4, CODE = 8 };

typedef struct word_rule {
    str word;
    uint8_t follows;
} word_rule;

#define WORD(literal) {"" literal, sizeof(literal) - 1}

/* Words that number what they name. */
static const word_rule naming[] = {
    {WORD("ngày"), NUMBER}, {WORD("tháng"), NUMBER}, {WORD("năm"), NUMBER}, {WORD("thứ"), NUMBER},
    {WORD("lần"), NUMBER}, {WORD("khoản"), NUMBER}, {WORD("điểm"), NUMBER | LETTER}, {WORD("tiết"), LETTER},
    {WORD("điều"), NUMBER}, {WORD("mục"), NUMBER | ROMAN}, {WORD("chương"), NUMBER | ROMAN},
    {WORD("phần"), NUMBER | ROMAN}, {WORD("lục"), NUMBER | ROMAN}, {WORD("khóa"), NUMBER | ROMAN},
    {WORD("khoá"), NUMBER | ROMAN}, {WORD("quý"), NUMBER | ROMAN}, {WORD("kỳ"), NUMBER | ROMAN},
    {WORD("giờ"), NUMBER}, {WORD("số"), CODE},
};

/* Units, kept with the figure before them. */
static const str units[] = {
    WORD("đồng"), WORD("đ"), WORD("triệu"), WORD("tỷ"), WORD("nghìn"), WORD("ngàn"), WORD("người"),
    WORD("ngày"), WORD("giờ"), WORD("phút"), WORD("tháng"), WORD("năm"), WORD("tuần"), WORD("%"),
    WORD("‰"), WORD("m"), WORD("m2"), WORD("m²"), WORD("m3"), WORD("m³"), WORD("km"), WORD("km2"),
    WORD("km²"), WORD("cm"), WORD("mm"), WORD("ha"), WORD("kg"), WORD("g"), WORD("tấn"),
    WORD("lít"), WORD("VND"), WORD("VNĐ"), WORD("USD"),
};

/* What is written short before a name. */
static const str shortened[] = {
    WORD("P."), WORD("Q."), WORD("X."), WORD("H."), WORD("T."), WORD("TP."), WORD("Tp."), WORD("TX."), WORD("TT."),
    WORD("KP."), WORD("TM."), WORD("KT."), WORD("TL."), WORD("TUQ."), WORD("ThS."), WORD("TS."), WORD("BS."),
};

enum {
    LONGEST_SHORT = 4,   /* bytes of the longest of these */
    LONGEST_NUMBER = 16, /* of a document ("30/2020/NĐ-CP"): tied to "số", a longer one would be too long a word */
    LONGEST_WORD = 8,  /* bytes of the longest word of the tables ("chương", "nghìn") */
    LONGEST_CODE = 24, /* a longer one would tear a justified line open, so it may end a line at its hyphens */
};

typedef struct word {
    size_t from, to; /* with all that touches it */
    bool tied;       /* to the word before */
} word;

/* What a byte may be, by itself. */
enum { BLANK = 1, FIGURE = 2, CAPITAL = 4, OPENING = 8, CLOSING = 16, BRACE = 32, HYPHEN = 64, INLINE = 128 };

static const uint8_t kinds[256] = {
    [' '] = BLANK, ['\n'] = BLANK, ['\t'] = BLANK, ['-'] = HYPHEN, ['{'] = BRACE,
    ['('] = OPENING, ['['] = OPENING, ['"'] = OPENING | CLOSING, ['\''] = OPENING | CLOSING,
    ['*'] = OPENING | CLOSING | INLINE, ['_'] = OPENING | CLOSING | INLINE,
    ['.'] = CLOSING, [','] = CLOSING, [';'] = CLOSING, [':'] = CLOSING, ['!'] = CLOSING, ['?'] = CLOSING,
    [')'] = CLOSING, [']'] = CLOSING, [0xE2] = OPENING, /* the first byte of “ and ‘ */
    ['0'] = FIGURE, ['1'] = FIGURE, ['2'] = FIGURE, ['3'] = FIGURE, ['4'] = FIGURE,
    ['5'] = FIGURE, ['6'] = FIGURE, ['7'] = FIGURE, ['8'] = FIGURE, ['9'] = FIGURE,
    ['A'] = CAPITAL, ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL, ['F'] = CAPITAL,
    ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = CAPITAL, ['J'] = CAPITAL, ['K'] = CAPITAL, ['L'] = CAPITAL,
    ['M'] = CAPITAL, ['N'] = CAPITAL, ['O'] = CAPITAL, ['P'] = CAPITAL, ['Q'] = CAPITAL, ['R'] = CAPITAL,
    ['S'] = CAPITAL, ['T'] = CAPITAL, ['U'] = CAPITAL, ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL,
    ['Y'] = CAPITAL, ['Z'] = CAPITAL,
};

static bool is(char c, unsigned kind) { return kinds[(unsigned char)c] & kind; }
static bool is_digit(char c) { return is(c, FIGURE); }
static bool is_capital(char c) { return is(c, CAPITAL); }
static bool is_letter(char c) { return is_capital((char)(c & ~0x20)) || (c & 0x80); }
static bool is_roman(char c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

/* “ ” ‘ ’ */
static size_t quote_before(str s, size_t end) {
    bool quote = end >= 3 && memcmp(s.p + end - 3, "\xE2\x80", 2) == 0 && (uint8_t)s.p[end - 1] >= 0x98 &&
                 (uint8_t)s.p[end - 1] <= 0x9D;
    return quote ? 3 : 0;
}

/* A word without brackets, quotation marks, inline marks, marks of a sentence. */
static str core(str s, word w) {
    size_t head = w.from, tail = w.to;
    for (size_t n = 1; head < tail && n; head += n) {
        char c = s.p[head];
        n = (unsigned char)c == 0xE2 && tail - head >= 3 ? quote_before(s, head + 3) : is(c, OPENING);
    }
    for (size_t n = 1; tail > head && n; tail -= n) {
        char c = s.p[tail - 1];
        n = c & 0x80 && tail - head >= 3 ? quote_before(s, tail) : is(c, CLOSING);
    }
    return str_part(s, head, tail);
}

/* No mark of a sentence behind it: the next word belongs to it. */
static bool goes_on(str s, word w, str core_of_it) {
    for (const char *p = core_of_it.p + core_of_it.n; p < s.p + w.to; p++)
        if (!is(*p, INLINE)) return false;
    return true;
}

/* Equal, but for a capital at the head of `have`. */
static bool same_word(str have, str want) {
    if (have.n != want.n) return false;
    if (str_starts(have, STR("Đ")) && str_starts(want, STR("đ"))) have.p += 2, want.p += 2, have.n = want.n -= 2;
    else if (is_capital(have.p[0]) && (have.p[0] | 0x20) == want.p[0]) have.p++, want.p++, have.n = want.n -= 1;
    return str_eq(have, want);
}

static bool is_digits(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i])) return false;
    return s.n;
}

static unsigned kind_of(str s) {
    unsigned kind = 0;
    size_t roman = 0;
    for (size_t i = 0; i < s.n; i++) roman += is_roman(s.p[i]);
    if (is_digit(s.p[0])) kind |= s.n <= LONGEST_NUMBER ? NUMBER | CODE : NUMBER;
    if (roman == s.n) kind |= ROMAN;
    bool letter = s.n == 1 ? s.p[0] >= 'a' && s.p[0] <= 'z' : s.n == 2 && memcmp(s.p, "\xC4\x91", 2) == 0;
    return letter ? kind | LETTER : kind;
}

static bool names_next(str before, unsigned kind) {
    if (before.n > LONGEST_WORD + 2) return false;
    for (size_t i = 0; i < sizeof naming / sizeof *naming; i++)
        if (naming[i].follows & kind && same_word(before, naming[i].word)) return true;
    return false;
}

static bool is_figure(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]) && s.p[i] != '.' && s.p[i] != ',') return false;
    return s.n && is_digit(s.p[0]);
}

static bool is_unit(str s) {
    if (s.n > LONGEST_WORD) return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_eq(s, units[i])) return true;
    return false;
}

/* A capital or a figure first. */
static bool begins_name(str s) {
    size_t i = 0, bad;
    return is_digit(s.p[0]) || (utf8_valid(s, &bad) && text_is_capital(utf8_next(s, &i)));
}

/* A single capital behind a capitalised word: the initial that ends a name. */
static bool is_initial(str before, str s) {
    size_t i = 0, bad;
    if (!(s.n == 1 && is_capital(s.p[0])) && !(s.n == 2 && memcmp(s.p, "\xC4\x90", 2) == 0)) return false;
    return utf8_valid(before, &bad) && text_is_capital(utf8_next(before, &i));
}

/* One letter, or đ, and then nothing but marks. */
static bool is_letter_alone(const char *p, size_t n) {
    size_t letter = n >= 2 && (unsigned char)p[0] == 0xC4 ? 2 : 1;
    return n == letter || is(p[letter], CLOSING);
}

/* "0203": what a telephone number begins with. */
static bool is_code_of_place(str s) { return s.p[0] == '0' && s.n >= 3 && is_digits(s); }

/* Figures in groups, as telephone numbers and some amounts are written: "0912 345 678", "0203 3.825.678",
 * "20 000". */
static bool is_next_group(str last, str next) {
    bool thousands = last.n <= 3 && next.n == 3; /* no year */
    return (is_code_of_place(last) && is_figure(next)) || (thousands && is_digits(last) && is_digits(next));
}

/* "(0203)" before the rest of a telephone number; `last` is what stands in it. */
static bool is_bracketed_code(str s, word w, str last) {
    const char *end = last.p + last.n;
    bool in_brackets = last.p > s.p + w.from && last.p[-1] == '(' && end + 1 == s.p + w.to && *end == ')';
    return in_brackets && is_code_of_place(last);
}

/* "P." in "(P. Đông Hải)": a word written short, with its point. */
static bool is_shortened(str s, word w, str last) {
    str pointed = str_part(s, (size_t)(last.p - s.p), w.to);
    for (size_t i = 0; pointed.n <= LONGEST_SHORT && i < sizeof shortened / sizeof *shortened; i++)
        if (str_eq(pointed, shortened[i])) return true;
    return false;
}

/* ☐ ☑ ☒: what is to be ticked stands behind it. */
static bool is_box(str s) {
    return s.n == 3 && memcmp(s.p, "\xE2\x98", 2) == 0 && s.p[2] >= '\x90' && s.p[2] <= '\x92';
}

/* Whether a look at the first bytes leaves it open: most words end here. `head`: of what kinds they are, of both. */
static bool may_be_tied(str s, word w, unsigned head) {
    enum { SHORT = 12 }; /* bytes of a Roman number with marks around */
    size_t n = w.to - w.from;
    if (head & (FIGURE | OPENING)) return true;
    if (n <= SHORT && is(s.p[w.from], CAPITAL)) return true;
    return is_letter_alone(s.p + w.from, n) || s.p[w.from - 2] == '.';
}

static bool is_tied(str s, word before, word w) {
    str last = core(s, before), next = core(s, w);
    if (!last.n || !next.n) return false;
    if (!goes_on(s, before, last))
        return is_figure(next) ? is_bracketed_code(s, before, last) || is_shortened(s, before, last)
                               : begins_name(next) && is_shortened(s, before, last);
    if (is_digit(last.p[0]) && is_next_group(last, next)) return true;
    if (is_box(last)) return true;
    if (is_digit(last.p[0])) return is_figure(last) && is_unit(next) && (!before.tied || str_eq(next, STR("phút")));
    unsigned kind = next.n <= 2 || is_digit(next.p[0]) || is_roman(next.p[0]) ? kind_of(next) : 0;
    return (kind && names_next(last, kind)) || is_initial(last, next);
}

/* Whether the hyphen at `i`, inside a word, keeps figures or capitals together. */
static bool is_code(str s, word w, size_t i) {
    if (i == w.from || i + 1 == w.to) return false;
    char last = s.p[i - 1], next = s.p[i + 1];
    if (is_digit(next)) return is_digit(last) || is_letter(last);
    if (is_digit(last)) return is_letter(next);
    bool capital = is_capital(last) || (i - w.from >= 2 && memcmp(s.p + i - 2, "\xC4\x90", 2) == 0);
    return capital && (is_capital(next) || (w.to - i > 2 && memcmp(s.p + i + 1, "\xC4\x90", 2) == 0));
}

static bool is_address(str s, word w) {
    str whole = str_part(s, w.from, w.to);
    return memchr(whole.p, '@', whole.n) || str_find(whole, STR("://"), 0) < whole.n ||
           str_starts(whole, STR("www."));
}

typedef struct tying {
    arena *a;
    str s;
    buf out;
    size_t done; /* bytes of s already in `out`, once something was tied */
} tying;

/* What stands at [at, at + 1) is written as `instead`. */
static void replace(tying *t, size_t at, str instead) {
    if (!t->out.a) {
        t->out = buf_in(t->a);
        buf_room(&t->out, t->s.n + t->s.n / 8 + 16);
    }
    buf_add(&t->out, str_part(t->s, t->done, at));
    buf_add(&t->out, instead);
    t->done = at + 1;
}

/* Bytes that matter to word_end, of sixteen: all of BLANK, BRACE, HYPHEN. */
static bytes16 word_marks(bytes16 v) {
    return (bytes16)((v == ' ') | (v == '\n') | (v == '\t') | (v == '-') | (v == '{'));
}

/* The end of the word that begins at `i`; braces are passed over. */
static size_t word_end(str s, size_t i, bool *hyphens) {
    for (*hyphens = false; i < s.n; i++) {
        size_t letters = i + BYTES <= s.n ? bytes_first(word_marks(bytes_at(s.p + i))) : 0;
        unsigned kind = letters < BYTES ? kinds[(unsigned char)s.p[i += letters]] : 0;
        if (letters == BYTES) i += BYTES - 1;
        if (kind & BLANK) break;
        *hyphens |= kind & HYPHEN;
        if (!(kind & BRACE)) continue;
        const char *close = memchr(s.p + i, '}', s.n - i);
        if (close) i = (size_t)(close - s.p);
    }
    return i;
}

static void tie_hyphens(tying *t, word w) {
    if (core(t->s, w).n > LONGEST_CODE || is_address(t->s, w)) return;
    for (size_t i = w.from; i < w.to; i++) {
        if (t->s.p[i] == '{') {
            const char *close = memchr(t->s.p + i, '}', w.to - i);
            if (close) i = (size_t)(close - t->s.p);
        } else if (t->s.p[i] == '-' && is_code(t->s, w, i)) {
            replace(t, i, STR("\u2011"));
        }
    }
}

str text_tie(arena *a, str s) {
    tying t = {.a = a, .s = s};
    word before = {0};
    unsigned head = BLANK; /* the kinds of the first byte of the word before; BLANK: there is none */
    for (size_t i = 0; i < s.n;) {
        bool hyphens;
        unsigned was = head;
        word w = {.from = i, .to = word_end(s, i, &hyphens)};
        head = kinds[(unsigned char)s.p[i]];
        bool apart = (was | head) & BLANK || s.p[i - 1] != ' '; /* no word before, or no plain blank between */
        if (!apart && may_be_tied(s, w, was | head)) w.tied = is_tied(s, before, w);
        if (w.tied) replace(&t, i - 1, STR("\u00A0"));
        if (hyphens) tie_hyphens(&t, w);
        before = w;
        i = w.to + 1;
    }
    if (!t.out.a) return s;
    buf_add(&t.out, str_part(s, t.done, s.n));
    return buf_str(&t.out);
}

str text_untie(arena *a, str s) {
    buf out = buf_in(a);
    for (size_t i = 0; i < s.n;) {
        str rest = str_part(s, i, s.n);
        bool blank = str_starts(rest, STR("\u00A0")), hyphen = str_starts(rest, STR("\u2011"));
        buf_byte(&out, blank ? ' ' : hyphen ? '-' : s.p[i]);
        i += blank ? 2 : hyphen ? 3 : 1;
    }
    return buf_str(&out);
}
