/* emit: the formats a document can be written in, and the one table of them.
 *
 * An emitter is opened once per process (fonts, styles and other parts that no document changes are prepared
 * and compressed then), and writes any number of documents. To add a format: a folder here, a row in emit.c.
 */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "layout/layout.h"

typedef struct emit_env {
    const font_family *family;
    const stylesheet *styles; /* the sheet documents given to this emitter use */
} emit_env;

typedef struct emit_format {
    const char *name;   /* as in --format */
    const char *suffix; /* ".pdf" */
    bool wants_layout, wants_sheets;
    /* Whether the format has anything to say about this document (a workbook: it has sheets). NULL: always. */
    bool (*accepts)(const doc *d);
    /* What documents share; NULL after a diagnostic. */
    void *(*open)(const emit_env *env, diag *d);
    /* The finished file into `out` (its arena also serves for scratch). False after a diagnostic. */
    bool (*write)(void *state, const doc *doc, const layout *l, buf *out, diag *d);
    void (*drop)(void *state);
} emit_format;

extern const emit_format *const emit_formats[]; /* ended by NULL */
const emit_format *emit_find(str name);         /* NULL: unknown */

#endif
