/* trim: a face's shared subset cut down to the outlines one document uses. Glyphs keep their
 * numbers, so that nothing else made for the subset changes; those left out become empty. A tenth
 * of the work of subsetting. */
#ifndef EMIT_PDF_TRIM_H
#define EMIT_PDF_TRIM_H

#include "base/str.h"

typedef struct trimmer trimmer;

/* Takes a TrueType program apart; borrows it. NULL: not one, or damaged. */
trimmer *trim_open(str program, arena *a);
size_t trim_glyphs(const trimmer *t);

/* The program with the glyphs only for which `used` is not 0, and the parts they are composed of,
 * which are marked as used too. */
str trim_make(const trimmer *t, uint8_t *used, arena *a);

/* For programs cut down from one: a trimmer that collects the outlines of them all, beginning with those of `t`,
 * which must stay. */
trimmer *trim_collect(const trimmer *t, arena *a);
/* Adds the glyphs that `more` has and `t`, made by trim_collect, has not. False: not from the same program. */
bool trim_add(trimmer *t, const trimmer *more, arena *a);
/* Which glyphs have an outline or an advance, for trim_make. */
uint8_t *trim_present(const trimmer *t, arena *a);

#endif
