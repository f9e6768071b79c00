/* input: the bytes of a file or of standard input, a piece at a time. */
#ifndef DATA_TABLE_INPUT_H
#define DATA_TABLE_INPUT_H

#include "base/diag.h"

typedef struct input {
    str file;       /* what diagnostics call it */
    int fd;
    char *p;        /* what was read and not yet taken is p[at..n) */
    size_t at, n, cap;
    bool ended, broken;
} input;

/* False after a diagnostic. `path` must stay. */
bool input_open(input *in, str path, diag *d);
void input_close(input *in);

/* Reads on, so that more bytes wait than before. False at the end of the file, or after a diagnostic (then
 * in->broken is set). Pointers into p are no longer valid. */
bool input_more(input *in, diag *d);

/* At least the first `n` bytes wait, or all there are. False after a diagnostic. */
bool input_peek(input *in, size_t n, diag *d);

/* All that is left, at most `limit` bytes, into `a`. False after a diagnostic. */
bool input_rest(input *in, size_t limit, arena *a, str *out, diag *d);

/* How much of the file was taken, 0 to 1; 0 where its length is not known. */
double input_share(const input *in);

static inline str input_waiting(const input *in) { return (str){in->p + in->at, in->n - in->at}; }

#endif
