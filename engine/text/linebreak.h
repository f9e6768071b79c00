/* linebreak: where a line may end. Unicode line breaking (UAX 14, libunibreak), tailored to
 * office text: no break after "/" (numbers of documents stay whole: 30/2020/NĐ-CP), as
 * LibreOffice breaks. */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include "base/str.h"

typedef enum { BREAK_NO, BREAK_MAY, BREAK_MUST } linebreak;

/* For each byte of `s` (valid UTF-8) one linebreak: whether a line may end after it. `out` has s.n
 * entries; only the last byte of a character can hold anything but BREAK_NO. The end of the text is
 * BREAK_MUST. */
void linebreak_find(str s, uint8_t *out);

#endif
