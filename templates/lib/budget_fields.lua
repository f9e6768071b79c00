--- The description of a budget in the data. Columns of the workbook and of the table follow it: a column is there
--- when some line has something to put into it.

local s = require "lib.schema"

local M = {}

--- A quantity: a number, or a text with a decimal comma.
local function quantity(details)
  return s.union({ s.number { min = 0 }, s.text { min = 1 } }, details)
end

local item = s.record({
  s.required("text", s.text {
    title = "Nội dung chi", description = "Không cần ghi lại số tiền", min = 1, example = "Nước uống cho đại biểu",
  }),
  s.optional("code", s.text {
    seldom = true, title = "Mục, tiểu mục", description = "Mã số của mục lục ngân sách", min = 1, max = 20, example = "6699",
  }),
  s.optional("quantity", quantity {
    title = "Số lượng",
    description = "Số có đến ba chữ số thập phân, hoặc chữ có dấu phẩy thập phân như \"2,5\"; bỏ trống với khoản trọn gói",
    example = 40,
  }),
  s.optional("unit", s.text {
    title = "Đơn vị tính", description = "người, buổi, bộ, cái …", min = 1, example = "người",
  }),
  s.optional("times", quantity {
    title = "Số lần", description = "Nhân thêm với số lượng: số ngày, số buổi", example = 2,
  }),
  s.optional("times_unit", s.text {
    seldom = true, title = "Số lần tính theo", description = "buổi, ngày, lần …", default = "buổi", min = 1, example = "ngày",
  }),
  s.optional("price", s.money {
    title = "Đơn giá (đồng)", description = "Số nguyên, không có dấu chấm", example = 20000,
  }),
  s.optional("norm", s.union({ s.money {}, s.text { min = 1 } }, {
    seldom = true, title = "Định mức (đồng)",
    description = "Mức chi cao nhất của một đơn vị: số tiền, hoặc tên mức chi trong tệp định mức. "
      .. "Đơn giá cao hơn thì máy cảnh báo, cũng như trong sổ tính",
    example = "meal",
  })),
  s.optional("amount", s.money {
    title = "Thành tiền (đồng)",
    description = "Bắt buộc với khoản trọn gói; nếu có đơn giá thì phải khớp. Nửa đồng trở lên làm tròn thành một đồng",
    example = 800000,
  }),
  s.optional("actual", s.money {
    seldom = true, title = "Quyết toán (đồng)", description = "Số đã chi; có thì sổ tính thêm các cột quyết toán", example = 780000,
  }),
  s.optional("note", s.text {
    title = "Ghi chú", description = "Ở cột riêng, hoặc trong ngoặc", min = 1, example = "trọn gói",
  }),
  s.optional("line", s.text {
    seldom = true, title = "Dòng viết sẵn", description = "Thay cho cả dòng trong văn bản; số tiền ghi trong đó phải đúng", min = 1,
    example = "- Nước uống: 40 đại biểu x 20.000đ/đại biểu = 800.000 đồng;",
  }),
}, { ref = "budget-item", title = "Khoản chi" })

local items = s.list(item, { title = "Các khoản chi", description = "Khi không chia nhóm", min = 1 })

local group = s.record({
  s.required("title", s.text {
    title = "Tên nhóm chi", description = "Có dòng cộng riêng", min = 1, example = "Chi tại hội nghị",
  }),
  s.required("items", items),
  s.optional("total", s.money {
    title = "Cộng nhóm (đồng)", description = "Nếu ghi thì phải đúng bằng tổng các dòng", example = 832000,
  }),
}, { ref = "budget-group", title = "Nhóm chi" })

local signer = s.record({
  s.required("title", s.text {
    title = "Chức danh", description = "In hoa", min = 1, example = "Phụ trách kế toán",
  }),
  s.optional("name", s.text {
    title = "Họ và tên", description = "Bỏ trống thì chừa chỗ", min = 1, example = "Trần Thị B",
  }),
}, { ref = "budget-signer", title = "Người ký dự toán" })

local reading = s.record({
  s.optional("gap", s.choice({ { "linh", "một trăm linh năm" }, { "lẻ", "một trăm lẻ năm" } }, {
    title = "Số không ở hàng chục", default = "linh",
  })),
  s.optional("thousand", s.choice({ { "nghìn", "một nghìn" }, { "ngàn", "một ngàn" } }, {
    title = "Hàng nghìn", default = "nghìn",
  })),
  s.optional("four", s.choice({ { "tư", "hai mươi tư" }, { "bốn", "hai mươi bốn" } }, {
    title = "Số bốn sau chữ \"mươi\"", default = "tư",
  })),
  s.optional("billion", s.choice({ { "tỷ", "một tỷ" }, { "tỉ", "một tỉ" } }, { title = "Hàng tỷ", default = "tỷ" })),
  s.optional("even", s.boolean {
    title = "Chữ \"chẵn\"", description = "Thêm sau chữ \"đồng\" khi số tiền tròn nghìn", default = false,
  }),
}, {
  ref = "reading",
  seldom = true, title = "Cách đọc số tiền", description = "Khi máy viết số tiền bằng chữ; bỏ trống thì theo cách đọc chuẩn",
})

M.budget = s.record({
  s.optional("title", s.text {
    seldom = true, title = "Tên bảng", description = "Ở đầu trang tính", default = "Dự toán kinh phí", min = 1, example = "Dự trù kinh phí",
  }),
  s.optional("items", items),
  s.optional("groups", s.list(group, {
    title = "Các nhóm chi", description = "Thay cho \"items\", khi chia nhóm I, II …", min = 1, max = 100,
  })),
  s.optional("total", s.money {
    seldom = true, title = "Tổng cộng (đồng)", description = "Nếu ghi thì phải đúng bằng tổng các dòng", example = 1120000,
  }),
  s.optional("total_label", s.text {
    seldom = true, title = "Chữ ở dòng tổng", description = "Cộng, Tổng cộng …", default = "Cộng", min = 1, example = "Tổng cộng",
  }),
  s.optional("words", s.text {
    seldom = true, title = "Bằng chữ", description = "Nếu ghi thì phải đúng với tổng; bỏ trống thì máy tự viết", min = 1,
    example = "Một triệu một trăm hai mươi nghìn đồng",
  }),
  s.optional("reading", reading),
  s.optional("source", s.text {
    title = "Nguồn kinh phí", description = "Viết như giữa câu", min = 1, example = "ngân sách xã năm 2026",
  }),
  s.optional("norms", s.text {
    seldom = true, title = "Định mức áp dụng",
    description = "Tên tệp định mức: \"hung-yen\" là templates/norms/hung-yen.lua hay norms/hung-yen.lua cạnh tệp dữ liệu. "
      .. "Mức có hiệu lực vào ngày của văn bản được lấy",
    default = "trung-uong", pattern = "^[a-z0-9][a-z0-9-]*$",
    pattern_hint = "chữ thường không dấu, chữ số và dấu gạch nối, ví dụ hung-yen", example = "hung-yen",
  }),
  s.optional("settlement", s.boolean {
    seldom = true, title = "Có cột quyết toán", description = "Trong sổ tính: số đã chi, chênh lệch, tỷ lệ, dù chưa có số liệu",
    default = false,
  }),
  s.optional("chart", s.boolean {
    seldom = true, title = "Có biểu đồ", description = "Trong sổ tính: chi theo nhóm, khi có từ hai nhóm", default = true,
  }),
  s.optional("protect", s.boolean {
    seldom = true, title = "Bảo vệ trang tính", description = "Chỉ sửa được ô số liệu; không đặt mật khẩu", default = true,
  }),
  s.optional("signers", s.list(signer, {
    title = "Người ký dự toán",
    description = "Ở cuối bảng của sổ tính (XLSX), từ trái sang phải; bỏ trống thì người lập biểu, kế toán, thủ trưởng đơn vị",
    min = 1, max = 4,
  })),
}, { ref = "budget", title = "Dự toán", description = "Cũng là nguồn của tệp XLSX" })

return M
