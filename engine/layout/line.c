/* Breaking and drawing lines. line_next looks at every place where a line may end, the rest at every
 * piece. */
#include "layout/line.h"

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

static size_t char_end(str s, size_t i) {
    while (++i < s.n && is_tail(s.p[i])) {}
    return i;
}

/* The width of bytes from..to, which both begin characters. */
static int64_t sum(const measured *m, size_t from, size_t to) {
    int64_t total = m->reach[to] - m->reach[from];
    for (size_t i = from; m->tabs && i < to; i++)
        if (m->text.p[i] == '\t') total += m->tabs[i];
    return total;
}

static const break_at *next_break(const measured *m, size_t from) {
    const break_at *low = m->breaks, *high = low + m->breaks_n;
    while (low < high) {
        const break_at *mid = low + (high - low) / 2;
        if (mid->end > from) high = mid;
        else low = mid + 1;
    }
    return low;
}

/* Of the breaks from `b` on, the first that need be looked at for a line up to where `reach` gets: where no tab and
 * no line break is in the way, all before the last two within reach, of which one is no slash, are passed by. */
static const break_at *far_break(const measured *m, const break_at *b, int64_t reach) {
    const break_at *low = b, *high = m->breaks + m->breaks_n;
    if (m->tabs || m->lines) return b;
    while (low < high) {
        const break_at *mid = low + (high - low) / 2;
        if (m->reach[mid->end] > reach) high = mid;
        else low = mid + 1;
    }
    for (int behind = 0; low > b && (behind < 2 || low->kind == BREAK_SLASH); behind++) low--;
    return low;
}

size_t line_break_after(const measured *m, size_t from) {
    const break_at *b = next_break(m, from);
    return b < m->breaks + m->breaks_n ? b->end : m->text.n;
}

static bool stands_at(const measured *m, size_t at, str what) {
    return str_starts(str_part(m->text, at, m->text.n), what);
}

/* The end of what is seen of bytes from..to. */
static size_t solid_end(const measured *m, size_t from, size_t to) {
    while (to > from && blank(m->text.p[to - 1])) to--;
    return to;
}

static line line_empty(size_t from) { return (line){.from = from, .solid = from, .end = from}; }

/* Goes on with a line by the characters that fit of a word that no line holds. */
static line cut_word(const measured *m, line ln, len width) {
    ln.width = clamp(ln.width + sum(m, ln.solid, ln.end));
    ln.cut = true;
    for (size_t i = ln.end, next; i < m->text.n; i = next) {
        next = char_end(m->text, i);
        ln.next_need = (len)sum(m, i, next);
        if (ln.end > ln.from && ln.width + ln.next_need > width) break;
        ln.width += ln.next_need;
        ln.end = next;
    }
    ln.solid = ln.end;
    return ln;
}

#define NO_BREAK_BLANK STR("\u00A0")
#define NO_BREAK_HYPHEN STR("\u2011")

size_t line_tie_before(const measured *m, size_t end) {
    const str ties[] = {NO_BREAK_BLANK, NO_BREAK_HYPHEN};
    for (size_t k = 0; k < sizeof ties / sizeof *ties; k++)
        if (end >= ties[k].n && stands_at(m, end - ties[k].n, ties[k])) return ties[k].n;
    return 0;
}

/* Whether what stands from byte `from` up to the first place from `b` on that is no slash takes more than `width`. */
static bool is_longer(const measured *m, size_t from, const break_at *b, len width) {
    for (; b < m->breaks + m->breaks_n; b++) {
        if (sum(m, from, solid_end(m, from, b->end)) > width) return true;
        if (b->kind != BREAK_SLASH) return false;
    }
    return false;
}

/* Makes the no-break blanks and hyphens of all units longer than a line places where a line may end, once for a
 * paragraph; `from`: where the line at hand begins. False: there are none, or they are already. */
static bool untie(measured *m, size_t from, line_room room) {
    if (m->ties_seen) return false;
    m->ties_seen = true;
    size_t ties = 0, n = 0, unit = 0, done = 0; /* where the unit begins; up to where it has been looked at */
    for (size_t i = 1; i <= m->text.n; i++) ties += line_tie_before(m, i) != 0;
    if (!ties) return false;
    break_at *all = ARENA_RAW(m->a, break_at, m->breaks_n + ties);
    bool longer = false;
    for (const break_at *b = m->breaks; b < m->breaks + m->breaks_n; b++) {
        bool here = unit <= from && from < b->end && room.width < room.below;
        if (done == unit) longer = is_longer(m, unit, b, here ? room.width : room.below);
        for (size_t i = done + 1; longer && i < b->end; i++)
            if (line_tie_before(m, i)) all[n++] = (break_at){.end = (uint32_t)i, .kind = BREAK_MAY};
        all[n++] = *b;
        done = b->end;
        if (b->kind != BREAK_SLASH) unit = b->end;
    }
    m->untied = n > m->breaks_n;
    m->breaks = all;
    m->breaks_n = n;
    return m->untied;
}

/* What becomes of a line that would end behind a slash, `width` being what the next place would take. It ends at the
 * blank before, if what stands behind that fits a line, else at `before`, the last place that is no slash. Where that
 * blank ended the line before, it ends at that place likewise, or behind the slash if there is none; where even more
 * lines stand between, it is cut as if it had no slash. */
static line leave_slash(const measured *m, line ln, line before, int64_t width, line_room room) {
    size_t at = ln.end;
    for (int n = 0; n < LINEBREAK_FAR && at > 0; n += !is_tail(m->text.p[at]))
        if (blank(m->text.p[--at])) break;
    if (!blank(m->text.p[at])) return ln;
    if (at + 1 < ln.from) return cut_word(m, line_empty(ln.from), room.width);
    bool begins = at < ln.from, longer = begins || width - sum(m, ln.from, at + 1) > room.below;
    if (begins || (longer && before.end > at + 1)) {
        if (before.end > ln.from) ln = before;
        ln.held = true;
        return ln;
    }
    size_t solid = solid_end(m, ln.from, at);
    ln.width -= (len)sum(m, solid, ln.solid);
    ln.end = at + 1;
    ln.solid = solid;
    return ln;
}

/* The end of what is seen of a line from byte `from` to a place. */
static size_t seen_end(const measured *m, size_t from, const break_at *b) {
    bool tie = m->untied && b->kind == BREAK_MAY && line_tie_before(m, b->end) == NO_BREAK_BLANK.n;
    return solid_end(m, from, tie ? b->end - NO_BREAK_BLANK.n : b->end);
}

/* Sets the tabs of bytes from..to, whose first is `x` from the line's start; gives how wide they are together. */
static int64_t set_tabs(const measured *m, size_t from, size_t to, int64_t x, line_room room) {
    int64_t tabs = 0;
    for (size_t i = from; i < to; i++) {
        if (m->text.p[i] != '\t') continue;
        int64_t at = x + m->reach[i] - m->reach[from] + tabs;
        m->tabs[i] = tab_reach(clamp(room.left + at), room.stop);
        tabs += m->tabs[i];
    }
    return tabs;
}

line line_next(measured *m, size_t from, line_room room) {
    line ln = line_empty(from), before = ln; /* `before`: up to the last place that is no slash */
    int64_t x = 0, passed = 0; /* the width up to `at`; with the letter behind a slash that has no room */
    linebreak last = BREAK_NO;
    size_t at = from;
    const break_at *b = far_break(m, next_break(m, from), m->reach[from] + room.width);
    for (; b < m->breaks + m->breaks_n; b++) {
        int64_t tabs = m->tabs ? set_tabs(m, at, b->end, x, room) : 0;
        x += m->reach[b->end] - m->reach[at] + tabs;
        at = b->end;
        int64_t next = b->kind == BREAK_SLASH && x <= room.width ? x + sum(m, at, char_end(m->text, at)) : 0;
        if (next > room.width) {
            passed = next;
            continue;
        }
        size_t solid = seen_end(m, from, b);
        int64_t width = x - sum(m, solid, at);
        if (width > room.width) {
            bool longer = before.end == from || is_longer(m, before.end, b, room.below);
            if (longer && untie(m, from, room)) return line_next(m, from, room);
            if (ln.end == from) return cut_word(m, ln, room.width);
            if (last == BREAK_SLASH) ln = leave_slash(m, ln, before, width, room);
            ln.next_need = clamp((passed ? passed : width) - ln.width);
            return ln;
        }
        last = b->kind;
        ln.solid = solid;
        ln.end = at;
        ln.width = (len)width;
        ln.forced = m->text.p[at - 1] == '\n';
        if (last != BREAK_SLASH) before = ln;
        if (last == BREAK_MUST) break;
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
    if (!m->tabs) return ln->from;
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
        len width = to == ln->solid ? undrawn : (len)sum(m, at, to);
        if (p->kind != RUN_TAB) {
            item *it = draw_piece(s, m, p, at, to, next);
            bool all = share.blanks && at == stretch_from && to == ln->solid;
            it->spaces = all ? share.blanks : count_blanks(m->text, at, to);
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
