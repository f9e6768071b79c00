/* What is true of any document before it is laid out: text that can be shown, tables whose cells fill their
 * columns. Sheets are in sheet.c. Refuses to judge anything that needs measuring. */
#include "model/doc.h"

#include "model/check.h"
#include "text/tie.h"
#include "text/unicode.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { WIDEST_COLUMN = 2000 /* mm */, CONTEXT = 120 /* bytes around words that are looked for */ };

diag_where doc_where(const doc *d, origin at) {
    if (at.line == ORIGIN_UNTOLD) return (diag_where){.line = at.line};
    if (!at.line || at.file >= d->sources_n) return (diag_where){.file = d->source.file};
    return (diag_where){.file = d->sources[at.file], .line = at.line};
}

diag_where doc_where_text(const doc *d, arena *a, origin at, str text, size_t from, size_t to) {
    size_t first = from > CONTEXT ? from - CONTEXT : 0, last = text.n - to > CONTEXT ? to + CONTEXT : text.n;
    value_words words = {.before = text_untie(a, str_part(text, first, from)),
                         .words = str_trim(text_untie(a, str_part(text, from, to))),
                         .after = text_untie(a, str_part(text, to, last))};
    const value *found = d->data ? value_find_text(d->data, words) : NULL;
    return found ? where_value(a, d->source, found) : doc_where(d, at);
}

/* Whether one quick pass finds the text fit to show: mostly it does. */
static bool is_plain(str s, bool breaks) {
    if (!s.n) return true;
    if (!text_is_plain(s) || memchr(s.p, '\r', s.n)) return false;
    return breaks || (!memchr(s.p, '\n', s.n) && !memchr(s.p, '\t', s.n));
}

bool doc_check_text(str s, bool breaks, diag_where at, diag *d) {
    size_t bad;
    char number[24];
    if (is_plain(s, breaks)) return true;
    if (!utf8_valid(s, &bad)) {
        snprintf(number, sizeof number, "%zu", bad + 1);
        DIAG_ADD(d, TEMPLATE_TEXT, at, str_of(number));
        return false;
    }
    bad = text_find_forbidden(s, breaks);
    if (bad == s.n) return true;
    snprintf(number, sizeof number, "%04X", (unsigned)utf8_next(s, &bad));
    DIAG_ADD(d, TEXT_CONTROL, at, str_of(number));
    return false;
}

bool check_text(check *c, str s, bool breaks, diag_where at) {
    bool ok = c->doc->fit || doc_check_text(s, breaks, at, c->diags);
    c->ok = c->ok && ok;
    return ok;
}

static void check_blocks(check *c, const block *blocks, size_t n);

static void check_columns(check *c, const table *t, diag_where at) {
    for (size_t i = 0; i < t->columns; i++) {
        double share = fabs(t->share[i]);
        if (!(share > 0 && share <= WIDEST_COLUMN)) /* so that NaN fails, too */
            CHECK_FAIL(c, TABLE_COLUMN, at, str_fmt(c->scratch, "%zu", i + 1));
    }
}

static void check_row(check *c, const table *t, size_t index) {
    const row *r = &t->rows[index];
    diag_where at = doc_where(c->doc, r->at);
    size_t covered = 0;
    bool spans_ok = true;
    for (size_t i = 0; i < r->n; i++) {
        spans_ok = spans_ok && r->cells[i].span >= 1;
        covered += (size_t)r->cells[i].span;
        check_blocks(c, r->cells[i].blocks, r->cells[i].n);
    }
    if (!spans_ok || covered != t->columns)
        CHECK_FAIL(c, TABLE_CELLS, at, str_fmt(c->scratch, "%zu", index + 1),
                   str_fmt(c->scratch, "%zu", covered), str_fmt(c->scratch, "%zu", t->columns));
    if (r->header && index && !t->rows[index - 1].header)
        CHECK_FAIL(c, TABLE_HEADER, at, str_fmt(c->scratch, "%zu", index + 1));
}

static void check_table(check *c, const table *t, diag_where at) {
    if (!t->columns || !t->rows_n) CHECK_FAIL(c, TABLE_EMPTY, at, STR(""));
    check_columns(c, t, at);
    for (size_t i = 0; i < t->rows_n; i++) check_row(c, t, i);
}

static void check_para(check *c, const para *p, diag_where at) {
    check_text(c, p->label.text, false, at);
    for (size_t i = 0; i < p->runs_n; i++) check_text(c, p->runs[i].text, false, at);
}

static void check_blocks(check *c, const block *blocks, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const block *b = &blocks[i];
        diag_where at = doc_where(c->doc, b->at);
        switch (b->kind) {
        case BLOCK_PARA: check_para(c, &b->as.para, at); break;
        case BLOCK_TABLE: check_table(c, &b->as.table, at); break;
        case BLOCK_RULE:
            if (!(b->as.rule.fraction > 0 && b->as.rule.fraction <= 1))
                CHECK_FAIL(c, RULE_LENGTH, at, STR(""));
            break;
        case BLOCK_SPACE:
        case BLOCK_PAGE: break;
        }
    }
}

bool doc_check(const doc *d, arena *a, diag *out) {
    check c = {.doc = d, .scratch = a, .diags = out, .ok = true};
    diag_where whole = {.file = d->source.file};
    const str properties[] = {d->title, d->subject, d->author, d->keywords, d->reference};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        check_text(&c, properties[i], false, whole);
    for (size_t i = 0; i < d->figures_n; i++) check_text(&c, d->figures[i].title, false, whole);
    if (!d->n) CHECK_FAIL(&c, DOC_EMPTY, whole, STR(""));
    check_blocks(&c, d->head, d->head_n);
    check_blocks(&c, d->blocks, d->n);
    check_blocks(&c, d->foot, d->foot_n);
    check_sheets(&c);
    return c.ok;
}

static void index_blocks(const block *blocks, size_t n, const block **by_id) {
    for (size_t i = 0; i < n; i++) {
        const block *b = &blocks[i];
        by_id[b->id] = b;
        if (b->kind != BLOCK_TABLE) continue;
        for (size_t r = 0; r < b->as.table.rows_n; r++) {
            const row *line = &b->as.table.rows[r];
            for (size_t c = 0; c < line->n; c++)
                index_blocks(line->cells[c].blocks, line->cells[c].n, by_id);
        }
    }
}

const block **doc_index(const doc *d, arena *a) {
    const block **by_id = ARENA_ARRAY(a, const block *, d->block_count);
    index_blocks(d->head, d->head_n, by_id);
    index_blocks(d->blocks, d->n, by_id);
    index_blocks(d->foot, d->foot_n, by_id);
    return by_id;
}
