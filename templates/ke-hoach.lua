--- A plan (kế hoạch) of any office: letterhead, bases, a body of any depth, signatures, recipients, annexes;
--- and the workbook of its budget.

local b = require "lib.blocks"
local f = require "lib.fields"
local form = require "lib.form"
local s = require "lib.schema"

local schema = form.schema {
  s.optional("title", s.text {
    seldom = true, title = "Tên loại văn bản", description = "In hoa, ở giữa", default = "KẾ HOẠCH", min = 1, example = "QUY CHẾ",
  }),
  s.required("subject", f.subject),
  s.optional("before", s.lines {
    seldom = true, title = "Đoạn đứng trước căn cứ", description = "Như câu dẫn văn bản của Đảng, in đứng",
    example = "Thực hiện Chương trình công tác năm 2026 của Đảng ủy xã.",
  }),
  s.optional("bases", f.bases),
  s.optional("opening", s.lines {
    title = "Câu ban hành", description = "Dẫn vào nội dung, thường kết thúc bằng \"như sau:\"",
    example = "Ủy ban nhân dân xã xây dựng kế hoạch như sau:",
  }),
  s.optional("levels", f.levels),
  s.required("body", s.list(f.node, {
    title = "Nội dung", description = "Các mục của kế hoạch, lồng nhau tùy ý", min = 1,
  })),
  s.optional("closing", s.lines {
    title = "Lời kết", description = "Thường kết thúc bằng \"./.\"",
    example = "Trên đây là Kế hoạch đối thoại với Nhân dân năm 2026./.",
  }),
}

local function build(d)
  local body, budgets = b.body(d.body, b.profile(d.profile), { levels = d.levels, date = d.date })
  return form.document(d, {
    kind = "Kế hoạch", abbreviation = "KH", title = d.title, subject = d.subject,
    before = b.paragraphs(d.before),
    bases = d.bases,
    opening = b.paragraphs(d.opening, "opening"),
    body = body, budgets = budgets,
    closing = b.closing(d.closing, body),
  })
end

return {
  title = "Kế hoạch của cơ quan, tổ chức", schema = schema, styles = form.styles, name = form.name("KH"), build = build,
}
