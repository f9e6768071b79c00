/* manifest: what became of each record of a run, as a CSV file (RFC 4180) that is written as the run goes.
 *
 * One line a record, in their order: number, key, status ("ok", "failed"), pages, files ("name:size:SHA-256",
 * "|" between them), the hashes of the record's data and of the templates, what was found wrong with it in
 * Vietnamese, and what a list of documents says of it (about.h). A run that goes on after another adds its lines
 * at the end: of two lines of one key the later holds. When it is over, the file is put into order again.
 */
#ifndef JOB_MANIFEST_H
#define JOB_MANIFEST_H

#include "base/diag.h"

typedef struct manifest_file {
    str path, hash; /* path: from the folder of the results */
    size_t size;
} manifest_file;

typedef struct manifest_line {
    size_t number; /* of the record in the input */
    str key;
    bool ok;
    size_t pages;
    manifest_file *files;
    size_t files_n;
    str input, templates; /* hashes; empty: not known */
    str diagnostics;
    str about;             /* what a list says of the document (about.h); empty: none was made */
} manifest_line;

typedef struct manifest manifest;

/* Begins the file anew or, when `resume`, goes on with the one that is there; a line that was cut off goes.
 * NULL after a diagnostic, also when another process has it open. */
manifest *manifest_open(str path, bool resume, diag *d);

/* The line of a record before this run, as it was written; false: there is none. */
bool manifest_find(const manifest *m, str key, arena *a, str *written);
/* False when it is not a line of a manifest. The texts are in `a`. */
bool manifest_parse(str written, arena *a, manifest_line *out);

/* Adds a line and hands it to the system. False after a diagnostic. */
bool manifest_add(manifest *m, const manifest_line *line, diag *d);
/* Says that the line from before this run still holds. */
void manifest_keep(manifest *m, str key);

/* Puts the file into order; `whole`: lines of records that were neither added nor kept go. Calls `drop` for each
 * file that only lines which went speak of. False after a diagnostic. */
typedef void manifest_drop(void *user, const manifest_file *file, arena *a);
bool manifest_finish(manifest *m, bool whole, manifest_drop *drop, void *user, diag *d);
void manifest_close(manifest *m); /* NULL is allowed */

/* Calls `each` for every line of a finished manifest, in order; stops when it is false. False then, or after a
 * diagnostic. */
typedef bool manifest_each(void *user, const manifest_line *line, arena *a, diag *d);
bool manifest_visit(str path, manifest_each *each, void *user, diag *d);

/* Joins the manifests of the shards of one run. Where two have the same record, the later holds; made of
 * different data, it is a fault. False after a diagnostic. */
bool manifest_merge(const str *paths, size_t n, str out, diag *d);

#endif
