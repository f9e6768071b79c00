/* worker: one record of a batch made into files, in a process of its own: what the task and the answer say. */
#ifndef JOB_WORKER_H
#define JOB_WORKER_H

#include "job/job.h"
#include "job/manifest.h"

/* What all records of a run share. */
typedef struct worker_plan {
    job *job;
    str rows;       /* what diagnostics call the data */
    str output_dir;
    str stage;      /* how the paths of temporary files begin: in the same folder, renaming costs least */
    str templates;  /* hash of what the results depend on besides the data */
} worker_plan;

typedef struct worker_task {
    str name;   /* of the files, folders included, without suffix */
    str json;
    str before; /* the record's line in the manifest of an earlier run; empty: make the files in any case */
} worker_task;

typedef enum { WORKER_MADE, WORKER_KEPT, WORKER_FAILED } worker_outcome;

typedef struct worker_answer {
    worker_outcome outcome;
    size_t pages;
    manifest_file *files; /* of WORKER_KEPT too */
    size_t files_n;
    str input;            /* hash of the data */
    str about;            /* of the document, as of about_put; of WORKER_KEPT too */
    str faults;           /* as of diag_pack */
} worker_answer;

void worker_put_task(buf *b, const worker_task *t);
/* False: the bytes are no answer. */
bool worker_get_answer(str bytes, arena *a, worker_answer *out);

/* The work of a crew whose `user` is a worker_plan. */
void worker_work(void *user, size_t slot, str task, arena *a, buf *answer);

/* Whether the file is there as it was written. */
bool worker_has(const worker_plan *p, const manifest_file *f, arena *a);

/* Removes what a worker that died may have placed of a record's files. */
void worker_forget(const worker_plan *p, str name, const emit_format *const *formats, arena *a);

#endif
