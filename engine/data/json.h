/* json: a data file read into a value tree. Wraps jansson. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "base/diag.h"
#include "data/value.h"

/* Reads `bytes`, one JSON object. `file` is what diagnostics call it. NULL after a diagnostic: bad
 * UTF-8, bad syntax, a field given twice, a number too large (all with line and column, in
 * characters), control characters in text (with the data path), nesting beyond VALUE_MAX_DEPTH, not
 * an object. */
value *json_parse(arena *a, str file, str bytes, diag *d);

/* `s` as a JSON string, quotes included. */
void json_put_text(buf *out, str s);

/* `v` as the shortest JSON number that reads back as `v`; it must be finite. Whole numbers have no
 * point. */
void json_put_real(buf *out, double v);

/* `v` and all below it, on one line. */
void json_put_value(buf *out, const value *v);

#endif
