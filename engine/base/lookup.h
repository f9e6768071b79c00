/* lookup: from a text to a number, for texts by the hundred thousand: sixteen bytes each, since only their
 * hashes are kept. Two texts of one 64-bit hash would count as the same: once in 10^9 runs of 100,000. */
#ifndef BASE_LOOKUP_H
#define BASE_LOOKUP_H

#include "base/str.h"

typedef struct lookup_slot {
    uint64_t hash; /* 0: free */
    size_t value;
} lookup_slot;

typedef struct lookup { /* begins as {0} */
    lookup_slot *slots;
    size_t n, cap;
} lookup;

/* The value of `key`, or NULL; valid until the next lookup_put. */
size_t *lookup_find(const lookup *l, str key);
/* Gives `key` a value, instead of the one it had. */
void lookup_put(lookup *l, str key, size_t value);
void lookup_close(lookup *l);

#endif
