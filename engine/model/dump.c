/* The tree as text: the form in which tests and template authors compare documents. Every field that differs
 * from its default is shown, in a fixed order. Decides nothing about the look of the document. */
#include "model/doc.h"

#include <math.h>

enum { STEP = 2 };

static void indent(buf *out, int depth) {
    for (int i = 0; i < depth * STEP; i++) buf_byte(out, ' ');
}

void doc_put_number(buf *out, double v) {
    static const double whole_to = 9007199254740992; /* 2^53 */
    double size = fabs(v);
    if (isnan(v)) buf_add(out, STR("NaN"));
    else if (size > whole_to) buf_add(out, v > 0 ? STR("> 10^15") : STR("< -10^15"));
    else if (floor(v) >= v || size > 1e12) buf_int(out, (int64_t)v);
    else buf_fixed(out, (int64_t)(v * 10000 + (v < 0 ? -0.5 : 0.5)), 4);
}

static void put_pt(buf *out, len v) {
    buf_fixed(out, len_milli_pt(v), 3);
    buf_add(out, STR("pt"));
}

/* " name=" before a value. */
static void put_key(buf *out, const char *name) { buf_fmt(out, " %s=", name); }

static void put_flag(buf *out, const char *name, bool set) {
    if (set) buf_fmt(out, " %s", name);
}

static void put_word(buf *out, const char *name, str v) {
    if (!v.n) return;
    put_key(out, name);
    buf_add(out, v);
}

static void put_length(buf *out, const char *name, len v) {
    if (!v) return;
    put_key(out, name);
    put_pt(out, v);
}

static void put_count(buf *out, const char *name, int64_t v, int64_t usual) {
    if (v == usual) return;
    put_key(out, name);
    buf_int(out, v);
}

static void put_escaped(buf *out, str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\n') buf_add(out, STR("\\n"));
        else if (c == '\t') buf_add(out, STR("\\t"));
        else if (c == '[' || c == ']' || c == '"' || c == '\\') buf_byte(out, '\\'), buf_byte(out, c);
        else buf_byte(out, c);
    }
}

static void put_quoted(buf *out, str s) {
    buf_byte(out, '"');
    put_escaped(out, s);
    buf_byte(out, '"');
}

static void put_marks(buf *out, unsigned marks) {
    static const char *const names[] = {"b", "i", "u", "sup", "sub"};
    char before = '[';
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(marks & 1u << i)) continue;
        buf_byte(out, before);
        buf_add(out, str_of(names[i]));
        before = ' ';
    }
    buf_byte(out, ']');
}

static void put_run(buf *out, const run *r) {
    if (r->marks) put_marks(out, r->marks);
    if (r->cites) buf_fmt(out, "{ref:%.*s=", STR_ARG(r->cites->name));
    switch (r->kind) {
    case RUN_TEXT: put_escaped(out, r->text); break;
    case RUN_TAB: buf_add(out, STR("\\t")); break;
    case RUN_LINE_BREAK: buf_add(out, STR("\\n")); break;
    case RUN_PAGE_NUMBER: buf_add(out, STR("\\p")); break;
    }
    if (r->cites) buf_byte(out, '}');
    if (r->marks) buf_add(out, STR("[/]"));
}

static void put_label(buf *out, const label *l) {
    static const char *const kinds[] = {"none", "typed", "number", "bullet"};
    if (l->kind == LABEL_NONE) return;
    buf_fmt(out, " label=%s:%d:", kinds[l->kind], l->level);
    if (l->marks) put_marks(out, l->marks);
    put_quoted(out, l->text);
}

static void put_para(buf *out, const para *p) {
    buf_byte(out, ' ');
    buf_add(out, p->style->name);
    put_label(out, &p->label);
    put_flag(out, "keep-next", p->keep_next);
    put_word(out, "bookmark", p->bookmark);
    buf_add(out, STR(" \""));
    for (size_t i = 0; i < p->runs_n; i++) put_run(out, &p->runs[i]);
    buf_byte(out, '"');
}

static void put_rule(buf *out, const rule *r) {
    static const char *const aligns[] = {"left", "centre", "right", "justify"};
    buf_byte(out, ' ');
    doc_put_number(out, r->fraction);
    buf_fmt(out, " of %s %s", r->of_text ? "text" : "column", aligns[r->align]);
    put_length(out, "thickness", r->thickness);
    put_length(out, "above", r->above);
    put_length(out, "below", r->below);
}

static void put_share(buf *out, double share) {
    if (share > 0) {
        doc_put_number(out, share);
        buf_add(out, STR("mm"));
        return;
    }
    if (share < -1 || share > -1) doc_put_number(out, -share);
    buf_byte(out, '*');
}

static void put_blocks(buf *out, const block *blocks, size_t n, int depth);

static void put_table(buf *out, const table *t, int depth) {
    put_key(out, "columns");
    for (size_t i = 0; i < t->columns; i++) {
        if (i) buf_byte(out, ',');
        put_share(out, t->share[i]);
    }
    put_flag(out, "ruled", t->ruled);
    if (t->style) {
        put_key(out, "style");
        buf_add(out, t->style->name);
    }
    put_flag(out, "keep-whole", t->keep_whole);
    buf_byte(out, '\n');
    for (size_t i = 0; i < t->rows_n; i++) {
        const row *r = &t->rows[i];
        indent(out, depth + 1);
        buf_add(out, STR("row"));
        put_flag(out, "header", r->header);
        put_flag(out, "whole", r->whole);
        buf_byte(out, '\n');
        for (size_t c = 0; c < r->n; c++) {
            indent(out, depth + 2);
            buf_add(out, STR("cell"));
            put_count(out, "span", r->cells[c].span, 1);
            put_flag(out, "middle", r->cells[c].middle);
            buf_byte(out, '\n');
            put_blocks(out, r->cells[c].blocks, r->cells[c].n, depth + 3);
        }
    }
}

static void put_space(buf *out, const white_space *s) {
    buf_byte(out, ' ');
    put_pt(out, s->height);
    if (!s->field) return;
    buf_add(out, STR(" field="));
    put_pt(out, s->field);
    buf_add(out, STR(" shift="));
    put_pt(out, s->shift);
}

static void put_block(buf *out, const block *b, int depth) {
    static const char *const kinds[] = {"para", "rule", "space", "table", "page"};
    indent(out, depth);
    buf_add(out, str_of(kinds[b->kind]));
    if (b->role.n) buf_byte(out, '#'), buf_add(out, b->role);
    switch (b->kind) {
    case BLOCK_PARA: put_para(out, &b->as.para); break;
    case BLOCK_RULE: put_rule(out, &b->as.rule); break;
    case BLOCK_SPACE: put_space(out, &b->as.space); break;
    case BLOCK_TABLE: put_table(out, &b->as.table, depth); return; /* ends its own lines */
    case BLOCK_PAGE:
        if (b->as.page.style) buf_byte(out, ' '), buf_add(out, b->as.page.style->name);
        put_flag(out, "restart", b->as.page.restart);
        break;
    }
    buf_byte(out, '\n');
}

static void put_blocks(buf *out, const block *blocks, size_t n, int depth) {
    for (size_t i = 0; i < n; i++) put_block(out, &blocks[i], depth);
}

static void put_furniture(buf *out, const char *name, const block *blocks, size_t n) {
    if (!n) return;
    buf_fmt(out, "%s\n", name);
    put_blocks(out, blocks, n, 1);
}

static void put_sheet_value(buf *out, const sheet_cell *c) {
    switch (c->kind) {
    case CELL_EMPTY: buf_add(out, STR("empty")); break;
    case CELL_TEXT: put_quoted(out, c->text); break;
    case CELL_NUMBER: doc_put_number(out, c->number); break;
    case CELL_FORMULA:
        buf_byte(out, '=');
        buf_add(out, c->text);
        buf_add(out, STR(" -> "));
        if (c->text_result) put_quoted(out, c->result_text);
        else doc_put_number(out, c->number);
        break;
    }
}

static void put_sheet_cell(buf *out, const sheet_cell *c) {
    indent(out, 2);
    buf_add(out, STR("cell "));
    put_sheet_value(out, c);
    put_word(out, "style", c->style->name);
    if (c->format.n) put_key(out, "format"), put_quoted(out, c->format);
    put_count(out, "span", c->span, 1);
    put_flag(out, "ruled", c->ruled);
    put_flag(out, "wrap", c->wrap);
    put_flag(out, "input", c->input);
    buf_byte(out, '\n');
}

static void put_range(buf *out, const char *what, str range) {
    indent(out, 1);
    buf_fmt(out, "%s %.*s", what, STR_ARG(range));
}

static void put_text(buf *out, const char *name, str v) {
    if (v.n) put_key(out, name), put_quoted(out, v);
}

/* What goes with ranges of cells: names, inputs, rules, charts. */
static void put_sheet_ranges(buf *out, const sheet *s) {
    for (size_t i = 0; i < s->names_n; i++) {
        indent(out, 1);
        buf_fmt(out, "name %.*s %.*s\n", STR_ARG(s->names[i].name), STR_ARG(s->names[i].range));
    }
    for (size_t i = 0; i < s->inputs_n; i++) {
        const sheet_input *v = &s->inputs[i];
        put_range(out, "input", v->range);
        put_flag(out, "whole", v->whole);
        put_key(out, "min"), doc_put_number(out, v->min);
        put_key(out, "max"), doc_put_number(out, v->max);
        put_text(out, "title", v->title);
        put_text(out, "message", v->message);
        buf_byte(out, '\n');
    }
    for (size_t i = 0; i < s->rules_n; i++) {
        put_range(out, "rule", s->rules[i].range);
        put_text(out, "formula", s->rules[i].formula);
        put_word(out, "style", s->rules[i].style ? s->rules[i].style->name : STR(""));
        put_text(out, "format", s->rules[i].format);
        buf_byte(out, '\n');
    }
    for (size_t i = 0; i < s->charts_n; i++) {
        const sheet_chart *v = &s->charts[i];
        put_range(out, "chart", v->at);
        put_text(out, "title", v->title);
        put_length(out, "width", v->width);
        put_length(out, "height", v->height);
        put_text(out, "format", v->format);
        for (size_t k = 0; k < v->series_n; k++)
            buf_fmt(out, " series=%.*s,%.*s,%.*s", STR_ARG(v->series[k].name),
                    STR_ARG(v->series[k].categories), STR_ARG(v->series[k].values));
        buf_byte(out, '\n');
    }
}

static void put_sheet(buf *out, const sheet *s) {
    buf_add(out, STR("sheet "));
    put_quoted(out, s->title);
    put_word(out, "page", s->page->name);
    put_flag(out, "landscape", s->landscape);
    put_key(out, "columns");
    for (size_t i = 0; i < s->columns; i++) {
        if (i) buf_byte(out, ',');
        doc_put_number(out, s->widths[i]);
    }
    if (s->head_first) buf_fmt(out, " head=%zu-%zu", s->head_first, s->head_last);
    put_count(out, "freeze", (int64_t)s->freeze, 0);
    put_flag(out, "protect", s->protect);
    put_flag(out, "hidden", s->hidden);
    put_count(out, "printed", (int64_t)s->printed, 0);
    buf_byte(out, '\n');
    for (size_t i = 0; i < s->rows_n; i++) {
        indent(out, 1);
        buf_add(out, STR("row"));
        put_length(out, "height", s->rows[i].height);
        buf_byte(out, '\n');
        for (size_t c = 0; c < s->rows[i].n; c++) put_sheet_cell(out, &s->rows[i].cells[c]);
    }
    put_sheet_ranges(out, s);
}

static void put_property(buf *out, const char *name, str v) {
    if (!v.n) return;
    buf_fmt(out, "%s ", name);
    put_quoted(out, v);
    buf_byte(out, '\n');
}

void doc_dump(const doc *d, buf *out) {
    buf_fmt(out, "document %.*s %.*s\n", STR_ARG(d->styles->name), STR_ARG(d->language));
    put_property(out, "title", d->title);
    put_property(out, "subject", d->subject);
    put_property(out, "author", d->author);
    put_property(out, "keywords", d->keywords);
    put_property(out, "reference", d->reference);
    for (size_t i = 0; i < d->figures_n; i++) {
        buf_add(out, STR("figure "));
        put_quoted(out, d->figures[i].title);
        buf_fmt(out, " %zu\n", d->figures[i].value);
    }
    put_property(out, "date", d->date);
    put_property(out, "output", d->output_name);
    put_furniture(out, "head", d->head, d->head_n);
    put_blocks(out, d->blocks, d->n, 0);
    put_furniture(out, "foot", d->foot, d->foot_n);
    for (size_t i = 0; i < d->sheets_n; i++) put_sheet(out, &d->sheets[i]);
}
