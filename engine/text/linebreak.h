/* linebreak: where a line may end. Unicode line breaking (UAX 14, libunibreak), tailored to what
 * LibreOffice does, so that the DOCX breaks where the PDF does: also between a hyphen and a figure,
 * and behind a slash only where there is no blank to end the line at (numbers of documents stay
 * whole: 30/2020/NĐ-CP). */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include "base/str.h"

typedef enum {
    BREAK_NO,
    BREAK_MAY,
    BREAK_MUST,
    BREAK_SLASH, /* a line that could go on behind this "/" for one more letter at least ends at the
                    last blank before it if that is not far (LINEBREAK_FAR), else here */
} linebreak;

enum { LINEBREAK_FAR = 66 }; /* characters, that blank and the slash included */

/* A line may end, or must, before byte `end`. */
typedef struct break_at {
    uint32_t end;
    linebreak kind; /* not BREAK_NO */
} break_at;

/* Where lines of `s` (valid UTF-8, less than 4 GiB) may end, in order; gives how many places there are. The end
 * of the text is the last one, BREAK_MUST; an empty text has none. `out` has room for s.n. */
size_t linebreak_find(str s, break_at *out);

#endif
