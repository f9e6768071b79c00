/* help: the text of --help, in both languages. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/diag.h"

extern const char *const help_text[2]; /* by lang */

#endif
