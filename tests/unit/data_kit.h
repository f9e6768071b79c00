/* What the tests of engine/data share: a document's arena and diagnostics, and looking at the
 * faults. */
#ifndef DATA_KIT_H
#define DATA_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diag.h"

#include <stdio.h>
#include <string.h>

typedef struct kit {
    arena *a;
    diag *d;
} kit;

static inline int kit_open(void **state) {
    arena *a = arena_new();
    kit *k = ARENA_NEW(a, kit);
    *k = (kit){a, diag_new()};
    *state = k;
    return 0;
}

static inline int kit_close(void **state) {
    kit *k = *state;
    diag_drop(k->d);
    arena_drop(k->a);
    return 0;
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_open, kit_close)

static inline const char *kit_z(kit *k, str s) { return str_z(k->a, s); }

/* All faults so far as text; forgets them. */
static inline const char *kit_faults(kit *k, lang language) {
    buf b = buf_in(k->a);
    diag_render(k->d, language, &b);
    diag_clear(k->d);
    return kit_z(k, buf_str(&b));
}

static inline void kit_has(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("no \"%s\" in:\n%s", part, text);
}

#endif
