/* The table of faults, the list of those found, and their rendering. */
#include "base/diag.h"

#include "base/os.h"
#include "base/wire.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_ARGS = 6 };

typedef struct row {
    diag_level level;
    const char *slug, *text[2], *hint[2]; /* by lang */
} row;

static const row rows[] = {
#define DIAG(code, level, slug, vi, en, vi_hint, en_hint)                                          \
    {DIAG_##level, slug, {vi, en}, {vi_hint, en_hint}},
#include "base/diag.def"
#undef DIAG
};

typedef struct entry {
    diag_code code;
    diag_where at;
    str args[MAX_ARGS];
    size_t n, order;
} entry;

struct diag {
    arena *memory;
    entry *entries;
    size_t n, cap;
};

diag *diag_new(void) {
    diag *d = mem_alloc(sizeof *d);
    *d = (diag){.memory = arena_new()};
    return d;
}

void diag_drop(diag *d) {
    if (!d) return;
    arena_drop(d->memory);
    free(d->entries);
    free(d);
}

void diag_clear(diag *d) {
    arena_reset(d->memory);
    d->n = 0;
}

void diag_add(diag *d, diag_code code, diag_where at, const str *args, size_t n) {
    if (d->n == d->cap) {
        d->cap = d->cap ? d->cap * 2 : 16;
        d->entries = mem_realloc(d->entries, d->cap * sizeof *d->entries);
    }
    entry *e = &d->entries[d->n];
    *e = (entry){.code = code, .at = at, .n = n < MAX_ARGS ? n : MAX_ARGS, .order = d->n};
    e->at.file = str_dup(d->memory, at.file);
    e->at.path = str_dup(d->memory, at.path);
    for (size_t i = 0; i < e->n; i++) e->args[i] = str_dup(d->memory, args[i]);
    d->n++;
}

static bool file_fault(diag *d, diag_code code, str path, int error) {
    arena *a = arena_new();
    diag_add(d, code, (diag_where){.file = path}, (const str[]){path, os_error_text(a, error)}, 2);
    arena_drop(a);
    return false;
}

bool diag_unread(diag *d, str path, int error) { return file_fault(d, DIAG_FILE_READ, path, error); }

bool diag_unwritten(diag *d, str path, int error) { return file_fault(d, DIAG_FILE_WRITE, path, error); }

void diag_move(diag *to, const diag *from, diag_place *place, void *user) {
    for (size_t i = 0; i < from->n; i++) {
        const entry *e = &from->entries[i];
        diag_add(to, e->code, place(user, e->at), e->args, e->n);
    }
}

void diag_pack(const diag *d, buf *out) {
    for (size_t i = 0; i < d->n; i++) {
        const entry *e = &d->entries[i];
        wire_put_int(out, e->code);
        wire_put_str(out, e->at.file);
        wire_put_int(out, (uint64_t)e->at.line);
        wire_put_int(out, (uint64_t)e->at.column);
        wire_put_str(out, e->at.path);
        wire_put_int(out, e->n);
        for (size_t k = 0; k < e->n; k++) wire_put_str(out, e->args[k]);
    }
}

bool diag_unpack(diag *d, str bytes) {
    wire w = {.rest = bytes};
    while (w.rest.n && !w.broken) {
        uint64_t code = wire_int(&w);
        diag_where at = {.file = wire_str(&w)};
        at.line = (int)wire_int(&w);
        at.column = (int)wire_int(&w);
        at.path = wire_str(&w);
        size_t n = (size_t)wire_int(&w);
        str args[MAX_ARGS];
        for (size_t k = 0; k < n && k < MAX_ARGS; k++) args[k] = wire_str(&w);
        if (w.broken || code >= DIAG_CODES || n > MAX_ARGS) return false;
        diag_add(d, (diag_code)code, at, args, n);
    }
    return true;
}

size_t diag_count(const diag *d, diag_level level) {
    size_t count = 0;
    for (size_t i = 0; i < d->n; i++) count += rows[d->entries[i].code].level == level;
    return count;
}

size_t diag_mark(const diag *d) { return d->n; }

void diag_cut(diag *d, size_t mark) { d->n = mark < d->n ? mark : d->n; }

bool diag_lacks_place(const diag *d) {
    for (size_t i = 0; i < d->n; i++)
        if (d->entries[i].at.line < 0) return true;
    return false;
}

bool diag_has(const diag *d, diag_code code) {
    for (size_t i = 0; i < d->n; i++)
        if (d->entries[i].code == code) return true;
    return false;
}

/* Fills {0}, {1}, … ; "{{" stands for one brace. */
static void fill(buf *out, const char *text, const entry *e) {
    for (const char *p = text; *p; p++) {
        if (p[0] == '{' && p[1] == '{') {
            buf_byte(out, '{');
            p++;
        } else if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
            size_t i = (size_t)(p[1] - '0');
            if (i < e->n) buf_add(out, e->args[i]);
            p += 2;
        } else {
            buf_byte(out, *p);
        }
    }
}

static int by_place(const void *x, const void *y) {
    const entry *a = *(const entry *const *)x, *b = *(const entry *const *)y;
    int c = str_cmp(a->at.file, b->at.file);
    if (!c) c = (a->at.line > b->at.line) - (a->at.line < b->at.line);
    if (!c) c = (a->at.column > b->at.column) - (a->at.column < b->at.column);
    return c ? c : (a->order > b->order) - (a->order < b->order);
}

static bool same_place(diag_where x, diag_where y) {
    return str_eq(x.file, y.file) && x.line == y.line && x.column == y.column && str_eq(x.path, y.path);
}

static bool same(const entry *x, const entry *y) {
    bool is = x->code == y->code && same_place(x->at, y->at) && x->n == y->n;
    for (size_t i = 0; is && i < x->n; i++) is = str_eq(x->args[i], y->args[i]);
    return is;
}

/* By place, each once: what is looked at twice is told once. */
static const entry **sorted(const diag *d, arena *a, size_t *n) {
    const entry **list = ARENA_ARRAY(a, const entry *, d->n);
    for (size_t i = 0; i < d->n; i++) list[i] = &d->entries[i];
    if (d->n) qsort(list, d->n, sizeof *list, by_place);
    *n = 0;
    for (size_t i = 0; i < d->n; i++) {
        size_t k = *n;
        while (k > 0 && same_place(list[k - 1]->at, list[i]->at) && !same(list[k - 1], list[i])) k--;
        bool told = k > 0 && same(list[k - 1], list[i]);
        if (!told) list[(*n)++] = list[i];
    }
    return list;
}

void diag_visit(const diag *d, lang language, arena *a, diag_each *each, void *user) {
    size_t n;
    const entry **list = sorted(d, a, &n);
    for (size_t i = 0; i < n; i++) {
        const row *r = &rows[list[i]->code];
        buf text = buf_in(a);
        fill(&text, r->text[language], list[i]);
        each(user, str_of(r->slug), r->level, list[i]->at, buf_str(&text));
    }
}

static void put_place(buf *out, diag_where at) {
    if (at.file.n) {
        buf_add(out, at.file);
        if (at.line) buf_byte(out, ':'), buf_int(out, at.line);
        if (at.line && at.column) buf_byte(out, ':'), buf_int(out, at.column);
        buf_add(out, STR(": "));
    }
    if (at.path.n) {
        buf_add(out, at.path);
        buf_add(out, STR(": "));
    }
}

void diag_render(const diag *d, lang language, buf *out) {
    static const char *const level_name[2][2] = {{"cảnh báo", "warning"}, {"lỗi", "error"}};
    static const char *const hint_name[2] = {"gợi ý", "hint"};
    arena *a = arena_new();
    size_t n;
    const entry **list = sorted(d, a, &n);
    for (size_t i = 0; i < n; i++) {
        const row *r = &rows[list[i]->code];
        put_place(out, list[i]->at);
        buf_add(out, str_of(level_name[r->level][language]));
        buf_add(out, STR(": "));
        fill(out, r->text[language], list[i]);
        buf_fmt(out, " [%s]\n", r->slug);
        buf hint = buf_in(a);
        fill(&hint, r->hint[language], list[i]);
        if (hint.n) buf_fmt(out, "  %s: %.*s\n", hint_name[language], STR_ARG(buf_str(&hint)));
    }
    arena_drop(a);
}
