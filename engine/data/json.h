/* json: a data file read into a value tree. Wraps yajl. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "data/where.h"

/* Reads the one JSON object of `source`; the values keep nothing of its bytes. Texts and names
 * become NFC. NULL after a diagnostic with line and column: bad UTF-8, bad syntax, a field given
 * twice, a number too large, control characters in text, nesting beyond VALUE_MAX_DEPTH, not an
 * object. */
value *json_parse(arena *a, data_source source, diag *d);

/* `s` as a JSON string, quotes included. */
void json_put_text(buf *out, str s);

/* `v` as the shortest JSON number that reads back as `v`; it must be finite. Whole numbers have no
 * point. */
void json_put_real(buf *out, double v);

/* `v` and all below it, on one line. */
void json_put_value(buf *out, const value *v);

#endif
