/* progress: how far a batch is, on standard error: a bar on a terminal, a line now and then elsewhere. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "job/batch.h"

typedef struct progress {
    lang language;
    bool quiet, terminal;
    bool shown;       /* a bar stands on the line */
    double begun, at; /* seconds: the run, the last line */
} progress;

progress progress_begin(lang language, bool quiet);
void progress_show(progress *p, const batch_counts *c);
/* Takes the bar away, before anything else is printed and at the end. */
void progress_clear(progress *p);

/* The line itself, without its end: documents, rate, failures, time left where it can be told. */
str progress_text(arena *a, lang language, const batch_counts *c, double seconds, bool bar);

#endif
