/* measure: a paragraph as one text, with the face, size and advance of every character.
 * Reports characters that have no glyph. Knows nothing of lines. */
#ifndef LAYOUT_MEASURE_H
#define LAYOUT_MEASURE_H

#include "layout/setting.h"
#include "text/linebreak.h"

/* A stretch of the joined text in one face and size. */
typedef struct piece {
    run_kind kind;
    uint32_t from, to; /* bytes of the joined text; all but text pieces are one byte long */
    uint8_t marks;     /* the style's and the run's */
    face_style face;
    int half_points;
    len rise; /* of the baseline: superscript and subscript */
    const citation *cites; /* the run's */
} piece;

typedef struct measured {
    const para *para;
    str text; /* joined: label, its blank, runs; "\t" a tab, "\n" a line break, "0" a page number */
    str number; /* what a page number reads */
    piece *pieces;
    size_t n;
    int64_t *reach; /* by byte where a character begins: the width of all before it; tabs have none */
    len *tabs;      /* by byte, of tabs: their widths, each set with its line. NULL: there are none */
    bool lines;     /* there are line breaks */
    break_at *breaks;
    size_t breaks_n;
    arena *a;
    bool ties_seen; /* no-break blanks and hyphens have been looked at */
    bool untied;    /* among the breaks are those of what is longer than a line */
    bool signs;     /* some characters are of the face of signs */
    bool invisible; /* some characters are not drawn, see measure_drawn */
} measured;

/* `number` is the text of page numbers in it. The result is good until the next call. */
measured measure_para(setting *s, const para *p, origin at, str number);

/* What is drawn for bytes from..to: the text without its invisible characters. */
str measure_drawn(setting *s, const measured *m, size_t from, size_t to);

#endif
