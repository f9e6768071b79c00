/* sha256: the hash that files and data are told apart by. Wraps nettle. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/str.h"

enum { SHA256_HEX = 64 };

/* SHA-256 of `bytes`, 64 small hexadecimal digits, in `a`. */
str sha256_hex(arena *a, str bytes);

#endif
