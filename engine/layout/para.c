/* The lines of one paragraph: indents, pitch, what they cost to part, and the warnings of lines
 * that do not fit. */
#include "layout/para.h"

#include "layout/line.h"
#include "text/unicode.h"

#include <string.h>

enum { QUOTED = 60 }; /* characters of the text in a warning */

static str quoted(str text) {
    size_t to = 0;
    for (size_t n = 0; to < text.n && n < QUOTED; n++) utf8_next(text, &to);
    return str_trim(str_part(text, 0, to));
}

/* The room of the first or another line. Indents that leave none are a fault of the style: one
 * character a line. */
static line_room room_of(const style *st, len width, len inset, bool first) {
    line_room room = {.left = st->left + inset + (first ? st->first : 0),
                      .stop = st->first < 0 ? st->left : 0};
    room.width = width - st->right - inset - room.left;
    room.below = width - st->right - st->left - 2 * inset;
    if (room.width < 0) room.width = 0;
    return room;
}

/* The lines that a paragraph gets with so much room left at both sides. */
typedef struct outline {
    size_t lines;
    int64_t width; /* of all lines */
    len longest;
    len least_next; /* the least width at which a word would go up a line */
    bool cut;
    bool name_last; /* the last line is words held together, and no short one */
} outline;

/* Whether no line could end within a line: a word, or words held together by no-break blanks. */
static bool is_whole(const measured *m, const line *ln) { return line_break_after(m, ln->from) >= ln->solid; }

static outline outline_at(const measured *measured_once, len width, len inset) {
    outline o = {.least_next = width};
    measured trial = *measured_once, *m = &trial; /* ties that give way do so for this width only */
    for (size_t at = 0; at < m->text.n; o.lines++) {
        line ln = line_next(m, at, room_of(m->para->style, width, inset, at == 0));
        o.width += ln.width;
        if (ln.width > o.longest) o.longest = ln.width;
        if (ln.next_need && ln.width + ln.next_need < o.least_next) o.least_next = ln.width + ln.next_need;
        o.cut |= ln.cut || m->untied;
        o.name_last = ln.width > o.longest / 3 && is_whole(m, &ln);
        at = ln.end;
    }
    return o;
}

static len inset_for(len width, len text_width) { return (width - text_width) / 2 / LEN_TWIP * LEN_TWIP; }

/* How far the lines of a centred paragraph are drawn in from both sides to be about equally long, and no more than
 * they would be: in the middle of the widths that give the same lines, so that office programs come to them too.
 * Where the last one is a name ("XÃ HÒA BÌNH") they end by the meaning as they are. */
static len balance(const measured *m, len width) {
    enum { NEAR = 4 * LEN_PT };
    const style *st = m->para->style;
    len room = width - st->left - st->right, wide = room;
    outline at_most = outline_at(m, width, 0);
    if (at_most.lines < 2 || at_most.cut || at_most.name_last || room <= 0) return 0;
    len narrow = (len)(at_most.width / (int64_t)at_most.lines); /* they cannot be shorter than on average */
    while (wide - narrow > NEAR) {
        len middle = narrow + (wide - narrow) / 2;
        outline o = outline_at(m, width, inset_for(room, middle));
        if (o.lines > at_most.lines || o.cut) narrow = middle;
        else wide = middle;
    }
    outline best = outline_at(m, width, inset_for(room, wide));
    if (best.least_next > room) best.least_next = room;
    return inset_for(room, best.longest + (best.least_next - best.longest) / 2);
}

static void warn_long_word(setting *s, const block *b, const measured *m, const line *ln) {
    size_t to = line_break_after(m, ln->end - 1);
    str word = str_part(m->text, ln->from, to);
    DIAG_ADD(s->diags, LINE_OVERFLOW, doc_where_text(s->doc, s->a, b->at, m->text, ln->from, to), quoted(word));
}

/* What it costs to end a page after line i of n: widows and orphans are two lines. What stays with the
 * next block stays whole, as LibreOffice has it. */
static break_cost cost_after(const style *st, bool keep_next, size_t i, size_t n) {
    if (i + 1 == n) return BREAK_FREE;
    if (st->widow_control && (i == 0 || i + 2 == n)) return BREAK_STRANDS;
    return st->keep_lines || keep_next ? BREAK_SPLITS : BREAK_FREE;
}

static void set_line(setting *s, const block *b, const measured *m, const line *ln, line_room room,
                     size_t *piece_at) {
    const style *st = m->para->style;
    strip *line_strip = setting_strip(s, b);
    line_strip->height = st->line;
    line_strip->align = st->align;
    size_t items_before = s->items_n;
    line_draw(s, m, ln, room, st->align, st->line / 5 * 4 + st->line % 5 * 4 / 5, b->id, piece_at);
    line_strip->items_n = (uint32_t)(s->items_n - items_before);
}

/* Sets all lines; gives how many. */
static size_t set_lines(setting *s, const block *b, measured *m, len width, len inset, para_result *r) {
    size_t n = 0, at = 0, piece_at = 0;
    bool warned = false, more = true, wraps = false;
    while (more) {
        line_room room = room_of(m->para->style, width, inset, n == 0);
        line ln = line_next(m, at, room);
        set_line(s, b, m, &ln, room, &piece_at);
        s->ends = setting_room(s->a, s->ends, n, &s->ends_cap, sizeof(line_end));
        s->ends[n++] = (line_end){.end = (uint32_t)ln.end,
                                  .slack = room.width - ln.width,
                                  .next_need = ln.next_need,
                                  .cut = ln.cut,
                                  .held = ln.held};
        if (ln.width > r->longest) r->longest = ln.width;
        if (ln.cut && !warned) warn_long_word(s, b, m, &ln);
        warned = ln.cut;
        more = ln.end < m->text.n || ln.forced;
        wraps |= more && !ln.forced;
        at = ln.end;
    }
    if (wraps && m->para->style->one_line)
        DIAG_ADD(s->diags, CELL_WRAPS, doc_where_text(s->doc, s->a, b->at, m->text, 0, m->text.n), quoted(m->text));
    return n;
}

/* What the DOCX must let go of, too. */
static void record_untied(setting *s, const measured *m, block_layout *out) {
    uint32_t *untied = ARENA_RAW(s->a, uint32_t, m->breaks_n);
    size_t k = 0;
    out->untied = untied;
    for (const break_at *b = m->breaks; b < m->breaks + m->breaks_n; b++) {
        while (k + 1 < out->ends_n && out->ends[k].end < b->end) k++;
        size_t tie = b->kind == BREAK_MAY ? line_tie_before(m, b->end) : 0;
        bool blank = tie == sizeof "\u00A0" - 1;
        if (tie && (!blank || out->ends[k].end == b->end)) untied[out->untied_n++] = (uint32_t)b->end;
    }
}

static bool has_page_number(const measured *m) {
    for (size_t i = 0; i < m->n; i++)
        if (m->pieces[i].kind == RUN_PAGE_NUMBER) return true;
    return false;
}

para_result para_set(setting *s, const block *b, len width, str number) {
    const para *p = &b->as.para;
    const style *st = p->style;
    para_result r = {.keep_next = p->keep_next || st->keep_next};
    size_t first = s->strips_n;
    measured m = measure_para(s, p, b->at, number);
    len inset = st->balanced && st->align == ALIGN_CENTRE ? balance(&m, width) : 0;
    size_t n = set_lines(s, b, &m, width, inset, &r);

    bool numbered = has_page_number(&m);
    for (size_t i = 0; i < n; i++) {
        s->strips[first + i].after = cost_after(st, r.keep_next, i, n);
        s->strips[first + i].page_number = numbered;
    }
    strip *last = &s->strips[first + n - 1];
    last->height += st->after;
    last->white = st->after;
    if (r.keep_next) last->after = BREAK_PARTS;

    line_end *ends = ARENA_RAW(s->a, line_end, n);
    memcpy(ends, s->ends, n * sizeof *ends);
    s->blocks[b->id].ends = ends;
    s->blocks[b->id].ends_n = n;
    s->blocks[b->id].width = width;
    s->blocks[b->id].inset = inset;
    s->blocks[b->id].signs = m.signs;
    if (m.untied) record_untied(s, &m, &s->blocks[b->id]);
    return r;
}
