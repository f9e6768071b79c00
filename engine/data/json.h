/* json: a data file read into a value tree. Wraps jansson. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "base/diag.h"
#include "data/value.h"

/* Reads `bytes`, one JSON object. `file` is what diagnostics call it. NULL after a diagnostic: bad UTF-8,
 * bad syntax (line and column), a field given twice, control characters in text, not an object. */
value *json_parse(arena *a, str file, str bytes, diag *d);

/* `s` as a JSON string, quotes included. */
void json_put_text(buf *out, str s);

#endif
