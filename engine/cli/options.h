/* options: the command line as a struct. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "emit/emit.h"

enum { EXIT_DONE = 0, EXIT_AT_FAULT = 1, EXIT_USAGE = 2, EXIT_IO = 3, EXIT_BUG = 70 };

typedef enum { COMMAND_NONE, COMMAND_RENDER, COMMAND_TEMPLATES, COMMAND_SCHEMA, COMMAND_SHEET, COMMAND_ROWS,
               COMMAND_HELP, COMMAND_VERSION } command;

typedef struct options {
    command command;
    str template_name;                 /* -t, --template */
    str output_dir;                    /* -o, --output; "." by default */
    const emit_format *const *formats; /* --format; ended by NULL */
    bool formats_given;
    bool name_by_template;             /* --name template */
    bool quiet;                        /* -q */
    const str *roots;                  /* --path, VANBAN_PATH, the installed share folder */
    size_t roots_n;
    const str *inputs;                 /* data files, or the template of `schema` and `sheet` */
    size_t inputs_n;
} options;

/* On failure false and *fault a sentence in `language`. */
bool options_parse(int argc, char **argv, lang language, arena *a, options *out, str *fault);

/* The language of messages: Vietnamese when LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with
 * "vi", else English. */
lang options_language(void);

#endif
