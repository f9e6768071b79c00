/* Reads each data file, has its documents made in memory, and writes them all or none. */
#include "cli/render.h"

#include "base/os.h"
#include "cli/report.h"
#include "job/job.h"
#include "job/name.h"

#include <stdio.h>

enum { DATA_LIMIT_MB = 64 };

static bool read_data(str path, arena *a, str *json, diag *d) {
    int error;
    return os_read(a, path, (size_t)DATA_LIMIT_MB << 20, json, &error) || diag_unread(d, path, error);
}

/* Stems already used in this run, so that no result overwrites another. */
typedef struct used {
    struct used *next;
    str stem;
} used;

static bool claim(used **list, str stem, str input, arena *a, diag *d) {
    for (const used *u = *list; u; u = u->next) {
        if (!str_eq(u->stem, stem)) continue;
        DIAG_ADD(d, OUTPUT_CLASH, ((diag_where){.file = input}), stem);
        return false;
    }
    used *u = ARENA_NEW(a, used);
    *u = (used){*list, str_dup(a, stem)};
    *list = u;
    return true;
}

static bool write_results(const options *o, const job_result *r, str stem, arena *a, diag *d) {
    os_file *files = ARENA_ARRAY(a, os_file, r->n);
    for (size_t i = 0; i < r->n; i++) {
        str name = str_fmt(a, "%.*s%s", STR_ARG(stem), r->files[i].format->suffix);
        files[i] = (os_file){os_join(a, o->output_dir, name), r->files[i].bytes};
    }
    int error;
    size_t failed = 0;
    bool ok = os_make_dirs(a, o->output_dir, &error);
    str at_fault = ok ? STR("") : o->output_dir;
    if (ok && !os_write_all(a, files, r->n, &failed, &error)) ok = false, at_fault = files[failed].path;
    if (!ok) return diag_unwritten(d, at_fault, error);
    for (size_t i = 0; i < r->n && !o->quiet; i++) printf("%.*s\n", STR_ARG(files[i].path));
    return true;
}

/* `all` holds what the whole run must remember; `scratch` what this document needs. */
static bool render_one(const options *o, job *j, str input, used **stems, arena *all, arena *scratch,
                       diag *d) {
    str json;
    job_result r;
    if (!read_data(input, scratch, &json, d) || !job_render(j, input, json, &r, d)) return false;
    if (o->formats_given && !r.n) {
        DIAG_ADD(d, NOTHING_TO_WRITE, ((diag_where){.file = input}), STR(""));
        return true;
    }
    bool from_stdin = str_eq(input, STR("-"));
    str stem = from_stdin ? STR("van-ban") : os_stem(input);
    str own = r.document->output_name;
    if (own.n && (str_eq(o->name, STR("template")) || from_stdin)) stem = own;
    stem = name_safe(scratch, stem);
    return claim(stems, stem, input, all, d) && write_results(o, &r, stem, scratch, d);
}

int render_run(const options *o, lang language, arena *a) {
    job *j = job_new(&(job_options){o->roots, o->roots_n, o->template_name, o->formats});
    diag *d = diag_new();
    arena *scratch = arena_new();
    used *stems = NULL;
    int worst = EXIT_DONE;
    for (size_t i = 0; i < o->inputs_n; i++) {
        arena_reset(scratch);
        bool ok = render_one(o, j, o->inputs[i], &stems, a, scratch, d);
        int code = report_faults(d, language, scratch);
        diag_clear(d);
        if (!ok && code == EXIT_DONE) code = EXIT_BUG; /* failed without saying why */
        if (code > worst) worst = code;
    }
    arena_drop(scratch);
    diag_drop(d);
    job_drop(j);
    return worst;
}
