/* The sheet of rows is a table of the format, so that sorting, filters and added rows are the program's business.
 * Sums refer to cells, not to columns by their names: every program reads that. */
#include "emit/xlsx/summary_parts.h"

#include "emit/xlsx/grid.h"
#include "emit/xlsx/volume.h"
#include "text/unicode.h"

#include <string.h>

enum {
    ISSUER_WIDTH = 24,    /* characters */
    REFERENCE_WIDTH = 15,
    SUBJECT_WIDTH = 34,
    FILE_WIDTH = 16,
    LINE = 16,            /* points */
    TALLEST = 409,
    MOST_LINKS = 65530,   /* that a worksheet may have */
    LONGEST_LINK = 2000,  /* bytes: programs take 2079 */
};

const char summary_rows[] = "Tổng hợp", summary_issuer[] = "Cơ quan ban hành", summary_total[] = "Tổng cộng",
           summary_money[] = "[$-42A]#,##0", summary_letters[] = "Times New Roman";

void summary_try(summary_sheets *t, lxw_error e) {
    if (!t->error) t->error = e;
}

/* --- how cells look ----------------------------------------------------------------------------------------- */

static lxw_format *new_look(lxw_workbook *book, summary_look id) {
    static const uint8_t aligns[LOOKS] = {
        [TITLE] = LXW_ALIGN_CENTER,   [NOTE] = LXW_ALIGN_RIGHT, [HEADING] = LXW_ALIGN_CENTER,
        [CENTRED] = LXW_ALIGN_CENTER, [DAY] = LXW_ALIGN_CENTER,
    };
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, summary_letters);
    format_set_font_size(f, id == TITLE ? 14 : 12);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (aligns[id]) format_set_align(f, aligns[id]);
    if (id != TITLE && id != NOTE) format_set_border(f, LXW_BORDER_THIN);
    if (id != MONEY && id != STRONG_MONEY && id != NOTE) format_set_text_wrap(f);
    if (id == TITLE || id == HEADING || id == STRONG || id == STRONG_MONEY) format_set_bold(f);
    if (id == MONEY || id == STRONG_MONEY) format_set_align(f, LXW_ALIGN_RIGHT);
    if (id == TEXT || id == LINK || id == MONEY || id >= STRONG) format_set_indent(f, 1);
    if (id == NOTE) format_set_italic(f);
    if (id == HEADING) format_set_bg_color(f, 0xDDEBF7);
    if (id == MONEY || id == STRONG_MONEY) format_set_num_format(f, summary_money);
    if (id == DAY) format_set_num_format(f, "dd/mm/yyyy");
    if (id == LINK) {
        format_set_underline(f, LXW_UNDERLINE_SINGLE);
        format_set_font_color(f, 0x0563C1);
    }
    return f;
}

/* A little more than the lines, at most what a row may be. */
double summary_height(size_t lines) {
    size_t height = lines * LINE + LINE / 4;
    return height < TALLEST ? (double)height : TALLEST;
}

/* Characters that the amount takes, with its points, and room beside it. */
static double money_width(int64_t v) {
    enum { LEAST = 12 };
    int digits = 1;
    for (; v >= 10; v /= 10) digits++;
    double width = digits + (digits - 1) / 3 + 3;
    return width > LEAST ? width : LEAST;
}

/* The sum of a column; of SUMMARY_NONE nothing is added. */
static int64_t sum_of(const summary_sheets *t, lxw_col_t x) {
    int64_t sum = 0;
    for (size_t i = 0; i < t->s->n; i++) {
        const summary_row *r = &t->s->rows[i];
        int64_t v = x == t->total ? r->total : r->parts[x - PARTS];
        if (v != SUMMARY_NONE) sum += v;
    }
    return sum;
}

/* A name that no other column has: two alike, and programs call the file damaged. */
static str own_head(const summary_sheets *t, str title) {
    str head = title;
    for (int i = 0, n = 2; i <= t->file; i++) {
        if (!str_eq(text_lower(t->a, t->heads[i]), text_lower(t->a, head))) continue;
        head = str_fmt(t->a, "%.*s (%d)", STR_ARG(title), n++);
        i = -1;
    }
    return head;
}

static void set_columns(summary_sheets *t) {
    static const struct {
        const char *title;
        double width;
    } fixed[PARTS] = {{"STT", 6}, {summary_issuer, ISSUER_WIDTH}, {"Số, ký hiệu", REFERENCE_WIDTH}, {"Ngày", 12},
                      {"Trích yếu", SUBJECT_WIDTH}};
    t->total = (lxw_col_t)(PARTS + t->s->groups_n);
    t->file = (lxw_col_t)(t->total + 1);
    t->heads = ARENA_ARRAY(t->a, str, t->file + 1u);
    for (lxw_col_t x = 0; x < PARTS; x++) {
        t->heads[x] = str_of(fixed[x].title);
        summary_try(t, worksheet_set_column(t->rows, x, x, fixed[x].width, NULL));
    }
    t->heads[t->total] = str_of(summary_total);
    t->heads[t->file] = STR("Tệp");
    for (lxw_col_t x = PARTS; x < t->total; x++) t->heads[x] = own_head(t, t->s->groups[x - PARTS]);
    size_t lines = 2;
    for (lxw_col_t x = PARTS; x <= t->total; x++) {
        double width = money_width(sum_of(t, x));
        size_t n = volume_lines(t->heads[x], width);
        if (n > lines) lines = n;
        summary_try(t, worksheet_set_column(t->rows, x, x, width, NULL));
    }
    summary_try(t, worksheet_set_column(t->rows, t->file, t->file, FILE_WIDTH, NULL));
    summary_try(t, worksheet_set_row(t->rows, HEAD, summary_height(lines), NULL));
}

/* --- rows ----------------------------------------------------------------------------------------------------- */

void summary_put(summary_sheets *t, lxw_worksheet *w, lxw_row_t y, lxw_col_t x, str text, summary_look id) {
    summary_try(t, worksheet_write_string(w, y, x, grid_escaped(t->a, text), t->looks[id]));
}

/* yyyy-mm-dd as a date; a year that workbooks cannot count as a text. */
static void put_day(summary_sheets *t, lxw_row_t y, str date) {
    int field[3] = {0};
    for (size_t i = 0, k = 0; i < date.n && k < 3; i++) {
        if (date.p[i] == '-') k++;
        else field[k] = field[k] * 10 + (date.p[i] - '0');
    }
    if (field[0] < 1900) {
        summary_put(t, t->rows, y, DATE, date, CENTRED);
        return;
    }
    lxw_datetime day = {field[0], field[1], field[2], 0, 0, 0};
    summary_try(t, worksheet_write_datetime(t->rows, y, DATE, &day, t->looks[DAY]));
}

static void put_amount(summary_sheets *t, lxw_row_t y, lxw_col_t x, int64_t v) {
    if (v == SUMMARY_NONE) summary_try(t, worksheet_write_blank(t->rows, y, x, t->looks[MONEY]));
    else summary_try(t, worksheet_write_number(t->rows, y, x, (double)v, t->looks[MONEY]));
}

/* "F4:H4" */
static char *cells(summary_sheets *t, lxw_row_t y, lxw_col_t first, lxw_col_t last) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, y, first, y, last);
    return str_z(t->a, str_of(range));
}

static void put_amounts(summary_sheets *t, lxw_row_t y, const summary_row *r) {
    for (lxw_col_t x = PARTS; x < t->total; x++) put_amount(t, y, x, r->parts[x - PARTS]);
    if (t->total == PARTS || r->total == SUMMARY_NONE) {
        put_amount(t, y, t->total, r->total);
        return;
    }
    str sum = str_fmt(t->a, "SUM(%s)", cells(t, y, PARTS, (lxw_col_t)(t->total - 1)));
    summary_try(t, worksheet_write_formula_num(t->rows, y, t->total, str_z(t->a, sum), t->looks[MONEY],
                                               (double)r->total));
}

/* The way as a relative reference (RFC 3986): what may not stand in one goes as %XX. */
static char *link_of(arena *a, str way) {
    buf b = buf_in(a);
    buf_add(&b, STR("external:"));
    for (size_t i = 0; i < way.n; i++) {
        char c = way.p[i];
        if ((unsigned char)c <= ' ' || strchr("%#?\"<>[]\\^`{|}", c)) buf_fmt(&b, "%%%02X", (unsigned char)c);
        else buf_byte(&b, c);
    }
    return str_z(a, buf_str(&b));
}

static void put_file(summary_sheets *t, lxw_row_t y, const summary_row *r) {
    char *link = link_of(t->a, r->link);
    if (!r->link.n || y - HEAD > MOST_LINKS || strlen(link) > LONGEST_LINK) {
        summary_put(t, t->rows, y, t->file, r->file, TEXT);
        return;
    }
    char *shown = grid_escaped(t->a, r->file);
    summary_try(t, worksheet_write_url_opt(t->rows, y, t->file, link, t->looks[LINK], shown, NULL));
}

static void put_row(summary_sheets *t, size_t i) {
    const summary_row *r = &t->s->rows[i];
    lxw_row_t y = (lxw_row_t)(HEAD + 1 + i);
    const struct {
        str text;
        double width;
    } wrapped[] = {{r->issuer, ISSUER_WIDTH}, {r->reference, REFERENCE_WIDTH}, {r->subject, SUBJECT_WIDTH},
                   {r->file, FILE_WIDTH}};
    size_t lines = 1;
    for (size_t k = 0; k < sizeof wrapped / sizeof *wrapped; k++) {
        size_t n = volume_lines(wrapped[k].text, wrapped[k].width);
        if (n > lines) lines = n;
    }
    summary_try(t, worksheet_set_row(t->rows, y, summary_height(lines), NULL));
    summary_try(t, worksheet_write_number(t->rows, y, INDEX, (double)(i + 1), t->looks[CENTRED]));
    summary_put(t, t->rows, y, ISSUER, r->issuer, TEXT);
    summary_put(t, t->rows, y, REFERENCE, r->reference, CENTRED);
    if (r->date.n) put_day(t, y, r->date);
    else summary_try(t, worksheet_write_blank(t->rows, y, DATE, t->looks[DAY]));
    summary_put(t, t->rows, y, SUBJECT, r->subject, TEXT);
    put_amounts(t, y, r);
    put_file(t, y, r);
}

/* --- the table -------------------------------------------------------------------------------------------------- */

str summary_cells(summary_sheets *t, lxw_col_t x, bool elsewhere) {
    char column[LXW_MAX_COL_NAME_LENGTH];
    lxw_col_to_name(column, x, 0);
    size_t first = HEAD + 2, last = HEAD + 1 + t->s->n;
    if (!elsewhere) return str_fmt(t->a, "%s%zu:%s%zu", column, first, column, last);
    return str_fmt(t->a, "'%s'!$%s$%zu:$%s$%zu", summary_rows, column, first, column, last);
}

/* The library names the column alone, which not every program understands; so the sums are written once more. */
static void put_sums(summary_sheets *t, lxw_row_t y) {
    summary_try(t, worksheet_set_row(t->rows, y, summary_height(1), NULL));
    for (lxw_col_t x = 0; x <= t->file; x++) {
        if (x < PARTS || x == t->file) {
            summary_put(t, t->rows, y, x, x == ISSUER ? STR("Cộng") : STR(""), STRONG);
            continue;
        }
        str sum = str_fmt(t->a, "SUBTOTAL(109,%.*s)", STR_ARG(summary_cells(t, x, false)));
        summary_try(t, worksheet_write_formula_num(t->rows, y, x, str_z(t->a, sum), t->looks[STRONG_MONEY],
                                           (double)sum_of(t, x)));
    }
}

static void add_table(summary_sheets *t) {
    lxw_row_t last = (lxw_row_t)(HEAD + 1 + t->s->n);
    lxw_table_column *columns = ARENA_ARRAY(t->a, lxw_table_column, t->file + 1u);
    lxw_table_column **list = ARENA_ARRAY(t->a, lxw_table_column *, t->file + 2u);
    for (lxw_col_t x = 0; x <= t->file; x++) {
        columns[x] = (lxw_table_column){.header = str_z(t->a, t->heads[x]), .header_format = t->looks[HEADING]};
        if (x == ISSUER) columns[x].total_string = "Cộng";
        if (x >= PARTS && x <= t->total) columns[x].total_function = LXW_TABLE_FUNCTION_SUM;
        list[x] = &columns[x];
    }
    lxw_table_options options = {.name = "TongHop", .total_row = LXW_TRUE, .columns = list,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 15,
                                 .no_banded_rows = LXW_TRUE};
    summary_try(t, worksheet_add_table(t->rows, HEAD, 0, last, t->file, &options));
    put_sums(t, last);
}

/* --- sheets ----------------------------------------------------------------------------------------------------- */

/* A4, as wide as the paper, margins and page number as those of documents (norm I.I). */
void summary_page(summary_sheets *t, lxw_worksheet *w, lxw_row_t last, lxw_col_t columns) {
    enum { A4 = 9 };
    lxw_header_footer_options top = {.margin = 10 / 25.4};
    str number = str_fmt(t->a, "&C&\"%s,Regular\"&13&P", summary_letters);
    worksheet_set_paper(w, A4);
    worksheet_set_margins(w, 30 / 25.4, 15 / 25.4, 20 / 25.4, 20 / 25.4);
    worksheet_center_horizontally(w);
    worksheet_fit_to_pages(w, 1, 0);
    summary_try(t, worksheet_set_header_opt(w, str_z(t->a, number), &top));
    summary_try(t, worksheet_print_area(w, 0, 0, last, (lxw_col_t)(columns - 1)));
    summary_try(t, worksheet_repeat_rows(w, HEAD, HEAD));
    worksheet_freeze_panes(w, HEAD + 1, 0);
}

void summary_title(summary_sheets *t, lxw_worksheet *w, const char *title, lxw_col_t columns) {
    summary_try(t, worksheet_merge_range(w, 0, 0, 0, (lxw_col_t)(columns - 1), title, t->looks[TITLE]));
    summary_try(t, worksheet_set_row(w, 0, 28, NULL));
    summary_put(t, w, 1, (lxw_col_t)(columns - 1), STR("Đơn vị tính: đồng"), NOTE);
    summary_try(t, worksheet_set_row(w, 1, 20, NULL));
}

static void fill_rows(summary_sheets *t) {
    set_columns(t);
    summary_title(t, t->rows, "BẢNG TỔNG HỢP KINH PHÍ", (lxw_col_t)(t->file + 1));
    add_table(t);
    for (size_t i = 0; i < t->s->n; i++) put_row(t, i);
    worksheet_set_landscape(t->rows);
    summary_page(t, t->rows, (lxw_row_t)(HEAD + 1 + t->s->n), (lxw_col_t)(t->file + 1));
}

static lxw_error fill(void *user, lxw_workbook *book) {
    summary_sheets *t = user;
    t->book = book;
    for (summary_look l = 0; l < LOOKS; l++) t->looks[l] = new_look(book, l);
    t->rows = workbook_add_worksheet(book, summary_rows);
    lxw_worksheet *units = t->rows && t->s->units_n ? workbook_add_worksheet(book, "Đơn vị lớn nhất") : NULL;
    if (!t->rows || (t->s->units_n && !units)) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    fill_rows(t);
    if (units) summary_units(t, units);
    return t->error;
}

bool summary_write(const summary *s, buf *out, diag *d) {
    summary_sheets t = {.s = s, .a = out->a};
    return volume_write(fill, &t, STR("Bảng tổng hợp kinh phí"), out, d);
}
