/* font: faces opened with HarfBuzz; advances, glyphs, metrics and subsets.
 *
 * A face is opened once per process and shared by all documents, one thread at a time: it remembers
 * what it was asked. Advances are plain (unkerned): the sum of hmtx advances is what LibreOffice and
 * Word lay out when w:kern is absent.
 */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include "base/diag.h"
#include "base/len.h"

/* FACE_SIGNS: a face of signs that the four of text lack, upright and regular whatever is around them. */
typedef enum {
    FACE_REGULAR,
    FACE_BOLD,
    FACE_ITALIC,
    FACE_BOLD_ITALIC,
    FACE_SIGNS,
    FACES,
    TEXT_FACES = FACE_SIGNS
} face_style;

/* Metrics in font units, positive upwards. */
typedef struct font_metrics {
    int units_per_em;
    int ascent, descent, cap_height; /* descent is negative */
    int underline_position, underline_thickness;
    int superscript_size, superscript_rise, subscript_size, subscript_drop; /* from OS/2 */
    int box[4]; /* head: xMin yMin xMax yMax */
    double italic_angle;
    int weight; /* 400 regular, 700 bold */
} font_metrics;

typedef struct font font;

enum { FONT_LOW_CODES = 0x2300 }; /* code points below are found by tables */

/* A TrueType face from a file. On failure NULL and a diagnostic (FONT_BROKEN; FONT_LETTERS when one
 * of the 134 Vietnamese letters has no glyph). */
font *font_open(str path, diag *d);
/* A face of signs, opened when it is first asked for a glyph. A file that cannot be used has none. Before it has
 * given one, nothing else may be asked of it. */
font *font_defer(str path);
void font_drop(font *f);

str font_name(const font *f); /* PostScript name, e.g. LiberationSerif-Bold */
const font_metrics *font_get_metrics(const font *f);
/* 0: the face has none. A hyphen U+2010 or U+2011 that it lacks is drawn as "-". */
unsigned font_glyph(font *f, uint32_t cp);
/* Advance in font units; 0 where there is no glyph. */
int font_advance_units(font *f, uint32_t cp);
/* Room for those who measure text: advances in font units by code point below FONT_LOW_CODES, zeroes at first.
 * What they put there stays with the face, for the documents to come. */
uint16_t *font_memo(font *f);
/* Advance at a size in half points. Exact for 2,048 units per em. */
len font_advance(font *f, uint32_t cp, int half_points);

/* How superscripts and subscripts stand in text of a size, by the face's own metrics, in whole half points: what
 * a DOCX can say exactly. `rise` is that of the baseline, negative for subscripts. */
typedef struct font_script {
    int half_points, rise_half_points;
} font_script;

font_script font_script_at(const font *f, int half_points, bool up);

/* A subset ready to embed: an unhinted TrueType program with new glyph numbers 0..glyphs-1. */
typedef struct font_subset {
    str tag;                 /* six capitals naming the subset, derived from its content */
    str program;             /* the TrueType file */
    unsigned glyphs;
    const uint16_t *advance; /* per glyph, font units */
    const uint32_t *code;    /* per glyph, its code point; 0: .notdef and parts of letters */
    const uint16_t *low;     /* glyph by code point below LOW_CODES; 0: none */
    const uint32_t *high;    /* code points from LOW_CODES on, ascending */
    const uint16_t *high_glyph;
    size_t high_n;
} font_subset;
unsigned font_subset_glyph(const font_subset *s, uint32_t cp); /* 0: not in the subset */

/* The shared subset: ASCII, all Vietnamese letters, the punctuation and symbols of office
 * documents; of a face of signs, signs. Made at the first call, then kept by the face. NULL after a diagnostic. */
const font_subset *font_base_subset(font *f, diag *d);

/* The shared repertoire plus the given code points, for a document that needs more; lives in
 * `a`. */
const font_subset *font_subset_with(font *f, arena *a, const uint32_t *codes, size_t n, diag *d);

/* A family: the four faces documents are set in, and one of signs, which may be NULL. */
typedef struct font_family {
    str name, signs; /* what the DOCX asks for, e.g. Times New Roman, DejaVu Sans */
    font *face[FACES];
} font_family;

/* The face that draws a character: the wanted one, else that of signs; FACES: none can. */
face_style font_family_face(const font_family *f, face_style wanted, uint32_t cp);

#endif
