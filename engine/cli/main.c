/* main: arguments in, exit code out. This folder is the only place that prints.
 *
 * Exit codes: 0 done, 1 data or template at fault, 2 usage, 3 input/output, 70 a bug.
 */
#include "cli/batch.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/render.h"
#include "cli/report.h"
#include "cli/table.h"
#include "data/schema.h"
#include "script/vm.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* libzip and libxlsxwriter take and give back a quarter of a megabyte for every part of a package; without
 * this half of their time goes into page faults. */
static void tune_malloc(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 64 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

static int usage(str fault, lang language) {
    fprintf(stderr, "vanban: %.*s\n%s\n", STR_ARG(fault),
            language == LANG_VI ? "Xem `vanban --help`." : "See `vanban --help`.");
    return EXIT_USAGE;
}

static int run_templates(const options *o, lang language, arena *a) {
    vm *v = vm_new(o->roots, o->roots_n, (vm_limits){0, 0});
    diag *d = diag_new();
    str *names;
    size_t n = vm_list_templates(v, a, &names);
    for (size_t i = 0; i < n; i++) {
        const template *t = vm_template(v, names[i], (diag_where){0}, d);
        if (t) printf("%-32.*s %.*s\n", STR_ARG(names[i]), STR_ARG(template_title(t)));
    }
    int code = report_faults(d, language, a);
    diag_drop(d);
    vm_drop(v);
    return code;
}

static int run_schema(const options *o, lang language, arena *a) {
    vm *v = vm_new(o->roots, o->roots_n, (vm_limits){0, 0});
    diag *d = diag_new();
    const template *t = vm_template(v, o->inputs[0], (diag_where){0}, d);
    if (t) {
        buf out = buf_in(a);
        schema_write(template_schema(t), template_name(t), template_title(t), &out);
        fwrite(out.p, 1, out.n, stdout);
    }
    int code = report_faults(d, language, a);
    diag_drop(d);
    vm_drop(v);
    return code;
}

static int run_command(const options *o, lang language, arena *a) {
    switch (o->command) {
    case COMMAND_RENDER: return render_run(o, language, a);
    case COMMAND_BATCH: return batch_command(o, language, a);
    case COMMAND_MANIFEST: return batch_merge_command(o, language, a);
    case COMMAND_TEMPLATES: return run_templates(o, language, a);
    case COMMAND_SCHEMA: return run_schema(o, language, a);
    case COMMAND_SHEET: return table_sheet(o, language, a);
    case COMMAND_ROWS: return table_rows(o, language, a);
    case COMMAND_VERSION: puts("vanban " VANBAN_VERSION); return EXIT_DONE;
    case COMMAND_NONE:
    case COMMAND_HELP: fputs(help_text[language], stdout); return EXIT_DONE;
    }
    return EXIT_BUG;
}

int main(int argc, char **argv) {
    tune_malloc();
    setenv("TZ", "UTC0", 1); /* no result depends on it, and the libraries look for it at every turn */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to report, not a reason to die */
    arena *a = arena_new();
    lang language = options_language();
    options o;
    str fault = STR("");
    int code = options_parse(argc, argv, language, a, &o, &fault) ? run_command(&o, language, a)
                                                                  : usage(fault, language);
    /* Output that never arrived (a full disk behind a redirection) is a failure too. */
    if ((fflush(stdout) != 0 || ferror(stdout)) && code == EXIT_DONE) {
        fputs(language == LANG_VI ? "vanban: không ghi được ra đầu ra chuẩn\n"
                                  : "vanban: standard output could not be written\n",
              stderr);
        code = EXIT_IO;
    }
    arena_drop(a);
    return code;
}
