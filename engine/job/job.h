/* job: from one data file to its finished documents, all in memory. Writing them is the caller's business. */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "emit/emit.h"
#include "script/vm.h"

typedef struct job job;

typedef struct job_options {
    /* Folders searched for templates, styles and fonts, in order; the data file's own folder comes before
     * them where it holds any. */
    const str *roots;
    size_t roots_n;
    str template_name;                 /* -t; empty: the data's own "template" */
    const emit_format *const *formats; /* ended by NULL */
} job_options;

job *job_new(const job_options *o); /* what it points to must stay */
void job_drop(job *j);              /* NULL is allowed */

/* The template named in the options, as data of that name would find it; NULL after a diagnostic. */
const template *job_template(job *j, str data_file, diag *d);

typedef struct job_file {
    const emit_format *format;
    str bytes;
} job_file;

typedef struct job_result {
    job_file *files; /* one per format that accepts the document */
    size_t n;
    size_t pages;    /* 0 when no format wanted a layout */
    const doc *document; /* its output_name is what the template's own rule calls it; empty: it has none */
} job_result;

/* Makes all formats of one document. `data_file` is what diagnostics call the data ("-": standard input),
 * `json` its bytes. False after a diagnostic. The result lives until the next call. */
bool job_render(job *j, str data_file, str json, job_result *out, diag *d);

#endif
