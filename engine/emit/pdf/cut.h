/* cut: the program of a face that a document gets: the glyphs it uses, and few more.
 *
 * Of a group of characters (small letters, figures …) that a document uses three quarters of, the program holds
 * all, so that documents of one kind mostly need the same programs: those are cut and compressed once per
 * process. What a document gets depends on itself alone.
 */
#ifndef EMIT_PDF_CUT_H
#define EMIT_PDF_CUT_H

#include "emit/pdf/flate.h"
#include "emit/pdf/trim.h"
#include "text/font.h"

typedef struct cut {
    const uint8_t *wanted; /* by glyph: whether it is in */
    str packed;            /* zlib stream of the TrueType file */
    size_t bytes;          /* before compression (Length1) */
} cut;

typedef struct cuts cuts; /* of one face, made so far */

/* Lives in `a`, with the programs it keeps; borrows the others. */
cuts *cuts_new(const font_subset *s, const trimmer *t, arena *a);
/* For a document that uses the glyphs for which `used` is not 0; may live in `a`. */
cut cuts_find(cuts *c, const uint8_t *used, flate *z, arena *a);

#endif
