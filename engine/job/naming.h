/* naming: what the files of a record are called, by a pattern such as {number}-{issuer.abbr}.
 *
 * Between braces stands a path into the data (fields after points, places in lists in brackets, from 0), or key
 * or row: the record's own key and its number. What stands there is made fit for any file system (small letters
 * without marks, "-" between words); the rest of the pattern is taken as it is. "/" begins a folder.
 */
#ifndef JOB_NAMING_H
#define JOB_NAMING_H

#include "data/table/rows.h"
#include "data/value.h"

typedef struct naming naming;

/* In `a`. NULL after a diagnostic. */
naming *naming_new(str pattern, arena *a, diag *d);

/* Whether the pattern asks for data, not for key and row alone. */
bool naming_wants_data(const naming *n);

/* The name of a record, folders included, without a suffix; empty after a diagnostic, which stands at `at`.
 * `data` may be NULL where the pattern asks for none. */
str naming_make(const naming *n, const rows_record *record, const value *data, diag_where at, arena *a, diag *d);

#endif
