/* One record is found whole in the waiting bytes, then cut into fields. */
#include "data/table/csv.h"

#include "data/table/reader.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

typedef struct csv {
    input in;
    arena *a;      /* of the row in hand */
    size_t line;   /* where the next record begins */
    size_t width;  /* fields of the heading; 0: not read yet */
    char separator;
    bool warned;
} csv;

static diag_where where(const csv *c, size_t line) { return (diag_where){.file = c->in.file, .line = (int)line}; }

/* --- records -------------------------------------------------------------------------------------------- */

/* How far the end of the record was looked for. A quote opens a field only at its beginning. */
typedef struct scan {
    size_t at, lines;
    bool quoted, begins;
} scan;

/* Goes on looking; true when the record ends at s->at (a line feed, or nothing behind it). */
static bool find_end(scan *s, str bytes, char separator, bool last) {
    for (; s->at < bytes.n; s->at++) {
        char c = bytes.p[s->at];
        bool twice = s->quoted && c == '"' && s->at + 1 < bytes.n && bytes.p[s->at + 1] == '"';
        if (s->quoted && c == '"' && s->at + 1 == bytes.n && !last) return false;
        if (c == '\n') s->lines++;
        if (c == '\n' && !s->quoted) return true;
        if (twice) s->at++;
        else if (c == '"' && (s->quoted || s->begins)) s->quoted = !s->quoted;
        s->begins = !s->quoted && c == separator;
    }
    return last;
}

/* The bytes of the next record without its line end; *line is where it begins. They wait until the next
 * call. */
static rows_step take_record(csv *c, str *out, size_t *line, diag *d) {
    scan s = {.begins = true};
    arena *a = c->a;
    *line = c->line;
    while (!find_end(&s, input_waiting(&c->in), c->separator, c->in.ended)) {
        if (s.at > (size_t)READER_RECORD_MB << 20) {
            DIAG_ADD(d, ROWS_RECORD_LONG, where(c, *line), str_fmt(a, "%d", READER_RECORD_MB));
            return ROWS_BROKEN;
        }
        input_more(&c->in, d);
    }
    if (c->in.broken) return ROWS_BROKEN;
    str waiting = input_waiting(&c->in);
    if (!waiting.n) return ROWS_END;
    if (s.quoted) {
        DIAG_ADD(d, CSV_QUOTE, where(c, *line), STR(""));
        return ROWS_BROKEN;
    }
    *out = str_part(waiting, 0, s.at);
    c->in.at += s.at + (s.at < waiting.n);
    c->line += s.lines + (s.at == waiting.n);
    if (str_ends(*out, STR("\r"))) out->n--;
    return ROWS_ITEM;
}

/* --- fields --------------------------------------------------------------------------------------------- */

/* A quoted field at *at: quotes undoubled, CRLF as LF; what stands behind the closing quote is kept. */
static str take_quoted(csv *c, str record, size_t *at) {
    buf b = buf_in(c->a);
    bool quoted = true;
    size_t i = *at + 1;
    for (; i < record.n && (quoted || record.p[i] != c->separator); i++) {
        char ch = record.p[i];
        bool twice = ch == '"' && i + 1 < record.n && record.p[i + 1] == '"';
        if (quoted && twice) i++;
        else if (quoted && ch == '"') quoted = false;
        if ((quoted && ch == '"' && !twice) || (!quoted && ch == '"')) continue;
        if (ch == '\r' && i + 1 < record.n && record.p[i + 1] == '\n') continue;
        buf_byte(&b, ch);
    }
    *at = i;
    return buf_str(&b);
}

static str take_field(csv *c, str record, size_t *at) {
    if (*at < record.n && record.p[*at] == '"') return take_quoted(c, record, at);
    size_t from = *at;
    const char *end = from < record.n ? memchr(record.p + from, c->separator, record.n - from) : NULL;
    *at = end ? (size_t)(end - record.p) : record.n;
    return str_part(record, from, *at);
}

/* Cuts the record; gives the number of fields. */
static size_t cut(csv *c, str record, grid_row *out) {
    size_t cap = 0, fields = 0;
    bool plain = text_is_plain(record);
    *out = (grid_row){.line = out->line};
    for (size_t at = 0; at <= record.n; at++) {
        str text = str_trim(take_field(c, record, &at));
        size_t column = fields++;
        if (!text.n) continue;
        if (out->n == cap) {
            out->cells = arena_grow(c->a, out->cells, cap * sizeof(grid_cell), (cap * 2 + 16) * sizeof(grid_cell));
            cap = cap * 2 + 16;
        }
        text = plain ? text : text_nfc(c->a, text);
        out->cells[out->n++] = (grid_cell){.column = column, .kind = GRID_TEXT, .text = text};
    }
    return fields;
}

/* --- the file ------------------------------------------------------------------------------------------- */

static char find_separator(str head) {
    static const char marks[] = ";\t";
    size_t counts[3] = {0};
    bool quoted = false;
    for (size_t i = 0; i < head.n && (quoted || head.p[i] != '\n'); i++) {
        if (head.p[i] == '"') quoted = !quoted;
        if (quoted) continue;
        counts[0] += head.p[i] == ',';
        for (size_t k = 0; k < 2; k++) counts[k + 1] += head.p[i] == marks[k];
    }
    if (counts[1] > counts[0] && counts[1] >= counts[2]) return ';';
    return counts[2] > counts[0] ? '\t' : ',';
}

/* What the first line tells about the rest; it is taken if it tells nothing else. */
static void begin(csv *c) {
    str head = input_waiting(&c->in);
    c->in.at += where_mark(head);
    head = input_waiting(&c->in);
    c->separator = find_separator(head);
    if (!str_starts(head, STR("sep=")) || head.n < 6) return;
    size_t end = head.p[5] == '\r' ? 6 : 5;
    if (end == head.n || head.p[end] != '\n') return;
    c->separator = head.p[4];
    c->in.at += end + 1;
    c->line++;
}

static bool check_width(csv *c, size_t fields, const grid_row *of, diag *d) {
    if (!c->width) c->width = fields;
    str got = str_fmt(c->a, "%zu", fields), wanted = str_fmt(c->a, "%zu", c->width);
    if (fields < c->width && !c->warned) {
        c->warned = true;
        DIAG_ADD(d, CSV_FEWER, where(c, of->line), got, wanted);
    }
    bool more = of->n && of->cells[of->n - 1].column >= c->width;
    if (more) DIAG_ADD(d, CSV_MORE, where(c, of->line), got, wanted);
    return !more;
}

static rows_step csv_next(void *state, grid_row *out, diag *d) {
    csv *c = state;
    str record = STR("");
    size_t bad;
    if (!c->separator) begin(c);
    for (;;) {
        arena_reset(c->a);
        rows_step step = take_record(c, &record, &out->line, d);
        if (step != ROWS_ITEM) return step;
        if (!utf8_valid(record, &bad)) {
            DIAG_ADD(d, TEXT_NOT_UTF8, where(c, out->line), str_fmt(c->a, "%zu", bad + 1));
            return ROWS_BROKEN;
        }
        size_t fields = cut(c, record, out);
        if (out->n) return check_width(c, fields, out, d) ? ROWS_ITEM : ROWS_BAD;
    }
}

static void csv_close(void *state) {
    csv *c = state;
    input_close(&c->in);
    arena_drop(c->a);
    free(c);
}

static double csv_share(const void *state) { return input_share(&((const csv *)state)->in); }

grid_source csv_open(input *in) {
    csv *c = mem_alloc(sizeof *c);
    *c = (csv){.in = *in, .a = arena_new(), .line = 1};
    return (grid_source){csv_next, csv_close, NULL, csv_share, c};
}
