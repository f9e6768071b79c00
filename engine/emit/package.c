/* libdeflate in, libzip out. No libzip type leaves this file. */
#include "emit/package.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { DOS_TIME = 0x0000, DOS_DATE = 0x0021 }; /* 1980-01-01 00:00 */

struct packer {
    struct libdeflate_compressor *z;
    arena *memory; /* of the part remembered */
    str xml;
    packed_part packed;
};

static bool fail(diag *d, str what, const char *why) {
    DIAG_ADD(d, PACKAGE, (diag_where){0}, what, str_of(why));
    return false;
}

packer *packer_new(packer_level level, diag *d) {
    packer *p = mem_alloc(sizeof *p);
    *p = (packer){.z = libdeflate_alloc_compressor((int)level), .memory = arena_new()};
    if (p->z) return p;
    fail(d, STR("ZIP"), "libdeflate");
    packer_drop(p);
    return NULL;
}

void packer_drop(packer *p) {
    if (!p) return;
    libdeflate_free_compressor(p->z);
    arena_drop(p->memory);
    free(p);
}

packed_part packer_pack(packer *p, arena *a, str name, str xml) {
    buf b = buf_in(a);
    size_t room = libdeflate_deflate_compress_bound(p->z, xml.n);
    char *at = buf_room(&b, room);
    b.n = libdeflate_deflate_compress(p->z, xml.p, xml.n, at, room);
    return (packed_part){name, buf_str(&b), xml.n, libdeflate_crc32(0, xml.p, xml.n)};
}

packed_part packer_pack_again(packer *p, str name, str xml) {
    if (str_eq(xml, p->xml) && str_eq(name, p->packed.name)) return p->packed;
    arena_reset(p->memory);
    p->xml = str_dup(p->memory, xml);
    p->packed = packer_pack(p, p->memory, str_dup(p->memory, name), xml);
    return p->packed;
}

/* What libzip reads an entry from: a part, and how far it has been read. */
typedef struct reading {
    const packed_part *part;
    size_t at;
} reading;

static zip_int64_t describe(const packed_part *part, zip_stat_t *st) {
    zip_stat_init(st);
    st->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                ZIP_STAT_ENCRYPTION_METHOD;
    st->size = part->size;
    st->comp_size = part->deflated.n;
    st->crc = part->crc;
    st->comp_method = ZIP_CM_DEFLATE;
    st->encryption_method = ZIP_EM_NONE;
    return sizeof *st;
}

static zip_int64_t hand_over(reading *r, char *to, size_t room) {
    str rest = str_part(r->part->deflated, r->at, r->part->deflated.n);
    size_t n = rest.n < room ? rest.n : room;
    if (n) memcpy(to, rest.p, n);
    r->at += n;
    return (zip_int64_t)n;
}

static zip_int64_t source(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command) {
    reading *r = user;
    if (command == ZIP_SOURCE_OPEN) return r->at = 0, 0;
    if (command == ZIP_SOURCE_READ) return hand_over(r, data, (size_t)n);
    if (command == ZIP_SOURCE_STAT) return describe(r->part, data);
    if (command == ZIP_SOURCE_ERROR) return 2 * sizeof(int);
    if (command == ZIP_SOURCE_CLOSE || command == ZIP_SOURCE_FREE) return 0;
    if (command == ZIP_SOURCE_SUPPORTS)
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    return -1;
}

static bool add_part(zip_t *zip, reading *r, arena *a) {
    zip_source_t *s = zip_source_function(zip, source, r);
    if (!s) return false;
    zip_int64_t i = zip_file_add(zip, str_z(a, r->part->name), s, ZIP_FL_ENC_UTF_8);
    if (i < 0) zip_source_free(s); /* ours until the archive has taken it */
    return i >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)i, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool fill(zip_source_t *memory, str what, const packed_part *parts, size_t n, arena *a,
                 diag *d) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_keep(memory); /* the archive takes one hold, we read from the other */
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    if (!zip) {
        zip_source_free(memory);
        fail(d, what, zip_error_strerror(&error));
        zip_error_fini(&error);
        return false;
    }
    reading *readings = ARENA_ARRAY(a, reading, n);
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) {
        readings[i].part = &parts[i];
        ok = add_part(zip, &readings[i], a);
    }
    if (ok && zip_close(zip) == 0) return true;
    fail(d, what, zip_strerror(zip));
    zip_discard(zip);
    return false;
}

static bool read_back(zip_source_t *memory, str what, buf *out, diag *d) {
    zip_stat_t st;
    zip_stat_init(&st);
    zip_error_t *error = zip_source_error(memory);
    if (zip_source_open(memory) != 0) return fail(d, what, zip_error_strerror(error));
    bool ok = zip_source_stat(memory, &st) == 0 && (st.valid & ZIP_STAT_SIZE);
    if (ok) ok = zip_source_read(memory, buf_room(out, st.size), st.size) == (zip_int64_t)st.size;
    if (ok) out->n += st.size;
    if (!ok) fail(d, what, zip_error_strerror(error));
    zip_source_close(memory);
    return ok;
}

bool package_write(str what, const packed_part *parts, size_t n, buf *out, diag *d) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    if (!memory) fail(d, what, zip_error_strerror(&error));
    zip_error_fini(&error);
    bool ok = memory && fill(memory, what, parts, n, out->a, d) && read_back(memory, what, out, d);
    zip_source_free(memory);
    return ok;
}
