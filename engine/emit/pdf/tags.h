/* tags: the logical structure of the document (ISO 32000-1 14.7, 14.8), so that it can be read
 * aloud, reflowed and copied: headings, paragraphs, lists, tables. Elements are made from the
 * document tree at the start; pages then mark their content; at the end the elements are written
 * with the marks that belong to them. */
#ifndef EMIT_PDF_TAGS_H
#define EMIT_PDF_TAGS_H

#include "emit/pdf/objects.h"
#include "model/doc.h"

typedef struct tags tags;

tags *tags_open(const doc *d, size_t pages, objects *o, arena *a);

typedef enum {
    TAGS_TEXT,
    TAGS_BULLET, /* the bullet of a list item alone */
    TAGS_LINK    /* a citation, on one line */
} tags_part;

/* Begins marked content for what block `id` holds on a page (from 0, in order). */
void tags_begin(tags *t, uint32_t id, tags_part part, size_t page, buf *content);
/* The nth link that was begun, of all pages, has this annotation, whose /StructParent is the result. */
size_t tags_annotate(tags *t, size_t nth, unsigned annotation);
/* The signature field of block `id` has this annotation, on a page (from 0), whose /StructParent is the result. Only
 * when all pages have been marked. */
size_t tags_annotate_field(tags *t, uint32_t id, size_t page, unsigned annotation);
/* Whether a list item's bullet is marked apart from its text. */
bool tags_splits_label(const tags *t, uint32_t id);
/* Forgets the marks, for pages to be written again. */
void tags_clear(tags *t);
/* Whether anything on the page was marked: it then needs /StructParents with its index. */
bool tags_on_page(const tags *t, size_t page);

/* Fills in the elements; `page_objects` are the numbers of the page objects. Gives the number of
 * the tree's root. */
unsigned tags_write(tags *t, const unsigned *page_objects);

#endif
