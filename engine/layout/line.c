/* Breaking and drawing lines. line_next looks at every byte of the document, the rest at every
 * piece. */
#include "layout/line.h"

#include "text/linebreak.h"

enum { TAB_STEP = 720 * LEN_TWIP }; /* default stops, every 12.7 mm, as in Word */

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/* Whether a byte goes on with a character. */
static bool is_tail(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* How far a tab at `x` (from the column's left edge) reaches. */
static len tab_reach(len x, len stop) {
    if (x < stop) return stop - x;
    if (x < 0) return -x;
    return TAB_STEP - x % TAB_STEP;
}

static len clamp(int64_t v) { return v > INT32_MAX ? INT32_MAX : (len)v; }

/* The advance of the character behind byte `i`. */
static len next_advance(const measured *m, size_t i) {
    while (++i < m->text.n && i + 1 < m->text.n && is_tail(m->text.p[i + 1])) {}
    return i < m->text.n ? m->advance[i] : 0;
}

static len sum(const len *advance, size_t from, size_t to) {
    len total = 0;
    for (size_t i = from; i < to; i++) total += advance[i];
    return total;
}

static bool stands_at(const measured *m, size_t at, str what) {
    return str_starts(str_part(m->text, at, m->text.n), what);
}

static line line_empty(size_t from) { return (line){.from = from, .solid = from, .end = from}; }

/* Goes on with a line by the characters that fit of a word that no line holds. Where that is held together by
 * no-break blanks and hyphens, the last of them that fits gives way. */
static line cut_word(const measured *m, line ln, len width) {
    const size_t start = ln.end, from = ln.from;
    line tied = {.end = start};
    ln.width += sum(m->advance, ln.solid, start);
    ln.cut = true;
    for (size_t i = start, next; i < m->text.n; i = next) {
        for (next = i + 1; next < m->text.n && is_tail(m->text.p[next]);) next++;
        bool space = stands_at(m, i, STR("\u00A0")), hyphen = stands_at(m, i, STR("\u2011"));
        ln.next_need = m->advance[next - 1];
        bool full = ln.end > from && ln.width + ln.next_need > width;
        if (full && hyphen) ln.untied = next;
        if (space && ln.end > start)
            tied = (line){.from = from, .end = next, .width = ln.width, .untied = next};
        if (full) break;
        ln.width += ln.next_need;
        ln.end = next;
        if (hyphen) tied = (line){.from = from, .end = next, .width = ln.width, .untied = next};
    }
    if (tied.untied && tied.end < m->text.n) ln = tied;
    ln.solid = ln.end;
    return ln;
}

/* A line before a word that no line holds: as much of that as its ties allow. */
static line take_tied(const measured *m, line ln, len width) {
    line more = cut_word(m, ln, width);
    return more.cut ? ln : more;
}

/* What becomes of a line that would end behind a slash. It ends at the blank before; where that
 * blank ended the line before, this one is cut as if it had no slash. */
static line leave_slash(const measured *m, line ln, len width) {
    size_t at = ln.end;
    for (int n = 0; n < LINEBREAK_FAR && at > 0; n += !is_tail(m->text.p[at]))
        if (blank(m->text.p[--at])) break;
    if (!blank(m->text.p[at]) || at < ln.from) {
        line cut = cut_word(m, line_empty(ln.from), width);
        return cut.cut && !blank(m->text.p[at]) ? ln : cut;
    }
    ln.width -= sum(m->advance, at, ln.solid);
    ln.end = at + 1;
    for (ln.solid = at; ln.solid > ln.from && blank(m->text.p[ln.solid - 1]);)
        ln.width -= m->advance[--ln.solid];
    return ln;
}

line line_next(const measured *m, size_t from, line_room room) {
    const char *text = m->text.p;
    const uint8_t *breaks = m->breaks;
    line ln = line_empty(from);
    int64_t x = 0;
    for (size_t i = from; i < m->text.n; i++) {
        x += m->advance[i];
        if (breaks[i] == BREAK_NO) {
            if (x <= room.width || ln.end > from || blank(text[i])) continue;
            return cut_word(m, ln, room.width); /* without looking for where the word ends */
        }
        if (breaks[i] & BREAK_TAB) {
            x -= m->advance[i]; /* set when this tab was tried on the line before */
            m->advance[i] = tab_reach(clamp(room.left + x), room.stop);
            x += m->advance[i];
        }
        if (!(breaks[i] & BREAK_KIND)) continue;
        if (breaks[i] == BREAK_SLASH && x <= room.width && x + next_advance(m, i) > room.width)
            continue;
        size_t solid = i + 1;
        int64_t width = x;
        while (solid > from && blank(text[solid - 1])) width -= m->advance[--solid];
        if (width > room.width) {
            if (ln.end == from) return cut_word(m, ln, room.width);
            if (breaks[ln.end - 1] == BREAK_SLASH) ln = leave_slash(m, ln, room.width);
            ln.next_need = clamp(width - ln.width);
            return ln.next_need > room.below ? take_tied(m, ln, room.width) : ln;
        }
        ln.solid = solid;
        ln.end = i + 1;
        ln.width = (len)width;
        ln.forced = text[i] == '\n';
        if (breaks[i] == BREAK_MUST) break;
    }
    return ln;
}

static int count_blanks(str s, size_t from, size_t to) {
    int n = 0;
    for (size_t i = from; i < to; i++) n += s.p[i] == ' ';
    return n;
}

/* What is left of a line, to be shared out over its blanks so that the last piece ends at the
 * margin. */
typedef struct slack {
    len total;
    int blanks, done;
} slack;

static len slack_share(slack *k, int blanks) {
    if (!k->blanks) return 0;
    int64_t before = (int64_t)k->total * k->done / k->blanks;
    k->done += blanks;
    return (len)((int64_t)k->total * k->done / k->blanks - before);
}

static size_t after_last_tab(const measured *m, const line *ln) {
    size_t at = ln->solid;
    while (at > ln->from && m->text.p[at - 1] != '\t') at--;
    return at;
}

static item *draw_piece(setting *s, const measured *m, const piece *p, size_t from, size_t to,
                        item start) {
    item *it = setting_item(s);
    *it = start;
    it->kind = ITEM_TEXT;
    it->colour = m->para->style->colour;
    it->face = p->face;
    it->half_points = p->half_points;
    it->underline = p->marks & MARK_UNDERLINE;
    it->cites = p->cites;
    it->y -= p->rise;
    it->spaces = count_blanks(m->text, from, to);
    it->text = p->kind == RUN_PAGE_NUMBER ? m->number : measure_drawn(s, m, from, to);
    return it;
}

void line_draw(setting *s, const measured *m, const line *ln, line_room room, style_align align,
               len y, uint32_t id, size_t *piece_at) {
    len left_over = room.width - ln->width, undrawn = ln->width;
    item next = {.block = id, .x = room.left, .y = y, .line_start = true};
    slack share = {0};
    size_t stretch_from = ln->solid;
    if (align == ALIGN_CENTRE) next.x += left_over / 2;
    if (align == ALIGN_RIGHT) next.x += left_over;
    if (align == ALIGN_JUSTIFY && ln->end < m->text.n && !ln->forced && left_over > 0) {
        stretch_from = after_last_tab(m, ln);
        share = (slack){left_over, count_blanks(m->text, stretch_from, ln->solid), 0};
    }
    for (size_t at = ln->from; at < ln->solid; (*piece_at)++) {
        const piece *p = &m->pieces[*piece_at];
        size_t to = p->to < ln->solid ? p->to : ln->solid;
        if (to <= at) continue;
        len width = to == ln->solid ? undrawn : sum(m->advance, at, to);
        if (p->kind != RUN_TAB) {
            item *it = draw_piece(s, m, p, at, to, next);
            it->width = width;
            it->stretch = at >= stretch_from ? slack_share(&share, it->spaces) : 0;
            next.x += it->stretch;
            next.line_start = false;
        }
        next.x += width;
        undrawn -= width;
        at = to;
        if (at == ln->solid && to < p->to) break;
    }
}
