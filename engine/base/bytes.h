/* bytes: sixteen bytes looked at together, for texts that nearly always need no closer look. A comparison gives 0xFF
 * for each byte of which it is true, else 0. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/str.h"

#include <string.h>

typedef uint8_t bytes16 __attribute__((vector_size(16)));

enum { BYTES = sizeof(bytes16) };

/* The bytes at `p`, which need no alignment. */
static inline bytes16 bytes_at(const char *p) {
    bytes16 v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline bool bytes_any(bytes16 v) {
    uint64_t half[2];
    memcpy(half, &v, sizeof half);
    return half[0] | half[1];
}

/* Which is the first that is not 0; BYTES: none. */
static inline size_t bytes_first(bytes16 v) {
    uint64_t half[2];
    memcpy(half, &v, sizeof half);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    half[0] = __builtin_bswap64(half[0]), half[1] = __builtin_bswap64(half[1]);
#endif
    if (half[0]) return (size_t)__builtin_ctzll(half[0]) / 8;
    return half[1] ? BYTES / 2 + (size_t)__builtin_ctzll(half[1]) / 8 : BYTES;
}

#endif
