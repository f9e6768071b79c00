--- The columns of an estimate's worksheet: which there are, by data; how wide; what letters they have.

local budget = require "lib.budget"
local numbers = require "lib.numbers"

local M = {}

--- Money and quantities as Vietnamese locales show them, whatever the locale of the program.
M.MONEY = "[$-42A]#,##0"
M.DECIMALS = "[$-42A]#,##0.0##"
M.PERCENT = "[$-42A]0.0%"

--- Pixels a column of `characters` is wide, and back: 7 for a digit of the default font, 5 of padding.
local function pixels(characters)
  return characters * 7 + 5
end

--- Text width of the two pages, in pixels at 88 % of the size: a portrait page shows 12 pt letters at 10.5.
local PAGES = { portrait = 708, landscape = 1080 }
--- The least width of the column of texts, in characters; and from where on notes may take of it, to what width.
local LEAST_TEXT, ENOUGH_TEXT, MOST_NOTE = 30, 34, 24

---@class SheetColumn
---@field key string     what fills it: a field of lines, or index, difference, percent
---@field title string
---@field width number   characters
---@field letter string
---@field by? string     the field of costs.has without which there is no such column

---@type table[]
local COLUMNS = {
  { key = "index", title = "STT", width = 5 },
  { key = "code", title = "Mục, tiểu mục", width = 8, by = "code" },
  { key = "text", title = "Nội dung" },
  { key = "unit", title = "ĐVT", width = 9 },
  { key = "quantity", title = "Số lượng", width = 9 },
  { key = "times", width = 9, by = "times" },
  { key = "norm", title = "Định mức (đồng)", width = 11, by = "norm" },
  { key = "price", title = "Đơn giá (đồng)", width = 11 },
  { key = "amount", title = "Thành tiền (đồng)", width = 13 },
  { key = "actual", title = "Quyết toán (đồng)", width = 13, by = "actual" },
  { key = "difference", title = "Chênh lệch (đồng)", width = 13, by = "actual" },
  { key = "percent", title = "Tỷ lệ (%)", width = 11, by = "actual" },
  { key = "note", title = "Ghi chú", width = 12 },
}

--- Characters a figure needs: its digits are a little larger than those columns are measured in.
local function room(figure)
  return math.ceil(#figure * 1.1) + 2
end

--- The longest figure of each column that has some: of quantities the one with most signs, of money the largest.
local function longest_figures(costs)
  local out, price, norm = { quantity = "", times = "" }, 0, 0
  local function see(key, thousandths)
    local figure = thousandths and numbers.decimal(thousandths) or ""
    out[key] = #figure > #out[key] and figure or out[key]
  end
  for _, group in ipairs(costs.groups) do
    for _, line in ipairs(group.lines) do
      price, norm = math.max(price, line.price or line.amount), math.max(norm, line.norm or 0)
      see("quantity", line.quantity or 1000)
      see("times", line.times)
    end
  end
  local actual = costs.actual or costs.total
  out.price, out.norm, out.amount = numbers.grouped(price), numbers.grouped(norm), numbers.grouped(costs.total)
  out.actual, out.difference = numbers.grouped(actual), numbers.grouped(math.min(actual - costs.total, -costs.total))
  return out
end

--- Letters of the longest note.
local function longest_note(costs)
  local most = 0
  for _, group in ipairs(costs.has.note and costs.groups or {}) do
    for _, line in ipairs(group.lines) do
      most = math.max(most, line.note and vanban.count(line.note) or 0)
    end
  end
  return most
end

--- A, B, … of at most 26 columns.
local function letter(i)
  return string.char(64 + i)
end

--- The columns of a budget, in order; `at` gives the one of a key. The text takes what the others leave.
---@param costs Costs
---@return SheetColumn[]
function M.columns(costs)
  local longest, out, used = longest_figures(costs), { at = {} }, 0
  for _, column in ipairs(COLUMNS) do
    if not column.by or costs.has[column.by] or column.by == "actual" and costs.data.settlement then
      local made = {
        key = column.key, title = column.title or column.key == "times" and budget.times_title(costs),
        width = column.width and math.max(column.width, room(longest[column.key] or "")), letter = letter(#out + 1),
      }
      used = used + (made.width and pixels(made.width) or 0)
      out[#out + 1], out.at[column.key] = made, made
    end
  end
  out.landscape = PAGES.portrait - used < pixels(LEAST_TEXT)
  local left = (PAGES[out.landscape and "landscape" or "portrait"] - used - 5) // 7
  local note = out.at.note
  local more = math.max(0, math.min(longest_note(costs) + 1 - note.width, MOST_NOTE - note.width, left - ENOUGH_TEXT))
  note.width = note.width + more
  out.at.text.width = math.max(left - more, LEAST_TEXT)
  return out
end

--- The columns from `first` on as parts with these shares: the least width a part has for its share, and how many
--- columns each has, where that least is as large as it can be.
local function split(columns, first, shares, k)
  local width, best, spans = 0, -1, nil
  local last = #columns - (#shares - k)
  for i = first, last do
    width = width + pixels(columns[i].width)
    if k < #shares or i == last then
      local least, rest, wide_enough = width / shares[k], {}, false
      if k < #shares then
        local others
        others, rest = split(columns, i + 1, shares, k + 1)
        wide_enough = least >= others -- from here on only the others get narrower
        least = math.min(least, others)
      end
      if least > best then
        best, spans = least, { i - first + 1, table.unpack(rest) }
      end
      if wide_enough then
        break
      end
    end
  end
  return best, spans
end

--- The columns in parts side by side: how many columns each has, so that none is too narrow for its share.
---@param columns SheetColumn[]
---@param shares number[]
---@return integer[]
function M.parts(columns, shares)
  local _, spans = split(columns, 1, shares, 1)
  return spans
end

return M
