/* tally: the workbook that lists what a run made (emit/xlsx/summary.h), reckoned from its manifest. */
#ifndef JOB_TALLY_H
#define JOB_TALLY_H

#include "base/diag.h"

/* The workbook's bytes into `out`. `lines`: the manifest; `dir`: where the files it names are; `path`: where the
 * workbook will be, links lead from there. False after a diagnostic, also when no record came out. */
bool tally_make(str lines, str dir, str path, buf *out, diag *d);

#endif
