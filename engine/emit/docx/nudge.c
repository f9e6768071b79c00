/* Which lines are in doubt, and which letters of them to nudge. */
#include "emit/docx/nudge.h"

/* Lines whose left edge would show it, centred ones and those at the right, are nudged by less. */
enum { DOUBT = LEN_PT * 15 / 100, LETTERS = 12, SPACING = 2, CENTRED_LETTERS = 6, RIGHT_LETTERS = 3, SMALL_SPACING = 1,
       NEARLY = DOUBT + LETTERS * SPACING * LEN_TWIP };

/* -1: a line that just fits, to be made tighter; 1: one that just cannot take the next word (or the next letter,
 * where a word is cut), to be made wider; 0: no doubt. Between two words so short that both hold, fitting comes
 * first. */
static int doubt_of(const line_end *e) {
    if (e->slack < DOUBT) return -1;
    return e->next_need && e->next_need - e->slack < DOUBT;
}

size_t docx_label_bytes(const label *l) { return l->kind == LABEL_NONE ? 0 : l->text.n + 1; }

/* Label and runs as line_end counts them: all but text is one byte, here one that is no letter. */
static str joined_text(const para *p, arena *a) {
    buf b = buf_in(a);
    if (p->label.kind != LABEL_NONE) {
        buf_add(&b, p->label.text);
        buf_byte(&b, ' ');
    }
    for (size_t i = 0; i < p->runs_n; i++) {
        if (p->runs[i].kind == RUN_TEXT) buf_add(&b, p->runs[i].text);
        else buf_byte(&b, '\t');
    }
    return buf_str(&b);
}

static bool starts_letter(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

static docx_nudge last_letters(str text, size_t from, size_t to, int doubt, style_align align) {
    int most = align == ALIGN_CENTRE ? CENTRED_LETTERS : align == ALIGN_RIGHT ? RIGHT_LETTERS : LETTERS;
    while (to > from && (text.p[to - 1] == ' ' || text.p[to - 1] == '\t')) to--;
    size_t at = to;
    for (int n = 0; at > from && n < most; n += starts_letter(text.p[at])) at--;
    return (docx_nudge){.from = at, .to = to, .spacing = doubt * (most == LETTERS ? SPACING : SMALL_SPACING)};
}

/* Behind the character at byte `at`. */
static size_t letter_end(str text, size_t at) {
    if (at < text.n) at++;
    while (at < text.n && !starts_letter(text.p[at])) at++;
    return at;
}

/* Behind the first letter of the next line. */
static docx_nudge hold(str text, size_t to) {
    size_t next = letter_end(text, to);
    return (docx_nudge){.from = next, .to = letter_end(text, next), .spacing = SMALL_SPACING};
}

/* The line and the first letter of the next. */
static docx_nudge all_of_line(str text, size_t from, size_t to, int doubt) {
    return (docx_nudge){.from = from, .to = letter_end(text, to), .spacing = doubt * SMALL_SPACING};
}

/* For a doubtful line that begins a word longer than a line and ends within it. LibreOffice cuts such a word a letter
 * before the first change of looks in that line, so none may come before the next line's first letter. One behind that
 * letter makes it too much for the line; where the word has no more letters, and to make sure that the line's last
 * letter fits, all of the line is nudged. */
static docx_nudge first_of_word(str text, size_t from, size_t to, int doubt) {
    size_t next = letter_end(text, to);
    bool all = doubt < 0 || next == text.n || text.p[next] == ' ';
    return all ? all_of_line(text, from, to, doubt) : hold(text, to);
}

/* The first two letters of the next word, where the line itself has none to grow by. */
static docx_nudge next_word(str text, size_t to) {
    return (docx_nudge){.from = to, .to = letter_end(text, letter_end(text, to)), .spacing = SPACING};
}

/* A line that is made tighter would end the one before later, should its first word nearly fit there. */
static size_t spare_first_word(const line_end *before, str text, size_t from, size_t to) {
    if (before->next_need - before->slack > NEARLY) return from;
    size_t second = str_find(text, STR(" "), from) + 1;
    return second < to ? second : from;
}

/* For line `i`, whose letters may be nudged from byte `from` on; none: .to is 0. */
static docx_nudge nudge_line(const block_layout *l, size_t i, str text, size_t from, size_t to, style_align align) {
    const line_end *e = &l->ends[i];
    int doubt = doubt_of(e);
    if (e->held) return doubt > 0 ? all_of_line(text, from, e->end, doubt) : hold(text, e->end);
    if (!doubt) return (docx_nudge){0};
    if (e->cut && !(i && l->ends[i - 1].cut)) return first_of_word(text, from, to, doubt);
    if (doubt > 0 && !e->cut && str_trim(str_part(text, from, to)).n == 0) return next_word(text, e->end);
    if (doubt < 0 && i && !e->cut) from = spare_first_word(&l->ends[i - 1], text, from, to);
    return to > from ? last_letters(text, from, to, doubt, align) : (docx_nudge){0};
}

size_t docx_nudge_find(const para *p, const block_layout *l, arena *a, docx_nudge **out) {
    size_t n = 0, most = 0, from = docx_label_bytes(&p->label);
    for (size_t i = 0; i < l->ends_n; i++)
        most += l->ends[i].held || doubt_of(&l->ends[i]);
    if (!most) return 0;
    str text = joined_text(p, a);
    docx_nudge *list = ARENA_ARRAY(a, docx_nudge, most);
    for (size_t i = 0, start = 0; i < l->ends_n; i++) {
        const line_end *e = &l->ends[i];
        size_t to = e->end < text.n ? e->end : text.n;
        if (to <= from) continue; /* nothing but the label */
        if (i && l->ends[i - 1].cut && letter_end(text, start) > from) from = letter_end(text, start);
        docx_nudge nudge = nudge_line(l, i, text, from, to, p->style ? p->style->align : ALIGN_LEFT);
        if (nudge.to) list[n++] = nudge;
        from = nudge.to > to ? nudge.to : to;
        start = to;
    }
    *out = list;
    return n;
}
