/* Lists are searched newest first for one whose next number is the label's text; a label that
 * continues nothing begins a list, at its own number (one after numbers that the office typed).
 *
 * A list's levels follow each other without a gap, whatever levels the labels have, and no
 * paragraph stands below a level that has not been counted yet: LibreOffice counts the missing
 * one, Word does not. */
#include "emit/docx/numbering.h"

#include "emit/docx/label.h"
#include "emit/docx/parts.h"

enum { LEVELS = 9 };

/* What stands between a label and its text: a blank, a tab to the indent, or the end of the line. */
typedef enum { END_BLANK, END_TAB, END_LINE } label_end;

typedef struct level {
    bool used, bullet;
    label_end end;
    number_format format;
    str before, after; /* around the number; a bullet is `before` alone */
    int parts;         /* PATH: numbers shown */
    int rank;          /* the labels' own level */
    int start;         /* the number that comes first */
    int count;         /* of the last paragraph at this level since one at a higher level; 0: none yet */
    const style *indent;
} level;

typedef struct list list;
struct list {
    list *older, *newer;
    int id;
    level levels[LEVELS];
};

struct docx_numbering {
    arena *a;
    list *oldest, *newest;
    list *last;         /* the list of the paragraph numbered last */
};

docx_numbering *docx_numbering_new(arena *a) {
    docx_numbering *n = ARENA_NEW(a, docx_numbering);
    n->a = a;
    return n;
}

static list *add_list(docx_numbering *n) {
    list *l = ARENA_NEW(n->a, list);
    l->older = n->newest;
    l->id = n->newest ? n->newest->id + 1 : 1;
    *(n->newest ? &n->newest->newer : &n->oldest) = l;
    return n->newest = l;
}

bool docx_label_alone(const para *p) { return !p->runs_n || p->runs[0].kind == RUN_LINE_BREAK; }

static label_end end_of(const para *p) {
    if (docx_label_alone(p)) return END_LINE;
    return p->style->first < 0 ? END_TAB : END_BLANK;
}

static level level_of(const para *p, const number_label *l, int rank, number_format format) {
    return (level){.used = true, .end = end_of(p), .format = format, .before = l->before,
                   .after = l->after, .parts = l->parts, .rank = rank, .start = 1, .indent = p->style};
}

static bool same_level(const level *a, const level *b) {
    return a->used == b->used && a->bullet == b->bullet && a->end == b->end &&
           a->format == b->format && a->parts == b->parts && a->rank == b->rank &&
           str_eq(a->before, b->before) && str_eq(a->after, b->after);
}

/* Whether the numbers above are those the list has reached, and are shown as decimals there. */
static bool path_agrees(const list *l, int at, const number_label *number) {
    int above = number->parts - 1;
    if (above > at) return false;
    for (int i = 0; i < above; i++) {
        const level *up = &l->levels[at - above + i];
        bool decimal = up->format == NUMBER_DECIMAL || up->format == NUMBER_PATH;
        if (!up->used || !decimal || up->count != number->part[i]) return false;
    }
    return true;
}

/* The level of `l` at which its next paragraph would show that number; LEVELS: none would. */
static int level_giving(const list *l, const level *want, const number_label *number) {
    const level *have = l->levels;
    int at = 0, shown = number->part[number->parts - 1];
    while (at < LEVELS && have[at].count && !same_level(&have[at], want)) at++;
    if (at == LEVELS || (at && have[at - 1].rank >= want->rank)) return LEVELS;
    if (have[at].used && !same_level(&have[at], want)) return LEVELS;
    return have[at].count + 1 == shown && path_agrees(l, at, number) ? at : LEVELS;
}

static docx_list_place take(docx_numbering *n, list *l, int at, const level *want) {
    level *have = &l->levels[at];
    if (!have->used) *have = *want;
    have->count++;
    for (int i = at + 1; i < LEVELS; i++) l->levels[i].count = 0;
    n->last = l;
    return (docx_list_place){.list = l->id, .level = at, .indent = have->indent};
}

static docx_list_place find_place(docx_numbering *n, const level *want,
                                  const number_label *number) {
    int at = n->last ? level_giving(n->last, want, number) : LEVELS;
    if (at < LEVELS) return take(n, n->last, at, want);
    for (list *l = n->newest; l; l = l->older) {
        at = level_giving(l, want, number);
        if (at < LEVELS && l->levels[at].used) return take(n, l, at, want);
    }
    return (docx_list_place){0};
}

/* A list may begin anywhere but below numbers it shows, or amid letters: those Word takes for Latin ones. */
static docx_list_place begin_list(docx_numbering *n, const level *want, const number_label *number) {
    bool letter = want->format == NUMBER_LOWER || want->format == NUMBER_UPPER;
    if (number->parts > 1 || (letter && number->part[0] > 1)) return (docx_list_place){0};
    level first = *want;
    first.start = number->part[0];
    first.count = first.start - 1;
    return take(n, add_list(n), 0, &first);
}

/* What a label may be read as ("I." is a Roman number, "A." a letter, "C." both) is tried in turn:
 * first whether it continues a list, then whether it can begin one. */
static docx_list_place place_number(docx_numbering *n, const para *p) {
    int rank = p->label.level - 1;
    docx_list_place place = {0};
    if (rank < 0 || rank >= LEVELS) return place;
    for (int begins = 0; begins <= 1; begins++) {
        for (number_format f = 0; f < NUMBER_FORMATS && !place.list; f++) {
            number_label number;
            if (!number_label_read(p->label.text, f, &number)) continue;
            level want = level_of(p, &number, rank, f);
            place = begins ? begin_list(n, &want, &number) : find_place(n, &want, &number);
        }
    }
    return place;
}

/* Bullets count nothing, so all of one look share a list. */
static docx_list_place place_bullet(docx_numbering *n, const para *p) {
    const style *s = p->style;
    level want = {.used = true, .bullet = true, .end = end_of(p), .before = p->label.text};
    want.indent = s;
    list *found = n->newest;
    for (; found; found = found->older) {
        const level *have = &found->levels[0];
        if (same_level(have, &want) && docx_same_indent(have->indent, s)) break;
    }
    if (!found) {
        found = add_list(n);
        found->levels[0] = want;
    }
    return (docx_list_place){.list = found->id, .level = 0, .indent = s};
}

docx_list_place docx_numbering_place(docx_numbering *n, const para *p) {
    switch (p->label.kind) {
    case LABEL_NUMBER: return place_number(n, p);
    case LABEL_BULLET: return place_bullet(n, p);
    case LABEL_NONE:
    case LABEL_TYPED: break;
    }
    return (docx_list_place){0};
}

/* The number of a level as the standard spells it: %2.%3. */
static void put_level_text(buf *b, const level *l, int at) {
    XML(b, "<w:lvlText w:val=\"");
    xml_text(b, l->before);
    for (int i = l->bullet ? at + 1 : at - l->parts + 1; i <= at; i++) {
        buf_byte(b, '%');
        buf_int(b, i + 1);
        if (i < at) buf_byte(b, '.');
    }
    xml_text(b, l->after);
    XML(b, "\"/>");
}

static void put_level(buf *b, const level *l, int at) {
    XML(b, "<w:lvl");
    xml_attr_int(b, STR("w:ilvl"), at);
    XML(b, "><w:start");
    xml_attr_int(b, STR("w:val"), l->bullet ? 1 : l->start);
    XML(b, "/><w:numFmt");
    xml_attr(b, STR("w:val"), str_of(l->bullet ? "bullet" : number_format_name(l->format)));
    XML(b, "/>");
    if (l->end == END_BLANK) XML(b, "<w:suff w:val=\"space\"/>");
    if (l->end == END_LINE) XML(b, "<w:suff w:val=\"nothing\"/>");
    put_level_text(b, l, at);
    XML(b, "<w:lvlJc w:val=\"left\"/><w:pPr>");
    docx_indent_write(b, l->indent, 0);
    XML(b, "</w:pPr></w:lvl>");
}

static void put_definition(buf *b, const list *l) {
    int deepest = LEVELS;
    while (!l->levels[deepest - 1].used) deepest--;
    XML(b, "<w:abstractNum");
    xml_attr_int(b, STR("w:abstractNumId"), l->id);
    /* Word takes lists of one nsid for one list. */
    buf_fmt(b, "><w:nsid w:val=\"%08X\"/>", (unsigned)l->id);
    if (deepest == 1) XML(b, "<w:multiLevelType w:val=\"singleLevel\"/>");
    else XML(b, "<w:multiLevelType w:val=\"multilevel\"/>");
    for (int i = 0; i < deepest; i++)
        if (l->levels[i].used) put_level(b, &l->levels[i], i);
    XML(b, "</w:abstractNum>");
}

void docx_numbering_write(const docx_numbering *n, buf *b) {
    buf_add(b, xml_declaration);
    XML(b, "<w:numbering" DOCX_NAMESPACES ">");
    for (const list *l = n->oldest; l; l = l->newer) put_definition(b, l);
    for (const list *l = n->oldest; l; l = l->newer) {
        XML(b, "<w:num");
        xml_attr_int(b, STR("w:numId"), l->id);
        XML(b, "><w:abstractNumId");
        xml_attr_int(b, STR("w:val"), l->id);
        XML(b, "/></w:num>");
    }
    XML(b, "</w:numbering>");
}
