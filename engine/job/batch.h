/* batch: many records from one input, each made into its files by a crew of workers.
 *
 * What is written and what the manifest says does not depend on the number of workers. A record that fails costs
 * itself alone; a failure to write, which would be that of all others too, ends the run.
 */
#ifndef JOB_BATCH_H
#define JOB_BATCH_H

#include "job/job.h"

typedef struct batch_plan {
    job_options job;      /* template_name must be given */
    str rows;             /* the input; "-": standard input */
    str output_dir;
    str name;             /* pattern of the files' names; empty: {key} */
    str zip, merge;       /* files to deliver the results in; empty: none */
    str summary;          /* the workbook that lists them; empty: none */
    str only;             /* the key of the only record wanted; empty: all */
    size_t limit;         /* records at most; 0: all */
    size_t shard, shards; /* the records number shard, shard + shards, … ; 1 of 1: all */
    size_t workers;
    int seconds;          /* a record may take */
    size_t memory_mb;     /* a worker may take */
    bool resume, fail_fast;
} batch_plan;

typedef struct batch_counts {
    size_t made, kept, failed, files;
    size_t total; /* records there are to do, as far as that can be told; 0: it cannot */
} batch_counts;

/* Who watches a run. Records are told in their order. */
typedef struct batch_watcher {
    void *user;
    /* The run begins: warnings about the input. */
    void (*begun)(void *user, const diag *faults);
    /* A record is done: its faults, if it has any, at their place in the input. */
    void (*record)(void *user, size_t number, str key, bool ok, const diag *faults);
    /* Now and then. */
    void (*tick)(void *user, const batch_counts *so_far);
} batch_watcher;

/* False after a diagnostic in `d`, which holds what concerns no single record; failed records are only counted. */
bool batch_run(const batch_plan *plan, const batch_watcher *watcher, batch_counts *counts, diag *d);

#endif
