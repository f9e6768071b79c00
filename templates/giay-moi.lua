--- An invitation to a meeting (giấy mời, form 1.7 of Decree 30): one for each invitee of a list, each on a page
--- of its own, numbered from 1.

local b = require "lib.blocks"
local dates = require "lib.dates"
local f = require "lib.fields"
local s = require "lib.schema"
local text = require "lib.text"

local invitee = s.record({
  s.optional("salutation", s.text {
    title = "Xưng hô", description = "Ghi \"\" khi mời một đơn vị", default = "Ông (Bà)", example = "Bà",
  }),
  s.required("name", s.text { title = "Họ và tên, hoặc tên đơn vị", min = 1, example = "Nguyễn Văn A" }),
  s.optional("position", s.text { title = "Chức vụ", min = 1, example = "Trưởng thôn Đông" }),
  s.optional("note", s.text { title = "Lời dặn riêng", min = 1, example = "chuẩn bị ý kiến về giao thông thôn" }),
}, { ref = "invitee", title = "Người được mời" })

local schema = s.record {
  s.optional("template", s.text { title = "Mẫu văn bản", example = "giay-moi" }),
  s.required("issuer", f.issuer), s.optional("number", f.number),
  s.optional("symbol", s.text { title = "Ký hiệu", default = "GM-UBND", min = 1, example = "GM-UBND" }),
  s.required("place", f.place), s.optional("date", f.date), s.optional("year", f.year), s.optional("month", f.month),
  s.required("subject", s.lines { title = "Trích yếu", example = "Dự hội nghị đối thoại với Nhân dân năm 2026" }),
  s.required("organ", s.text { title = "Cơ quan mời", description = "Viết như trong câu", min = 1, example = "Thường trực Đảng ủy" }),
  s.required("invitees", s.list(invitee, { title = "Danh sách mời", description = "Mỗi người một giấy mời", min = 1 })),
  s.required("event", s.text { title = "Dự việc gì", description = "Viết tiếp sau \"Tới dự\"", min = 1, example = "lễ ra quân" }),
  s.optional("chair", s.text { title = "Chủ trì", min = 1, example = "Đồng chí Chủ tịch Ủy ban nhân dân xã" }),
  s.required("meeting_date", s.date { title = "Ngày họp", example = "2026-09-25" }),
  s.required("time", s.text { title = "Giờ họp", description = "Viết như đọc", min = 1, example = "08 giờ 00" }),
  s.required("venue", s.text { title = "Địa điểm họp", min = 1, example = "Nhà văn hóa thôn Đông" }),
  s.optional("notes", s.lines { title = "Lời dặn chung", example = "Mang theo giấy mời." }),
  s.optional("closing", s.text { title = "Lời kết", default = "Rất mong đại biểu đến dự đúng giờ./.", min = 1 }),
  s.required("signatures", f.signatures),
  s.optional("recipients", f.recipients), s.optional("archive", f.archive),
}

--- A line with its lead in bold: "Chủ trì: …".
local function led(lead, line)
  return b.para("body", { { text = lead .. " ", bold = true }, text.ended(line, ".") })
end

--- The invitation of one; all share the rest of the data.
local function invitation(d, who, date, meeting)
  local name = text.clean(who.salutation .. " " .. who.name)
  local body = {
    b.para("body", { text.clean(d.organ) .. " trân trọng kính mời: ", { text = name, bold = true },
      who.position and ", " .. text.ended(who.position, ".") or "." }),
    led("Tới dự:", d.event),
    d.chair and led("Chủ trì:", d.chair),
    led("Thời gian:", d.time .. ", " .. dates.weekday(meeting) .. ", " .. dates.long(meeting)),
    led("Địa điểm:", d.venue),
    who.note and led("Đề nghị " .. (who.salutation ~= "" and who.salutation or name) .. ":", who.note),
    b.paragraphs(d.notes),
  }
  return {
    b.letterhead { issuer = d.issuer, reference = b.reference(d.number, d.symbol),
      placed = b.place_and_date(d.place, date, d) },
    b.title("GIẤY MỜI", d.subject),
    body,
    b.closing(d.closing, body),
    b.signatures(d.signatures, nil, b.recipients(d.recipients or { "Như trên" }, d.archive)),
  }
end

local function build(d)
  local date, meeting = d.date and dates.parse(d.date), dates.parse(d.meeting_date)
  local out = { title = "Giấy mời: " .. text.joined(d.subject):gsub("\n", " "), author = text.clean(d.organ),
    reference = b.reference(d.number, d.symbol), date = date and dates.iso(date) }
  for i, who in ipairs(d.invitees) do
    local break_before = i > 1 and vanban.block("page", { page = "portrait", restart = true })
    out[i] = { break_before, invitation(d, who, date, meeting) }
  end
  return out
end

return { title = "Giấy mời họp, một danh sách mời ra nhiều giấy", schema = schema, styles = "nd30", build = build }
