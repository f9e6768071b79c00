/* The coordinator: reads records, names them, gives them to the crew, and puts what comes back into order. */
#include "job/batch.h"

#include "base/lookup.h"
#include "base/os.h"
#include "data/json.h"
#include "job/crew.h"
#include "job/deliver.h"
#include "job/naming.h"
#include "job/stamp.h"
#include "job/worker.h"
#include "text/unicode.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    WINDOW = 128,  /* records read and not yet told */
    TICK = 200,    /* milliseconds */
};

typedef struct batch_item {
    arena *a;
    rows_record record;
    str name;      /* of its files; empty: it has none */
    diag *faults;
    str task;      /* what the crew is still to be given */
    bool done;
    worker_answer answer; /* WORKER_FAILED as well when nobody answered */
    str before;    /* its line in the manifest of an earlier run */
} batch_item;

typedef struct batch {
    const batch_plan *plan;
    const batch_watcher *watcher;
    batch_counts *counts;
    diag *d;
    arena *a;
    worker_plan shared;
    naming *naming;
    lookup names;      /* small letters -> number of the record called so */
    rows *rows;
    manifest *manifest;
    str manifest_path, stage; /* stage: how temporary files begin */
    crew *crew;
    batch_item items[WINDOW];
    size_t first, next; /* of those in hand, counted from the start of the run */
    size_t taken;       /* records that are this run's */
    size_t read;        /* of all */
    bool ended, broken, stopped; /* no more records; the run cannot go on; it shall not */
} batch;

/* --- places ------------------------------------------------------------------------------------------------ */

/* In the input, of what stands at a data path of a record. */
typedef struct locating {
    const batch *b;
    batch_item *it;
} locating;

static diag_where locate(void *user, diag_where at) {
    const locating *l = user;
    return rows_where(l->b->rows, &l->it->record, at, l->it->a);
}

static diag_where place_of(const batch *b, batch_item *it) {
    return locate(&(locating){b, it}, (diag_where){.file = b->plan->rows});
}

static diag_where as_it_is(void *user, diag_where at) {
    (void)user;
    return at;
}

/* --- reading ----------------------------------------------------------------------------------------------- */

/* Whether the record is one that this run was asked for. */
static bool is_wanted(const batch_plan *p, const rows_record *r) {
    return (r->number - 1) % p->shards == p->shard - 1 && (!p->only.n || str_eq(r->key, p->only));
}

/* Keeps the name for the record; false after a diagnostic: it is another's. */
static bool claim(batch *b, batch_item *it, str name) {
    str small = text_lower(it->a, name);
    size_t *owner = lookup_find(&b->names, small);
    if (!owner) {
        lookup_put(&b->names, small, it->record.number);
        return true;
    }
    diag_where at = place_of(b, it);
    if (*owner) DIAG_ADD(it->faults, NAME_CLASH, at, name, str_fmt(it->a, "%zu", *owner));
    else DIAG_ADD(it->faults, NAME_TAKEN, at, name);
    return false;
}

/* Empty after a diagnostic. Records that are not this run's are named too: their names are taken. */
static str find_name(batch *b, batch_item *it) {
    const value *data = NULL;
    if (naming_wants_data(b->naming)) {
        diag *found = diag_new();
        data = json_parse(it->a, (data_source){b->plan->rows, it->record.json}, found);
        diag_move(it->faults, found, locate, &(locating){b, it});
        diag_drop(found);
        if (!data) return STR("");
    }
    str name = naming_make(b->naming, &it->record, data, place_of(b, it), it->a, it->faults);
    return name.n && claim(b, it, name) ? name : STR("");
}

/* Takes the next record, and its place among those in hand if it is this run's. */
static void take_record(batch *b) {
    batch_item *it = &b->items[b->next % WINDOW];
    arena_reset(it->a);
    diag_clear(it->faults);
    *it = (batch_item){.a = it->a, .faults = it->faults, .answer.outcome = WORKER_FAILED};
    rows_step step = rows_next(b->rows, it->a, &it->record, it->faults);
    if (step == ROWS_END || step == ROWS_BROKEN) {
        b->ended = true;
        b->broken = b->broken || step == ROWS_BROKEN;
        diag_move(b->d, it->faults, as_it_is, NULL);
        return;
    }
    b->read++;
    if (step == ROWS_ITEM) it->name = find_name(b, it);
    if (diag_has(it->faults, DIAG_ROWS_KEY_TWICE)) /* the line of the other one stays */
        it->record.key = str_fmt(it->a, "%.*s#%zu", STR_ARG(it->record.key), it->record.number);
    if (!is_wanted(b->plan, &it->record)) return;
    b->taken++;
    b->next++;
    it->done = !it->name.n;
    if (b->plan->resume) manifest_find(b->manifest, it->record.key, it->a, &it->before);
    buf task = buf_in(it->a);
    worker_put_task(&task, &(worker_task){it->name, it->record.json, it->before});
    it->task = buf_str(&task);
}

/* Gives the crew the record read last, if that has not been done; false: nobody is free. */
static bool send_last(batch *b) {
    batch_item *it = &b->items[(b->next - 1) % WINDOW];
    if (b->next == b->first || it->done || !it->task.n) return true;
    if (!crew_is_free(b->crew, it->task.n)) return false;
    crew_give(b->crew, b->next - 1, it->task);
    it->task = STR("");
    return true;
}

static bool wants_more(const batch *b) {
    const batch_plan *p = b->plan;
    bool enough = (p->limit && b->taken == p->limit) || (p->only.n && b->taken);
    return !b->ended && !b->stopped && !b->broken && !enough && b->next - b->first < WINDOW;
}

/* --- what comes back --------------------------------------------------------------------------------------- */

static void tell_death(batch *b, batch_item *it, const crew_news *news) {
    diag_where at = place_of(b, it);
    if (news->event == CREW_TOO_SLOW) {
        DIAG_ADD(it->faults, WORKER_SLOW, at, str_fmt(it->a, "%d", b->plan->seconds));
        return;
    }
    str how = WIFSIGNALED(news->status) ? str_fmt(it->a, "signal %d", WTERMSIG(news->status))
                                        : str_fmt(it->a, "exit %d", WEXITSTATUS(news->status));
    DIAG_ADD(it->faults, WORKER_DIED, at, how);
}

static void take_news(batch *b, const crew_news *news, arena *scratch) {
    batch_item *it = &b->items[news->ticket % WINDOW];
    it->done = true;
    if (news->event != CREW_ANSWER) {
        tell_death(b, it, news);
        worker_forget(&b->shared, it->name, b->plan->job.formats, scratch);
        return;
    }
    str bytes = str_dup(it->a, news->answer);
    diag *found = diag_new();
    if (!worker_get_answer(bytes, it->a, &it->answer) || !diag_unpack(found, it->answer.faults)) {
        it->answer.outcome = WORKER_FAILED;
        DIAG_ADD(it->faults, INTERNAL, place_of(b, it), STR("worker"));
    }
    /* what could not be written for one record could not be for the next */
    b->stopped = b->stopped || diag_has(found, DIAG_FILE_WRITE);
    diag_move(it->faults, found, locate, &(locating){b, it});
    diag_drop(found);
}

/* --- telling, in order ------------------------------------------------------------------------------------- */

/* One fault for the manifest, in the same words whatever the reader's language and the machine. */
static void put_fault(void *user, str slug, diag_level level, diag_where at, str text) {
    (void)level;
    buf *b = user;
    if (b->n) buf_add(b, STR(" | "));
    buf_fmt(b, "[%.*s] ", STR_ARG(slug));
    if (str_ends(at.file, STR(".lua"))) buf_add(b, os_basename(at.file)), buf_byte(b, ':');
    if (at.line) buf_int(b, at.line), buf_add(b, STR(": "));
    if (at.path.n) buf_add(b, at.path), buf_add(b, STR(": "));
    buf_add(b, text);
}

/* False after a diagnostic of the run. */
static bool write_line(batch *b, batch_item *it) {
    const worker_answer *r = &it->answer;
    manifest_line before;
    buf faults = buf_in(it->a);
    diag_visit(it->faults, LANG_VI, it->a, put_fault, &faults);
    manifest_line line = {
        .number = it->record.number, .key = it->record.key, .ok = r->outcome != WORKER_FAILED, .pages = r->pages,
        .files = r->files, .files_n = r->files_n, .input = r->input, .templates = b->shared.templates,
        .diagnostics = buf_str(&faults), .about = r->about,
    };
    if (r->outcome == WORKER_KEPT && manifest_parse(it->before, it->a, &before)) {
        if (before.number == line.number) return manifest_keep(b->manifest, line.key), true;
        line.diagnostics = before.diagnostics;
    }
    return manifest_add(b->manifest, &line, b->d);
}

static void tell_done(batch *b) {
    for (; b->first < b->next && b->items[b->first % WINDOW].done; b->first++) {
        batch_item *it = &b->items[b->first % WINDOW];
        bool ok = it->answer.outcome != WORKER_FAILED;
        if (!write_line(b, it)) b->broken = true;
        b->counts->files += it->answer.files_n;
        if (!ok) b->counts->failed++;
        else if (it->answer.outcome == WORKER_KEPT) b->counts->kept++;
        else b->counts->made++;
        b->stopped = b->stopped || (!ok && b->plan->fail_fast);
        b->watcher->record(b->watcher->user, it->record.number, it->record.key, ok, it->faults);
    }
}

/* --- the run ------------------------------------------------------------------------------------------------ */

/* An estimate while records are read, as if those to come were as long as those so far. */
static void count_total(batch *b) {
    const batch_plan *p = b->plan;
    double share = rows_share(b->rows);
    size_t all = b->ended ? b->read : share > 0 ? (size_t)((double)b->read / share) : 0;
    if (b->ended) b->counts->total = b->taken;
    else b->counts->total = p->only.n ? 1 : all / p->shards;
    if (p->limit && (!all || b->counts->total > p->limit)) b->counts->total = p->limit;
    if (all && b->counts->total < b->taken) b->counts->total = b->taken;
}

/* Ctrl-C and the like wait until we look. */
static bool is_interrupted(void) {
    sigset_t waiting;
    return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGINT) || sigismember(&waiting, SIGTERM));
}

static void run_all(batch *b) {
    arena *scratch = arena_new();
    crew_news news;
    int error = 0;
    while (!b->broken) {
        b->stopped = b->stopped || is_interrupted();
        while (send_last(b) && wants_more(b) && crew_is_free(b->crew, 0)) take_record(b), tell_done(b);
        if (!crew_busy(b->crew)) break;
        if (!crew_wait(b->crew, TICK, scratch, &news, &error)) {
            DIAG_ADD(b->d, WORKER_NONE, (diag_where){0}, os_error_text(scratch, error));
            b->broken = true;
        }
        if (news.event != CREW_NOTHING) take_news(b, &news, scratch);
        tell_done(b);
        count_total(b);
        b->watcher->tick(b->watcher->user, b->counts);
        arena_reset(scratch);
    }
    tell_done(b);
    arena_drop(scratch);
}

/* Files that are no record's, so that no record is called so. */
static void reserve(batch *b, str path) {
    str dir = os_join(b->a, b->plan->output_dir, STR("")), at = path;
    if (str_starts(at, dir)) at = str_part(at, dir.n, at.n);
    for (const emit_format *const *f = b->plan->job.formats; path.n && *f; f++)
        if (str_ends(at, str_of((*f)->suffix)))
            lookup_put(&b->names, text_lower(b->a, str_part(at, 0, at.n - strlen((*f)->suffix))), 0);
}

static bool open_folder(batch *b) {
    const batch_plan *p = b->plan;
    int error;
    b->stage = str_fmt(b->a, ".vanban-%zu-of-%zu-", p->shard, p->shards);
    b->shared.stage = os_join(b->a, p->output_dir, b->stage);
    str name = p->shards == 1 ? STR("manifest.csv") : str_fmt(b->a, "manifest-%zu-of-%zu.csv", p->shard, p->shards);
    b->manifest_path = os_join(b->a, p->output_dir, name);
    if (!os_make_dirs(b->a, p->output_dir, &error)) return diag_unwritten(b->d, p->output_dir, error);
    b->manifest = manifest_open(b->manifest_path, p->resume, b->d);
    if (b->manifest) os_remove_all(b->a, p->output_dir, b->stage); /* what a run that was killed left */
    return b->manifest != NULL;
}

static bool open_all(batch *b) {
    const batch_plan *p = b->plan;
    int error;
    b->naming = naming_new(p->name.n ? p->name : STR("{key}"), b->a, b->d);
    b->shared.job = job_new(&p->job);
    const template *t = b->naming ? job_template(b->shared.job, p->rows, b->d) : NULL;
    b->rows = t ? rows_open(p->rows, template_schema(t), b->d) : NULL;
    if (!b->rows || !open_folder(b)) return false;
    b->shared.templates = stamp_make(&p->job, p->rows, b->a);
    reserve(b, p->zip);
    reserve(b, p->merge);
    reserve(b, p->summary);
    crew_plan plan = {p->workers, p->seconds, p->memory_mb << 20, worker_work, &b->shared};
    b->crew = crew_new(&plan, &error);
    if (!b->crew) DIAG_ADD(b->d, WORKER_NONE, (diag_where){0}, os_error_text(b->a, error));
    return b->crew != NULL;
}

static void close_all(batch *b) {
    crew_drop(b->crew);
    if (b->manifest) os_remove_all(b->a, b->plan->output_dir, b->stage);
    manifest_close(b->manifest);
    rows_close(b->rows);
    job_drop(b->shared.job);
    lookup_close(&b->names);
    for (size_t i = 0; i < WINDOW; i++) {
        arena_drop(b->items[i].a);
        diag_drop(b->items[i].faults);
    }
}

/* A file that an earlier run made and that is no record's any more, unless somebody has changed it. */
static void drop_file(void *user, const manifest_file *f, arena *a) {
    const batch *b = user;
    if (worker_has(&b->shared, f, a)) os_remove(a, os_join(a, b->plan->output_dir, f->path));
}

/* The manifest in order, everything durable, and the results delivered. */
static bool finish(batch *b) {
    const batch_plan *p = b->plan;
    bool whole = !p->only.n && !p->limit && !b->stopped && !b->broken;
    crew_release(b->crew);
    bool ok = manifest_finish(b->manifest, whole, drop_file, b, b->d);
    os_sync(b->a, p->output_dir);
    if (b->stopped) DIAG_ADD(b->d, BATCH_STOPPED, (diag_where){0}, STR(""));
    if (p->only.n && !b->taken && !b->stopped && !b->broken)
        DIAG_ADD(b->d, RECORD_NONE, ((diag_where){.file = p->rows}), p->only);
    if (!ok || b->stopped || b->broken) return false;
    deliver_plan out = {b->manifest_path, p->output_dir, p->zip, p->merge, p->summary};
    return deliver(&out, b->counts->failed, b->d);
}

bool batch_run(const batch_plan *plan, const batch_watcher *watcher, batch_counts *counts, diag *d) {
    batch *b = mem_alloc(sizeof *b);
    *b = (batch){.plan = plan, .watcher = watcher, .counts = counts, .d = d, .a = arena_new()};
    *counts = (batch_counts){0};
    b->shared = (worker_plan){.rows = plan->rows, .output_dir = plan->output_dir};
    for (size_t i = 0; i < WINDOW; i++) b->items[i] = (batch_item){.a = arena_new(), .faults = diag_new()};
    sigset_t held, before;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigprocmask(SIG_BLOCK, &held, &before);
    bool ok = open_all(b);
    if (ok) {
        watcher->begun(watcher->user, d);
        diag_clear(d);
        run_all(b);
        ok = finish(b) && !diag_count(d, DIAG_ERROR);
    }
    close_all(b);
    while (is_interrupted()) sigwaitinfo(&held, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    arena_drop(b->a);
    free(b);
    return ok;
}
