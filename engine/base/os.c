/* Files, folders and paths by POSIX calls. */
#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(arena *a, int fd, size_t limit, str *out, int *error) {
    struct stat st;
    buf b = buf_in(a);
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) return *error = EISDIR, false;
    size_t guess = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 65536;
    for (;;) {
        size_t ask = b.n < guess ? guess - b.n + 1 : 65536;
        ssize_t got = read(fd, buf_room(&b, ask), ask);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return *error = errno, false;
        if (got == 0) break;
        b.n += (size_t)got;
        if (b.n > limit) return *error = EFBIG, false;
    }
    *out = buf_str(&b);
    return true;
}

bool os_read(arena *a, str path, size_t limit, str *out, int *error) {
    if (str_eq(path, STR("-"))) return read_all(a, STDIN_FILENO, limit, out, error);
    int fd = open(str_z(a, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return *error = errno, false;
    bool ok = read_all(a, fd, limit, out, error);
    close(fd);
    return ok;
}

bool os_is_file(arena *a, str path) {
    struct stat st;
    return stat(str_z(a, path), &st) == 0 && S_ISREG(st.st_mode);
}

bool os_is_dir(arena *a, str path) {
    struct stat st;
    return stat(str_z(a, path), &st) == 0 && S_ISDIR(st.st_mode);
}

static int by_bytes(const void *x, const void *y) { return str_cmp(*(const str *)x, *(const str *)y); }

size_t os_list(arena *a, str path, str **names) {
    DIR *dir = opendir(str_z(a, path));
    size_t n = 0, cap = 0;
    *names = NULL;
    for (struct dirent *e; dir && (e = readdir(dir));) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        if (n == cap) {
            *names = arena_grow(a, *names, cap * sizeof(str), (cap + 16) * sizeof(str));
            cap += 16;
        }
        (*names)[n++] = str_dup(a, str_of(e->d_name));
    }
    if (dir) closedir(dir);
    if (n) qsort(*names, n, sizeof(str), by_bytes);
    return n;
}

bool os_make_dirs(arena *a, str path, int *error) {
    char *z = str_z(a, path);
    for (char *p = z + 1; path.n; p++) {
        if (*p != '/' && *p != '\0') continue;
        char was = *p;
        *p = '\0';
        if (mkdir(z, 0777) != 0 && errno != EEXIST) return *error = errno, false;
        *p = was;
        if (!was) break;
    }
    if (path.n && !os_is_dir(a, path)) return *error = ENOTDIR, false;
    return true;
}

static bool write_whole(int fd, str bytes, int *error) {
    for (size_t done = 0; done < bytes.n;) {
        ssize_t put = write(fd, bytes.p + done, bytes.n - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return *error = errno, false;
        done += (size_t)put;
    }
    return true;
}

/* Room for one file under a temporary name: `stage` and its number, or anything new beside its place. */
static int open_temp(arena *a, str stage, size_t number, const os_file *f, char **temp) {
    str dir = os_dirname(f->path), base = os_basename(f->path);
    if (stage.n) {
        *temp = str_z(a, str_fmt(a, "%.*s%zu", STR_ARG(stage), number));
        return open(*temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    }
    *temp = str_z(a, str_fmt(a, "%.*s/.%.*s.XXXXXX", STR_ARG(dir), STR_ARG(base)));
    int fd = mkostemp(*temp, O_CLOEXEC);
    mode_t mask = umask(0);
    umask(mask);
    if (fd >= 0) fchmod(fd, 0666 & ~mask);
    return fd;
}

/* Writes the file under its temporary name; gives that name, or NULL. */
static char *put_temp(arena *a, str stage, size_t number, const os_file *f, int *error) {
    char *temp;
    if (os_is_dir(a, f->path)) return *error = EISDIR, NULL; /* the rename would fail, after others were placed */
    int fd = open_temp(a, stage, number, f, &temp);
    if (fd < 0) return *error = errno, NULL;
    bool ok = write_whole(fd, f->bytes, error);
    if (ok && !stage.n && fsync(fd) != 0) *error = errno, ok = false;
    if (close(fd) != 0 && ok) *error = errno, ok = false;
    if (!ok) unlink(temp);
    return ok ? temp : NULL;
}

bool os_write_staged(arena *a, str stage, const os_file *files, size_t n, size_t *failed, int *error) {
    char **temps = ARENA_ARRAY(a, char *, n);
    size_t staged = 0, placed = 0;
    while (staged < n && (temps[staged] = put_temp(a, stage, staged, &files[staged], error))) staged++;
    if (staged == n) {
        while (placed < n && rename(temps[placed], str_z(a, files[placed].path)) == 0) placed++;
        if (placed < n) *error = errno;
    }
    if (placed == n) return true;
    *failed = staged < n ? staged : placed;
    for (size_t i = placed; i < staged; i++) unlink(temps[i]);
    for (size_t i = 0; i < placed; i++) unlink(str_z(a, files[i].path));
    return false;
}

bool os_write_all(arena *a, const os_file *files, size_t n, size_t *failed, int *error) {
    return os_write_staged(a, STR(""), files, n, failed, error);
}

void os_remove(arena *a, str path) { unlink(str_z(a, path)); }

void os_remove_all(arena *a, str path, str prefix) {
    DIR *dir = opendir(str_z(a, path));
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (str_starts(str_of(e->d_name), prefix)) unlinkat(dirfd(dir), e->d_name, 0);
    if (dir) closedir(dir);
}

void os_sync(arena *a, str dir) {
    int fd = open(str_z(a, dir), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    syncfs(fd);
    close(fd);
}

size_t os_processors(void) {
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0 ? (size_t)CPU_COUNT(&set) : 1;
}

str os_error_text(arena *a, int error) {
    char text[256];
    /* The GNU and POSIX variants differ in what they return; strerror_l would need a locale object. */
    return str_dup(a, str_of(strerror_r(error, text, sizeof text)));
}

str os_program_dir(arena *a) {
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    return n > 0 ? str_dup(a, os_dirname((str){path, (size_t)n})) : STR("");
}

static size_t last_slash(str path) {
    size_t i = path.n;
    while (i && path.p[i - 1] != '/') i--;
    return i; /* 0: none; else one past the slash */
}

str os_dirname(str path) {
    size_t i = last_slash(path);
    if (i == 0) return STR(".");
    return i == 1 ? STR("/") : (str){path.p, i - 1};
}

str os_basename(str path) { return str_part(path, last_slash(path), path.n); }

str os_stem(str path) {
    str name = os_basename(path);
    for (size_t i = name.n; i > 1; i--)
        if (name.p[i - 1] == '.') return str_part(name, 0, i - 1);
    return name;
}

str os_join(arena *a, str dir, str name) {
    if (!dir.n || str_eq(dir, STR(".")) || str_starts(name, STR("/"))) return name;
    return str_fmt(a, str_ends(dir, STR("/")) ? "%.*s%.*s" : "%.*s/%.*s", STR_ARG(dir), STR_ARG(name));
}

str os_relative(arena *a, str from, str to) {
    char *here = realpath(str_z(a, from), NULL), *there = realpath(str_z(a, to), NULL);
    buf way = buf_in(a);
    size_t same = 0; /* bytes of the folders both are in */
    if (here && there) {
        str h = str_of(here), t = str_of(there);
        for (size_t i = 0; i <= h.n && i <= t.n; i++) {
            char x = i < h.n ? h.p[i] : '/', y = i < t.n ? t.p[i] : '/';
            if (x != y) break;
            if (x == '/') same = i + 1;
        }
        for (size_t i = same; i < h.n; i++)
            if (i == same || h.p[i - 1] == '/') buf_add(&way, STR("../"));
        if (same < t.n) buf_add(&way, str_part(t, same, t.n));
    }
    bool known = here && there;
    free(here);
    free(there);
    return known ? buf_str(&way) : to;
}
