/* style: a style sheet as lengths ready for use. Read from templates/styles once per process (script/pull_style). */
#ifndef MODEL_STYLE_H
#define MODEL_STYLE_H

#include "base/len.h"
#include "base/str.h"

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY } style_align;

typedef struct style {
    str name;      /* in templates: body, heading-1, motto … */
    str title;     /* what Word shows; a built-in name ("heading 1") where Word has one */
    str based_on;  /* name of the parent style; empty for the root */
    size_t index;  /* in its sheet */
    style_align align;
#define STYLE_LEN(name, unit, initial, min, max) len name;
#define STYLE_INT(name, initial, min, max) int name;
#define STYLE_BOOL(name, initial) bool name;
#include "model/style.def"
#undef STYLE_LEN
#undef STYLE_INT
#undef STYLE_BOOL
} style;

typedef struct page_style {
    str name;                        /* "portrait", "landscape" */
    len width, height;               /* the sheet of paper */
    len top, right, bottom, left;    /* margins */
    len number_top;                  /* top edge of paper to top of the page number's line, and of doc.head */
    len foot_bottom;                 /* bottom of doc.foot to bottom edge of paper */
    str number_style;                /* paragraph style of the page number; empty: pages are not numbered */
} page_style;

typedef struct stylesheet {
    str name, family;                /* "nd30", "Times New Roman" */
    const style *styles;             /* sorted by name */
    size_t styles_n;
    const page_style *pages;         /* the first is the default */
    size_t pages_n;
    len grid_line;                   /* thickness of table borders */
    len cell_side;                   /* left and right padding of cells in ruled tables */
} stylesheet;

const style *stylesheet_find(const stylesheet *s, str name); /* NULL: none */
const page_style *stylesheet_page(const stylesheet *s, str name);
static inline int style_half_points(const style *s) { return s->size / (LEN_PT / 2); }

#endif
