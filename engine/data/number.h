/* number: real numbers as text, with a decimal point whatever locale the process is in. */
#ifndef DATA_NUMBER_H
#define DATA_NUMBER_H

#include "base/str.h"

/* What `digits`, a number as JSON writes it, stand for; infinite when that is too large. */
double number_read(arena *a, str digits);

/* `v`, which must be finite, in the fewest digits that read back as `v`, at least 15 where it has
 * them: 0.1, 1e22. */
void number_put(buf *out, double v);

#endif
