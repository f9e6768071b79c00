/* JSON Lines: each line that is not blank is a record. Its own check is left to whoever reads the record;
 * here only its end and its "key" are looked for. */
#include "data/json.h"
#include "data/table/reader.h"

#include <stdlib.h>
#include <string.h>

typedef struct lines {
    input in;
    size_t line; /* the last that was taken */
} lines;

static void *lines_open(input *in, const schema *s, diag *d) {
    (void)s, (void)d;
    lines *l = mem_alloc(sizeof *l);
    *l = (lines){.in = *in};
    l->in.at += where_mark(input_waiting(in));
    return l;
}

static void lines_close(void *state) {
    lines *l = state;
    input_close(&l->in);
    free(l);
}

/* The next line without its end; it waits in the input until the next call. */
static rows_step take_line(lines *l, str *out, diag *d) {
    size_t looked = 0;
    for (;;) {
        str waiting = input_waiting(&l->in);
        const char *end = waiting.n > looked ? memchr(waiting.p + looked, '\n', waiting.n - looked) : NULL;
        size_t n = end ? (size_t)(end - waiting.p) : waiting.n;
        if (n > (size_t)READER_RECORD_MB << 20) break;
        if (end || (l->in.ended && n)) {
            l->in.at += n + (end != NULL);
            l->line++;
            *out = (str){waiting.p, n};
            return ROWS_ITEM;
        }
        if (l->in.ended) return l->in.broken ? ROWS_BROKEN : ROWS_END;
        looked = waiting.n;
        input_more(&l->in, d);
    }
    diag_where at = {.file = l->in.file, .line = (int)l->line + 1};
    arena *a = arena_new();
    DIAG_ADD(d, ROWS_RECORD_LONG, at, str_fmt(a, "%d", READER_RECORD_MB));
    arena_drop(a);
    return ROWS_BROKEN;
}

/* The end of the JSON text that begins with a quote at `i`: a quote behind an even number of backslashes. */
static size_t skip_text(str s, size_t i) {
    for (size_t at = i + 1; at < s.n; at++) {
        const char *quote = memchr(s.p + at, '"', s.n - at);
        if (!quote) return s.n;
        const char *from = quote;
        while (from > s.p + i + 1 && from[-1] == '\\') from--;
        at = (size_t)(quote - s.p);
        if ((quote - from) % 2 == 0) return at + 1;
    }
    return s.n;
}

static size_t skip_blanks(str s, size_t i) {
    while (i < s.n && strchr(" \t\r\n", s.p[i])) i++;
    return i;
}

/* The value of the field "key" of the record itself, as it is written; empty: none. */
static str find_key(str json) {
    int depth = 0;
    for (size_t i = 0; i < json.n;) {
        char c = json.p[i];
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') depth--;
        if (c != '"') {
            i++;
            continue;
        }
        size_t from = i;
        i = skip_text(json, i);
        if (depth != 1 || !str_eq(str_part(json, from, i), STR("\"key\""))) continue;
        size_t at = skip_blanks(json, i);
        if (at == json.n || json.p[at] != ':') continue;
        at = skip_blanks(json, at + 1);
        size_t end = at;
        if (at < json.n && json.p[at] == '"') end = skip_text(json, at);
        else
            while (end < json.n && json.p[end] && strchr("-0123456789", json.p[end])) end++;
        return str_part(json, at, end);
    }
    return STR("");
}

/* Reads what find_key found; what is wrong with it is told when the whole record is read. */
static str read_key(arena *a, str written) {
    if (!written.n || written.p[0] != '"') return written;
    diag *unheard = diag_new();
    str object = str_fmt(a, "{\"key\":%.*s}", STR_ARG(written));
    const value *v = value_field(json_parse(a, (data_source){.bytes = object}, unheard), STR("key"));
    diag_drop(unheard);
    return v ? str_trim(v->as.text) : STR("");
}

static rows_step lines_next(void *state, arena *a, rows_record *out, diag *d) {
    lines *l = state;
    str line;
    do {
        rows_step step = take_line(l, &line, d);
        if (step != ROWS_ITEM) return step;
        line = str_trim(line);
    } while (!line.n);
    out->line = l->line;
    if (str_eq(line, STR("{")) || line.p[0] == '[') {
        diag_where at = {.file = l->in.file, .line = (int)l->line};
        DIAG_ADD(d, ROWS_NOT_LINES, at, str_part(line, 0, 1));
        return ROWS_BROKEN;
    }
    out->json = str_dup(a, line);
    out->key = read_key(a, find_key(out->json));
    return ROWS_ITEM;
}

static double lines_share(const void *state) { return input_share(&((const lines *)state)->in); }

const reader_kind reader_lines = {lines_open, lines_next, lines_close, lines_share};
