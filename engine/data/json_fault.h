/* json_fault: what is wrong with a file that is no JSON, in the user's words and at the right
 * place. Private to json.c. */
#ifndef DATA_JSON_FAULT_H
#define DATA_JSON_FAULT_H

#include "data/where.h"

/* How far the reading got. */
typedef struct json_stop {
    size_t end;      /* of the last token that was right, commas and colons aside */
    bool named;      /* that token was the name of a field */
    value_kind open; /* then: VALUE_LIST or VALUE_RECORD; VALUE_NULL: neither */
} json_stop;

/* False, after a diagnostic, when an escape of the string token there is half a character, which
 * yajl lets pass. */
bool json_check_escapes(data_source s, size_t from, size_t to, diag *d);

/* Adds the diagnostic for the first thing wrong after `stop`. The bytes are UTF-8. */
void json_fault(arena *a, data_source s, json_stop stop, diag *d);

#endif
