/* setting: the work on one document, shared by the files of layout, and its growing arrays. */
#ifndef LAYOUT_SETTING_H
#define LAYOUT_SETTING_H

#include "layout/strip.h"

/* The work on one document. All of it lives in the document's arena. */
typedef struct setting {
    const doc *doc;
    const font_family *family;
    arena *a;
    diag *diags;
    bool failed;
    block_layout *blocks;
    len room;  /* height of text on the pages being set for */
    int cells; /* how many the text being set stands in, one within the other */

    uint32_t *missing; /* characters without a glyph, each reported once */
    size_t missing_n, missing_cap;

    item *items; /* of all strips */
    size_t items_n, items_cap;
    strip *strips; /* a stack: the column being made is on top */
    size_t strips_n, strips_cap;

    /* scratch of the paragraph being set */
    line_end *ends;
    size_t ends_cap;
    struct piece *pieces;
    size_t pieces_cap;
    int64_t *reach;
    len *tabs;
    struct break_at *breaks;
    size_t bytes_cap;
} setting;

/* What stands for a page number until it is known; told by its address. */
extern const str setting_some_page;

/* Room for one more in a growing array of the arena. */
void *setting_room(arena *a, void *array, size_t n, size_t *cap, size_t size);

/* A new strip on the stack, of a block; its items are those added from now on. */
strip *setting_strip(setting *s, const block *b);
item *setting_item(setting *s);
/* The strips from `first` on, taken off the stack. */
const strip *setting_take(setting *s, size_t first, size_t *n);

#endif
