/* render: `vanban render`. */
#ifndef CLI_RENDER_H
#define CLI_RENDER_H

#include "cli/options.h"

/* Makes the documents of all inputs; one that fails does not stop the others. Gives the exit code. */
int render_run(const options *o, lang language, arena *a);

#endif
