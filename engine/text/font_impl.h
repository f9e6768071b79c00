/* font_impl: what font.c and font_subset.c share; nobody else includes it. */
#ifndef TEXT_FONT_IMPL_H
#define TEXT_FONT_IMPL_H

#include "text/font.h"

#include <hb.h>

typedef struct cell {
    uint16_t glyph, advance;
} cell;

struct font {
    arena *memory; /* holds the font itself too */
    bool signs;    /* opened when it is asked for a glyph */
    bool asleep;   /* has not been yet */
    str path, name;
    hb_face_t *face;
    hb_font_t *units; /* scaled so that its positions are font units */
    font_metrics metrics;
    int len_per_unit; /* len of a font unit at half a point; 0: not a whole number */
    cell *pages[FONT_LOW_CODES / 256]; /* by cp / 256, each filled when first asked for */
    uint16_t memo[FONT_LOW_CODES];
    const font_subset *base;
};

/* The Vietnamese letters beyond ASCII, 67 in both cases, as ranges of code points. */
typedef struct code_range {
    uint16_t first, last;
} code_range;

enum { VIETNAMESE_RANGES = 19 };
extern const code_range font_vietnamese[VIETNAMESE_RANGES];

#endif
