/* pattern: a regular expression that a text must match: POSIX extended, over characters.
 *
 * Made once, when a template is loaded, and used by every check after; so not in a document's
 * arena. Written so that ECMA-262 reads it alike (JSON Schema quotes it): [0-9], not \d; it may
 * match anywhere in the text unless ^ and $ tie it.
 */
#ifndef DATA_PATTERN_H
#define DATA_PATTERN_H

#include "base/str.h"

typedef struct pattern pattern;

/* Compiles `text` and chains the pattern to *owner, which starts as NULL. NULL when `text` is not a
 * valid expression (no diagnostic: the caller knows where it stands). */
const pattern *pattern_new(pattern **owner, str text);
void pattern_drop(pattern *owner); /* all that are chained to it; NULL is allowed */

str pattern_text(const pattern *p);
bool pattern_matches(const pattern *p, str text);

#endif
