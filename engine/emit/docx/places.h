/* places: where every paragraph of a document stands in Word's lists; known before the first is written,
 * since a citation may come before the number it shows.
 */
#ifndef EMIT_DOCX_PLACES_H
#define EMIT_DOCX_PLACES_H

#include "emit/docx/numbering.h"
#include "model/doc.h"

typedef struct docx_para_place {
    const para *para; /* NULL: the block is none */
    docx_list_place list;
} docx_para_place;

/* By block id. Labels in the margins of pages are text: Word counts lists through them, too, and in an order
 * of its own.
 *
 * Points in letters follow the Vietnamese alphabet, a b c d đ e g, which no number format of Word
 * does: those of a list that goes on to "đ" are text from "a" on, for with live ones before it a
 * point put in by hand would turn "d" into the wrong letter. Lists of up to four are live. */
const docx_para_place *docx_places_find(const doc *d, docx_numbering *n, arena *a);

#endif
