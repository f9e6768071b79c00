/* nudge: makes lines break in the office program where the layout broke them.
 *
 * Office programs round the widths of text portions, so a line that fits, or fails to take one more
 * word, by a tenth of a point may break elsewhere there. The last letters of such a line are set a
 * tenth of a point tighter or wider each: a point or so over a whole line, seen by nobody. Text is
 * never changed.
 */
#ifndef EMIT_DOCX_NUDGE_H
#define EMIT_DOCX_NUDGE_H

#include "layout/layout.h"

typedef struct docx_nudge {
    size_t from, to; /* bytes of the paragraph's joined text, as in line_end */
    int spacing;     /* twips between letters; negative: tighter */
} docx_nudge;

/* Bytes of the joined text before the first run: the label and its space. */
size_t docx_label_bytes(const label *l);

/* The nudges of a paragraph, in order; none lies in its label. */
size_t docx_nudge_find(const para *p, const block_layout *l, arena *a, docx_nudge **out);

#endif
