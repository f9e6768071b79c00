/* bench: documents per second of each format, and of the set of three, in one process on one core.
 *
 *     bench [-n SECONDS] ROOT DATA.json
 *
 * One document is everything from the bytes of the data file to the bytes of the results: reading, schema
 * check, template, layout, emitting. No file is written. Each row is timed for about SECONDS (default 1) after
 * a warm-up; the output is compared with the first one, so a row that was fast because it was wrong shows.
 */
#include "base/os.h"
#include "job/job.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int fail(diag *d, arena *a) {
    buf text = buf_in(a);
    diag_render(d, LANG_EN, &text);
    fwrite(text.p, 1, text.n, stderr);
    return 1;
}

typedef struct figure {
    double milliseconds;
    size_t bytes, pages, documents;
    bool same; /* every run gave the same bytes */
} figure;

static uint64_t hash_result(const job_result *r, size_t *bytes) {
    uint64_t h = 0;
    *bytes = 0;
    for (size_t i = 0; i < r->n; i++) {
        h = h * 31 + str_hash(r->files[i].bytes);
        *bytes += r->files[i].bytes.n;
    }
    return h;
}

static bool measure(job *j, str name, str json, double seconds, figure *f, diag *d) {
    enum { WARM_UP = 20, ROUND = 20 };
    job_result r;
    for (int i = 0; i < WARM_UP; i++)
        if (!job_render(j, name, json, &r, d)) return false;
    uint64_t first = hash_result(&r, &f->bytes);
    f->pages = r.pages;
    f->same = true;
    f->documents = 0;
    double start = now(), spent;
    do {
        for (int i = 0; i < ROUND; i++)
            if (!job_render(j, name, json, &r, d)) return false;
        f->documents += ROUND;
        spent = now() - start;
        size_t bytes;
        f->same = f->same && hash_result(&r, &bytes) == first;
    } while (spent < seconds);
    f->milliseconds = spent * 1e3 / (double)f->documents;
    return true;
}

int main(int argc, char **argv) {
    static const char *const rows[] = {"pdf", "docx", "xlsx", "set", "tree"};
    double seconds = 1;
    if (argc > 2 && argv[1][0] == '-' && argv[1][1] == 'n') seconds = atof(argv[2]), argc -= 2, argv += 2;
    if (argc != 3) return fputs("usage: bench [-n SECONDS] ROOT DATA.json\n", stderr), 2;
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 64 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
    arena *a = arena_new();
    diag *d = diag_new();
    str root = str_of(argv[1]), name = str_of(argv[2]), json;
    int error;
    if (!os_read(a, name, 1 << 26, &json, &error)) return fputs("cannot read the data\n", stderr), 1;
    printf("%.*s, one core, data bytes to file bytes in memory\n", STR_ARG(os_basename(name)));
    printf("%-6s %10s %12s %8s %6s\n", "format", "ms/doc", "docs/s", "bytes", "pages");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const emit_format *formats[4] = {emit_find(str_of(rows[i]))};
        for (size_t k = 0; !emit_find(str_of(rows[i])) && k < 3; k++) formats[k] = emit_find(str_of(rows[k]));
        job *j = job_new(&(job_options){&root, 1, STR(""), formats});
        figure f = {0};
        if (!measure(j, name, json, seconds, &f, d)) return fail(d, a);
        printf("%-6s %10.3f %12.0f %8zu %6zu%s\n", rows[i], f.milliseconds, 1e3 / f.milliseconds, f.bytes, f.pages,
               f.same ? "" : "  NOT THE SAME BYTES EVERY TIME");
        job_drop(j);
    }
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("peak memory %ld MB\n", use.ru_maxrss / 1024);
    diag_drop(d);
    arena_drop(a);
    return 0;
}
