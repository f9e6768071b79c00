/* Lists are searched newest first for one whose next number is the label's text; a label that shows
 * 1 and continues nothing begins a list.
 *
 * A list's levels follow each other without a gap, whatever levels the labels have, and no
 * paragraph stands below a level that has not been counted yet: LibreOffice counts the missing
 * one, Word does not. */
#include "emit/docx/numbering.h"

#include "emit/docx/label.h"
#include "emit/docx/parts.h"

enum { LEVELS = 9 };

typedef struct level {
    bool used, bullet, hanging;
    number_format format;
    str before, after; /* around the number; a bullet is `before` alone */
    int parts;         /* PATH: numbers shown */
    int rank;          /* the labels' own level */
    int count;         /* of the last paragraph at this level since one at a higher level */
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
    /* a number of this rank could not be live: those after it are text as well */
    bool given_up[LEVELS];
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

static level level_of(const number_label *l, int rank, number_format format, const style *s) {
    return (level){.used = true, .hanging = s->first < 0, .format = format, .before = l->before,
                   .after = l->after, .parts = l->parts, .rank = rank, .indent = s};
}

static bool same_level(const level *a, const level *b) {
    return a->used == b->used && a->bullet == b->bullet && a->hanging == b->hanging &&
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
    if (number->parts > 1 || number->part[0] != 1) return (docx_list_place){0};
    return take(n, add_list(n), 0, want);
}

static docx_list_place place_number(docx_numbering *n, const label *l, const style *s) {
    int rank = l->level - 1;
    if (rank < 0 || rank >= LEVELS) return (docx_list_place){0};
    for (int i = rank + 1; i < LEVELS; i++) n->given_up[i] = false;
    for (number_format f = 0; f < NUMBER_FORMATS; f++) {
        number_label number;
        if (!number_label_read(l->text, f, &number)) continue;
        level want = level_of(&number, rank, f, s);
        if (number.part[number.parts - 1] == 1) n->given_up[rank] = false;
        docx_list_place place = {0};
        if (!n->given_up[rank]) place = find_place(n, &want, &number);
        if (place.list) return place;
    }
    n->given_up[rank] = true;
    return (docx_list_place){0};
}

/* Bullets count nothing, so all of one look share a list. */
static docx_list_place place_bullet(docx_numbering *n, const label *l, const style *s) {
    level want = {.used = true, .bullet = true, .hanging = s->first < 0, .before = l->text};
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

docx_list_place docx_numbering_place(docx_numbering *n, const label *l, const style *s) {
    switch (l->kind) {
    case LABEL_NUMBER: return place_number(n, l, s);
    case LABEL_BULLET: return place_bullet(n, l, s);
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
    XML(b, "><w:start w:val=\"1\"/><w:numFmt");
    xml_attr(b, STR("w:val"), str_of(l->bullet ? "bullet" : number_format_name(l->format)));
    XML(b, "/>");
    if (!l->hanging) XML(b, "<w:suff w:val=\"space\"/>");
    put_level_text(b, l, at);
    XML(b, "<w:lvlJc w:val=\"left\"/><w:pPr>");
    docx_indent_write(b, l->indent);
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
