/* fonts: the faces of a document as PDF fonts (ISO 32000-1 9.7): Type0 over CIDFontType2, CID =
 * glyph of the face's subset. What documents share is made once per process and face; a document
 * gets the faces it uses, each with the outlines it uses and few more. */
#ifndef EMIT_PDF_FONTS_H
#define EMIT_PDF_FONTS_H

#include "emit/pdf/cut.h"
#include "emit/pdf/objects.h"

#include <string.h>

/* A glyph's code as it stands in a string, escaped. */
typedef struct glyph_code {
    char bytes[4];
    uint8_t n;
} glyph_code;

/* A face ready for documents: its subset, and the parts of its objects. */
typedef struct pdf_face {
    const font_subset *subset;
    str name;       /* of the face: LiberationSerif-Bold */
    str descriptor; /* entries of the font descriptor, without name and references */
    const glyph_code *codes;
    const str *widths; /* by glyph, in thousandths of the em */
    str to_unicode;    /* compressed CMap */
    str cid_set;       /* compressed; PDF/A-1 6.3.5 wants it */
    const trimmer *trimmer;
    cuts *cuts;
} pdf_face;

/* Puts the code of a glyph at `p`, which has room for four bytes; gives its end. */
static inline char *pdf_face_put(const pdf_face *face, char *p, unsigned glyph) {
    const glyph_code *code = &face->codes[glyph];
    memcpy(p, code->bytes, sizeof code->bytes);
    return p + code->n;
}

typedef struct fonts fonts;

fonts *fonts_open(const font_family *family);
void fonts_drop(fonts *f);

/* The face with the shared repertoire, made at the first call. NULL after a diagnostic. */
const pdf_face *fonts_shared(fonts *f, face_style style, flate *z, diag *d);
/* A face for one document that needs more than that; lives in `a`. NULL after a diagnostic. */
const pdf_face *fonts_extended(fonts *f, face_style style, const uint32_t *codes, size_t n,
                               flate *z, arena *a, diag *d);

/* Adds the objects of a face with the glyphs for which `used` is not 0; gives the number of the
 * font. */
unsigned fonts_write(const pdf_face *face, const uint8_t *used, flate *z, objects *o, arena *a);

#endif
