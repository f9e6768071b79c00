/* Renders, writes, and tells. Files of a record that are there already, made of the same data by the same
 * templates, are left as they are. */
#include "job/worker.h"

#include "base/os.h"
#include "base/sha256.h"
#include "base/wire.h"
#include "job/about.h"

void worker_put_task(buf *b, const worker_task *t) {
    wire_put_str(b, t->name);
    wire_put_str(b, t->json);
    wire_put_str(b, t->before);
}

static worker_task get_task(str bytes) {
    wire w = {.rest = bytes};
    worker_task t = {.name = wire_str(&w)};
    t.json = wire_str(&w);
    t.before = wire_str(&w);
    return t;
}

static void put_answer(buf *b, const worker_answer *r) {
    wire_put_int(b, r->outcome);
    wire_put_int(b, r->pages);
    wire_put_int(b, r->files_n);
    for (size_t i = 0; i < r->files_n; i++) {
        wire_put_str(b, r->files[i].path);
        wire_put_str(b, r->files[i].hash);
        wire_put_int(b, r->files[i].size);
    }
    wire_put_str(b, r->input);
    wire_put_str(b, r->about);
    wire_put_str(b, r->faults);
}

bool worker_get_answer(str bytes, arena *a, worker_answer *out) {
    wire w = {.rest = bytes};
    uint64_t outcome = wire_int(&w);
    *out = (worker_answer){.outcome = (worker_outcome)outcome, .pages = (size_t)wire_int(&w)};
    out->files_n = (size_t)wire_int(&w);
    if (w.broken || outcome > WORKER_FAILED || out->files_n > bytes.n) return false;
    out->files = ARENA_ARRAY(a, manifest_file, out->files_n);
    for (size_t i = 0; i < out->files_n; i++) {
        out->files[i].path = wire_str(&w);
        out->files[i].hash = wire_str(&w);
        out->files[i].size = (size_t)wire_int(&w);
    }
    out->input = wire_str(&w);
    out->about = wire_str(&w);
    out->faults = wire_str(&w);
    return !w.broken;
}

/* --- what is there already --------------------------------------------------------------------------------- */

bool worker_has(const worker_plan *p, const manifest_file *f, arena *a) {
    str bytes;
    int error;
    return os_read(a, os_join(a, p->output_dir, f->path), f->size, &bytes, &error) && bytes.n == f->size &&
           str_eq(sha256_hex(a, bytes), f->hash);
}

/* The file's name is the record's, with a suffix behind it. */
static bool is_named(str path, str name) {
    return str_starts(path, name) && path.n > name.n && path.p[name.n] == '.';
}

static bool holds(const worker_plan *p, const worker_task *t, worker_answer *r, arena *a) {
    manifest_line before;
    if (!t->before.n || !manifest_parse(t->before, a, &before) || !before.ok) return false;
    bool same = str_eq(before.input, r->input) && str_eq(before.templates, p->templates);
    for (size_t i = 0; same && i < before.files_n; i++)
        same = is_named(before.files[i].path, t->name) && worker_has(p, &before.files[i], a);
    if (!same) return false;
    r->pages = before.pages;
    r->about = before.about;
    r->files = before.files;
    r->files_n = before.files_n;
    return true;
}

/* --- making it --------------------------------------------------------------------------------------------- */

static bool write_files(const worker_plan *p, size_t slot, const worker_task *t, const job_result *made,
                        worker_answer *r, arena *a, diag *d) {
    os_file *files = ARENA_ARRAY(a, os_file, made->n);
    r->files = ARENA_ARRAY(a, manifest_file, made->n);
    for (size_t i = 0; i < made->n; i++) {
        str path = str_fmt(a, "%.*s%s", STR_ARG(t->name), made->files[i].format->suffix);
        str bytes = made->files[i].bytes;
        r->files[i] = (manifest_file){path, sha256_hex(a, bytes), bytes.n};
        files[i] = (os_file){os_join(a, p->output_dir, path), bytes};
    }
    str stage = str_fmt(a, "%.*s%zu-", STR_ARG(p->stage), slot), dir = os_dirname(files[0].path);
    size_t failed = 0;
    int error = 0;
    str at_fault = dir;
    bool ok = str_find(t->name, STR("/"), 0) == t->name.n || os_make_dirs(a, dir, &error);
    if (ok && !(ok = os_write_staged(a, stage, files, made->n, &failed, &error))) at_fault = files[failed].path;
    if (ok) r->files_n = made->n;
    else diag_unwritten(d, at_fault, error);
    return ok;
}

static bool make(const worker_plan *p, size_t slot, const worker_task *t, worker_answer *r, arena *a, diag *d) {
    job_result made;
    if (!job_render(p->job, p->rows, t->json, &made, d)) return false;
    r->pages = made.pages;
    buf said = buf_in(a);
    about_put(&said, made.document);
    r->about = buf_str(&said);
    if (made.n) return write_files(p, slot, t, &made, r, a, d);
    DIAG_ADD(d, NOTHING_TO_WRITE, ((diag_where){.file = p->rows}), STR(""));
    return true;
}

void worker_work(void *user, size_t slot, str bytes, arena *a, buf *answer) {
    const worker_plan *p = user;
    worker_task t = get_task(bytes);
    worker_answer r = {.input = sha256_hex(a, t.json)};
    diag *d = diag_new();
    if (holds(p, &t, &r, a)) r.outcome = WORKER_KEPT;
    else r.outcome = make(p, slot, &t, &r, a, d) ? WORKER_MADE : WORKER_FAILED;
    buf faults = buf_in(a);
    diag_pack(d, &faults);
    r.faults = buf_str(&faults);
    put_answer(answer, &r);
    diag_drop(d);
}

void worker_forget(const worker_plan *p, str name, const emit_format *const *formats, arena *a) {
    for (; *formats; formats++)
        os_remove(a, os_join(a, p->output_dir, str_fmt(a, "%.*s%s", STR_ARG(name), (*formats)->suffix)));
}
