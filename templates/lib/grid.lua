--- A table of the data's own making: columns with titles, rows of texts and numbers.

local make = require "lib.make"
local markup = require "lib.markup"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

local STYLES = { left = "cell", centre = "cell-centre", right = "cell-number" }

--- A value as the cell shows it: whole numbers grouped, decimals with a comma.
local function shown(value)
  if type(value) == "string" then
    return text.clean(value)
  end
  local whole = math.tointeger(value)
  if whole then
    return numbers.grouped(whole)
  end
  return (string.format("%.3f", value):gsub("0+$", ""):gsub("%.", ","))
end

--- Widths of letters in cells, mm, large enough for bold ones; and of the white at both sides of a cell.
local SMALL, CAPITAL, SIDES = 2.15, 3.1, 4.4

--- A column that needs no more, mm, gets just that; wider ones share what is left by their needs, up to so much.
local NARROW, WIDE = 24, 100

--- Narrow columns together, mm: beyond, all columns share the width.
local NARROW_SUM = 100

--- Longest text, in letters, of a column set in the middle: ordinals, counts.
local ORDINAL = 4

--- About how wide a piece of text is, mm.
local function width_of(s)
  local letters = vanban.count(s)
  return letters * (vanban.lower(s) == s and SMALL or vanban.upper(s) == s and CAPITAL or SMALL + 0.2)
end

local function widest(s, pattern)
  local most = 0
  for piece in s:gmatch(pattern) do
    most = math.max(most, width_of(piece))
  end
  return most
end

--- How wide a column would like to be: its longest line on one line, its title on two, no word broken.
local function need_of(title, cells)
  local need = math.max(widest(title, "%S+"), width_of(title) / 2)
  for _, cell in ipairs(cells) do
    need = math.max(need, widest(markup.plain(cell), "[^\n]+"))
  end
  return math.min(need + SIDES, WIDE)
end

--- Where the texts of a column stand when the data do not say: ordinals in the middle, numbers at the right.
local function align_of(cells, all_numbers)
  for _, cell in ipairs(cells) do
    if vanban.count(markup.plain(cell)) > ORDINAL then
      return all_numbers and "right" or "left"
    end
  end
  return "centre"
end

--- The texts of a column, and whether all were numbers.
local function cells_of(rows, i)
  local cells, all_numbers = {}, true
  for _, row in ipairs(rows) do
    local value = row[i]
    if value and value ~= "" then
      cells[#cells + 1] = shown(value)
      all_numbers = all_numbers and type(value) == "number"
    end
  end
  return cells, all_numbers
end

--- Sets the widths that the data leave open.
local function share_out(columns, needs)
  local sum, wide = 0, false
  for i in pairs(needs) do
    wide = wide or needs[i] > NARROW
    sum = sum + (needs[i] <= NARROW and needs[i] or 0)
  end
  for i, need in pairs(needs) do
    local fixed = wide and sum <= NARROW_SUM and need <= NARROW
    columns[i].width = fixed and math.ceil(need) or math.ceil(need) .. "*"
  end
end

--- The columns as a table takes them: given widths are kept, the others come from what stands in them.
local function columns_of(data)
  local columns, needs = {}, {}
  for i, column in ipairs(data.columns) do
    local record = type(column) == "string" and { title = column } or column
    local cells, all_numbers = cells_of(data.rows, i)
    local title = text.clean(record.title)
    columns[i] = { title = title, width = record.width, style = STYLES[record.align or align_of(cells, all_numbers)] }
    needs[i] = not record.width and need_of(title, cells) or nil
  end
  share_out(columns, needs)
  return columns
end

--- A ruled table: { columns = { text | { title, width, align } … }, rows = { { text | number … } … } }.
---@param data table
---@return table[]
function M.grid(data)
  local columns, rows = columns_of(data), {}
  for r, row in ipairs(data.rows) do
    if #row > #columns then
      vanban.fault {
        at = row,
        vi = string.format("hàng này có %d ô, bảng chỉ có %d cột", #row, #columns),
        en = string.format("this row has %d cells, the table only %d columns", #row, #columns),
        hint_vi = "bớt ô, hoặc thêm cột", hint_en = "take cells out, or add a column",
      }
    end
    rows[r] = {}
    for i, value in ipairs(row) do
      rows[r][i] = shown(value)
    end
  end
  return { make.grid(columns, rows), make.space(6) }
end

return M
