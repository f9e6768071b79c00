/* where: the bytes that data were read from, and where in them a value stands.
 *
 * Values remember only the offset of their first byte; line and column are counted when a fault is
 * told, which is rare. So the bytes must live as long as faults of the values may be found.
 */
#ifndef DATA_WHERE_H
#define DATA_WHERE_H

#include "base/diag.h"
#include "data/value.h"

typedef struct data_source {
    str file; /* what diagnostics call it */
    str bytes;
} data_source;

/* How many bytes a byte order mark, which some editors put first, takes: 0 or 3. */
size_t where_mark(str bytes);

/* Line and column (from 1, in characters, the mark not counted) of the byte at `offset`; the bytes
 * must be UTF-8 up to there. */
diag_where where_byte(data_source s, size_t offset);

/* Line, column and path of `v`. A value that was not in the file (a default) has the place of what
 * it is in, and the path it would have. */
diag_where where_value(arena *a, data_source s, const value *v);

/* Line and column of the name of `field`, which is in the file; the path is that of the field. */
diag_where where_name(arena *a, data_source s, const value *field);

#endif
