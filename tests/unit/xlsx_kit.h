/* xlsx_kit: a document with a budget for the tests of workbooks, and what is inside the file made of it. */
#ifndef TESTS_UNIT_XLSX_KIT_H
#define TESTS_UNIT_XLSX_KIT_H

#include "emit/xlsx/xlsx.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <zip.h>

#include <cmocka.h>

#define FONTS "/usr/share/fonts/truetype/liberation2/LiberationSerif-"

enum { ITEMS = 30 };

static style styles[] = {
    {.name = {"cell", 4}, .size = 13 * LEN_PT},
    {.name = {"centre", 6}, .size = 13 * LEN_PT, .align = ALIGN_CENTRE},
    {.name = {"head", 4}, .size = 13 * LEN_PT, .bold = true, .align = ALIGN_CENTRE},
    {.name = {"number", 6}, .size = 14 * LEN_PT},
    {.name = {"right", 5}, .size = 13 * LEN_PT, .italic = true, .align = ALIGN_RIGHT},
};
enum { CELL, CENTRE, HEAD, NUMBER, RIGHT };

typedef struct fixture {
    arena *a;
    diag *d;
    page_style page;
    stylesheet sheet_styles;
    font_family family;
    void *state;
    doc doc;
    sheet sheet;
    sheet_name name;
} fixture;

static const double widths[] = {6, 38, 10, 10, 14, 16, 16};

/* --- a budget: title, head, two groups with subtotals, total, the total in words --- */

static inline sheet_cell text(int look, const char *s) {
    return (sheet_cell){.kind = CELL_TEXT, .span = 1, .text = str_of(s), .style = &styles[look]};
}

static inline sheet_cell ruled(int look, const char *s) {
    sheet_cell c = text(look, s);
    c.ruled = c.wrap = true;
    return c;
}

static inline sheet_cell money(double v, bool input) {
    return (sheet_cell){.kind = CELL_NUMBER, .span = 1, .number = v, .style = &styles[CELL],
                        .format = STR("#,##0"), .ruled = true, .input = input};
}

static inline sheet_cell sum(fixture *f, str formula, double v) {
    (void)f;
    return (sheet_cell){.kind = CELL_FORMULA, .span = 1, .text = formula, .number = v,
                        .style = &styles[HEAD], .format = STR("#,##0"), .ruled = true};
}

static inline void put(fixture *f, sheet_row *r, size_t n, const sheet_cell *cells) {
    sheet_cell *copy = ARENA_ARRAY(f->a, sheet_cell, n);
    memcpy(copy, cells, n * sizeof *cells);
    *r = (sheet_row){.cells = copy, .n = n};
}
#define PUT(f, r, ...)                                                                             \
    put(f, r, sizeof((sheet_cell[]){__VA_ARGS__}) / sizeof(sheet_cell), (sheet_cell[]){__VA_ARGS__})

static inline sheet_cell spanning(sheet_cell c, int span) {
    c.span = span;
    return c;
}

static inline double put_group(fixture *f, sheet_row *rows, size_t *n, int first, int last, const char *title) {
    sheet_row *head = &rows[(*n)++];
    size_t from = *n + 1;
    double total = 0;
    for (int i = first; i < last; i++) {
        double amount = 10 + i * 3, price = 20000 + i * 500;
        size_t line = *n + 1;
        str what = str_fmt(f->a, "Nước uống, tài liệu in cho đại biểu nhóm %d", i + 1);
        PUT(f, &rows[(*n)++],
            {.kind = CELL_NUMBER, .span = 1, .number = i + 1, .style = &styles[CENTRE], .ruled = true},
            ruled(CELL, what.p), ruled(CENTRE, "Đại biểu"), money(amount, true), money(price, true),
            sum(f, str_fmt(f->a, "D%zu*E%zu", line, line), amount * price), ruled(CELL, ""));
        total += amount * price;
    }
    PUT(f, head, ruled(CENTRE, "I"), spanning(ruled(HEAD, title), 4),
        sum(f, str_fmt(f->a, "SUM(F%zu:F%zu)", from, *n), total), ruled(CELL, ""));
    return total;
}

static inline void make_sheet(fixture *f, int items) {
    sheet_row *rows = ARENA_ARRAY(f->a, sheet_row, (size_t)items + 16);
    size_t n = 0;
    PUT(f, &rows[n++], spanning(text(HEAD, "DỰ TOÁN KINH PHÍ"), 7));
    PUT(f, &rows[n++], spanning(text(RIGHT, "Đơn vị tính: đồng"), 7));
    n++; /* an empty row */
    PUT(f, &rows[n++], ruled(HEAD, "STT"), ruled(HEAD, "Nội dung"), ruled(HEAD, "ĐVT"),
        ruled(HEAD, "Số lượng"), ruled(HEAD, "Đơn giá"), ruled(HEAD, "Thành tiền"), ruled(HEAD, "Ghi chú"));
    size_t first = n + 1;
    double total = put_group(f, rows, &n, 0, items / 2, "Hội nghị đối thoại");
    size_t second = n + 1;
    total += put_group(f, rows, &n, items / 2, items, "Tuyên truyền");
    size_t line = n + 1;
    PUT(f, &rows[n++], spanning(ruled(HEAD, "Tổng cộng"), 5),
        sum(f, str_fmt(f->a, "F%zu+F%zu", first, second), total), ruled(CELL, ""));
    sheet_cell words = text(RIGHT, "(Bằng chữ: Bốn mươi bảy triệu một trăm linh bảy nghìn năm trăm đồng, "
                                   "gồm kinh phí tổ chức hội nghị và tuyên truyền theo kế hoạch)");
    words.wrap = true;
    PUT(f, &rows[n++], spanning(words, 7));
    sheet_cell enough = {.kind = CELL_FORMULA, .span = 1, .style = &styles[CELL], .text_result = true,
                         .text = str_fmt(f->a, "IF(F%zu>0,\"Đủ & hợp lệ\",\"<Thiếu>\")", line),
                         .result_text = STR("Đủ & hợp lệ")};
    PUT(f, &rows[n++], spanning(enough, 2));
    f->name = (sheet_name){STR("TongCong"), str_fmt(f->a, "F%zu", line)};
    f->sheet = (sheet){.title = STR("Dự toán"), .widths = widths, .columns = 7, .rows = rows, .rows_n = n,
                       .page = &f->page, .landscape = true, .head_first = 4, .head_last = 4, .freeze = 4,
                       .protect = true, .names = &f->name, .names_n = 1};
}

static inline int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    f->a = arena_new();
    f->d = diag_new();
    f->page = (page_style){.name = STR("portrait"), .width = len_mm(210), .height = len_mm(297),
                           .top = len_mm(20), .right = len_mm(15), .bottom = len_mm(20), .left = len_mm(30),
                           .number_top = len_mm(10), .number_style = STR("number")};
    f->sheet_styles = (stylesheet){.name = STR("nd30"), .family = STR("Times New Roman"), .pages = &f->page,
                                   .pages_n = 1, .styles = styles, .styles_n = sizeof styles / sizeof *styles};
    f->family.name = STR("Times New Roman");
    static const char *const files[TEXT_FACES] = {FONTS "Regular.ttf", FONTS "Bold.ttf", FONTS "Italic.ttf",
                                             FONTS "BoldItalic.ttf"};
    for (int i = 0; i < TEXT_FACES; i++) f->family.face[i] = font_open(str_of(files[i]), f->d);
    f->doc = (doc){.title = STR("Dự toán kinh phí <tổ chức & phục vụ>"), .author = STR("UBND xã"),
                   .date = STR("2023-10-06"), .styles = &f->sheet_styles, .sheets = &f->sheet, .sheets_n = 1,
                   .source.file = STR("plan.json")};
    make_sheet(f, ITEMS);
    f->state = emit_xlsx.open(&(emit_env){&f->family, &f->sheet_styles}, f->d);
    *state = f;
    return f->state && f->family.face[0] ? 0 : -1;
}

static inline int tear_down(void **state) {
    fixture *f = *state;
    emit_xlsx.drop(f->state);
    for (int i = 0; i < FACES; i++) font_drop(f->family.face[i]);
    diag_drop(f->d);
    arena_drop(f->a);
    free(f);
    return 0;
}

/* --- looking inside --- */

static inline str written(fixture *f) {
    buf out = buf_in(f->a);
    if (!emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d)) {
        buf said = buf_in(f->a);
        diag_render(f->d, LANG_EN, &said);
        fail_msg("%.*s", STR_ARG(buf_str(&said)));
    }
    return buf_str(&out);
}

static inline char *part(fixture *f, str file, const char *name) {
    zip_source_t *source = zip_source_buffer_create(file.p, file.n, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_CHECKCONS, NULL);
    assert_non_null(zip);
    zip_stat_t st;
    assert_int_equal(zip_stat(zip, name, 0, &st), 0);
    char *bytes = arena_alloc(f->a, st.size + 1);
    zip_file_t *in = zip_fopen(zip, name, 0);
    assert_int_equal(zip_fread(in, bytes, st.size), st.size);
    assert_int_equal(zip_fclose(in), 0); /* the checksum is right */
    zip_discard(zip);
    return bytes;
}

static inline char *sheet_part(fixture *f) { return part(f, written(f), "xl/worksheets/sheet1.xml"); }

static inline void has(const char *xml, const char *piece) {
    if (!strstr(xml, piece)) fail_msg("there is no %.200s", piece);
}

static inline void lacks(const char *xml, const char *piece) {
    if (strstr(xml, piece)) fail_msg("there is %.200s", piece);
}

/* A sheet of one row. */
static inline void only(fixture *f, size_t n, const sheet_cell *cells) {
    sheet_row *r = ARENA_NEW(f->a, sheet_row);
    put(f, r, n, cells);
    f->sheet = (sheet){.title = STR("Một"), .widths = widths, .columns = 7, .rows = r, .rows_n = 1,
                       .page = &f->page};
}
#define ONLY(f, ...)                                                                               \
    only(f, sizeof((sheet_cell[]){__VA_ARGS__}) / sizeof(sheet_cell), (sheet_cell[]){__VA_ARGS__})

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

#endif
