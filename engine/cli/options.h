/* options: the command line as a struct. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "emit/emit.h"

typedef enum {
    COMMAND_NONE,
    COMMAND_RENDER,
    COMMAND_BATCH,
    COMMAND_MANIFEST,
    COMMAND_TEMPLATES,
    COMMAND_SCHEMA,
    COMMAND_SHEET,
    COMMAND_ROWS,
    COMMAND_HELP,
    COMMAND_VERSION,
} command;

typedef struct options {
    command command;
    str template_name;                 /* -t, --template */
    str output_dir;                    /* -o, --output; "." by default */
    const emit_format *const *formats; /* --format; ended by NULL */
    bool formats_given;
    str name;                          /* -n, --name: data, template; of a batch, a pattern */
    bool quiet;                        /* -q */
    const str *roots;                  /* --path, VANBAN_PATH, the installed share folder */
    size_t roots_n;
    const str *inputs;                 /* data files, rows, a template's name, "merge" and manifests */
    size_t inputs_n;

    /* of a batch; 0 and empty: not given */
    size_t workers, limit, shard, shards, memory_mb;
    int seconds;
    str zip, merge, summary, only;
    bool resume, fail_fast;
} options;

/* On failure false and *fault a sentence in `language`. */
bool options_parse(int argc, char **argv, lang language, arena *a, options *out, str *fault);

/* The language of messages: Vietnamese when LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with
 * "vi", else English. */
lang options_language(void);

#endif
