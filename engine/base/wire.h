/* wire: values put one after the other into bytes, for another process of this machine to read. */
#ifndef BASE_WIRE_H
#define BASE_WIRE_H

#include "base/str.h"

void wire_put_int(buf *b, uint64_t v);
void wire_put_str(buf *b, str s);

typedef struct wire {
    str rest;    /* not read yet */
    bool broken; /* more was asked for than there was: all that was read is void */
} wire;

uint64_t wire_int(wire *w); /* 0 when there is none */
str wire_str(wire *w);      /* borrows; empty when there is none */

#endif
