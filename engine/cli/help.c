/* What --help prints. */
#include "cli/help.h"

const char *const help_text[2] = {
    "vanban: soạn văn bản hành chính (Nghị định 30/2020/NĐ-CP) từ dữ liệu thành PDF, DOCX và XLSX\n"
    "\n"
    "  vanban render [tùy chọn] DỮ-LIỆU.json...   tạo văn bản; \"-\" đọc từ đầu vào chuẩn\n"
    "  vanban templates                           liệt kê các mẫu\n"
    "  vanban schema MẪU                          in JSON Schema của dữ liệu mà mẫu cần\n"
    "  vanban --version | --help\n"
    "\n"
    "  -t, --template MẪU    mẫu để dùng (mặc định: trường \"template\" trong dữ liệu)\n"
    "  -o, --output THƯ-MỤC  nơi ghi kết quả (mặc định: thư mục hiện tại; tự tạo nếu chưa có)\n"
    "  -f, --format DANH-SÁCH  pdf,docx,xlsx (mặc định cả ba; xlsx chỉ khi có dự toán), tree, pages, lines\n"
    "  -n, --name data|template  đặt tên theo tệp dữ liệu (mặc định) hoặc theo số và ký hiệu\n"
    "  -p, --path THƯ-MỤC    tìm mẫu, kiểu và phông ở đây trước (dùng được nhiều lần; hoặc VANBAN_PATH)\n"
    "  -q, --quiet           không in tên các tệp đã ghi\n"
    "\n"
    "Mã thoát: 0 xong, 1 dữ liệu hoặc mẫu có lỗi, 2 sai cách dùng, 3 lỗi đọc ghi, 70 lỗi chương trình.\n",

    "vanban: Vietnamese official documents (Decree 30/2020/NĐ-CP) from data to PDF, DOCX and XLSX\n"
    "\n"
    "  vanban render [options] DATA.json...   make documents; \"-\" reads standard input\n"
    "  vanban templates                       list the templates\n"
    "  vanban schema TEMPLATE                 print the JSON Schema of a template's data\n"
    "  vanban --version | --help\n"
    "\n"
    "  -t, --template NAME   the template to use (default: the field \"template\" of the data)\n"
    "  -o, --output DIR      where the results go (default: this folder; made if it is missing)\n"
    "  -f, --format LIST     pdf,docx,xlsx (default all three; xlsx only where there is a budget), tree, pages, lines\n"
    "  -n, --name data|template  name results after the data file (default) or by number and symbol\n"
    "  -p, --path DIR        look here first for templates, styles and fonts (repeatable; or VANBAN_PATH)\n"
    "  -q, --quiet           do not print the names of the files written\n"
    "\n"
    "Exit codes: 0 done, 1 data or template at fault, 2 usage, 3 input/output, 70 a bug.\n",
};
