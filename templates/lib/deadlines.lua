--- Deadlines: so many days before or after something, in calendar or working days; or a day of the calendar.

local dates = require "lib.dates"
local numbers = require "lib.numbers"
local s = require "lib.schema"
local text = require "lib.text"

local M = {}

--- What a deadline is counted from, and how its phrase reads.
local ANCHORS = {
  { "before_meeting", "trước hội nghị", "chậm nhất %s trước ngày tổ chức hội nghị" },
  { "after_meeting", "sau hội nghị", "trong %s kể từ ngày kết thúc hội nghị" },
  { "before_session", "trước kỳ họp", "chậm nhất %s trước ngày khai mạc kỳ họp" },
  { "after_session", "sau kỳ họp", "trong %s kể từ ngày bế mạc kỳ họp" },
  { "after_receipt", "sau khi nhận được kiến nghị", "trong %s kể từ ngày nhận được kiến nghị" },
  { "after_issue", "sau khi ban hành kế hoạch", "trong %s kể từ ngày ban hành Kế hoạch này" },
}

local UNITS = { calendar = "ngày", working = "ngày làm việc" }

local PHRASES = {}
for _, anchor in ipairs(ANCHORS) do
  PHRASES[anchor[1]] = anchor[3]
end

M.record = s.record({
  s.optional("count", s.integer {
    title = "Bao nhiêu ngày", description = "In hai chữ số: 05", min = 1, max = 365, example = 5,
  }),
  s.optional("unit", s.choice({ { "calendar", "ngày" }, { "working", "ngày làm việc" } }, {
    title = "Loại ngày", default = "calendar",
  })),
  s.optional("anchor", s.choice(ANCHORS, { title = "Tính từ mốc nào", example = "before_meeting" })),
  s.optional("date", s.date { title = "Trước ngày", description = "Thay cho cách đếm ngày", example = "2026-11-25" }),
}, { ref = "deadline", title = "Thời hạn theo số ngày hoặc theo ngày ấn định" })

--- The type of a deadline: a text of the office's own, or a record.
---@param details table
---@return table
function M.field(details)
  details.example = details.example or { count = 5, unit = "working", anchor = "before_meeting" }
  local written = s.text { title = "Thời hạn viết sẵn", min = 1, example = "trước 17 giờ 00 ngày 20/11/2026" }
  return s.union({ written, M.record }, details)
end

--- "chậm nhất 05 ngày làm việc trước ngày tổ chức hội nghị", "trước ngày 25/11/2026".
---@param deadline string|table
---@return string
function M.phrase(deadline)
  if type(deadline) == "string" then
    return text.clean(deadline)
  end
  local date = deadline.date and dates.parse(deadline.date)
  if date then
    return "trước ngày " .. dates.short(date)
  elseif deadline.count and deadline.anchor then
    return PHRASES[deadline.anchor]:format(numbers.two_digits(deadline.count) .. " " .. UNITS[deadline.unit])
  end
  vanban.fault {
    at = deadline, field = deadline.count and "anchor" or "count",
    vi = "thời hạn chưa đủ: cần số ngày và mốc tính, hoặc một ngày ấn định",
    en = "the deadline is incomplete: it needs a count and an anchor, or a date",
    hint_vi = "thêm \"count\" và \"anchor\", hoặc \"date\"", hint_en = "add \"count\" and \"anchor\", or \"date\"",
  }
  return ""
end

return M
