/* deliver: the results of a run in one file: an archive of them all, one PDF to print, or a workbook that
 * lists them. Made from the manifest
 * and the files it names, when the run is over, so that it is the same whichever way they came to be. */
#ifndef JOB_DELIVER_H
#define JOB_DELIVER_H

#include "base/diag.h"

typedef struct deliver_plan {
    str manifest, dir; /* where its files are */
    str zip, merge;    /* empty: not wanted */
    str summary;       /* likewise */
} deliver_plan;

/* False after a diagnostic; nothing is then left under a final name. `failed`: records that are missing. */
bool deliver(const deliver_plan *p, size_t failed, diag *d);

#endif
