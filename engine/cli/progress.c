/* Ten times a second at most on a terminal, every ten seconds elsewhere. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 24, PLAIN_EVERY = 10 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

progress progress_begin(lang language, bool quiet) {
    double at = now();
    bool terminal = isatty(STDERR_FILENO) == 1;
    return (progress){.language = language, .quiet = quiet, .terminal = terminal, .begun = at, .at = at};
}

static void put_bar(buf *b, size_t done, size_t total) {
    size_t full = total ? done * WIDTH / total : 0;
    buf_byte(b, '[');
    for (size_t i = 0; i < WIDTH; i++) buf_add(b, i < full ? STR("█") : STR("·"));
    buf_add(b, STR("] "));
}

static void put_time(buf *b, size_t seconds) {
    if (seconds >= 3600) buf_fmt(b, "%zu:%02zu:%02zu", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else buf_fmt(b, "%zu:%02zu", seconds / 60, seconds % 60);
}

str progress_text(arena *a, lang language, const batch_counts *c, double seconds, bool bar) {
    bool vi = language == LANG_VI;
    size_t done = c->made + c->kept + c->failed;
    double rate = seconds > 0 ? (double)done / seconds : 0;
    buf b = buf_in(a);
    if (bar && c->total) put_bar(&b, done, c->total);
    buf_int(&b, (int64_t)done);
    if (c->total) buf_fmt(&b, "/%zu", c->total);
    buf_fmt(&b, vi ? " văn bản, %zu/giây" : " documents, %zu/s", (size_t)(rate + 0.5));
    if (c->kept) buf_fmt(&b, vi ? ", %zu giữ nguyên" : ", %zu kept", c->kept);
    buf_fmt(&b, vi ? ", %zu lỗi" : ", %zu failed", c->failed);
    if (c->total > done && rate > 0) {
        buf_add(&b, vi ? STR(", còn ") : STR(", left "));
        put_time(&b, (size_t)((double)(c->total - done) / rate + 0.5));
    }
    return buf_str(&b);
}

void progress_show(progress *p, const batch_counts *c) {
    double at = now();
    if (p->quiet || at - p->at < (p->terminal ? 0.1 : PLAIN_EVERY)) return;
    arena *a = arena_new();
    str text = progress_text(a, p->language, c, at - p->begun, p->terminal);
    fprintf(stderr, p->terminal ? "\r%.*s\033[K" : "%.*s\n", STR_ARG(text));
    fflush(stderr);
    p->shown = p->terminal;
    p->at = at;
    arena_drop(a);
}

void progress_clear(progress *p) {
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}
