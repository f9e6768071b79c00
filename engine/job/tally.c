/* Two walks over the documents: groups that most of them have become columns, then each gets its row. */
#include "job/tally.h"

#include "base/lookup.h"
#include "base/os.h"
#include "emit/xlsx/summary.h"
#include "job/about.h"
#include "job/manifest.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_GROUPS = 5,   /* columns: more would not be read on paper */
    MOST_UNITS = 15,   /* in the chart */
    LONGEST_TEXT = 500, /* characters */
    LONGEST_TITLE = 100,
};

static const char other_title[] = "Nhóm khác", ungrouped_title[] = "Không chia nhóm";

typedef struct entry {
    about about;
    str file; /* the way to it from the folder of results; empty: it has none */
} entry;

typedef struct group {
    str title;    /* empty: of lines in no group */
    size_t plans; /* that have it */
    size_t last;  /* of them, from 1 */
    size_t column;
} group;

typedef struct tally {
    arena *a;
    str manifest;
    entry *entries;
    size_t n, cap;
    group *groups; /* in the order they are met */
    size_t groups_n, groups_cap;
    lookup by_title;
} tally;

/* --- what the manifest says ----------------------------------------------------------------------------------- */

static str cut(arena *a, str s, size_t most) {
    if (utf8_count(s) <= most) return str_dup(a, s);
    size_t end = 0;
    for (size_t n = 0; n + 1 < most; n++) utf8_next(s, &end);
    return str_fmt(a, "%.*s…", (int)end, s.p);
}

/* The workbook among the files, else the one to read, else the first. */
static str best_file(const manifest_line *line) {
    static const char *const suffixes[] = {".xlsx", ".pdf"};
    for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++)
        for (size_t i = 0; i < line->files_n; i++)
            if (str_ends(line->files[i].path, str_of(suffixes[k]))) return line->files[i].path;
    return line->files_n ? line->files[0].path : STR("");
}

static bool add_entry(void *user, const manifest_line *line, arena *scratch, diag *d) {
    tally *t = user;
    about said;
    if (!line->ok) return true;
    if (!about_read(line->about, scratch, &said)) {
        DIAG_ADD(d, MANIFEST_BROKEN, ((diag_where){.file = t->manifest}), t->manifest);
        return false;
    }
    if (t->n == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 64;
        t->entries = arena_grow(t->a, t->entries, t->cap * sizeof *t->entries, cap * sizeof *t->entries);
        t->cap = cap;
    }
    entry *e = &t->entries[t->n++];
    *e = (entry){.file = str_dup(t->a, best_file(line))};
    e->about = (about){cut(t->a, said.issuer, LONGEST_TEXT), cut(t->a, said.reference, LONGEST_TEXT),
                       str_dup(t->a, said.date), cut(t->a, said.subject, LONGEST_TEXT),
                       ARENA_ARRAY(t->a, doc_figure, said.figures_n), said.figures_n};
    for (size_t i = 0; i < said.figures_n; i++)
        e->about.figures[i] = (doc_figure){cut(t->a, said.figures[i].title, LONGEST_TITLE), said.figures[i].value};
    return true;
}

/* --- groups ----------------------------------------------------------------------------------------------------- */

/* Titles that differ in capitals or in what they end with are one. */
static str key_of(arena *a, str title) {
    str s = str_trim(text_lower(a, title));
    while (s.n && strchr(":;. ", s.p[s.n - 1])) s.n--;
    return s;
}

static group *group_of(tally *t, str title) {
    str key = key_of(t->a, title);
    size_t *held = lookup_find(&t->by_title, key);
    if (held) return &t->groups[*held];
    if (t->groups_n == t->groups_cap) {
        size_t cap = t->groups_cap ? t->groups_cap * 2 : 16;
        t->groups = arena_grow(t->a, t->groups, t->groups_cap * sizeof *t->groups, cap * sizeof *t->groups);
        t->groups_cap = cap;
    }
    lookup_put(&t->by_title, key, t->groups_n);
    t->groups[t->groups_n] = (group){.title = str_part(title, 0, key.n ? title.n : 0)};
    return &t->groups[t->groups_n++];
}

static void count_groups(tally *t) {
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < t->entries[i].about.figures_n; k++) {
            group *g = group_of(t, t->entries[i].about.figures[k].title);
            g->plans += g->last != i + 1;
            g->last = i + 1;
        }
}

/* How many have more documents, or as many and come before. */
static size_t rank_of(const tally *t, const group *g) {
    size_t rank = 0;
    for (const group *o = t->groups; o < t->groups + t->groups_n && rank <= MOST_GROUPS; o++)
        rank += o->plans > g->plans || (o->plans == g->plans && o < g);
    return rank;
}

/* Gives columns their groups; those that most have, in the order they are met, and one for the rest. */
static size_t choose_columns(tally *t, str *titles) {
    size_t n = 0, named = t->groups_n > MOST_GROUPS ? MOST_GROUPS - 1 : MOST_GROUPS;
    if (t->groups_n == 1 && !t->groups[0].title.n) return 0;
    for (group *g = t->groups; g < t->groups + t->groups_n; g++) {
        g->column = rank_of(t, g) < named ? n++ : MOST_GROUPS - 1;
        if (g->column < named) titles[g->column] = g->title.n ? g->title : str_of(ungrouped_title);
    }
    if (t->groups_n > MOST_GROUPS) titles[n++] = str_of(other_title);
    return n;
}

/* --- rows and units --------------------------------------------------------------------------------------------- */

static summary_row row_of(tally *t, const entry *e, size_t columns, str way) {
    const about *said = &e->about;
    summary_row r = {.issuer = said->issuer, .reference = said->reference, .date = said->date,
                     .subject = said->subject, .file = os_basename(e->file), .total = SUMMARY_NONE};
    if (e->file.n) r.link = os_join(t->a, way, e->file);
    int64_t *parts = ARENA_ARRAY(t->a, int64_t, columns);
    for (size_t i = 0; i < columns; i++) parts[i] = SUMMARY_NONE;
    for (size_t i = 0; i < said->figures_n; i++) {
        int64_t v = (int64_t)said->figures[i].value;
        r.total = (r.total == SUMMARY_NONE ? 0 : r.total) + v;
        if (!columns) continue;
        int64_t *part = &parts[group_of(t, said->figures[i].title)->column];
        *part = (*part == SUMMARY_NONE ? 0 : *part) + v;
    }
    r.parts = parts;
    return r;
}

static int by_total(const void *x, const void *y) {
    const summary_unit *a = x, *b = y;
    if (a->total != b->total) return a->total > b->total ? -1 : 1;
    return str_cmp(a->name, b->name);
}

/* The units that spend something, the greatest first. */
static size_t add_up_units(tally *t, const summary_row *rows, summary_unit *units) {
    lookup by_name = {0};
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (rows[i].total <= 0 || !rows[i].issuer.n) continue;
        str key = text_lower(t->a, rows[i].issuer);
        size_t *held = lookup_find(&by_name, key), at = held ? *held : n++;
        if (!held) lookup_put(&by_name, key, at), units[at] = (summary_unit){.name = rows[i].issuer};
        units[at].total += rows[i].total;
    }
    lookup_close(&by_name);
    if (n) qsort(units, n, sizeof *units, by_total);
    return n < MOST_UNITS ? n : MOST_UNITS;
}

static bool write_all(tally *t, str dir, str path, buf *out, diag *d) {
    str titles[MOST_GROUPS], way = os_relative(t->a, os_dirname(path), dir);
    summary_row *rows = ARENA_ARRAY(t->a, summary_row, t->n);
    summary_unit *units = ARENA_ARRAY(t->a, summary_unit, t->n);
    count_groups(t);
    summary s = {.rows = rows, .n = t->n, .groups = titles, .groups_n = choose_columns(t, titles), .units = units};
    for (size_t i = 0; i < t->n; i++) rows[i] = row_of(t, &t->entries[i], s.groups_n, way);
    s.units_n = add_up_units(t, rows, units);
    return summary_write(&s, out, d);
}

bool tally_make(str lines, str dir, str path, buf *out, diag *d) {
    tally t = {.a = out->a, .manifest = lines};
    bool ok = manifest_visit(lines, add_entry, &t, d);
    if (ok && !t.n) DIAG_ADD(d, SUMMARY_NOTHING, ((diag_where){.file = path}), path);
    ok = ok && t.n && write_all(&t, dir, path, out, d);
    lookup_close(&t.by_title);
    return ok;
}
