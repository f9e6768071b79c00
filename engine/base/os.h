/* os: the little the engine asks of the operating system. POSIX; no function prints. */
#ifndef BASE_OS_H
#define BASE_OS_H

#include "base/str.h"

/* The whole of a file ("-": standard input). On failure false and *error is an errno value; a file longer
 * than `limit` bytes gives EFBIG. */
bool os_read(arena *a, str path, size_t limit, str *out, int *error);

bool os_is_file(arena *a, str path);
bool os_is_dir(arena *a, str path);

/* Names in a folder, sorted by bytes, without "." and "..". An unreadable folder has none. */
size_t os_list(arena *a, str path, str **names);

/* The folder and its parents, made when missing. */
bool os_make_dirs(arena *a, str path, int *error);

typedef struct os_file {
    str path, bytes;
} os_file;

/* Writes all the files or none: each to a temporary name beside its place, made durable, and only when all
 * are whole renamed to their names. On failure false, *error an errno value, *failed the index at fault;
 * what stood under the names before is still there unless a rename itself failed half way: then none is. */
bool os_write_all(arena *a, const os_file *files, size_t n, size_t *failed, int *error);
/* The same for one writer of many files: temporary names are `stage` and a number, the same each time, and
 * durable the files are only after os_sync. */
bool os_write_staged(arena *a, str stage, const os_file *files, size_t n, size_t *failed, int *error);
void os_remove(arena *a, str path);     /* a file, if it is there */
void os_remove_all(arena *a, str dir, str prefix); /* the files in a folder whose names begin so */
/* Makes durable what was written to the file system that `dir` is on. */
void os_sync(arena *a, str dir);

/* Processors this process may run on. */
size_t os_processors(void);

str os_error_text(arena *a, int error);

/* The folder of the running program; empty when it cannot be told. */
str os_program_dir(arena *a);

/* path parts: "a/b.json" -> "a" ("." when there is no folder), "b.json", "b" */
str os_dirname(str path);
str os_basename(str path);
str os_stem(str path);
/* The way from one folder to another, both there: "../x", "" where they are one; `to` where none is known. */
str os_relative(arena *a, str from, str to);
str os_join(arena *a, str dir, str name); /* `name` alone when it is absolute, or dir is "" or "." */

#endif
