/* batch: `vanban batch` and `vanban manifest merge`. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/options.h"

/* Give the exit code. */
int batch_command(const options *o, lang language, arena *a);
int batch_merge_command(const options *o, lang language, arena *a);

#endif
