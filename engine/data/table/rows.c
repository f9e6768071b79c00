/* Which reader an input needs; and what all records have in common: a number and a key of their own. */
#include "data/table/rows.h"

#include "base/lookup.h"
#include "data/table/reader.h"
#include "data/table/tree.h"

#include <stdlib.h>
#include <string.h>

struct rows {
    const reader_kind *kind;
    void *reader;
    str file;
    arena *keep;
    size_t count;
    lookup seen; /* the keys so far */
};

/* --- the input ------------------------------------------------------------------------------------------ */

static const reader_kind *choose(const input *in, diag *d) {
    static const str old_workbook = {"\xD0\xCF\x11\xE0", 4};
    str head = input_waiting(in);
    if (str_starts(head, STR("PK\x03\x04"))) return &reader_book;
    if (str_starts(head, old_workbook)) {
        DIAG_ADD(d, BOOK_OLD, ((diag_where){.file = in->file}), STR(""));
        return NULL;
    }
    head = str_trim(str_part(head, where_mark(head), head.n));
    return head.n && (head.p[0] == '{' || head.p[0] == '[') ? &reader_lines : &reader_csv;
}

rows *rows_open(str path, const schema *s, diag *d) {
    input in;
    if (!input_open(&in, path, d)) return NULL;
    const reader_kind *kind = input_peek(&in, 4096, d) ? choose(&in, d) : NULL;
    if (!kind) {
        input_close(&in);
        return NULL;
    }
    rows *r = mem_alloc(sizeof *r);
    *r = (rows){.kind = kind, .keep = arena_new()};
    r->file = in.file = str_dup(r->keep, path);
    r->reader = kind->open(&in, s, d);
    if (r->reader) return r;
    rows_close(r);
    return NULL;
}

void rows_close(rows *r) {
    if (!r) return;
    if (r->reader) r->kind->close(r->reader);
    arena_drop(r->keep);
    lookup_close(&r->seen);
    free(r);
}

rows_step rows_next(rows *r, arena *a, rows_record *out, diag *d) {
    *out = (rows_record){0};
    rows_step step = r->kind->next(r->reader, a, out, d);
    if (step != ROWS_ITEM && step != ROWS_BAD) return step;
    out->number = ++r->count;
    if (!out->key.n) out->key = str_fmt(a, "%zu", out->number);
    if (!lookup_find(&r->seen, out->key)) return lookup_put(&r->seen, out->key, out->number), step;
    diag_where at = {.file = r->file, .line = (int)out->line};
    DIAG_ADD(d, ROWS_KEY_TWICE, at, value_excerpt(a, out->key));
    return ROWS_BAD;
}

double rows_share(const rows *r) { return r->kind->share(r->reader); }

bool rows_locate(const rows *r, const rows_record *record, str path, row_place *out) {
    (void)r; /* whose memory the places point into */
    *out = record->map ? tree_locate(record->map, path) : (row_place){.line = record->line};
    return out->line > 0;
}

str rows_place_text(arena *a, const row_place *p) {
    buf b = buf_in(a);
    if (p->sheet.n) buf_fmt(&b, "%.*s!", STR_ARG(p->sheet));
    buf_add(&b, p->column);
    if (p->line) buf_int(&b, (int64_t)p->line);
    if (p->heading.n) buf_fmt(&b, " (%.*s)", STR_ARG(p->heading));
    return buf_str(&b);
}

diag_where rows_where(const rows *r, const rows_record *record, diag_where at, arena *a) {
    row_place place;
    if (!str_eq(at.file, r->file)) return at;
    if (!record->map) { /* the record is a line of the file, or more */
        at.line += (int)record->line - (at.line > 0);
        return at;
    }
    if (!rows_locate(r, record, at.path.n ? at.path : STR("$"), &place)) return at;
    int line = place.sheet.n ? 0 : (int)place.line;
    str words = place.sheet.n || place.column.n ? rows_place_text(a, &place) : at.path;
    return (diag_where){.file = at.file, .line = line, .path = words};
}
