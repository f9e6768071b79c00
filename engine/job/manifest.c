/* The file stays on the disk; held in memory is where each line begins, and which key it is about. */
#include "job/manifest.h"

#include "base/lookup.h"
#include "base/os.h"
#include "job/manifest_line.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { LOCK_TRIES = 40, LOCK_PAUSE = 50 * 1000 }; /* microseconds: workers of a killed run die at once */

typedef struct entry {
    size_t number;
    off_t at;
    uint32_t n;
    uint16_t file;
    bool dead;    /* a later line holds */
    bool current; /* of this run, or kept by it */
} entry;

struct manifest {
    arena *a; /* for names */
    str path;
    int *files; /* that the lines are in; files[0] is the manifest's own */
    size_t files_n;
    off_t end;  /* of it */
    entry *entries;
    size_t n, cap;
    lookup by_key; /* the entry that holds */
};

static manifest *new_manifest(str path, size_t files) {
    manifest *m = mem_alloc(sizeof *m);
    *m = (manifest){.a = arena_new(), .files = mem_alloc(files * sizeof(int))};
    m->path = str_dup(m->a, path);
    return m;
}

void manifest_close(manifest *m) {
    if (!m) return;
    for (size_t i = 0; i < m->files_n; i++) close(m->files[i]);
    lookup_close(&m->by_key);
    arena_drop(m->a);
    free(m->files);
    free(m->entries);
    free(m);
}

static bool fail_line(str path, size_t line, diag *d) {
    DIAG_ADD(d, MANIFEST_BROKEN, ((diag_where){.file = path, .line = (int)line}), path);
    return false;
}

static void add_entry(manifest *m, str key, entry e) {
    if (m->n == m->cap) {
        m->cap = m->cap ? m->cap * 2 : 1024;
        m->entries = mem_realloc(m->entries, m->cap * sizeof e);
    }
    size_t *held = lookup_find(&m->by_key, key);
    if (held) m->entries[*held].dead = true;
    lookup_put(&m->by_key, key, m->n);
    m->entries[m->n++] = e;
}

static bool read_entry(const manifest *m, const entry *e, arena *a, str *out) {
    char *p = arena_alloc(a, e->n);
    *out = (str){p, e->n};
    return pread(m->files[e->file], p, e->n, e->at) == (ssize_t)e->n;
}

/* --- reading a file that is there ------------------------------------------------------------------------- */

typedef struct scan {
    str path;
    bool strict;  /* a line that is none is a fault, not passed over; as is one that differs from one before */
    off_t end;    /* of the last whole line */
    size_t lines; /* the header too */
    bool old;     /* of a version that said less: as if it were not there */
} scan;

/* Whether the record is that of a line already read from another file. */
static bool same_record(const manifest *m, const manifest_line *line, const scan *s, arena *a, diag *d) {
    const size_t *held = lookup_find(&m->by_key, line->key);
    manifest_line before;
    str written;
    if (!held || !read_entry(m, &m->entries[*held], a, &written) || !manifest_parse(written, a, &before) ||
        str_eq(before.input, line->input))
        return true;
    DIAG_ADD(d, MANIFEST_CLASH, ((diag_where){.file = s->path, .line = (int)s->lines}), line->key);
    return false;
}

static bool scan_line(manifest *m, scan *s, str text, arena *a, diag *d) {
    manifest_line line;
    off_t at = s->end;
    s->old = s->old || (!s->lines && !s->strict && str_eq(text, STR(MANIFEST_HEADER_BEFORE)));
    if (s->old) return true;
    s->end += (off_t)text.n;
    if (++s->lines == 1) return str_eq(text, STR(MANIFEST_HEADER)) || fail_line(s->path, 1, d);
    if (!manifest_parse(text, a, &line)) return !s->strict || fail_line(s->path, s->lines, d);
    if (s->strict && !same_record(m, &line, s, a, d)) return false;
    add_entry(m, line.key,
              (entry){.number = line.number, .at = at, .n = (uint32_t)text.n, .file = (uint16_t)(m->files_n - 1)});
    return true;
}

/* The lines of the file opened last. False after a diagnostic. */
static bool scan_file(manifest *m, scan *s, diag *d) {
    int fd = dup(m->files[m->files_n - 1]);
    FILE *f = fd >= 0 ? fdopen(fd, "r") : NULL;
    char *text = NULL;
    size_t room = 0;
    arena *a = arena_new();
    bool ok = f != NULL;
    for (ssize_t n; ok && (n = getline(&text, &room, f)) > 0 && text[n - 1] == '\n'; arena_reset(a))
        ok = scan_line(m, s, (str){text, (size_t)n}, a, d);
    free(text);
    arena_drop(a);
    if (f) fclose(f);
    return ok;
}

/* --- during a run ------------------------------------------------------------------------------------------- */

static bool append(manifest *m, str bytes, diag *d) {
    for (size_t done = 0; done < bytes.n;) {
        ssize_t put = pwrite(m->files[0], bytes.p + done, bytes.n - done, m->end + (off_t)done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return diag_unwritten(d, m->path, errno);
        done += (size_t)put;
    }
    m->end += (off_t)bytes.n;
    return true;
}

static bool lock(manifest *m, diag *d) {
    for (int i = 0; flock(m->files[0], LOCK_EX | LOCK_NB) != 0; i++) {
        if (errno != EWOULDBLOCK || i == LOCK_TRIES) {
            DIAG_ADD(d, BATCH_BUSY, ((diag_where){.file = m->path}), os_dirname(m->path));
            return false;
        }
        usleep(LOCK_PAUSE);
    }
    return true;
}

static bool begin(manifest *m, bool resume, diag *d) {
    scan s = {.path = m->path};
    if (!lock(m, d) || (resume && !scan_file(m, &s, d))) return false;
    m->end = s.end;
    if (ftruncate(m->files[0], m->end) != 0) return diag_unwritten(d, m->path, errno);
    return m->end > 0 || append(m, STR(MANIFEST_HEADER), d);
}

manifest *manifest_open(str path, bool resume, diag *d) {
    manifest *m = new_manifest(path, 1);
    m->files[0] = open(str_z(m->a, path), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m->files[0] < 0) diag_unwritten(d, path, errno);
    else m->files_n = 1;
    if (m->files_n && begin(m, resume, d)) return m;
    manifest_close(m);
    return NULL;
}

bool manifest_find(const manifest *m, str key, arena *a, str *written) {
    const size_t *held = lookup_find(&m->by_key, key);
    return held && read_entry(m, &m->entries[*held], a, written);
}

bool manifest_add(manifest *m, const manifest_line *line, diag *d) {
    arena *a = arena_new();
    buf text = buf_in(a);
    manifest_line_put(&text, line);
    entry e = {.number = line->number, .at = m->end, .n = (uint32_t)text.n, .current = true};
    bool ok = append(m, buf_str(&text), d);
    if (ok) add_entry(m, line->key, e);
    arena_drop(a);
    return ok;
}

void manifest_keep(manifest *m, str key) {
    size_t *held = lookup_find(&m->by_key, key);
    if (held) m->entries[*held].current = true;
}

/* --- putting into order --------------------------------------------------------------------------------------- */

static int by_number(const void *x, const void *y) {
    const entry *a = x, *b = y;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    if (a->file != b->file) return a->file < b->file ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static bool holds(const entry *e, bool whole) { return !e->dead && (e->current || !whole); }

/* Calls `each` for the files of the entries that hold, or of those that do not. */
static void each_file(const manifest *m, bool whole, bool held, manifest_drop *each, void *user) {
    arena *a = arena_new();
    for (size_t i = 0; i < m->n; i++, arena_reset(a)) {
        manifest_line line;
        str written;
        if (holds(&m->entries[i], whole) != held || !read_entry(m, &m->entries[i], a, &written) ||
            !manifest_parse(written, a, &line))
            continue;
        for (size_t k = 0; k < line.files_n; k++) each(user, &line.files[k], a);
    }
    arena_drop(a);
}

typedef struct dropping {
    lookup held;
    manifest_drop *drop;
    void *user;
} dropping;

static void hold(void *user, const manifest_file *f, arena *a) {
    (void)a;
    lookup_put(&((dropping *)user)->held, f->path, 1);
}

static void drop_other(void *user, const manifest_file *f, arena *a) {
    dropping *o = user;
    if (!lookup_find(&o->held, f->path)) o->drop(o->user, f, a);
}

static void drop_files(const manifest *m, bool whole, manifest_drop *drop, void *user) {
    size_t gone = 0;
    for (size_t i = 0; i < m->n; i++) gone += !holds(&m->entries[i], whole);
    if (!gone) return;
    dropping o = {.drop = drop, .user = user};
    each_file(m, whole, true, hold, &o);
    each_file(m, whole, false, drop_other, &o);
    lookup_close(&o.held);
}

/* The entries that hold, first in the list and in order; gives their number. Whether that changed anything goes
 * to *changed. */
static size_t settle(manifest *m, bool whole, bool *changed) {
    size_t n = 0;
    *changed = false;
    for (size_t i = 0; i < m->n; i++) {
        if (!holds(&m->entries[i], whole)) continue;
        m->entries[n++] = m->entries[i];
        *changed = *changed || (n > 1 && by_number(&m->entries[n - 2], &m->entries[n - 1]) > 0);
    }
    *changed = *changed || n < m->n;
    if (n) qsort(m->entries, n, sizeof(entry), by_number);
    return n;
}

static bool copy_lines(const manifest *m, size_t n, FILE *to) {
    arena *a = arena_new();
    bool ok = fputs(MANIFEST_HEADER, to) >= 0;
    for (size_t i = 0; ok && i < n; i++, arena_reset(a)) {
        str line;
        ok = read_entry(m, &m->entries[i], a, &line) && fwrite(line.p, 1, line.n, to) == line.n;
    }
    arena_drop(a);
    return ok;
}

static bool write_in_order(manifest *m, size_t n, diag *d) {
    char *temp = str_z(m->a, str_fmt(m->a, "%.*s.new", STR_ARG(m->path)));
    FILE *to = fopen(temp, "we");
    if (!to) return diag_unwritten(d, m->path, errno);
    bool ok = copy_lines(m, n, to) && fflush(to) == 0 && fsync(fileno(to)) == 0;
    int error = errno;
    ok = fclose(to) == 0 && ok;
    if (ok && rename(temp, str_z(m->a, m->path)) != 0) error = errno, ok = false;
    if (ok) return true;
    unlink(temp);
    return diag_unwritten(d, m->path, error);
}

bool manifest_finish(manifest *m, bool whole, manifest_drop *drop, void *user, diag *d) {
    bool changed;
    drop_files(m, whole, drop, user);
    size_t n = settle(m, whole, &changed);
    return !changed || write_in_order(m, n, d);
}

bool manifest_visit(str path, manifest_each *each, void *user, diag *d) {
    arena *a = arena_new();
    FILE *f = fopen(str_z(a, path), "re");
    char *text = NULL;
    size_t room = 0, count = 0;
    bool ok = f || diag_unread(d, path, errno);
    for (ssize_t n; ok && (n = getline(&text, &room, f)) > 0; arena_reset(a)) {
        manifest_line line;
        if (++count == 1) continue;
        ok = manifest_parse((str){text, (size_t)n}, a, &line) ? each(user, &line, a, d) : fail_line(path, count, d);
    }
    free(text);
    if (f) fclose(f);
    arena_drop(a);
    return ok;
}

bool manifest_merge(const str *paths, size_t n, str out, diag *d) {
    manifest *m = new_manifest(out, n);
    bool ok = true, changed;
    for (size_t i = 0; ok && i < n; i++) {
        scan s = {.path = paths[i], .strict = true};
        int fd = open(str_z(m->a, paths[i]), O_RDONLY | O_CLOEXEC);
        if (fd >= 0) m->files[m->files_n++] = fd;
        else diag_unread(d, paths[i], errno);
        ok = fd >= 0 && scan_file(m, &s, d);
    }
    ok = ok && write_in_order(m, settle(m, false, &changed), d);
    manifest_close(m);
    return ok;
}
