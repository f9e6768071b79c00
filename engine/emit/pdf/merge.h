/* merge: many PDF files of this program made into one, to print: pages one after the other, each document with
 * its own page numbers and its bookmarks below one of its own, fonts stored once, tags and PDF/A kept.
 *
 * The result goes out as it is made; held are one file at a time, the faces, and eight bytes for each object. */
#ifndef EMIT_PDF_MERGE_H
#define EMIT_PDF_MERGE_H

#include "model/doc.h"

typedef struct merge merge;

/* Takes the next bytes of the file; false when they could not be written. */
typedef bool merge_sink(void *user, str bytes);

merge *merge_new(merge_sink *sink, void *user);
void merge_drop(merge *m); /* NULL is allowed */

typedef enum { MERGE_DONE, MERGE_NOT_OURS, MERGE_NOT_WRITTEN } merge_verdict;

/* Adds the pages of a file; `title` names it among the bookmarks. */
merge_verdict merge_add(merge *m, str pdf, str title);
/* The end of the file; its title is that. At least one file must have been added. */
merge_verdict merge_finish(merge *m, str title);

#endif
