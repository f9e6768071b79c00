/* refs: citations of paragraphs and the bookmarks they lead to. */
#ifndef EMIT_DOCX_REFS_H
#define EMIT_DOCX_REFS_H

#include "emit/docx/parts.h"

typedef enum {
    LINK_NONE,   /* nothing is there to go to */
    LINK_JUMP,   /* leads to the paragraph; the words are text */
    LINK_NUMBER, /* a field that shows the paragraph's live number */
    LINK_TEXT    /* a field that repeats its typed one */
} docx_link_kind;

typedef struct docx_link {
    docx_link_kind kind;
    uint32_t of;
    size_t from; /* of the citation's text: where the field begins that goes to the number's end */
} docx_link;

docx_link docx_link_to(docx_writer *w, uint32_t id);
docx_link docx_link_number(docx_writer *w, const citation *c, const cited_number *n);
void docx_link_open(docx_writer *w, const docx_link *link);
void docx_link_close(docx_writer *w, const docx_link *link);

/* Around what a paragraph is known by: all of it or, of a label that is text, its first bytes. */
void docx_bookmark_open(docx_writer *w, uint32_t id);
void docx_bookmark_close(docx_writer *w);
size_t docx_bookmark_label(const label *l);

#endif
