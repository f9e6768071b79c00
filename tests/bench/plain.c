/* plain: a budget of thirty lines written with the workbook library as its manual has it, to measure ours against.
 *
 *     plain [-n SECONDS] FILE.xlsx
 *
 * Uses nothing of ours, so that the library's own temporary files and archive are what is measured.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum { LINES = 30, COLUMNS = 7, FIRST = 5, WARM_UP = 20 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static lxw_format *format_of(lxw_workbook *book, const char *number, int bold, int open) {
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, "Times New Roman");
    format_set_font_size(f, 12);
    format_set_border(f, LXW_BORDER_THIN);
    format_set_text_wrap(f);
    if (number) format_set_num_format(f, number);
    if (bold) format_set_bold(f);
    if (open) format_set_unlocked(f);
    return f;
}

static void set_page(lxw_worksheet *sheet) {
    lxw_protection open = {0};
    lxw_data_validation whole = {.validate = LXW_VALIDATION_TYPE_DECIMAL, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                 .maximum_number = 1e12};
    worksheet_data_validation_range(sheet, FIRST, 3, FIRST + LINES, 4, &whole);
    worksheet_protect(sheet, NULL, &open);
    worksheet_set_paper(sheet, 9);
    worksheet_repeat_rows(sheet, FIRST - 1, FIRST - 1);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_print_area(sheet, 0, 0, FIRST + LINES, COLUMNS - 1);
    worksheet_freeze_panes(sheet, FIRST, 0);
}

static double put_line(lxw_worksheet *sheet, int i, lxw_format *text, lxw_format *input, lxw_format *money) {
    lxw_row_t y = (lxw_row_t)(FIRST + i);
    double quantity = 10 + i * 3, price = 20000 + i * 500;
    char what[100], product[40];
    snprintf(what, sizeof what, "Nước uống, tài liệu cho đại biểu nhóm %d", i + 1);
    snprintf(product, sizeof product, "=D%d*E%d", (int)y + 1, (int)y + 1);
    worksheet_write_number(sheet, y, 0, i + 1, text);
    worksheet_write_string(sheet, y, 1, what, text);
    worksheet_write_string(sheet, y, 2, "đại biểu", text);
    worksheet_write_number(sheet, y, 3, quantity, input);
    worksheet_write_number(sheet, y, 4, price, input);
    worksheet_write_formula_num(sheet, y, 5, product, money, quantity * price);
    worksheet_write_blank(sheet, y, 6, text);
    return quantity * price;
}

static lxw_error write_one(const char *path) {
    static const char *const heads[COLUMNS] = {"STT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú"};
    static const double widths[COLUMNS] = {5, 38, 9, 9, 11, 13, 12};
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Dự toán");
    lxw_format *head = format_of(book, NULL, 1, 0), *text = format_of(book, NULL, 0, 0);
    lxw_format *input = format_of(book, "#,##0", 0, 1), *money = format_of(book, "#,##0", 0, 0);
    worksheet_merge_range(sheet, 0, 0, 0, COLUMNS - 1, "DỰ TOÁN KINH PHÍ", head);
    for (lxw_col_t i = 0; i < COLUMNS; i++) {
        worksheet_set_column(sheet, i, i, widths[i], NULL);
        worksheet_write_string(sheet, FIRST - 1, i, heads[i], head);
    }
    double total = 0;
    for (int i = 0; i < LINES; i++) total += put_line(sheet, i, text, input, money);
    worksheet_write_string(sheet, FIRST + LINES, 1, "Cộng", head);
    worksheet_write_formula_num(sheet, FIRST + LINES, 5, "=SUM(F6:F35)", money, total);
    workbook_define_name(book, "TongCong", "='Dự toán'!$F$36");
    set_page(sheet);
    return workbook_close(book);
}

int main(int argc, char **argv) {
    double seconds = 1;
    if (argc > 2 && !strcmp(argv[1], "-n")) seconds = atof(argv[2]), argc -= 2, argv += 2;
    if (argc != 2) return fputs("usage: plain [-n SECONDS] FILE.xlsx\n", stderr), 2;
    for (int i = 0; i < WARM_UP; i++)
        if (write_one(argv[1])) return fputs("cannot write\n", stderr), 1;
    int n = 0;
    double start = now(), spent = 0;
    for (; spent < seconds; n++, spent = now() - start)
        if (write_one(argv[1])) return fputs("cannot write\n", stderr), 1;
    printf("the same with the workbook library alone\nxlsx   %9.3f %9.0f\n", spent * 1e3 / n, n / spent);
    return remove(argv[1]) != 0;
}
