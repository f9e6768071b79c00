/* check: what the files that check a document share. Private to model/. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/doc.h"

typedef struct check {
    const doc *doc;
    arena *scratch;
    diag *diags;
    bool ok; /* false once an error was added */
} check;

#define CHECK_FAIL(c, code, at, ...)                                                               \
    do {                                                                                           \
        DIAG_ADD((c)->diags, code, (at), __VA_ARGS__);                                             \
        (c)->ok = false;                                                                           \
    } while (0)

bool check_text(check *c, str s, bool breaks, diag_where at);
void check_sheets(check *c);

#endif
