/* report: faults on standard error, and the exit code they stand for. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/diag.h"

enum { EXIT_DONE = 0, EXIT_AT_FAULT = 1, EXIT_USAGE = 2, EXIT_IO = 3, EXIT_BUG = 70 };

/* Prints them; gives the exit code. */
int report_faults(const diag *d, lang language, arena *a);

#endif
