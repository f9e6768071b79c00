/* The groups of characters, and the programs kept. */
#include "emit/pdf/cut.h"

#include "text/unicode.h"

#include <string.h>

enum {
    GROUP_SMALL,
    GROUP_SIGNS,
    GROUP_FIGURES,
    GROUP_CAPITALS,
    GROUP_MARKED,
    GROUP_MARKED_CAPITALS,
    GROUP_OTHERS, /* never taken whole */
    GROUPS
};

enum { CUTS_KEPT = 64 }; /* a batch of one template needs a few */

struct cuts {
    arena *a; /* of the face */
    const trimmer *trimmer;
    unsigned glyphs;
    const uint8_t *group; /* by glyph */
    cut kept[CUTS_KEPT];
    size_t n;
};

static uint8_t group_of(uint32_t cp) {
    if (cp >= 'a' && cp <= 'z') return GROUP_SMALL;
    if (cp >= '0' && cp <= '9') return GROUP_FIGURES;
    if (cp >= 'A' && cp <= 'Z') return GROUP_CAPITALS;
    if (cp && cp < 0x80 && strchr(" ,-./:;()", (int)cp)) return GROUP_SIGNS;
    if (cp < 0xC0 || cp > 0x1EFF) return GROUP_OTHERS;
    return text_is_capital(cp) ? GROUP_MARKED_CAPITALS : GROUP_MARKED;
}

static const uint8_t *groups_of(const font_subset *s, arena *a) {
    uint8_t *group = arena_alloc(a, s->glyphs);
    for (unsigned g = 0; g < s->glyphs; g++) group[g] = group_of(s->code[g]);
    return group;
}

cuts *cuts_new(const font_subset *s, const trimmer *t, arena *a) {
    cuts *c = ARENA_NEW(a, cuts);
    *c = (cuts){.a = a, .trimmer = t, .glyphs = s->glyphs, .group = groups_of(s, a)};
    return c;
}

/* The glyphs used, and all of a group of which three quarters are. */
static uint8_t *wanted_of(const cuts *c, const uint8_t *used, arena *a) {
    unsigned n = c->glyphs, all[GROUPS] = {0}, some[GROUPS] = {0};
    for (unsigned g = 0; g < n; g++) {
        all[c->group[g]]++;
        some[c->group[g]] += used[g] != 0;
    }
    uint8_t *wanted = arena_alloc(a, n);
    for (unsigned g = 0; g < n; g++) {
        unsigned group = c->group[g];
        wanted[g] = used[g] || (group != GROUP_OTHERS && some[group] * 4 >= all[group] * 3);
    }
    return wanted;
}

static cut make(const cuts *c, const uint8_t *wanted, flate *z, arena *a, arena *scratch) {
    unsigned n = c->glyphs;
    uint8_t *glyphs = memcpy(arena_alloc(scratch, n), wanted, n); /* to which parts of letters are added */
    str program = trim_make(c->trimmer, glyphs, scratch);
    return (cut){memcpy(arena_alloc(a, n), wanted, n), flate_pack_well(z, program, a), program.n};
}

cut cuts_find(cuts *c, const uint8_t *used, flate *z, arena *a) {
    const uint8_t *wanted = wanted_of(c, used, a);
    for (size_t i = 0; i < c->n; i++)
        if (memcmp(c->kept[i].wanted, wanted, c->glyphs) == 0) return c->kept[i];
    if (c->n == CUTS_KEPT) return make(c, wanted, z, a, a);
    return c->kept[c->n++] = make(c, wanted, z, c->a, a);
}
