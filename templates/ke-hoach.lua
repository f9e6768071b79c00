--- A plan (kế hoạch) of any office: letterhead, bases, a body of any depth, signatures, recipients; and the
--- workbook of its budget.

local b = require "lib.blocks"
local dates = require "lib.dates"
local f = require "lib.fields"
local s = require "lib.schema"
local text = require "lib.text"

local schema = s.record {
  s.optional("template", s.text { title = "Mẫu văn bản", example = "ke-hoach" }),
  s.required("issuer", f.issuer),
  s.optional("nation", s.choice({
    { b.nation, "dấu đặt ở chữ O" },
    { "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "dấu đặt ở chữ A" },
  }, { title = "Cách viết Quốc hiệu", default = b.nation })),
  s.optional("number", f.number),
  s.optional("symbol", f.symbol),
  s.optional("place", f.place),
  s.optional("date", f.date),
  s.optional("year", f.year),
  s.optional("title", s.text { title = "Tên loại văn bản", default = "KẾ HOẠCH", min = 1 }),
  s.required("subject", f.subject),
  s.optional("before", s.lines { title = "Đoạn đứng trước căn cứ" }),
  s.optional("bases", f.bases),
  s.optional("opening", s.lines {
    title = "Câu ban hành", description = "Dẫn vào nội dung, thường kết thúc bằng \"như sau:\"",
  }),
  s.required("body", s.list(f.node, {
    title = "Nội dung", description = "Các mục của kế hoạch, lồng nhau tùy ý", min = 1,
  })),
  s.optional("closing", s.lines { title = "Lời kết", description = "Thường kết thúc bằng \"./.\"" }),
  s.optional("approval", f.approval),
  s.optional("signatures", s.list(f.signature, { title = "Người ký", max = 4 })),
  s.optional("recipients", f.recipients),
  s.optional("archive", f.archive),
  s.optional("after", s.lines { title = "Đoạn đứng sau cùng" }),
}

--- "23-KH-MTTQ"; a draft has no number, so its files are called as its data.
local function name(d)
  return d.number and b.reference(d.number, d.symbol or ""):gsub("/", "-"):gsub("-$", "") or nil
end

--- What the workbook says of the plan it belongs to.
local function attached_to(d, reference, date)
  return string.format("(Kèm theo %s số %s %s của %s)", "Kế hoạch", reference, dates.issue(date, d.year),
    (text.joined(d.issuer.name):gsub("\n", " ")))
end

local function build(d)
  local date = d.date and dates.parse(d.date)
  local reference = b.reference(d.number, d.symbol or "KH-…")
  local placed = b.place_and_date(d.place, date, d.year)
  local subject = text.joined(d.subject):gsub("\n", " ")
  local body, budgets = b.body(d.body)
  return {
    title = d.title .. ": " .. subject,
    subject = subject,
    author = text.joined(d.issuer.name):gsub("\n", " "),
    keywords = "kế hoạch",
    date = date and dates.iso(date),

    b.letterhead { issuer = d.issuer, reference = reference, placed = placed, nation = d.nation },
    b.title(d.title, d.subject),
    b.paragraphs(d.before),
    b.bases(d.bases),
    b.paragraphs(d.opening, "opening"),
    body,
    b.closing(d.closing, body),
    b.signatures(d.signatures, d.approval, b.recipients(d.recipients, d.archive)),
    b.paragraphs(d.after),
    b.estimates(budgets, {
      issuer = d.issuer, nation = d.nation, subject = d.subject, placed = placed,
      attached_to = attached_to(d, reference, date),
    }),
  }
end

return { title = "Kế hoạch của cơ quan, tổ chức", schema = schema, styles = "nd30", name = name, build = build }
