/* numbering: labels as Word's own lists, and word/numbering.xml.
 *
 * The counters of Word are imitated while the paragraphs go by in reading order: a label becomes a
 * live number only where Word will show exactly its text, else it stays text. Lists are independent
 * of each other (one definition each), because office programs differ in how lists that share one
 * go on counting.
 */
#ifndef EMIT_DOCX_NUMBERING_H
#define EMIT_DOCX_NUMBERING_H

#include "model/block.h"

typedef struct docx_numbering docx_numbering;

docx_numbering *docx_numbering_new(arena *a);

/* Where a paragraph stands in a list. */
typedef struct docx_list_place {
    int list;            /* numId; 0: the label is to be written as text */
    int level;           /* ilvl, from 0 */
    const style *indent; /* the style whose indents the level has */
} docx_list_place;

/* Paragraphs in reading order. */
docx_list_place docx_numbering_place(docx_numbering *n, const para *p);

/* Whether the label stands alone on its line: nothing follows it, or a line break. */
bool docx_label_alone(const para *p);

/* The whole part. Call it when all paragraphs have gone by. */
void docx_numbering_write(const docx_numbering *n, buf *b);

#endif
