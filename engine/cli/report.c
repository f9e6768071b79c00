/* The one place where faults become text on a terminal. */
#include "cli/report.h"

#include <stdio.h>

int report_faults(const diag *d, lang language, arena *a) {
    buf text = buf_in(a);
    diag_render(d, language, &text);
    if (text.n) fwrite(text.p, 1, text.n, stderr);
    return diag_has(d, DIAG_INTERNAL)                                    ? EXIT_BUG
           : diag_has(d, DIAG_FILE_READ) || diag_has(d, DIAG_FILE_WRITE) ? EXIT_IO
           : diag_count(d, DIAG_ERROR)                                   ? EXIT_AT_FAULT
                                                                         : EXIT_DONE;
}
