/* Runs a batch and shows how it goes: failed records as they come, progress, a summary. */
#include "cli/batch.h"

#include "base/os.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "job/batch.h"
#include "job/manifest.h"

#include <stdio.h>

enum { SECONDS = 60, MEMORY_MB = 1024 };

typedef struct view {
    lang language;
    bool quiet;
    progress bar;
    int worst; /* exit code so far */
} view;

static void show_begin(void *user, const diag *faults) {
    const view *v = user;
    arena *a = arena_new();
    report_faults(faults, v->language, a);
    arena_drop(a);
}

static void show_record(void *user, size_t number, str key, bool ok, const diag *faults) {
    view *v = user;
    if (ok && !diag_count(faults, DIAG_WARNING)) return;
    arena *a = arena_new();
    progress_clear(&v->bar);
    if (!ok)
        fprintf(stderr, v->language == LANG_VI ? "bản ghi %zu (%.*s) chưa làm được:\n" : "record %zu (%.*s) failed:\n",
                number, STR_ARG(key));
    int code = report_faults(faults, v->language, a);
    if (!ok && code == EXIT_DONE) code = EXIT_BUG; /* failed without saying why */
    if (code > v->worst) v->worst = code;
    arena_drop(a);
}

static void show_progress(void *user, const batch_counts *c) {
    view *v = user;
    progress_show(&v->bar, c);
}

static batch_plan plan_of(const options *o) {
    return (batch_plan){
        .job = {o->roots, o->roots_n, o->template_name, o->formats},
        .rows = o->inputs[0],
        .output_dir = o->output_dir,
        .name = o->name,
        .zip = o->zip,
        .merge = o->merge,
        .summary = o->summary,
        .only = o->only,
        .limit = o->limit,
        .shard = o->shards ? o->shard : 1,
        .shards = o->shards ? o->shards : 1,
        .workers = o->workers ? o->workers : os_processors(),
        .seconds = o->seconds ? o->seconds : SECONDS,
        .memory_mb = o->memory_mb ? o->memory_mb : MEMORY_MB,
        .resume = o->resume,
        .fail_fast = o->fail_fast,
    };
}

static void print_summary(const batch_counts *c, lang language) {
    printf(language == LANG_VI ? "%zu bản ghi: %zu đã tạo, %zu giữ nguyên, %zu lỗi; %zu tệp\n"
                               : "%zu records: %zu made, %zu kept, %zu failed; %zu files\n",
           c->made + c->kept + c->failed, c->made, c->kept, c->failed, c->files);
}

int batch_command(const options *o, lang language, arena *a) {
    batch_plan plan = plan_of(o);
    view v = {.language = language, .quiet = o->quiet, .bar = progress_begin(language, o->quiet)};
    batch_watcher watcher = {&v, show_begin, show_record, show_progress};
    batch_counts counts;
    diag *d = diag_new();
    bool ok = batch_run(&plan, &watcher, &counts, d);
    progress_clear(&v.bar);
    int code = report_faults(d, language, a);
    if (!ok && code == EXIT_DONE) code = EXIT_BUG;
    if (!o->quiet && (ok || counts.total)) print_summary(&counts, language);
    diag_drop(d);
    return code > v.worst ? code : v.worst;
}

int batch_merge_command(const options *o, lang language, arena *a) {
    diag *d = diag_new();
    bool ok = manifest_merge(o->inputs + 1, o->inputs_n - 1, o->output_dir, d);
    int code = report_faults(d, language, a);
    diag_drop(d);
    return !ok && code == EXIT_DONE ? EXIT_BUG : code;
}
