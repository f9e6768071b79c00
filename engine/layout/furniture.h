/* furniture: what stands on a page beside its text. Now the page number; an address line at the
 * foot of page 1 or a running head would be further columns set and placed here. Takes no room from
 * the text: it stands in the margins. */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/place.h"

/* The page number, set in page_style.number_style within the text's width, `number_top` below the
 * paper's edge. None on a page numbered 1 (Decree 30/2020, annex I, part I: not shown on the first
 * page; annexes start anew). */
void furniture_place(page_items *p, const page_style *look, int number);

#endif
