/* Reading piece by piece; what was taken is overwritten by what comes next. */
#include "data/table/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static bool fail(input *in, int error, diag *d) {
    in->broken = in->ended = true;
    return diag_unread(d, in->file, error);
}

bool input_open(input *in, str path, diag *d) {
    *in = (input){.file = path, .fd = STDIN_FILENO};
    if (str_eq(path, STR("-"))) return true;
    arena *a = arena_new();
    in->fd = open(str_z(a, path), O_RDONLY | O_CLOEXEC);
    int error = errno;
    arena_drop(a);
    return in->fd >= 0 || fail(in, error, d);
}

void input_close(input *in) {
    if (in->fd > STDIN_FILENO) close(in->fd);
    free(in->p);
}

bool input_more(input *in, diag *d) {
    if (in->ended) return false;
    if (in->at) memmove(in->p, in->p + in->at, in->n - in->at);
    in->n -= in->at;
    in->at = 0;
    if (in->cap - in->n < PIECE) {
        in->cap = in->cap * 2 + 2 * PIECE;
        in->p = mem_realloc(in->p, in->cap);
    }
    ssize_t got;
    do got = read(in->fd, in->p + in->n, in->cap - in->n);
    while (got < 0 && errno == EINTR);
    if (got < 0) return fail(in, errno, d);
    in->n += (size_t)got;
    in->ended = got == 0;
    return got > 0;
}

bool input_peek(input *in, size_t n, diag *d) {
    while (in->n - in->at < n && input_more(in, d)) continue;
    return !in->broken;
}

bool input_rest(input *in, size_t limit, arena *a, str *out, diag *d) {
    while (in->n - in->at <= limit && input_more(in, d)) continue;
    if (in->broken) return false;
    *out = str_dup(a, input_waiting(in));
    in->at = in->n;
    if (out->n <= limit) return true;
    DIAG_ADD(d, FILE_TOO_LARGE, ((diag_where){.file = in->file}), in->file, str_fmt(a, "%zu", limit >> 20));
    return false;
}

double input_share(const input *in) {
    struct stat st;
    off_t at = lseek(in->fd, 0, SEEK_CUR);
    if (at < 0 || fstat(in->fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) return 0;
    return (double)(at - (off_t)(in->n - in->at)) / (double)st.st_size;
}
