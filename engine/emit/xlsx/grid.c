/* Every text goes in as text: one that begins with "=" is never a formula. What the library would print or
 * let pass is asked of it, or checked, beforehand. Decides no geometry but the height of wrapped rows. */
#include "emit/xlsx/grid.h"

#include "emit/xlsx/height.h"
#include "emit/xlsx/ranges.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

diag_where grid_where(const grid *g) { return doc_where(g->doc, g->from->at); }

bool grid_done(grid *g, lxw_error e) {
    if (e != LXW_NO_ERROR) DIAG_ADD(g->d, SHEET_LIBRARY, grid_where(g), str_of(lxw_strerror(e)));
    return e == LXW_NO_ERROR;
}

static double inches(len v) { return len_to_pt(v) / 72; }

/* --- cells --- */

static bool hex(const char *c, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!c[i] || !strchr("0123456789ABCDEFabcdef", c[i])) return false;
    return true;
}

/* Office programs read _x0041_ as the letter A; text that happens to look so gets its first "_" written
 * as _x005F_. */
char *grid_escaped(arena *a, str s) {
    size_t at = str_find(s, STR("_x"), 0);
    if (at == s.n) return str_z(a, s);
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n; i++) {
        const char *c = s.p + i;
        bool code = s.n - i >= 7 && c[0] == '_' && c[1] == 'x' && hex(c + 2, 4) && c[6] == '_';
        buf_add(&b, code ? STR("_x005F_") : (str){c, 1});
    }
    return str_z(a, buf_str(&b));
}

static lxw_error put_value(grid *g, lxw_row_t y, lxw_col_t x, const sheet_cell *c, lxw_format *f) {
    switch (c->kind) {
    case CELL_EMPTY: return worksheet_write_blank(g->sheet, y, x, f);
    case CELL_TEXT: return worksheet_write_string(g->sheet, y, x, grid_escaped(g->a, c->text), f);
    case CELL_NUMBER: return worksheet_write_number(g->sheet, y, x, c->number, f);
    case CELL_FORMULA:
        if (c->text_result)
            return worksheet_write_formula_str(g->sheet, y, x, str_z(g->a, c->text), f,
                                               grid_escaped(g->a, c->result_text));
        return worksheet_write_formula_num(g->sheet, y, x, str_z(g->a, c->text), f, c->number);
    }
    return LXW_NO_ERROR;
}

static bool put_cell(grid *g, lxw_row_t y, lxw_col_t x, const sheet_cell *c) {
    if (c->kind == CELL_EMPTY && !c->ruled && !c->input && c->span == 1) return true;
    if (c->format.n >= LXW_FORMAT_FIELD_LEN) return grid_done(g, LXW_ERROR_128_STRING_LENGTH_EXCEEDED);
    lxw_format *f = looks_get(g->looks, c);
    lxw_error e = LXW_NO_ERROR;
    /* Merging writes blanks with the format over the whole range: borders all round. */
    if (c->span > 1)
        e = worksheet_merge_range(g->sheet, y, x, y, (lxw_col_t)(x + c->span - 1), "", f);
    return grid_done(g, e ? e : put_value(g, y, x, c, f));
}

static bool put_row(grid *g, size_t index) {
    const sheet_row *r = &g->from->rows[index];
    lxw_row_t y = (lxw_row_t)index;
    size_t x = 0;
    for (size_t i = 0; i < r->n; x += (size_t)r->cells[i++].span)
        if (!put_cell(g, y, (lxw_col_t)x, &r->cells[i])) return false;
    len height = r->height ? r->height : height_of_row(g->from, r, g->env->family);
    if (!height) return true;
    if (height > HEIGHT_MAX) {
        DIAG_ADD(g->d, SHEET_HEIGHT, doc_where(g->doc, r->at), str_fmt(g->a, "%zu", index + 1));
        height = HEIGHT_MAX;
    }
    return grid_done(g, worksheet_set_row(g->sheet, y, len_to_pt(height), NULL));
}

/* --- page --- */

/* Paper by its size in millimetres, either way round; 0 is the printer's own. */
static uint8_t paper_code(const page_style *p) {
    static const struct {
        int width, height;
        uint8_t code;
    } papers[] = {{210, 297, 9}, {297, 420, 8}, {148, 210, 11}};
    int a = (int)(len_to_mm(p->width) + 0.5), b = (int)(len_to_mm(p->height) + 0.5);
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (papers[i].width == (a < b ? a : b) && papers[i].height == (a < b ? b : a))
            return papers[i].code;
    return 0;
}

/* The page number, centred in the top margin (norm I.I.7); on the first page there is none (see xlsx.c). */
static bool number_pages(grid *g, const page_style *p) {
    const style *s = p->number_style.n ? stylesheet_find(g->doc->styles, p->number_style) : NULL;
    if (!s) return true;
    str header = str_fmt(g->a, "&C&\"%.*s,Regular\"&%d&P", STR_ARG(g->env->family->name),
                         style_half_points(s) / 2);
    lxw_header_footer_options options = {.margin = inches(p->number_top)};
    return grid_done(g, worksheet_set_header_opt(g->sheet, str_z(g->a, header), &options));
}

static lxw_col_t printed_columns(const sheet *s) {
    if (s->printed) return (lxw_col_t)s->printed;
    size_t most = 1;
    for (size_t r = 0; r < s->rows_n; r++) {
        size_t n = 0;
        for (size_t i = 0; i < s->rows[r].n; i++) n += (size_t)s->rows[r].cells[i].span;
        if (n > most) most = n;
    }
    return (lxw_col_t)most;
}

static bool set_page(grid *g) {
    const sheet *s = g->from;
    if (s->page) {
        worksheet_set_paper(g->sheet, paper_code(s->page));
        worksheet_set_margins(g->sheet, inches(s->page->left), inches(s->page->right),
                              inches(s->page->top), inches(s->page->bottom));
        if (!number_pages(g, s->page)) return false;
    }
    if (s->landscape) worksheet_set_landscape(g->sheet);
    worksheet_fit_to_pages(g->sheet, 1, 0);
    worksheet_center_horizontally(g->sheet);
    if (s->freeze) worksheet_freeze_panes(g->sheet, (lxw_row_t)s->freeze, 0);
    lxw_error e = LXW_NO_ERROR;
    lxw_row_t head_first = (lxw_row_t)s->head_first, head_last = (lxw_row_t)s->head_last;
    if (head_first) e = worksheet_repeat_rows(g->sheet, head_first - 1, head_last - 1);
    lxw_row_t rows = (lxw_row_t)s->rows_n;
    lxw_col_t columns = printed_columns(s);
    if (!e && rows && !s->hidden) e = worksheet_print_area(g->sheet, 0, 0, rows - 1, (lxw_col_t)(columns - 1));
    return grid_done(g, e);
}

/* --- the sheet --- */

static char *quoted(arena *a, str title) {
    buf b = buf_in(a);
    buf_byte(&b, '\'');
    for (size_t i = 0; i < title.n; i++) {
        if (title.p[i] == '\'') buf_byte(&b, '\'');
        buf_byte(&b, title.p[i]);
    }
    buf_byte(&b, '\'');
    return str_z(a, buf_str(&b));
}

/* The library counts code points where Excel counts UTF-16 units: two for what lies beyond U+FFFF. */
static bool too_long(str title) {
    size_t units = utf8_count(title);
    for (size_t i = 0; i < title.n; i++) units += (unsigned char)title.p[i] >= 0xF0;
    return units > LXW_SHEETNAME_MAX;
}

bool grid_add(grid *g, const sheet *from) {
    g->from = from;
    if (too_long(from->title)) return grid_done(g, LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED);
    char *title = str_z(g->a, from->title);
    lxw_error e = workbook_validate_sheet_name(g->book, title);
    if (e) return grid_done(g, e);
    g->sheet = workbook_add_worksheet(g->book, title);
    if (!g->sheet) return grid_done(g, LXW_ERROR_MEMORY_MALLOC_FAILED);
    /* The library leaves titles such as 2026 or T4 unquoted in references, which no program can read. */
    free(g->sheet->quoted_name);
    g->sheet->quoted_name = strdup(quoted(g->a, from->title));
    for (lxw_col_t i = 0; i < from->columns; i++)
        if (!grid_done(g, worksheet_set_column(g->sheet, i, i, from->widths[i], NULL))) return false;
    for (size_t i = 0; i < from->rows_n; i++)
        if (!put_row(g, i)) return false;
    /* Numbers change and lines are added, under protection too. */
    lxw_protection open = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE,
                           .insert_rows = LXW_TRUE, .delete_rows = LXW_TRUE};
    if (from->protect) worksheet_protect(g->sheet, NULL, &open);
    if (from->hidden) worksheet_hide(g->sheet);
    return set_page(g) && ranges_add(g);
}
