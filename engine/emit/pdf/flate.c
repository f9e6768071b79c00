/* libdeflate behind a small interface. */
#include "emit/pdf/flate.h"

#include <libdeflate.h>
#include <stdlib.h>

/* The greatest share of a document's time goes into this. Of the whole file level 6 would save 4 %,
 * and take 60 % longer. */
enum { QUICK = 1, WELL = 6 };

struct flate {
    struct libdeflate_compressor *quick, *well;
};

static struct libdeflate_compressor *compressor(int level) {
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);
    if (!c) mem_alloc((size_t)-1); /* out of memory: ends the process with the usual words */
    return c;
}

flate *flate_open(void) {
    flate *z = mem_alloc(sizeof *z);
    *z = (flate){compressor(QUICK), compressor(WELL)};
    return z;
}

void flate_drop(flate *z) {
    if (!z) return;
    libdeflate_free_compressor(z->quick);
    libdeflate_free_compressor(z->well);
    free(z);
}

static str pack(struct libdeflate_compressor *c, str bytes, arena *a) {
    size_t bound = libdeflate_zlib_compress_bound(c, bytes.n);
    buf out = buf_in(a);
    out.n = libdeflate_zlib_compress(c, bytes.p, bytes.n, buf_room(&out, bound), bound);
    return buf_str(&out);
}

str flate_pack(flate *z, str bytes, arena *a) { return pack(z->quick, bytes, a); }

str flate_pack_well(flate *z, str bytes, arena *a) { return pack(z->well, bytes, a); }

str flate_unpack(str packed, size_t bytes, arena *a) {
    struct libdeflate_decompressor *library = libdeflate_alloc_decompressor();
    if (!library) mem_alloc((size_t)-1);
    char *out = arena_alloc(a, bytes);
    bool ok = libdeflate_zlib_decompress(library, packed.p, packed.n, out, bytes, NULL) ==
              LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(library);
    return ok ? (str){out, bytes} : STR("");
}
