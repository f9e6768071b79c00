/* job: from one data file to its finished documents. Holds what documents share: the Lua state with its
 * compiled templates, the fonts, the opened emitters. */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "emit/emit.h"
#include "script/vm.h"

typedef struct job job;

typedef struct job_options {
    const str *roots; /* --path, VANBAN_PATH, the installed share folder; the data's own folder comes before */
    size_t roots_n;
    str template_name; /* -t; empty: the data's own "template" */
    const emit_format *const *formats; /* ended by NULL */
} job_options;

job *job_new(const job_options *o);
void job_drop(job *j);

typedef struct job_file {
    const emit_format *format;
    str bytes;
} job_file;

typedef struct job_result {
    job_file *files;
    size_t n;
    size_t pages;   /* 0 when no format wanted a layout */
    str output_name; /* the template's rule for the name; empty: none */
} job_result;

/* Makes all formats of one document in memory. `data_file` names the data in diagnostics and tells the folder
 * where templates and styles are looked for first. The result lives until the next call. */
bool job_render(job *j, str data_file, str json, job_result *out, diag *d);

#endif
