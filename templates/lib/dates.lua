--- Calendar dates and how official documents write them. No clock: a date is always given.

local numbers = require "lib.numbers"

local M = {}

---@class Date
---@field year integer
---@field month integer
---@field day integer

--- What stands for a figure that is written in by hand: no-break spaces, so that none is dropped.
local BLANK = ("\u{A0}"):rep(7)

local MONTH_DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function month_days(year, month)
  local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  return month == 2 and leap and 29 or MONTH_DAYS[month]
end

--- Reads 2023-10-06, or day first: 06/10/2023, 6.10.2023, 06-10-2023. Nil when there is no such day.
---@param text string
---@return Date|nil
function M.parse(text)
  local year, month, day
  if text:byte(5) == 45 then
    year, month, day = text:match("^(%d%d%d%d)-(%d%d?)-(%d%d?)$")
  end
  if not year then
    day, month, year = text:match("^(%d%d?)[/.-](%d%d?)[/.-](%d%d%d%d)$")
  end
  if not year then
    return nil
  end
  local d = { year = math.tointeger(year), month = math.tointeger(month), day = math.tointeger(day) }
  if d.month < 1 or d.month > 12 or d.day < 1 or d.day > month_days(d.year, d.month) then
    return nil
  end
  return d
end

--- The date in the order computers sort: 2023-10-06.
---@param d Date
---@return string
function M.iso(d)
  return string.format("%04d-%02d-%02d", d.year, d.month, d.day)
end

--- Days since 01/01/1970: for differences and order.
---@param d Date
---@return integer
function M.number(d)
  local y = d.month <= 2 and d.year - 1 or d.year
  local m = (d.month + 9) % 12 -- months since March
  return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + d.day - 719469
end

local WEEKDAYS = { [0] = "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy" }

--- The name of the day: "thứ Sáu", "Chủ nhật".
---@param d Date
---@return string
function M.weekday(d)
  return WEEKDAYS[(M.number(d) + 4) % 7]
end

--- The day and the month as the norm pads them: a nought before days 1-9 and months 1-2 only
--- (Decree 30, annex I, II.4).
local function day_text(d)
  return numbers.two_digits(d.day)
end

local function month_text(month)
  return month <= 2 and "0" .. month or tostring(month)
end

--- "ngày 06 tháng 10 năm 2023".
---@param d Date
---@return string
function M.long(d)
  return "ngày " .. day_text(d) .. " tháng " .. month_text(d.month) .. " năm " .. d.year
end

--- What is known of the date of a draft.
---@class DraftDate
---@field year? integer
---@field month? integer

--- The date of issue; a draft's has room for what is not known yet: "ngày      tháng 6 năm 2026", "ngày      tháng
---      năm ……" (dots at the end, where offices' programs would take blanks off the line).
---@param d? Date
---@param draft? DraftDate
---@return string
function M.issue(d, draft)
  if d then
    return M.long(d)
  end
  local year, month = draft and draft.year, draft and draft.month
  return "ngày" .. BLANK .. "tháng" .. (month and " " .. month_text(month) .. " " or BLANK) .. "năm " .. (year or "……")
end

--- "06/10/2023", padded like the long form: "05/6/2017".
---@param d Date
---@return string
function M.short(d)
  return day_text(d) .. "/" .. month_text(d.month) .. "/" .. d.year
end

--- The parts of the first date that the last one does not repeat: 05 for 05-10/10/2023.
local function short_from(from, to)
  if from.year ~= to.year then
    return M.short(from)
  elseif from.month ~= to.month then
    return day_text(from) .. "/" .. month_text(from.month)
  end
  return day_text(from)
end

---@class SpanOptions
---@field in_words? boolean  "đến ngày" between the days, not a hyphen
---@field weekdays? boolean  the names of the days, too; then always in words

--- A span of days: "từ ngày 05 - 10/10/2023", or in words "từ ngày 18 đến ngày 22/10/2023", "từ thứ Tư, ngày 18 đến
--- Chủ nhật, ngày 22/10/2023". One day: "ngày 15/10/2023". Without a beginning: "đến ngày 22/10/2023".
---@param from? Date
---@param to? Date
---@param options? SpanOptions
---@return string
function M.span(from, to, options)
  local weekdays = options and options.weekdays
  local function named(d, short)
    return (weekdays and M.weekday(d) .. ", ngày " or "ngày ") .. short
  end
  if not from then
    return to and "đến " .. named(to, M.short(to)) or ""
  elseif not to or M.number(from) == M.number(to) then
    return named(from, M.short(from))
  end
  local begin = "từ " .. named(from, short_from(from, to))
  if weekdays or options and options.in_words then
    return begin .. " đến " .. named(to, M.short(to))
  end
  return begin .. " - " .. M.short(to)
end

return M
