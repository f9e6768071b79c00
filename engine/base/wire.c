/* Numbers as they are in memory, texts after their length. */
#include "base/wire.h"

#include <string.h>

void wire_put_int(buf *b, uint64_t v) { buf_add(b, (str){(const char *)&v, sizeof v}); }

void wire_put_str(buf *b, str s) {
    wire_put_int(b, s.n);
    buf_add(b, s);
}

static str take(wire *w, size_t n) {
    if (n > w->rest.n) w->broken = true;
    if (w->broken) return STR("");
    str taken = str_part(w->rest, 0, n);
    w->rest = str_part(w->rest, n, w->rest.n);
    return taken;
}

uint64_t wire_int(wire *w) {
    uint64_t v = 0;
    str bytes = take(w, sizeof v);
    if (bytes.n) memcpy(&v, bytes.p, sizeof v);
    return v;
}

str wire_str(wire *w) {
    size_t n = (size_t)wire_int(w);
    return take(w, n);
}
