/* Subsets of a face as PDF embeds them: the glyphs asked for and their parts, renumbered, without
 * hinting, and only the six tables a CIDFontType2 is drawn from (ISO 32000-1, 9.9). Made by
 * hb-subset. */
#include "text/font_impl.h"

#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

/* Office text besides the Vietnamese letters. What a face lacks is left out. */
static const code_range office[] = {
    {0x20, 0x7E}, /* ASCII */
    {0xA0, 0xA0}, {0xA7, 0xA7}, {0xA9, 0xA9}, {0xAB, 0xAB}, {0xAE, 0xAE}, /* NBSP § © « ® */
    {0xB0, 0xB3}, {0xB7, 0xB7}, {0xB9, 0xB9}, {0xBB, 0xBE}, /* ° ± ² ³ · ¹ » ¼ ½ ¾ */
    {0xD7, 0xD7}, {0xF7, 0xF7},                             /* × ÷ */
    {0x2010, 0x2014}, {0x2018, 0x2019}, {0x201C, 0x201E},   /* dashes and quotation marks */
    {0x2022, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2032, 0x2033}, /* • … ‰ ′ ″ */
    {0x2070, 0x2070}, {0x2074, 0x2079}, {0x2080, 0x2089}, /* superscript and subscript figures */
    {0x20AB, 0x20AC}, {0x2116, 0x2116}, {0x2192, 0x2192}, /* ₫ € № → */
    {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2260}, {0x2264, 0x2265}, /* − ≈ ≠ ≤ ≥ */
};

/* Of a face of signs, and the blank that ends a line's text. */
static const code_range signs[] = {
    {0x20, 0x20},     {0x2190, 0x21FF}, /* arrows */
    {0x2460, 0x2473}, {0x25A0, 0x25FF}, /* figures in circles, geometric shapes */
    {0x2600, 0x2612}, {0x2701, 0x27BE}, /* stars, boxes, ticks and crosses */
};

typedef struct codes {
    uint32_t *at;
    size_t n;
} codes;

static size_t add_ranges(uint32_t *at, const code_range *ranges, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        for (uint32_t cp = ranges[i].first; cp <= ranges[i].last; cp++) at[count++] = cp;
    return count;
}

static int by_value(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

/* The shared repertoire and `more`, ascending, each once, only those the face has. */
static codes repertoire(font *f, arena *a, const uint32_t *more, size_t n) {
    enum {
        OFFICE_RANGES = sizeof office / sizeof *office,
        SIGNS_RANGES = sizeof signs / sizeof *signs,
        SHARED = 512
    };
    codes all = {ARENA_ARRAY(a, uint32_t, SHARED + n), 0}, kept = {all.at, 0};
    if (f->signs) {
        all.n += add_ranges(all.at, signs, SIGNS_RANGES);
    } else {
        all.n += add_ranges(all.at, office, OFFICE_RANGES);
        all.n += add_ranges(all.at + all.n, font_vietnamese, VIETNAMESE_RANGES);
    }
    if (n) memcpy(all.at + all.n, more, n * sizeof *more);
    all.n += n;
    qsort(all.at, all.n, sizeof *all.at, by_value);
    for (size_t i = 0; i < all.n; i++) {
        bool again = kept.n && kept.at[kept.n - 1] == all.at[i];
        if (!again && font_glyph(f, all.at[i])) kept.at[kept.n++] = all.at[i];
    }
    return kept;
}

static bool is_drawn_from(hb_tag_t table) {
    static const hb_tag_t tables[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
                                      HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                      HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tables[i] == table) return true;
    return false;
}

static void drop_tables(hb_face_t *face, hb_set_t *dropped) {
    enum { BATCH = 32 };
    hb_tag_t tags[BATCH];
    for (unsigned start = 0, n = BATCH; n == BATCH; start += n) {
        hb_face_get_table_tags(face, start, &n, tags);
        for (unsigned i = 0; i < n; i++)
            if (!is_drawn_from(tags[i])) hb_set_add(dropped, tags[i]);
    }
}

static hb_subset_plan_t *plan_for(const font *f, codes wanted) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    drop_tables(f->face, hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
    hb_set_t *unicodes = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < wanted.n; i++) hb_set_add(unicodes, wanted.at[i]);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(f->face, input);
    hb_subset_input_destroy(input);
    return plan;
}

static void keep(font_subset *s, arena *a, str program) {
    s->program = str_dup(a, program);
    char *tag = arena_alloc(a, 6);
    uint64_t hash = str_hash(program);
    for (size_t i = 0; i < 6; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    s->tag = (str){tag, 6};
}

/* Fills in which glyph stands for which code point. False when one of them was lost on the way. */
static bool number(font_subset *s, arena *a, font *f, codes wanted, const hb_map_t *renumbered) {
    uint16_t *low = ARENA_ARRAY(a, uint16_t, FONT_LOW_CODES);
    uint32_t *high = ARENA_ARRAY(a, uint32_t, wanted.n);
    uint16_t *high_glyph = ARENA_ARRAY(a, uint16_t, wanted.n);
    uint32_t *code = ARENA_ARRAY(a, uint32_t, s->glyphs);
    for (size_t i = 0; i < wanted.n; i++) {
        uint32_t cp = wanted.at[i];
        hb_codepoint_t glyph = hb_map_get(renumbered, font_glyph(f, cp));
        if (glyph == 0 || glyph >= s->glyphs) return false;
        if (!code[glyph]) code[glyph] = cp; /* the lowest: a blank, not the no-break space */
        if (cp < FONT_LOW_CODES) {
            low[cp] = (uint16_t)glyph;
        } else {
            high[s->high_n] = cp;
            high_glyph[s->high_n++] = (uint16_t)glyph;
        }
    }
    s->low = low, s->high = high, s->high_glyph = high_glyph, s->code = code;
    return true;
}

static bool build(font_subset *s, arena *a, font *f, codes wanted, hb_subset_plan_t *plan) {
    hb_face_t *face = hb_subset_plan_execute_or_fail(plan);
    if (!face) return false;
    s->glyphs = hb_face_get_glyph_count(face);
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    bool ok = n && number(s, a, f, wanted, hb_subset_plan_old_to_new_glyph_mapping(plan));
    if (ok) keep(s, a, (str){bytes, n});
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    if (!ok) return false;

    const hb_map_t *old = hb_subset_plan_new_to_old_glyph_mapping(plan);
    uint16_t *advance = ARENA_ARRAY(a, uint16_t, s->glyphs);
    for (unsigned g = 0; g < s->glyphs; g++)
        advance[g] = (uint16_t)hb_font_get_glyph_h_advance(f->units, hb_map_get(old, g));
    s->advance = advance;
    return true;
}

const font_subset *font_subset_with(font *f, arena *a, const uint32_t *more, size_t n, diag *d) {
    codes wanted = repertoire(f, a, more, n);
    hb_subset_plan_t *plan = plan_for(f, wanted);
    font_subset *s = ARENA_NEW(a, font_subset);
    bool ok = plan && build(s, a, f, wanted, plan);
    if (plan) hb_subset_plan_destroy(plan);
    if (ok) return s;
    DIAG_ADD(d, FONT_BROKEN, (diag_where){0}, f->path);
    return NULL;
}

const font_subset *font_base_subset(font *f, diag *d) {
    if (!f->base) f->base = font_subset_with(f, f->memory, NULL, 0, d);
    return f->base;
}

unsigned font_subset_glyph(const font_subset *s, uint32_t cp) {
    if (cp < FONT_LOW_CODES) return s->low[cp];
    size_t from = 0, to = s->high_n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (s->high[middle] == cp) return s->high_glyph[middle];
        if (s->high[middle] < cp) from = middle + 1;
        else to = middle;
    }
    return 0;
}
