--- The schedule of meetings: when, where, with which deputies; as a table or as list lines. Weekdays are
--- computed; days that cannot be right are told.

local dates = require "lib.dates"
local numbers = require "lib.numbers"
local s = require "lib.schema"
local text = require "lib.text"

local M = {}

M.time = s.text {
  title = "Giờ", description = "Giờ và phút; in ra 08 giờ 00",
  pattern = "^([01]?[0-9]|2[0-3])(:[0-5][0-9]| ?(h|g|giờ)( ?[0-5][0-9]( ?phút)?)?)$",
  pattern_hint = "ghi như 08:00, 14h30, 14 giờ 30 hoặc 8 giờ", example = "08:00",
}

M.meeting = s.record({
  s.required("area", s.text {
    title = "Thôn, tổ dân phố", description = "Nơi có cử tri dự", min = 1, example = "Thôn Đông",
  }),
  s.required("date", s.date { title = "Ngày", description = "Thứ trong tuần do máy tính", example = "2026-11-16" }),
  s.optional("time", M.time),
  s.required("place", s.text {
    title = "Địa điểm", description = "Nơi họp", min = 1, example = "Nhà văn hóa thôn Đông",
  }),
  s.optional("group", s.text {
    title = "Tổ đại biểu", description = "Đứng trước tên các đại biểu", min = 1, example = "Tổ đại biểu số 1",
  }),
  s.optional("deputies", s.lines {
    title = "Đại biểu", description = "Những đại biểu dự hội nghị này", example = { "Nguyễn Văn A", "Trần Thị B" },
  }),
  s.optional("chair", s.text {
    title = "Chủ trì", description = "Người điều hành hội nghị này", min = 1, example = "Bà Hoàng Thị G",
  }),
  s.optional("voters", s.integer {
    title = "Số cử tri dự kiến", description = "Số người dự kiến đến dự", min = 1, max = 100000, example = 80,
  }),
}, { ref = "meeting", title = "Hội nghị" })

--- "08:00", "8h", "8 giờ 00 phút" -> "08 giờ 00".
---@param time string
---@return string
function M.hour(time)
  local hour, minute = time:match("^(%d+)%D*(%d*)")
  return numbers.two_digits(math.tointeger(hour)) .. " giờ " .. (minute ~= "" and minute or "00")
end

--- Who comes: the group, then its deputies, on a line of their own where there is `break_after`.
local function who(meeting, break_after)
  local names = table.concat(text.lines(meeting.deputies), ", ")
  if not meeting.group then
    return names
  end
  return text.clean(meeting.group) .. (names ~= "" and (break_after and ":\n" or ": ") .. names or "")
end

local function warn(at, field, vi, en, hint_vi, hint_en)
  vanban.warn { at = at, field = field, vi = vi, en = en, hint_vi = hint_vi, hint_en = hint_en }
end

--- One deputy cannot be at two meetings of one hour.
local function check_clash(meeting, taken)
  for _, name in ipairs(text.lines(meeting.deputies)) do
    local key = meeting.date .. " " .. (meeting.time and M.hour(meeting.time) or "") .. " " .. name
    local other = taken[key]
    if other and meeting.time then
      warn(meeting, "deputies", name .. " đã được phân công cùng giờ tại " .. other, name .. " is at " .. other
        .. " at the same hour", "đổi giờ hoặc đổi đại biểu", "change the hour or the deputy")
    end
    taken[key] = text.clean(meeting.area)
  end
end

--- Days of meetings against the day of issue, and against the bounds of the template.
---@param meetings table       of the data
---@param issued Date|nil
---@param limit Date|nil       a day all meetings lie before or after
---@param side "before"|"after"
---@param limit_name string    "ngày khai mạc kỳ họp"
function M.check(meetings, issued, limit, side, limit_name)
  local taken = {}
  for _, meeting in ipairs(meetings) do
    local date = dates.parse(meeting.date)
    local day = dates.number(date)
    if issued and day < dates.number(issued) then
      warn(meeting, "date", "hội nghị ngày " .. dates.short(date) .. " diễn ra trước ngày ban hành văn bản",
        "the meeting of " .. dates.iso(date) .. " is before the day of issue", "kiểm tra lại ngày hội nghị",
        "check the day of the meeting")
    end
    local gap = limit and day - dates.number(limit)
    if gap and (side == "before" and gap >= 0 or side == "after" and gap <= 0) then
      vanban.fault {
        at = meeting, field = "date",
        vi = string.format("hội nghị ngày %s phải %s %s (%s)", dates.short(date), side == "before" and "trước" or "sau",
          limit_name, dates.short(limit)),
        en = "the meeting of " .. dates.iso(date) .. " must be " .. side .. " " .. dates.iso(limit),
        hint_vi = "sửa \"date\" của hội nghị hoặc ngày của kỳ họp",
        hint_en = "mend the date of the meeting or of the session",
      }
    end
    check_clash(meeting, taken)
  end
end

local function as_list(meetings)
  local out = {}
  for i, meeting in ipairs(meetings) do
    local date = dates.parse(meeting.date)
    local line = "- " .. text.clean(meeting.area) .. ": " .. (meeting.time and M.hour(meeting.time) .. ", " or "")
      .. dates.weekday(date) .. ", ngày " .. dates.short(date) .. ", tại " .. text.clean(meeting.place)
    local deputies = who(meeting)
    line = line .. (deputies ~= "" and "; đại biểu: " .. deputies or "")
    line = line .. (meeting.chair and "; chủ trì: " .. text.clean(meeting.chair) or "")
    line = line .. (meeting.voters and "; dự kiến " .. numbers.two_digits(meeting.voters) .. " cử tri" or "")
    out[i] = text.ended(line, i < #meetings and ";" or ".")
  end
  return out
end

--- Columns of the table: title, width, alignment, cell. Those nobody fills are left out.
local COLUMNS = {
  { { title = "Thời gian", width = 25, align = "centre" }, function(meeting)
    local date = dates.parse(meeting.date)
    local hour = meeting.time and M.hour(meeting.time) .. "\n" or ""
    return hour .. text.capital(dates.weekday(date)) .. "\n" .. dates.short(date)
  end },
  { { title = "Thôn, tổ dân phố", width = 24, align = "left" }, function(meeting) return text.clean(meeting.area) end },
  { { title = "Địa điểm", align = "left" }, function(meeting) return text.clean(meeting.place) end },
  { { title = "Đại biểu", align = "left" }, function(meeting) return who(meeting, true) end },
  { { title = "Chủ trì", width = 26, align = "left" }, function(meeting) return text.clean(meeting.chair or "") end },
  { { title = "Cử tri (dự kiến)", width = 16, align = "right" }, function(meeting)
    return meeting.voters and numbers.grouped(meeting.voters) or ""
  end },
}

local function as_table(meetings)
  local columns, rows = { { title = "STT", width = 12, align = "centre" } }, {}
  for i in ipairs(meetings) do
    rows[i] = { tostring(i) }
  end
  for _, column in ipairs(COLUMNS) do
    local cells, filled = {}, false
    for i, meeting in ipairs(meetings) do
      cells[i] = column[2](meeting)
      filled = filled or cells[i] ~= ""
    end
    if filled then
      columns[#columns + 1] = column[1]
      for i, cell in ipairs(cells) do
        rows[i][#columns] = cell
      end
    end
  end
  return { { table = { columns = columns, rows = rows } } }
end

--- The schedule as nodes of the body.
---@param meetings table  of the data
---@param as "list"|"table"
---@return table[]
function M.nodes(meetings, as)
  return as == "table" and as_table(meetings) or as_list(meetings)
end

return M
