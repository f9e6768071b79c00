--- A plan (kế hoạch) of any office: letterhead, bases, a body of any depth, signatures, recipients; and the
--- workbook of its budget.

local b = require "lib.blocks"
local dates = require "lib.dates"
local f = require "lib.fields"
local s = require "lib.schema"
local text = require "lib.text"

local schema = s.record {
  s.optional("template", s.text { title = "Mẫu văn bản", example = "ke-hoach" }),
  s.optional("profile", f.profile),
  s.optional("styles", f.styles),
  s.required("issuer", f.issuer),
  s.optional("nation", f.nation),
  s.optional("letterhead", f.letterhead),
  s.optional("number", f.number),
  s.optional("symbol", f.symbol),
  s.optional("place", f.place),
  s.optional("date", f.date),
  s.optional("year", f.year),
  s.optional("urgency", f.urgency),
  s.optional("circulation", f.circulation),
  s.optional("digital_signature", f.digital_signature),
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
  s.optional("signatures", f.signatures),
  s.optional("recipients", f.recipients),
  s.optional("archive", f.archive),
  s.optional("drafter", f.drafter),
  s.optional("copies", f.copies),
  s.optional("contacts", f.contacts),
  s.optional("after", s.lines { title = "Đoạn đứng sau cùng" }),
  s.optional("annexes", f.annexes),
}

--- "23-KH-MTTQ"; a draft has no number, so its files are called as its data.
local function name(d)
  local form = b.profile(d.profile)
  local symbol = d.symbol or form.symbol:format("KH"):gsub("…", "")
  return d.number and b.reference(d.number, symbol, form):gsub("/", "-"):gsub("-$", "") or nil
end

local function styles(d)
  return d.styles or d.profile
end

local function build(d)
  local form = b.profile(d.profile)
  local date = d.date and dates.parse(d.date)
  local reference = b.reference(d.number, d.symbol or form.symbol:format("KH"), form)
  local placed = b.place_and_date(d.place, date, d.year)
  local subject = text.joined(d.subject):gsub("\n", " ")
  local attached = b.attached_to("Kế hoạch", reference, date, d.year, d.issuer, form)
  local body, budgets = b.body(d.body, form)
  local words = { b.paragraphs(d.before), b.paragraphs(d.opening, "opening"), body, b.closing(d.closing, body) }
  local annexes, more = b.annexes(d.annexes, { attached = attached, text = words, profile = form })
  table.move(more, 1, #more, #budgets + 1, budgets)
  return {
    title = d.title .. ": " .. subject,
    subject = subject,
    author = b.organ(d.issuer),
    keywords = "kế hoạch",
    date = date and dates.iso(date),
    head = b.head(d.circulation, d.digital_signature, reference),
    foot = b.foot(d.contacts),

    b.letterhead {
      issuer = d.issuer, reference = reference, placed = placed, nation = d.nation, own = d.letterhead,
      urgency = d.urgency, profile = form,
    },
    b.title(d.title, d.subject, form),
    words[1],
    b.bases(d.bases, form),
    words[2],
    body,
    words[4],
    b.signatures(d.signatures, d.approval, b.recipients(d.recipients, d.archive, {
      drafter = d.drafter, copies = d.copies, profile = form,
    }), form),
    b.paragraphs(d.after),
    annexes,
    b.estimates(budgets, { issuer = d.issuer, nation = d.nation, subject = d.subject, placed = placed, attached_to = attached }),
  }
end

return { title = "Kế hoạch của cơ quan, tổ chức", schema = schema, styles = styles, name = name, build = build }
