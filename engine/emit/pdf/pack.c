/* libdeflate behind one function. */
#include "emit/pdf/pack.h"

#include <libdeflate.h>
#include <stdlib.h>

enum { LEVEL = 6 };

struct packer {
    struct libdeflate_compressor *library;
};

packer *packer_open(void) {
    packer *p = mem_alloc(sizeof *p);
    p->library = libdeflate_alloc_compressor(LEVEL);
    if (!p->library) mem_alloc((size_t)-1); /* out of memory: ends the process with the usual words */
    return p;
}

void packer_drop(packer *p) {
    if (!p) return;
    libdeflate_free_compressor(p->library);
    free(p);
}

str pack(packer *p, str bytes, arena *a) {
    size_t bound = libdeflate_zlib_compress_bound(p->library, bytes.n);
    buf out = buf_in(a);
    out.n = libdeflate_zlib_compress(p->library, bytes.p, bytes.n, buf_room(&out, bound), bound);
    return buf_str(&out);
}
