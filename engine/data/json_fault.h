/* json_fault: what jansson says is wrong with a file, told in the user's words and at the right
 * place. Private to json.c. */
#ifndef DATA_JSON_FAULT_H
#define DATA_JSON_FAULT_H

#include "base/diag.h"

#include <jansson.h>

/* `file` with the line and column (both from 1, in characters) of byte `offset` of `bytes`, which
 * are valid UTF-8 up to there. */
diag_where json_place(str file, str bytes, size_t offset);

/* Adds the diagnostic for `e`, which parsing `bytes` gave. */
void json_fault(arena *a, str file, str bytes, const json_error_t *e, diag *d);

#endif
