/* merge_fonts: the faces of files that are merged, each stored once.
 *
 * Every file has its faces cut down to the outlines it uses, but glyphs keep the numbers of the shared subset
 * (see trim.h). So faces of one name whose glyphs stand for the same characters are one face, with the outlines
 * and widths of them all; a file whose face had to be extended keeps its own. */
#ifndef EMIT_PDF_MERGE_FONTS_H
#define EMIT_PDF_MERGE_FONTS_H

#include "emit/pdf/read.h"

typedef struct merge_fonts merge_fonts;

/* `reserve` gives the number of a new object. */
typedef size_t merge_reserve(void *user);

merge_fonts *merge_fonts_new(merge_reserve *reserve, void *user);
void merge_fonts_drop(merge_fonts *f);

/* The number in the merged file of the face that is object `number` of `file`; 0: damaged. `a` is scratch. */
size_t merge_fonts_add(merge_fonts *f, const read_file *file, size_t number, arena *a);

/* Calls `write` for each object of the faces. */
typedef bool merge_write(void *user, size_t number, str entries, str stream);
bool merge_fonts_write(merge_fonts *f, merge_write *write, void *user, arena *a);

#endif
