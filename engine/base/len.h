/* len: the one unit of length, 1/1024 of a twip (1 pt = 20 twips = 20,480 len).
 *
 * Chosen so that nothing the layout adds up is ever rounded: twips (what DOCX stores), half points (font
 * sizes) and the advances of a 2,048-unit font at any half-point size are whole numbers of it. 32 bits hold
 * 37 metres. Millimetres are rounded to the twip once, when a style is read, so that the PDF draws exactly
 * the length that the DOCX stores.
 */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

typedef int32_t len;

enum { LEN_TWIP = 1024, LEN_PT = 20 * LEN_TWIP };

static inline len len_twips(int twips) { return twips * LEN_TWIP; }

static inline int len_to_twips(len v) {
    return (v + (v < 0 ? -LEN_TWIP / 2 : LEN_TWIP / 2)) / LEN_TWIP;
}

/* Points and millimetres from a style, to the nearest twip. */
static inline len len_pt(double pt) { return len_twips((int)(pt * 20 + (pt < 0 ? -0.5 : 0.5))); }

static inline len len_mm(double mm) { return len_pt(mm * 72 / 25.4); }

static inline double len_to_pt(len v) { return (double)v / LEN_PT; }

static inline double len_to_mm(len v) { return len_to_pt(v) * 25.4 / 72; }

/* Thousandths of a point, rounded: what the PDF and the page dump print. */
static inline int64_t len_milli_pt(len v) {
    int64_t m = (int64_t)v * 1000;
    return (m + (m < 0 ? -LEN_PT / 2 : LEN_PT / 2)) / LEN_PT;
}

#endif
