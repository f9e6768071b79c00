/* Joining runs and adding up advances. The inner loop runs once per character of the document, so
 * advances come from the flat table of the face, which is filled as characters turn up. */
#include "layout/measure.h"

#include "text/unicode.h"

#include <string.h>

enum { CONTEXT = 40 };

/* Characters that say something about line breaking or shaping and are never drawn. */
static bool invisible(uint32_t code) {
    enum {
        SOFT_HYPHEN = 0xAD,
        ZERO_WIDTH_SPACE = 0x200B,
        ZERO_WIDTH_JOINER = 0x200D,
        WORD_JOINER = 0x2060,
        VARIATION_SELECTORS = 0xFE00,
        BYTE_ORDER_MARK = 0xFEFF
    };
    return (code >= ZERO_WIDTH_SPACE && code <= ZERO_WIDTH_JOINER) || code == SOFT_HYPHEN ||
           code == WORD_JOINER || code == BYTE_ORDER_MARK || (code & ~0xFu) == VARIATION_SELECTORS;
}

/* Up to CONTEXT characters of `text` around byte `at`, not cutting any in two. */
static str around(str text, size_t at) {
    size_t from = at, to = at;
    for (size_t n = 0; from > 0 && n < CONTEXT / 2; from--)
        n += ((unsigned char)text.p[from - 1] & 0xC0) != 0x80;
    for (size_t n = 0; to < text.n && n < CONTEXT / 2; n++) utf8_next(text, &to);
    return str_trim(str_part(text, from, to));
}

static void report_missing(setting *s, const measured *m, uint32_t code, size_t byte, origin at) {
    for (size_t i = 0; i < s->missing_n; i++)
        if (s->missing[i] == code) return;
    s->missing = setting_room(s->a, s->missing, s->missing_n, &s->missing_cap, sizeof *s->missing);
    s->missing[s->missing_n++] = code;
    s->failed = true;
    char letter[4];
    int n = (int)utf8_put(letter, code);
    str name = str_fmt(s->a, "\"%.*s\" (U+%04X)", n, letter, (unsigned)code);
    diag_where where = doc_where_text(s->doc, s->a, at, m->text, byte, byte + (size_t)n);
    DIAG_ADD(s->diags, GLYPH_MISSING, where, s->family->name, name, around(m->text, byte));
}

/* The advance of a character that the face's table does not know yet, or that of signs draws, in units of the face.
 * Out of the way of the loop that rarely asks. */
__attribute__((noinline, cold)) static int ask(setting *s, measured *m, face_style face, uint32_t code,
                                               size_t byte, origin at) {
    if (invisible(code)) {
        m->invisible = true; /* and asked again at its next occurrence */
        return 0;
    }
    font *f = s->family->face[face];
    face_style drawn = font_family_face(s->family, face, code);
    if (drawn == FACES) {
        report_missing(s, m, code, byte, at);
        return 0;
    }
    int units = font_advance_units(s->family->face[drawn], code);
    if (drawn != face) {
        int em = font_get_metrics(f)->units_per_em, own = font_get_metrics(s->family->face[drawn])->units_per_em;
        m->signs = true;
        return (units * em + own / 2) / own;
    }
    if (code < FONT_LOW_CODES) font_memo(f)[code] = (uint16_t)units;
    return units;
}

/* Made twice by the compiler: for faces whose units are whole lengths at a size, and for those whose advances are
 * rounded one by one. */
static inline void add_up(setting *s, measured *m, const piece *p, origin at, int64_t size, int64_t em,
                          bool whole) {
    const uint16_t *memo = font_memo(s->family->face[p->face]);
    const str text = m->text;
    const int64_t scale = size / em;
    int64_t *reach = m->reach, x = reach[p->from];
    for (size_t i = p->from, next; i < p->to; i = next) {
        next = i;
        uint32_t code = utf8_next(text, &next);
        int64_t units = code < FONT_LOW_CODES ? memo[code] : 0;
        if (__builtin_expect(!units, false)) units = ask(s, m, p->face, code, i, at);
        x += whole ? units * scale : (units * size + em / 2) / em;
        reach[next] = x;
    }
}

static void measure_piece(setting *s, measured *m, const piece *p, origin at) {
    const int64_t size = (int64_t)p->half_points * (LEN_PT / 2);
    const int64_t em = font_get_metrics(s->family->face[p->face])->units_per_em;
    if (size % em == 0) add_up(s, m, p, at, size, em, true); /* with 2,048 units always */
    else add_up(s, m, p, at, size, em, false);
}

static face_style face_of(uint8_t marks) {
    static const face_style faces[] = {FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC};
    return faces[marks & (MARK_BOLD | MARK_ITALIC)];
}

static uint8_t style_marks(const style *st) {
    return (uint8_t)((st->bold ? MARK_BOLD : 0) | (st->italic ? MARK_ITALIC : 0) |
                     (st->underline ? MARK_UNDERLINE : 0));
}

static bool goes_on(const piece *before, const run *r, uint8_t marks) {
    return before && r->kind == RUN_TEXT && before->kind == RUN_TEXT && before->marks == marks &&
           before->cites == r->cites;
}

/* Adds a piece for the `n` bytes of a run; a text piece like the one before it only makes that longer. */
static void add_piece(setting *s, measured *m, const run *r, size_t from, size_t n) {
    piece *before = m->n ? &m->pieces[m->n - 1] : NULL;
    uint8_t marks = r->marks | style_marks(m->para->style);
    if (goes_on(before, r, marks)) {
        before->to += (uint32_t)n;
        return;
    }
    if (n == 0) return;
    s->pieces = setting_room(s->a, s->pieces, m->n, &s->pieces_cap, sizeof(piece));
    m->pieces = s->pieces;
    piece *p = &m->pieces[m->n++];
    *p = (piece){.kind = r->kind,
                 .from = (uint32_t)from,
                 .to = (uint32_t)(from + n),
                 .marks = marks,
                 .face = face_of(marks),
                 .half_points = style_half_points(m->para->style),
                 .cites = r->cites};
    if (!(marks & (MARK_SUPERSCRIPT | MARK_SUBSCRIPT))) return;
    font_script script =
        font_script_at(s->family->face[p->face], p->half_points, marks & MARK_SUPERSCRIPT);
    p->half_points = script.half_points;
    p->rise = script.rise_half_points * (LEN_PT / 2);
}

/* Copies one run behind `at` bytes of the joined text; gives the number of bytes. */
static size_t join_run(setting *s, measured *m, char *out, size_t at, const run *r) {
    static const char stand_in[] = {
        [RUN_TAB] = '\t', [RUN_LINE_BREAK] = '\n', [RUN_PAGE_NUMBER] = '0'};
    size_t n = r->kind == RUN_TEXT ? r->text.n : 1;
    if (r->kind != RUN_TEXT)
        out[at] = stand_in[r->kind];
    else if (n)
        memcpy(out + at, r->text.p, n);
    add_piece(s, m, r, at, n);
    return n;
}

/* The joined text and its pieces. The blank behind a label is a tab where the paragraph hangs. */
static void join(setting *s, measured *m) {
    const para *p = m->para;
    bool labelled = p->label.kind != LABEL_NONE;
    if (!labelled && p->runs_n == 1 && p->runs[0].kind == RUN_TEXT) {
        m->text = p->runs[0].text;
        add_piece(s, m, &p->runs[0], 0, m->text.n);
        return;
    }
    size_t bytes = labelled ? p->label.text.n + 1 : 0, n = 0;
    for (size_t i = 0; i < p->runs_n; i++)
        bytes += p->runs[i].kind == RUN_TEXT ? p->runs[i].text.n : 1;
    char *out = ARENA_RAW(s->a, char, bytes);
    m->text = (str){out, bytes};
    if (labelled) {
        const run words = {.kind = RUN_TEXT, .marks = p->label.marks, .text = p->label.text};
        const run blank = {.kind = RUN_TEXT, .marks = p->label.marks, .text = STR(" ")};
        const run tab = {.kind = RUN_TAB, .marks = p->label.marks};
        n += join_run(s, m, out, n, &words);
        n += join_run(s, m, out, n, p->style->first < 0 ? &tab : &blank);
    }
    for (size_t i = 0; i < p->runs_n; i++) n += join_run(s, m, out, n, &p->runs[i]);
}

static void scratch_room(setting *s, size_t n) {
    if (n < s->bytes_cap) return;
    s->bytes_cap = (n + 1) * 2;
    s->reach = ARENA_RAW(s->a, int64_t, s->bytes_cap);
    s->tabs = ARENA_RAW(s->a, len, s->bytes_cap);
    s->breaks = ARENA_RAW(s->a, break_at, s->bytes_cap);
}

/* Cuts the pieces where signs begin and end: those are of a face of their own. */
static void part_signs(setting *s, measured *m) {
    size_t n = 0, cap = 0;
    piece *parts = NULL;
    for (size_t k = 0; k < m->n; k++) {
        piece rest = m->pieces[k];
        face_style face = rest.face, now = face;
        for (size_t i = rest.from; rest.kind == RUN_TEXT && i < m->pieces[k].to;) {
            size_t from = i;
            uint32_t code = utf8_next(m->text, &i);
            face_style next = code < 0x80 ? face : font_family_face(s->family, face, code);
            if (next == now || next == FACES) continue;
            parts = setting_room(s->a, parts, n, &cap, sizeof(piece));
            parts[n] = rest;
            parts[n].face = now;
            parts[n].to = rest.from = (uint32_t)from;
            n += parts[n].to > parts[n].from;
            now = next;
        }
        parts = setting_room(s->a, parts, n, &cap, sizeof(piece));
        rest.face = now;
        parts[n++] = rest;
    }
    m->pieces = parts;
    m->n = n;
}

static len number_width(setting *s, measured *m, const piece *p) {
    font *f = s->family->face[p->face];
    int units = 0;
    for (size_t i = 0; i < m->number.n; i++) units += font_advance_units(f, (unsigned char)m->number.p[i]);
    int64_t em = font_get_metrics(f)->units_per_em;
    return (len)(((int64_t)units * p->half_points * (LEN_PT / 2) + em / 2) / em);
}

measured measure_para(setting *s, const para *p, origin at, str number) {
    measured m = {.para = p, .number = number};
    join(s, &m);
    scratch_room(s, m.text.n);
    m.reach = s->reach;
    m.breaks = s->breaks;
    m.a = s->a;
    m.breaks_n = linebreak_find(m.text, m.breaks);
    m.reach[0] = 0;
    for (size_t i = 0; i < m.n; i++) {
        const piece *part = &m.pieces[i];
        switch (part->kind) {
        case RUN_TEXT: measure_piece(s, &m, part, at); continue;
        case RUN_PAGE_NUMBER: m.reach[part->to] = m.reach[part->from] + number_width(s, &m, part); continue;
        case RUN_TAB: m.tabs = s->tabs; break;
        case RUN_LINE_BREAK: m.lines = true; break;
        }
        m.reach[part->to] = m.reach[part->from];
    }
    if (m.signs) part_signs(s, &m);
    return m;
}

str measure_drawn(setting *s, const measured *m, size_t from, size_t to) {
    str text = str_part(m->text, from, to);
    if (!m->invisible) return text;
    buf out = buf_in(s->a);
    for (size_t i = 0, was = 0; i < text.n; was = i)
        if (!invisible(utf8_next(text, &i))) buf_add(&out, str_part(text, was, i));
    return buf_str(&out);
}
