/* The sheets and their headings. */
#include "emit/xlsx/form.h"

#include "emit/xlsx/form_parts.h"
#include "emit/xlsx/volume.h"
#include "text/unicode.h"

/* --- kinds of columns ----------------------------------------------------------------------------------- */

const schema *form_cell_type(const schema *s) {
    if (s->kind != SCHEMA_UNION) return s;
    for (size_t i = 0; i < s->variants_n; i++)
        if (s->variants[i]->kind < SCHEMA_LIST) return s->variants[i];
    return s->variants[0];
}

bool form_has_lines(const schema *s) {
    if (s->kind == SCHEMA_LIST) return true;
    for (size_t i = 0; i < s->variants_n; i++)
        if (s->variants[i]->kind == SCHEMA_LIST && !columns_record(s->variants[i]->item)) return true;
    return false;
}

static bool is_code(str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
    }
    return true;
}

str form_choice(const schema *s, size_t i) {
    const schema_choice *c = &s->choices[i];
    return c->title.n && is_code(c->value) ? c->title : c->value;
}

form_look form_look_of(const column *c) {
    enum { LARGE = 100000 }; /* years and the like have no points between thousands */
    const schema *s;
    if (c->role == COLUMN_LEVEL) return LOOK_WHOLE;
    if (c->role != COLUMN_VALUE) return LOOK_TEXT;
    /* What takes a number or a text is left to the program that edits it. */
    if (c->type->kind == SCHEMA_UNION && !form_has_lines(c->type) && !columns_record(c->type)) return LOOK_PLAIN;
    s = form_cell_type(c->type);
    switch (s->kind) {
    case SCHEMA_DATE: return LOOK_DATE;
    case SCHEMA_INT: return s->has_max && s->max < LARGE ? LOOK_WHOLE : LOOK_MONEY;
    case SCHEMA_NUMBER: return LOOK_NUMBER;
    case SCHEMA_BOOL:
    case SCHEMA_TEXT:
    case SCHEMA_CHOICE:
    case SCHEMA_LIST:
    case SCHEMA_RECORD:
    case SCHEMA_UNION: break;
    }
    return LOOK_TEXT;
}

static lxw_format *new_look(form *f, form_look look, bool example) {
    static const char *const numbers[LOOKS] = {[LOOK_TEXT] = "@", [LOOK_DATE] = "dd/mm/yyyy", [LOOK_WHOLE] = "0",
                                               [LOOK_MONEY] = "#,##0", [LOOK_NUMBER] = "#,##0.###"};
    lxw_format *l = workbook_add_format(f->book);
    static const lxw_color_t fills[LOOKS] = {
        [LOOK_HEADING] = 0xDDEBF7, [LOOK_REQUIRED] = 0xFCE4D6, [LOOK_SELDOM] = 0xEDEDED};
    bool heading = fills[look];
    format_set_font_name(l, "Times New Roman");
    format_set_font_size(l, 12);
    format_set_text_wrap(l);
    format_set_align(l, heading ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (numbers[look]) format_set_num_format(l, numbers[look]);
    if (heading) {
        format_set_bold(l);
        format_set_align(l, LXW_ALIGN_CENTER);
        format_set_border(l, LXW_BORDER_THIN);
        format_set_bg_color(l, fills[look]);
    }
    if (example) {
        format_set_italic(l);
        format_set_font_color(l, 0x7F7F7F);
    }
    return l;
}

/* Short texts, such as numbers, have narrow columns: as their example and half the title want it. */
static double text_width(const column *c) {
    const value *v = form_example(c);
    if (!v || v->kind != VALUE_TEXT) return 28;
    double need = (double)utf8_count(v->as.text) + 3, half = (double)utf8_count(c->title) / 2 + 5;
    if (need < half) need = half;
    return need < 12 ? 12 : need > 28 ? 28 : need;
}

double form_width(const column *c) {
    if (c->role == COLUMN_LEVEL) return 8;
    if (c->role != COLUMN_VALUE) return 14;
    const schema *s = form_cell_type(c->type);
    if (s->kind == SCHEMA_DATE) return 14;
    if (s->kind == SCHEMA_INT || s->kind == SCHEMA_NUMBER || s->kind == SCHEMA_BOOL) return 13;
    if (s->kind == SCHEMA_CHOICE) return 24;
    return form_has_lines(c->type) ? 42 : text_width(c);
}

/* --- sheets --------------------------------------------------------------------------------------------- */

/* What the comment of a heading says; the path at its end is for programs. */
static str comment_text(form *f, const columns_sheet *t, const column *c) {
    buf b = buf_in(f->a);
    static const char *const roles[] = {
        [COLUMN_KEY] = "Mã của văn bản, mỗi văn bản một mã; các trang khác ghi mã này để nối với văn bản.",
        [COLUMN_IN] = "Dòng này thuộc đâu: mã dòng ở trang kia, hoặc tên danh sách.",
        [COLUMN_ROW] = "Mã đặt cho dòng này để dòng của trang khác ghi vào cột Thuộc; không cần thì bỏ trống.",
        [COLUMN_LEVEL] = "1 là cấp ngoài cùng; dòng cấp 2 nằm trong dòng cấp 1 ngay trên nó, cứ thế.",
    };
    if (c->role != COLUMN_VALUE) buf_add(&b, str_of(roles[c->role]));
    else buf_add(&b, c->type->description.n ? c->type->description : c->title);
    const schema *s = c->role == COLUMN_VALUE ? form_cell_type(c->type) : NULL;
    if (s && s != c->type && s->description.n) buf_fmt(&b, "\n%.*s", STR_ARG(s->description));
    if (s && s->pattern_hint.n) buf_fmt(&b, "\n(%.*s)", STR_ARG(s->pattern_hint));
    if (c->required) buf_add(&b, STR("\nBắt buộc."));
    else if (c->needed) buf_add(&b, STR("\nBắt buộc khi có ghi các cột cùng nhóm."));
    for (size_t i = 0; c->role == COLUMN_KEY && i < t->homes_n; i++)
        buf_fmt(&b, "%s%.*s", i ? ", " : "\nTrang này: ", STR_ARG(columns_home_path(f->a, f->tables, &t->homes[i])));
    str kind = c->role == COLUMN_VALUE ? form_kind_words(f->a, c) : STR("");
    if (kind.n) buf_fmt(&b, "\nKiểu: %.*s.", STR_ARG(kind));
    buf_fmt(&b, "\n[%.*s]", STR_ARG(c->path));
    return buf_str(&b);
}

static void add_heading(form *f, size_t table, lxw_col_t x, const column *c) {
    arena *a = f->a;
    lxw_worksheet *sheet = f->sheets[table];
    bool must = c->required && !(c->role == COLUMN_KEY && !table);
    str title = must ? str_fmt(a, "%.*s *", STR_ARG(c->title)) : c->title;
    form_look look = must ? LOOK_REQUIRED : c->seldom ? LOOK_SELDOM : LOOK_HEADING;
    form_try(f, worksheet_write_string(sheet, 0, x, str_z(a, title), f->looks[look]));
    str said = comment_text(f, &f->tables->tables[table], c);
    size_t lines = 2 + utf8_count(said) / 36;
    for (size_t i = 0; i < said.n; i++) lines += said.p[i] == '\n';
    uint16_t height = (uint16_t)(lines < 30 ? lines * 16 : 480);
    lxw_comment_options options = {.author = "vanban", .width = 260, .height = height, .font_name = "Tahoma",
                                   .font_size = 9};
    form_try(f, worksheet_write_comment_opt(sheet, 0, x, str_z(a, said), &options));
}

/* A column, folded away if few use it; the one behind the last of those has the sign that unfolds them. */
static void set_column(form *f, size_t table, lxw_col_t x) {
    const columns_sheet *t = &f->tables->tables[table];
    const column *c = &t->columns[x];
    lxw_row_col_options folded = {.hidden = c->seldom, .level = c->seldom}, sign = {.collapsed = true};
    lxw_format *look = f->looks[form_look_of(c)];
    form_try(f, worksheet_set_column_opt(f->sheets[table], x, x, form_width(c), look, &folded));
    if (!c->seldom || (size_t)x + 1 < t->columns_n) return;
    form_try(f, worksheet_set_column_opt(f->sheets[table], x + 1, x + 1, LXW_DEF_COL_WIDTH, NULL, &sign));
}

static void fill_sheet(form *f, size_t table) {
    const columns_sheet *t = &f->tables->tables[table];
    lxw_worksheet *sheet = f->sheets[table];
    size_t shown = 0;
    f->example_lines = 1;
    for (size_t i = 0; i < t->columns_n; i++) {
        const column *c = &t->columns[i];
        lxw_col_t x = (lxw_col_t)i;
        set_column(f, table, x);
        shown += !c->seldom;
        add_heading(f, table, x, c);
        form_add_check(f, table, x);
        form_add_example(f, table, x);
    }
    form_try(f, worksheet_set_row(sheet, 0, 3 * FORM_LINE, NULL));
    form_try(f, worksheet_set_row(sheet, 1, (double)(f->example_lines * FORM_LINE), NULL));
    worksheet_freeze_panes(sheet, 1, 1);
    if (t->seldom) worksheet_set_tab_color(sheet, 0xBFBFBF);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    if (shown < 14) worksheet_fit_to_pages(sheet, 1, 0);
    form_try(f, worksheet_repeat_rows(sheet, 0, 0));
}

static lxw_worksheet *add_sheet(form *f, str title) {
    lxw_worksheet *sheet = workbook_add_worksheet(f->book, str_z(f->a, title));
    if (!sheet) form_try(f, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return sheet;
}

/* What a workbook is made from. */
typedef struct filling {
    form f;
    str name, title;
} filling;

/* Every sheet before any cell, since lists of choices name other sheets. */
static void fill(form *f, str name, str title) {
    size_t n = f->tables->n;
    for (form_look l = 0; l < LOOKS; l++) {
        f->looks[l] = new_look(f, l, false);
        f->examples[l] = new_look(f, l, true);
    }
    f->sheets = ARENA_ARRAY(f->a, lxw_worksheet *, n);
    f->listed = ARENA_ARRAY(f->a, const schema *, LXW_COL_MAX);
    for (int seldom = 0; seldom < 2; seldom++)
        for (size_t i = 0; i < n; i++)
            if (f->tables->tables[i].seldom == seldom) f->sheets[i] = add_sheet(f, f->tables->tables[i].title);
    if (!f->error) form_add_guide(f, name, title);
    f->lists = add_sheet(f, STR("Danh mục"));
    if (f->error) return;
    for (size_t i = 0; i < n; i++) fill_sheet(f, i);
    worksheet_hide(f->lists);
}

static lxw_error fill_book(void *user, lxw_workbook *book) {
    filling *w = user;
    w->f.book = book;
    fill(&w->f, w->name, w->title);
    return w->f.error;
}

bool form_write(const columns *tables, str name, str title, buf *out, diag *d) {
    filling w = {{.a = out->a, .tables = tables}, name, title};
    return volume_write(fill_book, &w, title, out, d);
}
