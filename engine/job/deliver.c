/* Goes through the manifest once for each. */
#include "job/deliver.h"

#include "base/os.h"
#include "emit/pdf/merge.h"
#include "job/manifest.h"
#include "job/tally.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <zip.h>

enum { DOS_TIME = 0x0000, DOS_DATE = 0x0021, /* 1980-01-01 00:00 */ FILE_MB = 1024, FAST = 1 };

/* --- one archive ---------------------------------------------------------------------------------------------
 * libzip reads the files one after the other when the archive is closed, writes beside its place and renames. */

typedef struct archive {
    const deliver_plan *plan;
    zip_t *zip;
} archive;

static bool fail_zip(const archive *z, diag *d) {
    DIAG_ADD(d, PACKAGE, ((diag_where){.file = z->plan->zip}), z->plan->zip, str_of(zip_strerror(z->zip)));
    return false;
}

/* Office files are packed already. */
static bool add_entry(archive *z, str name, arena *a, diag *d) {
    bool packed = str_ends(name, STR(".docx")) || str_ends(name, STR(".xlsx"));
    zip_source_t *s = zip_source_file(z->zip, str_z(a, os_join(a, z->plan->dir, name)), 0, -1);
    zip_int64_t i = s ? zip_file_add(z->zip, str_z(a, name), s, ZIP_FL_ENC_UTF_8) : -1;
    if (i < 0) {
        if (s) zip_source_free(s);
        return fail_zip(z, d);
    }
    zip_uint64_t at = (zip_uint64_t)i;
    zip_int32_t method = packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return (zip_set_file_compression(z->zip, at, method, packed ? 0 : FAST) == 0 &&
            zip_file_set_dostime(z->zip, at, DOS_TIME, DOS_DATE, 0) == 0) ||
           fail_zip(z, d);
}

static bool add_files(void *user, const manifest_line *line, arena *a, diag *d) {
    bool ok = true;
    for (size_t i = 0; ok && line->ok && i < line->files_n; i++) ok = add_entry(user, line->files[i].path, a, d);
    return ok;
}

/* What cannot be read any more, or written, shows when the archive is closed. */
static bool fill_zip(archive *z, diag *d) {
    const deliver_plan *p = z->plan;
    arena *a = arena_new();
    bool ok = manifest_visit(p->manifest, add_files, z, d) && add_entry(z, os_basename(p->manifest), a, d) &&
              (zip_close(z->zip) == 0 || fail_zip(z, d));
    arena_drop(a);
    if (!ok) zip_discard(z->zip);
    return ok;
}

static bool make_zip(const deliver_plan *p, diag *d) {
    arena *a = arena_new();
    int code = 0;
    archive z = {.plan = p, .zip = zip_open(str_z(a, p->zip), ZIP_CREATE | ZIP_TRUNCATE, &code)};
    bool ok = z.zip ? fill_zip(&z, d) : diag_unwritten(d, p->zip, errno);
    arena_drop(a);
    return ok;
}

/* --- one PDF --------------------------------------------------------------------------------------------------- */

typedef struct print {
    const deliver_plan *plan;
    merge *merged;
    size_t n;
} print;

static bool put_bytes(void *user, str bytes) { return fwrite(bytes.p, 1, bytes.n, user) == bytes.n; }

static bool judge(const print *w, merge_verdict v, str path, diag *d) {
    if (v == MERGE_NOT_WRITTEN) return diag_unwritten(d, w->plan->merge, errno);
    if (v == MERGE_NOT_OURS) DIAG_ADD(d, MERGE_INPUT, ((diag_where){.file = path}), path);
    return v == MERGE_DONE;
}

static bool add_document(void *user, const manifest_line *line, arena *a, diag *d) {
    print *w = user;
    for (size_t i = 0; line->ok && i < line->files_n; i++) {
        if (!str_ends(line->files[i].path, STR(".pdf"))) continue;
        str path = os_join(a, w->plan->dir, line->files[i].path), bytes;
        int error;
        if (!os_read(a, path, (size_t)FILE_MB << 20, &bytes, &error)) return diag_unread(d, path, error);
        if (!judge(w, merge_add(w->merged, bytes, line->key), path, d)) return false;
        w->n++;
    }
    return true;
}

static bool fill_pdf(const deliver_plan *p, FILE *f, diag *d) {
    print w = {.plan = p, .merged = merge_new(put_bytes, f)};
    bool ok = manifest_visit(p->manifest, add_document, &w, d);
    if (ok && !w.n) DIAG_ADD(d, MERGE_NOTHING, ((diag_where){.file = p->merge}), p->merge);
    ok = ok && w.n && judge(&w, merge_finish(w.merged, os_stem(p->merge)), p->merge, d);
    merge_drop(w.merged);
    if (ok && (fflush(f) != 0 || fsync(fileno(f)) != 0)) return diag_unwritten(d, p->merge, errno);
    return ok;
}

static bool make_pdf(const deliver_plan *p, diag *d) {
    arena *a = arena_new();
    char *temp = str_z(a, str_fmt(a, "%.*s.new", STR_ARG(p->merge)));
    FILE *f = fopen(temp, "we");
    bool ok = f || diag_unwritten(d, p->merge, errno);
    ok = ok && fill_pdf(p, f, d);
    if (f && fclose(f) != 0 && ok) ok = diag_unwritten(d, p->merge, errno);
    if (ok && rename(temp, str_z(a, p->merge)) != 0) ok = diag_unwritten(d, p->merge, errno);
    if (!ok && f) os_remove(a, str_of(temp));
    arena_drop(a);
    return ok;
}

/* --- a list ---------------------------------------------------------------------------------------------------- */

static bool make_summary(const deliver_plan *p, diag *d) {
    arena *a = arena_new();
    buf bytes = buf_in(a);
    bool ok = tally_make(p->manifest, p->dir, p->summary, &bytes, d);
    size_t failed;
    int error;
    os_file file = {p->summary, buf_str(&bytes)};
    if (ok && !os_write_all(a, &file, 1, &failed, &error)) ok = diag_unwritten(d, p->summary, error);
    arena_drop(a);
    return ok;
}

static bool prepare(str path, size_t failed, diag *d) {
    arena *a = arena_new();
    int error;
    bool ok = os_make_dirs(a, os_dirname(path), &error) || diag_unwritten(d, path, error);
    if (failed) DIAG_ADD(d, BATCH_PARTIAL, ((diag_where){.file = path}), path, str_fmt(a, "%zu", failed));
    arena_drop(a);
    return ok;
}

bool deliver(const deliver_plan *p, size_t failed, diag *d) {
    bool zipped = !p->zip.n || (prepare(p->zip, failed, d) && make_zip(p, d));
    bool merged = !p->merge.n || (prepare(p->merge, failed, d) && make_pdf(p, d));
    bool listed = !p->summary.n || (prepare(p->summary, failed, d) && make_summary(p, d));
    return zipped && merged && listed;
}
