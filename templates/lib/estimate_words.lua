--- The hidden worksheet that spells the total of a budget, so that the words follow it when amounts are changed. The
--- reading is that of words.lua, group of three digits by group.

local text = require "lib.text"
local words = require "lib.words"

local M = {}

--- Rows of the sheet: the total, its digits; then a row for each group; then the reading.
local TOTAL, DIGITS, FIRST, GROUPS = 1, 2, 3, 6
local READING, RESULT = FIRST + GROUPS, FIRST + GROUPS + 1
local PLACES = 3 * GROUPS
local STRING_LIMIT = 255 -- letters of a text inside a formula
local UNREADABLE = "(số tiền không viết được bằng chữ)"

--- What is said after each group, from the first; "tỷ" after the third is put in where they are joined.
local function units(how)
  return { "triệu ", how.thousand .. " ", "", "triệu ", how.thousand .. " ", "" }
end

--- The name of the digit in a cell.
local function digit(cell)
  local names = {}
  for i = 0, 9 do
    names[i + 1] = '"' .. words.integer(i) .. '"'
  end
  return "CHOOSE(" .. cell .. "+1," .. table.concat(names, ",") .. ")"
end

--- The formula of one group's words; its digits are in columns B-D of its row.
local function group_formula(g, how)
  local row = FIRST + g - 1
  local h, t, u = "B" .. row, "C" .. row, "D" .. row
  local before = 3 * (g - 1)
  local full = before == 0 and h .. ">0" or string.format("OR(%s>0,VALUE(LEFT($B$%d,%d))>0)", h, DIGITS, before)
  return string.format('IF(%s+%s+%s=0," ",', h, t, u)
    .. string.format('IF(%s,%s&" trăm "&IF(AND(%s=0,%s>0),"%s ",""),"")', full, digit(h), t, u, how.gap)
    .. string.format('&IF(%s=0,"",IF(%s=1,"mười ",%s&" mươi "))', t, t, digit(t))
    .. string.format('&IF(%s=0,"",IF(AND(%s=1,%s>1),"mốt ",IF(AND(%s=4,%s>1),"%s ",IF(AND(%s=5,%s>0),"lăm ",%s&" "))))',
      u, u, t, u, t, how.four, u, t, digit(u))
    .. string.format('&"%s")', units(how)[g])
end

local READABLE = string.format("AND(B%d>=0,B%d<=10^15,B%d=INT(B%d))", TOTAL, TOTAL, TOTAL, TOTAL)

--- The reading before its first letter is made large: the groups with "tỷ" between.
local function reading_formula(how)
  local parts = {}
  for g = 1, GROUPS do
    parts[g] = "E" .. FIRST + g - 1
  end
  parts[3] = parts[3] .. string.format('&IF(VALUE(LEFT(B%d,9))>0,"%s ","")', DIGITS, how.billion)
  return "TRIM(" .. table.concat(parts, "&") .. ")"
end

--- The reading with a large letter and "đồng".
local function result_formula(how)
  local dong = '" đồng"' .. (how.even and string.format('&IF(RIGHT(B%d,3)="000"," chẵn","")', DIGITS) or "")
  return string.format('IF(%s,IF(B%d=0,"%s",UPPER(LEFT(B%d,1))&MID(B%d,2,400)&%s),"%s")', READABLE, TOTAL,
    words.money(0, how), READING, READING, dong, UNREADABLE)
end

--- The cells of single digits: VALUE(MID(B$2,1,1)), …
local DIGIT = {}
for i = 1, PLACES do
  DIGIT[i] = string.format("VALUE(MID(B$%d,%d,1))", DIGITS, i)
end

--- All formulas, made once for each way of reading.
local made = {}

local function formulas_of(how)
  local key = table.concat({ how.gap, how.thousand, how.four, how.billion, how.even and "even" or nil }, " ")
  local out = made[key]
  if not out then
    out = {
      groups = {}, units = units(how), reading = reading_formula(how), result = result_formula(how),
      digits = string.format('TEXT(IF(%s,B%d,0),"%s")', READABLE, TOTAL, ("0"):rep(PLACES)),
    }
    for g = 1, GROUPS do
      out.groups[g] = group_formula(g, how)
    end
    made[key] = out
  end
  return out
end

local function cell(formula, value)
  return { formula = formula, value = value, style = "sheet" }
end

local function note(line)
  return { text = line, style = "sheet" }
end

---@param costs Costs
---@param title string   of the tab
---@param suffix string  of its names
---@return SheetBlock
function M.sheet(costs, title, suffix)
  local digits, how = string.format("%018d", costs.total), words.choices(costs.data.reading)
  local formulas, at = formulas_of(how), { digits:byte(1, PLACES) }
  local rows = {
    { note "Tổng cộng", cell("TongCong" .. suffix, costs.total) },
    { note "Chữ số", cell(formulas.digits, digits) },
  }
  local follows = false
  for g = 1, GROUPS do
    local k = 3 * g
    local h, t, u = at[k - 2] - 48, at[k - 1] - 48, at[k] - 48
    local n = 100 * h + 10 * t + u
    local said = n > 0 and words.group(n, follows, how) .. " " .. formulas.units[g] or " "
    follows = follows or n > 0
    rows[FIRST + g - 1] = {
      note("Nhóm " .. g), cell(DIGIT[k - 2], h), cell(DIGIT[k - 1], t), cell(DIGIT[k], u), cell(formulas.groups[g], said),
    }
  end
  local read = costs.total > 0 and words.integer(costs.total, how) or ""
  rows[READING] = { note "Đọc là", cell(formulas.reading, read) }
  rows[RESULT] = { note "Bằng chữ", cell(formulas.result, words.money(costs.total, how)) }
  return {
    title = title, columns = { 12, 24, 6, 6, 40 }, rows = rows, page = "portrait", hidden = true, protect = costs.data.protect,
    names = { { name = "BangChu" .. suffix, range = "B" .. RESULT } },
  }
end

--- The cell "(Bằng chữ: …)" of the estimate, over `span` columns: as the data words it while the total is the one it
--- was written for.
---@param costs Costs
---@param span integer
---@param suffix string
---@return table
function M.cell(costs, span, suffix)
  local own, spelled = text.ended(costs.words, ""), "BangChu" .. suffix
  local read = words.money(costs.total, costs.data.reading)
  if own ~= read and vanban.count(own) <= STRING_LIMIT then
    spelled = string.format('IF(TongCong%s=%d,"%s",%s)', suffix, costs.total, own:gsub('"', '""'), spelled)
  else
    own = read
  end
  return {
    formula = '"(Bằng chữ: "&' .. spelled .. '&".)"', value = "(Bằng chữ: " .. own .. ".)", style = "sheet-remark",
    span = span, wrap = true,
  }
end

return M
