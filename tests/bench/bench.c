/* bench: documents per second of each format, and of the set of three, in one process on one core.
 *
 *     bench [-n SECONDS] ROOT DATA.json
 *
 * Two figures a row. "data": everything from the bytes of the data file to the bytes of the results (reading,
 * schema check, template, layout, emitting). "tree": the same from the document tree on (layout, emitting),
 * which is what a template engine's peers are usually measured by. No file is written. Each is timed for about
 * SECONDS (default 1) after a warm-up, and its output compared with the first, so that a row that was fast
 * because it was wrong shows. Last comes a workbook of thirty lines, to be held against plain.c, which writes such a
 * one with the workbook library as its manual has it.
 */
#include "base/os.h"
#include "data/json.h"
#include "job/job.h"
#include "job/kit.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { WARM_UP = 20, ROUND = 20, FORMATS_MAX = 3 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct figure {
    double milliseconds;
    size_t bytes, pages;
    bool same; /* every run gave the same bytes */
} figure;

typedef struct bench {
    str root, name, json;
    const emit_format *formats[FORMATS_MAX + 1];
    diag *d;
    job *job;        /* "data" */
    kit *kit;        /* "tree" */
    arena *scratch;
    doc document;
} bench;

/* One run; gives a hash of the output, 0 after a diagnostic. */
typedef uint64_t run_once(bench *b, figure *f);

static uint64_t from_data(bench *b, figure *f) {
    job_result r;
    if (!job_render(b->job, b->name, b->json, &r, b->d)) return 0;
    uint64_t h = 1;
    f->bytes = 0;
    f->pages = r.pages;
    for (size_t i = 0; i < r.n; i++) {
        h = h * 31 + str_hash(r.files[i].bytes);
        f->bytes += r.files[i].bytes.n;
    }
    return h;
}

static uint64_t from_tree(bench *b, figure *f) {
    uint64_t h = 1;
    layout pages = {0};
    arena_reset(b->scratch);
    f->bytes = 0;
    const font_family *faces = kit_family(b->kit, b->document.styles->family, b->d);
    for (size_t i = 0; b->formats[i]; i++) {
        const emit_format *format = b->formats[i];
        if (format->wants_layout && !pages.n &&
            (!faces || !layout_make(&b->document, faces, b->scratch, &pages, b->d))) return 0;
        void *state = kit_emitter(b->kit, format, b->document.styles, b->d);
        buf out = buf_in(b->scratch);
        if (!state || !format->write(state, &b->document, &pages, &out, b->d)) return 0;
        h = h * 31 + str_hash(buf_str(&out));
        f->bytes += out.n;
    }
    f->pages = pages.n;
    return h;
}

static bool measure(bench *b, run_once *once, double seconds, figure *f) {
    uint64_t first = 0;
    for (int i = 0; i < WARM_UP; i++)
        if (!(first = once(b, f))) return false;
    f->same = true;
    size_t n = 0;
    double start = now(), spent;
    do {
        for (int i = 0; i < ROUND; i++, n++) {
            uint64_t h = once(b, f);
            if (!h) return false;
            f->same = f->same && h == first;
        }
        spent = now() - start;
    } while (spent < seconds);
    f->milliseconds = spent * 1e3 / (double)n;
    return true;
}

/* The document tree, once; what it points to stays in `a`. */
static bool build_tree(bench *b, arena *a) {
    data_source source = {b->name, b->json};
    value *data = json_parse(a, source, b->d);
    const value *own = data ? value_field(data, STR("template")) : NULL;
    if (!own) return false;
    const template *t = vm_template(kit_vm(b->kit), own->as.text, (diag_where){0}, b->d);
    return t && schema_check(template_schema(t), data, a, source, b->d) &&
           vm_build(kit_vm(b->kit), t, data, source, (vm_wants){.sheets = true}, a, &b->document, b->d);
}

static bool run_row(bench *b, const char *what, double seconds) {
    static const char *const set[] = {"pdf", "docx", "xlsx"};
    for (size_t i = 0; i <= FORMATS_MAX; i++) b->formats[i] = NULL;
    b->formats[0] = emit_find(str_of(what));
    for (size_t i = 0; !emit_find(str_of(what)) && i < FORMATS_MAX; i++) b->formats[i] = emit_find(str_of(set[i]));
    b->job = job_new(&(job_options){&b->root, 1, STR(""), b->formats});
    figure data = {0}, tree = {0};
    bool ok = measure(b, from_data, seconds, &data) && measure(b, from_tree, seconds, &tree);
    if (ok)
        printf("%-6s %9.3f %9.0f   %9.3f %9.0f %9zu %6zu%s\n", what, data.milliseconds, 1e3 / data.milliseconds,
               tree.milliseconds, 1e3 / tree.milliseconds, data.bytes, data.pages,
               data.same && tree.same ? "" : "  NOT THE SAME EVERY TIME");
    job_drop(b->job);
    return ok;
}

/* A plan that is nothing but a budget of thirty lines. */
static str thirty_lines(arena *a) {
    buf j = buf_in(a);
    buf_add(&j, STR("{\"template\": \"ke-hoach\", \"issuer\": {\"name\": [\"ỦY BAN NHÂN DÂN\", \"XÃ HÒA BÌNH\"]}, "
                    "\"number\": \"5\", \"date\": \"2026-02-03\", \"subject\": \"Đối thoại với Nhân dân\", "
                    "\"body\": [{\"title\": \"Kinh phí\", \"as\": \"table\", \"budget\": {\"items\": ["));
    for (int i = 1; i <= 30; i++)
        buf_fmt(&j, "%s{\"text\": \"Nước uống, tài liệu cho đại biểu nhóm %d\", \"unit\": \"đại biểu\", \"quantity\": %d, "
                "\"price\": %d}", i > 1 ? ", " : "", i, 7 + i * 3, 19500 + i * 500);
    buf_add(&j, STR("]}}]}"));
    return buf_str(&j);
}

static int run_all(bench *b, arena *a, double seconds) {
    static const char *const rows[] = {"pdf", "docx", "xlsx", "set"};
    bool ok = build_tree(b, a);
    printf("%.*s, one process, one core\n", STR_ARG(os_basename(b->name)));
    printf("       -- from data ------   -- from the tree -\n");
    printf("format    ms/doc    docs/s      ms/doc    docs/s     bytes  pages\n");
    for (size_t i = 0; ok && i < sizeof rows / sizeof *rows; i++) ok = run_row(b, rows[i], seconds);
    b->json = thirty_lines(a);
    b->name = STR("30 lines");
    ok = ok && build_tree(b, a);
    printf("a budget of %.*s\n", STR_ARG(b->name));
    ok = ok && run_row(b, "xlsx", seconds);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("peak memory %ld MB\n", use.ru_maxrss / 1024);
    buf faults = buf_in(a);
    diag_render(b->d, LANG_EN, &faults);
    if (faults.n) fwrite(faults.p, 1, faults.n, stderr);
    return !ok;
}

int main(int argc, char **argv) {
    double seconds = 1;
    if (argc > 2 && argv[1][0] == '-' && argv[1][1] == 'n') seconds = atof(argv[2]), argc -= 2, argv += 2;
    if (argc != 3) return fputs("usage: bench [-n SECONDS] ROOT DATA.json\n", stderr), 2;
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 64 << 20); /* as the program does */
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    setenv("TZ", "UTC0", 1);
#endif
    arena *a = arena_new();
    bench b = {.root = str_of(argv[1]), .name = str_of(argv[2]), .d = diag_new(), .scratch = arena_new()};
    int error;
    if (!os_read(a, b.name, 1 << 26, &b.json, &error)) return fputs("cannot read the data\n", stderr), 1;
    b.kit = kit_new(&b.root, 1);
    int code = run_all(&b, a, seconds);
    kit_drop(b.kit);
    diag_drop(b.d);
    arena_drop(b.scratch);
    arena_drop(a);
    return code;
}
