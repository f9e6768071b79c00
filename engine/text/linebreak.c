/* Two ways to one answer. Text of the characters that office documents are made of goes through the
 * table below: UAX 14's pair table, cut down to their classes. The first other character sends the
 * whole text to libunibreak, which is far slower. The unit test holds the two ways against each
 * other. */
#include "text/linebreak.h"

#include "text/unicode.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

/* Line breaking classes under their names in UAX 14. WJ stands for a blank that opens a line; LF
 * ends one. RARE is every class that the table leaves to the library. */
enum {
    OP, CP, QU, GL, EX, SY, IS, PR, PO, NU, AL, IN, HY, BA, B2, COLUMNS,
    WJ = COLUMNS, ROWS,
    SP, LF, RARE,
    LEAD, /* not known before the whole character is read */
};

/* May a line end between a character of the row's class and one of the column's, looking past any
 * blanks? '^' never, '%' only where there are blanks, '_' always. As in LibreOffice, which differs
 * from UAX 14 in HY before NU, AL before PR, QU, PR and PO before OP, CP before PR and PO, and in
 * taking "\" for one of SY and "°" for one of AL. */
static const char pairs[ROWS][COLUMNS + 1] = {
    /*        OCQGESIPPNAIHBB
     *        PPULXYSROULNYA2 */
    [OP] = "^^^^^^^^^^^^^^^", [CP] = "_^%%^^^__%%_%%_", [QU] = "%^%%^^^%%%%%%%%",
    [GL] = "%^%%^^^%%%%%%%%", [EX] = "_^%%^^^_____%%_", [SY] = "_^%%^^^_____%%_",
    [IS] = "_^%%^^^__%%_%%_", [PR] = "_^%%^^^__%%_%%_", [PO] = "_^%%^^^__%%_%%_",
    [NU] = "%^%%^^^%%%%%%%_", [AL] = "%^%%^^^%_%%%%%_", [IN] = "_^%%^^^____%%%_",
    [HY] = "_^%_^^^_____%%_", [BA] = "_^%_^^^_____%%_", [B2] = "_^%%^^^_____%%^",
    [WJ] = "%^%%^^^%%%%%%%%",
};

/* By the first byte of a character. The bytes behind a first one stand for letters too, so that all bytes of most
 * words are AL; LEAD: look into the ranges below. */
static const uint8_t classes[256] = {
    RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, BA, LF, RARE, RARE, RARE, RARE, RARE,
    RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE, RARE,
    SP, EX, QU, AL, PR, PO, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY, /*  !"#$%&'()*+,-./ */
    NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX, /* 0123456789:;<=>? */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, /* @ABCDEFGHIJKLMNO */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, SY, CP, AL, AL, /* PQRSTUVWXYZ[\]^_ */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, /* `abcdefghijklmno */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, BA, RARE, AL, RARE, /* pqrstuvwxyz{|}~ */
    [0x80 ... 0xBF] = AL, [0xC3 ... 0xCA] = AL, /* U+00C0 to U+02BF */
    [0xC0 ... 0xC2] = LEAD, [0xCB ... 0xFF] = LEAD,
};

/* The rest, most frequent first. */
static const struct {
    uint16_t first, last;
    uint8_t class;
} ranges[] = {
    {0x1E00, 0x1EFF, AL}, {0x02C0, 0x02C6, AL}, {0x2012, 0x2013, BA}, {0x2018, 0x2019, QU},
    {0x201B, 0x201D, QU}, {0x2024, 0x2026, IN}, {0x00A0, 0x00A0, GL}, {0x00A1, 0x00A1, OP},
    {0x00A2, 0x00A2, PO}, {0x00A3, 0x00A5, PR}, {0x00A6, 0x00AA, AL}, {0x00AB, 0x00AB, QU},
    {0x00AC, 0x00AC, AL}, {0x00AD, 0x00AD, BA}, {0x00AE, 0x00B0, AL},
    {0x00B1, 0x00B1, PR}, {0x00B2, 0x00B3, AL}, {0x00B5, 0x00BA, AL}, {0x00BB, 0x00BB, QU},
    {0x00BC, 0x00BE, AL}, {0x00BF, 0x00BF, OP}, {0x2010, 0x2010, BA}, {0x2011, 0x2011, GL},
    {0x2014, 0x2014, B2}, {0x2020, 0x2023, AL}, {0x2030, 0x2037, PO}, {0x2039, 0x203A, QU},
    {0x2070, 0x207C, AL}, {0x2080, 0x208C, AL}, {0x20A0, 0x20A6, PR}, {0x20A8, 0x20B5, PR},
    {0x2116, 0x2116, PR}, {0x2190, 0x2211, AL}, {0x2212, 0x2213, PR}, {0x2214, 0x22FF, AL},
    {0x25A0, 0x25FF, AL}, {0x2605, 0x2606, AL}, {0x2610, 0x2613, AL}, {0x2713, 0x2718, AL},
};

/* The class of the character at *i; moves *i past it. */
static uint8_t next_class(str s, size_t *i) {
    uint8_t class = classes[(unsigned char)s.p[*i]];
    uint32_t cp = utf8_next(s, i);
    if (class != LEAD) return class;
    for (size_t k = 0; k < sizeof ranges / sizeof *ranges; k++)
        if (cp >= ranges[k].first && cp <= ranges[k].last) return ranges[k].class;
    return RARE;
}

/* The end of the letters from `i` on, of those that need no look into the ranges and of U+1E00 to U+1EFF. */
static size_t skip_letters(str s, size_t i) {
    for (; i < s.n; i++) {
        if (classes[(unsigned char)s.p[i]] == AL) continue;
        if (s.p[i] != '\xE1' || (unsigned char)s.p[i + 1] < 0xB8 || (unsigned char)s.p[i + 1] > 0xBB) break;
    }
    return i;
}

typedef struct finding {
    str s;
    break_at *out;
    size_t n;
    uint8_t before; /* the class of the last character that is not a blank */
    bool blanks;    /* stand behind it */
    bool number;    /* figures, with such marks as in 1.000,5 or 30/2020, stand before: more of them, and the
                       number's unit, follow as they follow a figure */
} finding;

static void add(finding *f, size_t end, linebreak kind) { f->out[f->n++] = (break_at){(uint32_t)end, kind}; }

/* Takes note of the character at `start`. */
static void take(finding *f, size_t start, uint8_t class) {
    if (f->before == LF) {
        if (start) add(f, start, BREAK_MUST);
        f->before = class == SP ? WJ : class;
        f->blanks = class == SP && start; /* the library overlooks the text's first blank */
        f->number = class == NU;
    } else if (class == SP) {
        f->blanks = true;
        f->number = false;
    } else {
        if (f->number && (class == NU || class == PR || class == PO)) f->before = NU;
        char rule = class == LF ? '^' : pairs[f->before][class];
        if (rule == '_' || (rule == '%' && f->blanks))
            add(f, start, f->s.p[start - 1] == '/' ? BREAK_SLASH : BREAK_MAY);
        f->number = class == NU || (f->number && (class == IS || class == SY || class == CP));
        f->before = class;
        f->blanks = false;
    }
}

/* False when a character is not in the table. */
static bool find_by_table(finding *f) {
    str s = f->s;
    for (size_t i = 0; i < s.n;) {
        if (f->before == AL && !f->blanks) { /* within a word: most of the time */
            i = skip_letters(s, i);
            if (i + 1 < s.n && s.p[i] == ' ' && classes[(unsigned char)s.p[i + 1]] == AL) {
                add(f, ++i, BREAK_MAY); /* and on to the next, without a look at the rules */
                continue;
            }
            if (i == s.n) break;
        }
        size_t start = i;
        uint8_t class = next_class(s, &i);
        if (class == RARE) return false;
        take(f, start, class);
    }
    return true;
}

/* The library ends the process by an assertion on a regional indicator (half of a flag) and takes
 * U+FFFF for the end of the text: it is given characters of the same size instead, an ideograph and
 * U+FFFD. */
static void disarm(char *text, size_t n) {
    for (size_t i = 0; i + 2 < n; i++) {
        if (memcmp(text + i, "\xEF\xBF\xBF", 3) == 0) memcpy(text + i, "\xEF\xBF\xBD", 3);
        if (i + 3 < n && memcmp(text + i, "\xF0\x9F\x87", 3) == 0)
            memcpy(text + i, "\xF0\xA0\x80\x80", 4);
    }
}

/* init_linebreak() is left out on purpose: it only speeds up the library by filling a table of the
 * process, and would have to be guarded against threads. */
static void find_by_library(finding *f) {
    str s = f->s;
    char *text = mem_alloc(2 * s.n), *found = text + s.n;
    memcpy(text, s.p, s.n);
    disarm(text, s.n);
    set_linebreaks_utf8((const utf8_t *)text, s.n, NULL, found);
    for (size_t i = 0; i + 1 < s.n; i++) {
        bool figure = s.p[i + 1] >= '0' && s.p[i + 1] <= '9';
        bool may = found[i] == LINEBREAK_ALLOWBREAK || (s.p[i] == '-' && figure);
        if (found[i] == LINEBREAK_MUSTBREAK) add(f, i + 1, BREAK_MUST);
        else if (may) add(f, i + 1, s.p[i] == '/' ? BREAK_SLASH : BREAK_MAY);
    }
    free(text);
}

size_t linebreak_find(str s, break_at *out) {
    finding f = {.s = s, .out = out, .before = LF};
    if (!find_by_table(&f)) {
        f.n = 0;
        find_by_library(&f);
    }
    if (s.n) add(&f, s.n, BREAK_MUST);
    return f.n;
}
