/* The library's temporary files as streams over memory, and its zip functions as a list of parts. The
 * signatures are the library's and minizip's; arguments about compression and time have no use here. */
#include "emit/xlsx/capture.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <xlsxwriter/third_party/zip.h>

static const str below_a_file = {"/dev/null/", 10}; /* nothing can be created there */

void capture_file_name(const capture *c, char name[CAPTURE_NAME]) {
    snprintf(name, CAPTURE_NAME, "%s%" PRIxPTR, below_a_file.p, (uintptr_t)c);
}

/* --- temporary files --- */

typedef struct memory_file {
    char *p;
    size_t n, cap, at;
} memory_file;

static ssize_t memory_read(void *cookie, char *to, size_t n) {
    memory_file *f = cookie;
    size_t left = f->at < f->n ? f->n - f->at : 0;
    if (n > left) n = left;
    if (n) memcpy(to, f->p + f->at, n);
    f->at += n;
    return (ssize_t)n;
}

static ssize_t memory_write(void *cookie, const char *from, size_t n) {
    memory_file *f = cookie;
    size_t end = f->at + n;
    if (end > f->cap) {
        f->cap = end * 2;
        f->p = mem_realloc(f->p, f->cap);
    }
    if (f->at > f->n) memset(f->p + f->n, 0, f->at - f->n);
    memcpy(f->p + f->at, from, n);
    f->at = end;
    if (end > f->n) f->n = end;
    return (ssize_t)n;
}

static int memory_seek(void *cookie, off64_t *offset, int whence) {
    memory_file *f = cookie;
    off64_t from = whence == SEEK_SET ? 0 : (off64_t)(whence == SEEK_CUR ? f->at : f->n);
    if (from + *offset < 0) return errno = EINVAL, -1;
    f->at = (size_t)(from + *offset);
    *offset = (off64_t)f->at;
    return 0;
}

static int memory_close(void *cookie) {
    memory_file *f = cookie;
    free(f->p);
    free(f);
    return 0;
}

FILE *lxw_tmpfile(char *folder) {
    static const cookie_io_functions_t functions = {memory_read, memory_write, memory_seek,
                                                    memory_close};
    (void)folder;
    memory_file *f = mem_alloc(sizeof *f);
    *f = (memory_file){0};
    FILE *stream = fopencookie(f, "w+", functions);
    if (!stream) memory_close(f);
    return stream;
}

/* --- the archive --- */

zipFile zipOpen(const char *name, int append) {
    (void)append;
    if (!str_starts(str_of(name), below_a_file)) return NULL;
    return (capture *)(uintptr_t)strtoumax(name + below_a_file.n, NULL, 16);
}

int zipOpenNewFileInZip4_64(zipFile file, const char *name, const zip_fileinfo *info,
                            const void *local, uInt local_n, const void *global, uInt global_n,
                            const char *comment, int method, int level, int raw, int window,
                            int memory, int strategy, const char *password, uLong crc, uLong made_by,
                            uLong flags, int zip64) {
    (void)info, (void)local, (void)local_n, (void)global, (void)global_n, (void)comment;
    (void)method, (void)level, (void)raw, (void)window, (void)memory, (void)strategy;
    (void)password, (void)crc, (void)made_by, (void)flags, (void)zip64;
    capture *c = file;
    c->now_name = str_dup(c->a, str_of(name));
    c->now = buf_in(c->a);
    return ZIP_OK;
}

int zipWriteInFileInZip(zipFile file, const void *bytes, unsigned n) {
    buf_add(&((capture *)file)->now, (str){bytes, n});
    return ZIP_OK;
}

int zipCloseFileInZip(zipFile file) {
    capture *c = file;
    if (c->n == c->cap) {
        size_t cap = c->cap ? c->cap * 2 : 16;
        c->parts = arena_grow(c->a, c->parts, c->cap * sizeof *c->parts, cap * sizeof *c->parts);
        c->cap = cap;
    }
    c->parts[c->n++] = (capture_part){c->now_name, buf_str(&c->now)};
    return ZIP_OK;
}

int zipClose(zipFile file, const char *comment) {
    (void)comment;
    ((capture *)file)->whole = true;
    return ZIP_OK;
}

/* --- the parts --- */

/* The first page bears no number (norm I.I.7): an attribute the library has no word for. */
static str first_page_unnumbered(arena *a, str xml) {
    str plain = STR("<headerFooter>");
    size_t at = str_find(xml, plain, 0);
    if (at == xml.n) return xml;
    buf b = buf_in(a);
    buf_add(&b, str_part(xml, 0, at));
    buf_add(&b, STR("<headerFooter differentFirst=\"1\">"));
    buf_add(&b, str_part(xml, at + plain.n, xml.n));
    return buf_str(&b);
}

/* The library writes ways to other files as Windows does, where a URI has "/" (RFC 3986). */
static str with_slashes(arena *a, str xml) {
    char *out = str_z(a, xml);
    for (size_t i = 0; i < xml.n; i++)
        if (out[i] == '\\') out[i] = '/';
    return (str){out, xml.n};
}

str capture_xml(const capture *c, size_t i) {
    const capture_part *p = &c->parts[i];
    if (str_starts(p->name, STR("xl/worksheets/sheet"))) return first_page_unnumbered(c->a, p->bytes);
    if (str_starts(p->name, STR("xl/worksheets/_rels/"))) return with_slashes(c->a, p->bytes);
    return p->bytes;
}
