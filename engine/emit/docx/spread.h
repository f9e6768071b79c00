/* spread: where a few paragraphs more keep LibreOffice from leaving a heading at the end of a page.
 *
 * Before it lays out a document, LibreOffice spreads it over pages by counting: so many paragraphs and rows each. Text
 * then flows to where it belongs, but a heading that such a page ends with is asked whether it stays with the next
 * paragraph before that has a place, and never again; where the page really ends there, the heading is left behind
 * (7.4; a table that follows takes it along). The counting is simple enough to be done here, and an empty paragraph
 * of no height before the heading, or where there is white anyhow, moves the end of such a page away from it. Other
 * programs show nothing of that. Checked against LibreOffice by the slow tests.
 */
#ifndef EMIT_DOCX_SPREAD_H
#define EMIT_DOCX_SPREAD_H

#include "layout/layout.h"

/* By block id: how many paragraphs to put before the block. */
const uint8_t *docx_spread_find(const doc *d, const layout *l, arena *a);

#endif
