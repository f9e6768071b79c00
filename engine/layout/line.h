/* line: where the lines of a measured paragraph end, and the items one line is drawn with.
 * Greedy, as office programs break. Knows nothing of blocks or pages. */
#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H

#include "layout/measure.h"

/* The room of a line: from its column's left edge. */
typedef struct line_room {
    len left, width;
    len below; /* width of the lines below it */
    len stop; /* of a tab left of it: the hanging indent; 0: none */
} line_room;

typedef struct line {
    size_t from, solid, end; /* bytes: first; behind the last that is seen; behind the blanks */
    len width;               /* of from..solid */
    len next_need;           /* as in line_end */
    bool forced;             /* ended by a line break */
    bool cut;                /* ended within a word longer than the line */
    bool held;               /* as in line_end */
} line;

/* The line that starts at byte `from`; it takes at least one character if there is one. */
line line_next(measured *m, size_t from, line_room room);

/* The length of the no-break blank or hyphen that ends before byte `end`; 0: there is none. */
size_t line_tie_before(const measured *m, size_t end);

/* Where, behind byte `from`, a line may next end. */
size_t line_break_after(const measured *m, size_t from);

/* Adds the items of a line whose baseline is at `y`. Justified: blanks (U+0020; a non-breaking one
 * keeps its width, as in LibreOffice) behind the last tab share what is left of the room. *piece_at
 * is the piece `from` lies in, moved on. */
void line_draw(setting *s, const measured *m, const line *ln, line_room room, style_align align,
               len y, uint32_t id, size_t *piece_at);

#endif
