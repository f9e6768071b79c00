/* pdf_kit: just enough of a PDF reader to look into what the emitter wrote: objects by number,
 * streams inflated. */
#ifndef PDF_KIT_H
#define PDF_KIT_H

#include "layout_kit.h"

#include <libdeflate.h>

static inline bool pdf_has(str s, const char *what) { return str_find(s, str_of(what), 0) < s.n; }

static inline size_t pdf_count(str s, const char *what) {
    size_t n = 0;
    for (size_t i = str_find(s, str_of(what), 0); i < s.n; i = str_find(s, str_of(what), i + 1))
        n++;
    return n;
}

/* What stands between "N 0 obj" and "endobj"; empty when there is no such object. */
static inline str pdf_object(str file, unsigned number) {
    char head[32];
    snprintf(head, sizeof head, "\n%u 0 obj\n", number);
    size_t from = str_find(file, str_of(head), 0);
    if (from == file.n) return STR("");
    from += strlen(head);
    return str_part(file, from, str_find(file, STR("\nendobj\n"), from));
}

/* The whole number after `key` in `s`; fails the test when there is none. */
static inline unsigned pdf_number(str s, const char *key) {
    size_t at = str_find(s, str_of(key), 0);
    assert_true(at < s.n);
    return (unsigned)strtoul(s.p + at + strlen(key), NULL, 10);
}

/* The object that `key` of `s` refers to. */
static inline str pdf_follow(str file, str s, const char *key) {
    str found = pdf_object(file, pdf_number(s, key));
    assert_true(found.n > 0);
    return found;
}

static inline str pdf_root(str file) {
    size_t at = str_find(file, STR("\ntrailer\n"), 0);
    return pdf_follow(file, str_part(file, at, file.n), "/Root ");
}

static inline str pdf_stream(arena *a, str object) {
    size_t n = pdf_number(object, "/Length "), from = str_find(object, STR("stream\r\n"), 0) + 8;
    str bytes = str_part(object, from, from + n);
    assert_true(str_eq(str_part(object, from + n, object.n), STR("\nendstream")));
    if (!pdf_has(str_part(object, 0, from), "/FlateDecode")) return bytes;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    enum { ROOM = 1 << 20 };
    char *out = arena_alloc(a, ROOM);
    size_t got = 0;
    assert_int_equal(libdeflate_zlib_decompress(d, bytes.p, bytes.n, out, ROOM, &got),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    return (str){out, got};
}

/* The number of page `i` (from 0), and its operators. */
static inline unsigned pdf_page_number(str file, size_t i) {
    str kids = pdf_follow(file, pdf_root(file), "/Pages ");
    const char *p = kids.p + str_find(kids, STR("/Kids ["), 0) + 7;
    char *end = NULL;
    unsigned long number = 0;
    for (size_t k = 0; k <= i; k++, p = end + strlen(" 0 R")) number = strtoul(p, &end, 10);
    return (unsigned)number;
}

static inline str pdf_page(str file, size_t i) {
    return pdf_object(file, pdf_page_number(file, i));
}

static inline str pdf_content(arena *a, str file, size_t i) {
    return pdf_stream(a, pdf_follow(file, pdf_page(file, i), "/Contents "));
}

#endif
