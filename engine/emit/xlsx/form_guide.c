/* The guide, in the words of an office; and every column of every sheet in one table. */
#include "emit/xlsx/form_parts.h"
#include "emit/xlsx/volume.h"

static const double widths[] = {24, 40, 10, 32, 60};

static const char *const advice[] = {
    "Mỗi dòng ở trang \"Văn bản\" là một văn bản. Các trang khác là các danh sách của văn bản: mỗi dòng một mục, "
    "cột Mã ghi mã của văn bản có mục ấy, thứ tự dòng là thứ tự in.",
    "Cột có dấu * là bắt buộc. Cột không dùng thì bỏ trống, hoặc xóa hẳn cột; thứ tự cột tùy ý. Không đổi tiêu đề "
    "cột và tên trang.",
    "Cột và trang ít dùng (tiêu đề, thẻ màu xám) đứng sau cùng; các cột ấy được thu lại, cần thì bấm dấu + phía trên "
    "chúng để mở ra. Cột thu lại vẫn được đọc.",
    "Rê chuột vào tiêu đề cột để xem cách ghi. Cột có danh sách chọn thì bấm mũi tên ở góc ô.",
    "Dòng ví dụ (mã VÍ DỤ) được bỏ qua khi đọc; để nguyên hay xóa đều được.",
    "Ngày ghi 06/10/2023. Số có thể ghi 20000, 20.000 hoặc 20.000đ; phần thập phân sau dấu phẩy: 2,5. Ô có hoặc không: "
    "ghi có, x, hoặc không.",
    "Ô nhiều dòng: bấm Alt+Enter (LibreOffice: Ctrl+Enter) để xuống dòng trong ô, mỗi dòng một mục.",
    "Cột Cấp (nếu có): 1 là cấp ngoài cùng, dòng cấp 2 nằm trong dòng cấp 1 ngay trên nó. Cột Mã dòng và cột Thuộc "
    "(nếu có): đặt một mã cho dòng ở trang này, rồi ghi mã ấy vào cột Thuộc của dòng nằm trong nó ở trang kia.",
};

typedef struct guide {
    form *f;
    lxw_worksheet *sheet;
    lxw_row_t y;
    lxw_format *title, *text, *bold, *cell;
} guide;

static lxw_format *new_format(form *f, double size, bool bold, bool ruled) {
    lxw_format *l = workbook_add_format(f->book);
    format_set_font_name(l, "Times New Roman");
    format_set_font_size(l, size);
    format_set_align(l, LXW_ALIGN_VERTICAL_TOP);
    if (size < 14) format_set_text_wrap(l);
    if (bold) format_set_bold(l);
    if (ruled) format_set_border(l, LXW_BORDER_THIN);
    return l;
}

static void put(guide *g, lxw_col_t x, str text, lxw_format *look) {
    form_try(g->f, worksheet_write_string(g->sheet, g->y, x, str_z(g->f->a, text), look));
}

/* A paragraph over the width of the table; rows of merged cells do not grow by themselves. */
static void put_paragraph(guide *g, str text) {
    static const double whole = 166; /* of all columns */
    form_try(g->f, worksheet_merge_range(g->sheet, g->y, 0, g->y, 4, "", g->text));
    put(g, 0, text, g->text);
    form_try(g->f, worksheet_set_row(g->sheet, g->y, (double)(volume_lines(text, whole) * FORM_LINE), NULL));
    g->y++;
}

static void put_row(guide *g, const str cells[5], lxw_format *look) {
    size_t lines = 1;
    for (lxw_col_t x = 0; x < 5; x++) {
        put(g, x, cells[x], look);
        size_t here = volume_lines(cells[x], widths[x]);
        if (here > lines) lines = here;
    }
    form_try(g->f, worksheet_set_row(g->sheet, g->y++, (double)(lines * FORM_LINE), NULL));
}

static void put_columns(guide *g, const columns_sheet *t) {
    for (size_t i = 0; i < t->columns_n; i++) {
        const column *c = &t->columns[i];
        str about = c->role == COLUMN_VALUE ? c->type->description : STR("");
        str kind = form_kind_words(g->f->a, c), must = c->required ? STR("*") : c->seldom ? STR("ít dùng") : STR("");
        put_row(g, (str[]){t->title, c->title, must, kind, about}, g->cell);
    }
}

void form_add_guide(form *f, str name, str title) {
    guide g = {.f = f, .sheet = workbook_add_worksheet(f->book, "Hướng dẫn")};
    g.title = new_format(f, 14, true, false);
    g.text = new_format(f, 12, false, false);
    g.bold = new_format(f, 12, true, true);
    g.cell = new_format(f, 12, false, true);
    if (!g.sheet) {
        form_try(f, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (lxw_col_t x = 0; x < 5; x++) form_try(f, worksheet_set_column(g.sheet, x, x, widths[x], NULL));
    put(&g, 0, str_fmt(f->a, "Bảng nhập dữ liệu: %.*s", STR_ARG(title)), g.title);
    g.y = 2;
    for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
        put_paragraph(&g, str_fmt(f->a, "%zu. %s", i + 1, advice[i]));
    put_paragraph(&g, str_fmt(f->a, "Điền xong: `vanban rows -t %.*s TỆP.xlsx` kiểm tra, "
                                    "`vanban batch -t %.*s -o THƯ-MỤC TỆP.xlsx` tạo mọi văn bản.",
                              STR_ARG(name), STR_ARG(name)));
    g.y++;
    put_row(&g, (str[]){STR("Trang"), STR("Cột"), STR("Bắt buộc"), STR("Kiểu"), STR("Ý nghĩa")}, g.bold);
    for (size_t i = 0; i < f->tables->n; i++) put_columns(&g, &f->tables->tables[i]);
    worksheet_set_landscape(g.sheet);
    worksheet_set_paper(g.sheet, 9);
    worksheet_fit_to_pages(g.sheet, 1, 0);
}
