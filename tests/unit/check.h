/* check: what every unit test includes: cmocka and a comparison of texts that shows both when they differ. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static inline void check_str_at(str have, str want, const char *file, int line) {
    if (str_eq(have, want)) return;
    print_error("have \"%.*s\"\nwant \"%.*s\"\n", STR_ARG(have), STR_ARG(want));
    _fail(file, line);
}

#define check_str(have, want) check_str_at((have), str_of(want), __FILE__, __LINE__)

/* For tests that need an arena and no more: it is their state. */
static inline int check_arena(void **state) { return (*state = arena_new()) ? 0 : -1; }

static inline int check_arena_drop(void **state) {
    arena_drop(*state);
    return 0;
}

/* Numbers that are the same on every run. */
static inline uint32_t check_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

#endif
