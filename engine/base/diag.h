/* diag: what went wrong, collected while a document is made and shown by the command line at the end.
 *
 * Each kind of fault is one row of diag.def (level, Vietnamese and English text, hint). A function that
 * returns false has added at least one error. Nothing below cli/ prints.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"

typedef enum { DIAG_WARNING, DIAG_ERROR } diag_level;

typedef enum {
#define DIAG(code, level, slug, vi, en, vi_hint, en_hint) DIAG_##code,
#include "base/diag.def"
#undef DIAG
    DIAG_CODES
} diag_code;

typedef enum { LANG_VI, LANG_EN } lang;

/* Where a fault is. Any part may be empty: file (data or template), line and column from 1 (0: unknown),
 * path within the data such as $.budget.items[2].price (list positions count from 0). */
typedef struct diag_where {
    str file;
    int line, column;
    str path;
} diag_where;

typedef struct diag diag;

diag *diag_new(void);
void diag_drop(diag *d);
void diag_clear(diag *d);

/* Adds one fault; `args` fill {0}, {1}, … of its text. Everything is copied. */
void diag_add(diag *d, diag_code code, diag_where at, const str *args, size_t n);
#define DIAG_ADD(d, code, at, ...)                                                                 \
    diag_add((d), DIAG_##code, (at), (const str[]){__VA_ARGS__},                                   \
             sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* A file that cannot be read, or written, and why: `error` is an errno value. False, to return. */
bool diag_unread(diag *d, str path, int error);
bool diag_unwritten(diag *d, str path, int error);

/* Adds to `to` all that `from` holds, with each fault at the place that `place` makes of its own. */
typedef diag_where diag_place(void *user, diag_where at);
void diag_move(diag *to, const diag *from, diag_place *place, void *user);

/* All faults as bytes for another process, and back: false when they are not that. */
void diag_pack(const diag *d, buf *out);
bool diag_unpack(diag *d, str bytes);

size_t diag_count(const diag *d, diag_level level);
/* How many faults there are, to be cut back to with diag_cut. */
size_t diag_mark(const diag *d);
void diag_cut(diag *d, size_t mark);
/* Whether any of them is at a place that was not told (a negative line), though it could have been. */
bool diag_lacks_place(const diag *d);
bool diag_has(const diag *d, diag_code code);

/* All faults as text, sorted by file and line (in order of discovery within one place), e.g.
 *   plan.json: $.date: lỗi: "31/02/2023" không phải là ngày có thật [date]
 *     gợi ý: viết theo dạng năm-tháng-ngày, ví dụ 2023-10-06 */
void diag_render(const diag *d, lang language, buf *out);

/* Calls `each` for every fault in that order: the slug of its code, level, place and text (borrowed). */
typedef void diag_each(void *user, str slug, diag_level level, diag_where at, str text);
void diag_visit(const diag *d, lang language, arena *a, diag_each *each, void *user);

#endif
