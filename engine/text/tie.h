/* tie: what typists keep on one line. Blanks become U+00A0 and hyphens U+2011 where a line must not end:
 * "ngày 06", "khoản 2", "Mục III", "điểm a", "20.000 đồng", the initial of "Nguyễn Văn A", and the hyphens
 * of 217-QĐ/TW, KH-UBND, 12-12-2013. The rules are tables in tie.c. The decree says nothing of line ends:
 * this is practice, and it settles where office programs disagree about hyphens.
 */
#ifndef TEXT_TIE_H
#define TEXT_TIE_H

#include "base/str.h"

/* `s` with its ties; `s` itself when there is nothing to tie. What stands in braces, addresses of the web and of
 * mail are left alone. Tied text is left as it is, and so are bytes that are not UTF-8. */
str text_tie(arena *a, str s);
/* A copy with plain blanks and hyphens: how such words were written. */
str text_untie(arena *a, str s);

#endif
