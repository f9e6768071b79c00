/* room: a temporary folder with files that a test writes, and a vm that looks there. */
#ifndef TESTS_UNIT_ROOM_H
#define TESTS_UNIT_ROOM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "data/json.h"
#include "script/vm.h"

typedef struct room {
    arena *a;
    str dir;
    vm *v;
    diag *d;
    doc out;
} room;

/* A style sheet good enough for most tests. */
#define ROOM_STYLES                                                                                \
    "return { name = 'plain', family = 'Times New Roman', grid_line = 0.5, cell_side = 1.9,"       \
    " pages = { { name = 'portrait', width = 210, height = 297, top = 20, right = 15, bottom = 20, left = 30 }," \
    "           { name = 'landscape', width = 297, height = 210, top = 20, right = 15, bottom = 20, left = 30 } }," \
    " styles = { body = { title = 'Body Text', size = 14, line = 18, after = 6, first = 12.7, align = 'justify' }," \
    "            cell = { size = 13, line = 16 } } }"

static inline void room_write(room *r, const char *name, const char *text) {
    int error = 0;
    size_t failed;
    str path = os_join(r->a, r->dir, str_of(name));
    assert_true(os_make_dirs(r->a, os_dirname(path), &error));
    os_file file = {path, str_of(text)};
    assert_true(os_write_all(r->a, &file, 1, &failed, &error));
}

static inline room *room_new(void) {
    room *r = mem_alloc(sizeof *r);
    *r = (room){.a = arena_new(), .d = diag_new()};
    char *name = str_z(r->a, STR("/tmp/vanban-test-XXXXXX"));
    assert_non_null(mkdtemp(name));
    r->dir = str_of(name);
    r->v = vm_new(&r->dir, 1, (vm_limits){0, 0});
    room_write(r, "styles/plain.lua", ROOM_STYLES);
    return r;
}

static inline void room_drop(room *r) {
    char command[256];
    vm_drop(r->v);
    snprintf(command, sizeof command, "rm -rf '%.*s'", STR_ARG(r->dir));
    assert_int_equal(system(command), 0);
    diag_drop(r->d);
    arena_drop(r->a);
    free(r);
}

/* A fresh vm: templates already loaded are read again. */
static inline void room_restart(room *r, vm_limits limits) {
    vm_drop(r->v);
    r->v = vm_new(&r->dir, 1, limits);
}

/* A template whose build(d) has this body. */
static inline void room_template(room *r, const char *name, const char *body) {
    str text = str_fmt(r->a,
                       "return { title = 'Mẫu', styles = 'plain', schema = { type = 'record', fields = {} },\n"
                       "build = function(d)\n%s\nend }\n", /* the body begins in line 3 */
                       body);
    room_write(r, str_z(r->a, str_fmt(r->a, "templates/%s.lua", name)), str_z(r->a, text));
}

/* Runs the template on JSON data. */
static inline bool room_build(room *r, const char *name, const char *json) {
    data_source source = {STR("data.json"), str_of(json)};
    value *data = json_parse(r->a, source, r->d);
    const template *t = vm_template(r->v, str_of(name), (diag_where){0}, r->d);
    return data && t && vm_build(r->v, t, data, source, (vm_wants){true, true}, r->a, &r->out, r->d);
}

/* The diagnostics so far, in English, with the folder's name as "~"; then forgets them. */
static inline char *room_said(room *r) {
    buf b = buf_in(r->a), short_paths = buf_in(r->a);
    diag_render(r->d, LANG_EN, &b);
    diag_clear(r->d);
    str text = buf_str(&b);
    for (size_t i = 0; i < text.n;) {
        size_t hit = str_find(text, r->dir, i);
        buf_add(&short_paths, str_part(text, i, hit));
        if (hit < text.n) buf_byte(&short_paths, '~');
        i = hit < text.n ? hit + r->dir.n : text.n;
    }
    return str_z(r->a, buf_str(&short_paths));
}

static inline char *room_tree(room *r) {
    buf b = buf_in(r->a);
    doc_dump(&r->out, &b);
    return str_z(r->a, buf_str(&b));
}

/* Runs `body` as a template and expects it to succeed; it needs to return nothing. */
static inline void room_passes(room *r, const char *body) {
    str whole = str_fmt(r->a, "%s\nreturn { vanban.block('space', { height = 1 }) }", body);
    room_template(r, "probe", str_z(r->a, whole));
    room_restart(r, (vm_limits){0, 0});
    if (!room_build(r, "probe", "{}")) fail_msg("%s\nsaid: %s", body, room_said(r));
    diag_clear(r->d);
}

/* Runs `body` as a template and expects it to fail with words that hold `part`. */
static inline void room_fails_within(room *r, vm_limits limits, const char *body, const char *part) {
    room_template(r, "probe", body);
    room_restart(r, limits);
    if (room_build(r, "probe", "{}")) fail_msg("should have failed: %s", body);
    const char *said = room_said(r);
    if (!*said) fail_msg("failed without a word: %s", body);
    if (!strstr(said, part)) fail_msg("%s\nshould have said \"%s\", not:\n%s", body, part, said);
}

static inline void room_fails(room *r, const char *body, const char *part) {
    room_fails_within(r, (vm_limits){.memory = 128u << 20, .milliseconds = 20000}, body, part);
}

#define ROOM_HAS(text, part)                                                                       \
    do {                                                                                           \
        const char *room_text = (text);                                                            \
        if (!strstr(room_text, (part))) fail_msg("\"%s\" is not in:\n%s", (part), room_text);      \
    } while (0)

#endif
