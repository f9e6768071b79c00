--- The fields of a budget: what the plan shows and the workbook is made of (costs.lua, estimate.lua).

local s = require "lib.schema"

local M = {}

local items = s.list(s.record({
  s.required("text", s.text {
    title = "Nội dung chi", description = "Không cần ghi lại số tiền", min = 1, example = "Nước uống cho đại biểu",
  }),
  s.optional("quantity", s.union({ s.number { min = 0 }, s.text { min = 1 } }, {
    title = "Số lượng", description = "Số, hoặc chữ có dấu phẩy thập phân như \"2,5\"; bỏ trống với khoản trọn gói",
    example = 40,
  })),
  s.optional("unit", s.text {
    title = "Đơn vị tính", description = "người, buổi, bộ, cái …", min = 1, example = "người",
  }),
  s.optional("price", s.money {
    title = "Đơn giá (đồng)", description = "Số nguyên, không có dấu chấm", example = 20000,
  }),
  s.optional("amount", s.money {
    title = "Thành tiền (đồng)", description = "Bắt buộc với khoản trọn gói; nếu có đơn giá thì phải khớp",
    example = 800000,
  }),
  s.optional("note", s.text {
    title = "Ghi chú", description = "Ở cột riêng, hoặc trong ngoặc", min = 1, example = "trọn gói",
  }),
  s.optional("line", s.text {
    title = "Dòng viết sẵn", description = "Thay cho cả dòng trong văn bản", min = 1,
    example = "- Nước uống: 40 đại biểu x 20.000đ/đại biểu = 800.000 đồng;",
  }),
}, { ref = "budget-item", title = "Khoản chi" }), {
  title = "Các khoản chi", description = "Khi không chia nhóm", min = 1,
})

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
  title = "Cách đọc số tiền", description = "Khi máy viết số tiền bằng chữ; bỏ trống thì theo cách đọc chuẩn",
})

M.budget = s.record({
  s.optional("items", items),
  s.optional("groups", s.list(s.record({
    s.required("title", s.text {
      title = "Tên nhóm chi", description = "Có dòng cộng riêng", min = 1, example = "Chi tại hội nghị",
    }),
    s.required("items", items),
  }, { ref = "budget-group", title = "Nhóm chi" }), {
    title = "Các nhóm chi", description = "Thay cho \"items\", khi chia nhóm I, II …", min = 1,
  })),
  s.optional("total", s.money {
    title = "Tổng cộng (đồng)", description = "Nếu ghi thì phải đúng bằng tổng các dòng", example = 1120000,
  }),
  s.optional("total_label", s.text {
    title = "Chữ ở dòng tổng", description = "Cộng, Tổng cộng …", default = "Cộng", min = 1, example = "Tổng cộng",
  }),
  s.optional("words", s.text {
    title = "Bằng chữ", description = "Nếu ghi thì phải đúng với tổng; bỏ trống thì máy tự viết", min = 1,
    example = "Một triệu một trăm hai mươi nghìn đồng",
  }),
  s.optional("reading", reading),
  s.optional("source", s.text {
    title = "Nguồn kinh phí", description = "Viết như giữa câu", min = 1, example = "ngân sách xã năm 2026",
  }),
}, { ref = "budget", title = "Dự toán", description = "Cũng là nguồn của tệp XLSX" })

return M
