--- A table of the data's own making: columns with titles, rows of texts and numbers.

local columns = require "lib.columns"
local make = require "lib.make"
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

--- Longest text, in letters, of a column set in the middle: ordinals, counts.
local ORDINAL = 4

--- Where the texts of a column stand when the data do not say: ordinals in the middle, numbers at the right.
local function align_of(cells, all_numbers)
  for _, cell in ipairs(cells) do
    if vanban.count(vanban.plain(cell)) > ORDINAL then
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

--- The least width a table can do with, mm, so that no word in it is broken.
---@param data table
---@return number
function M.least(data)
  local sum = 0
  for i, column in ipairs(data.columns) do
    local record = type(column) == "string" and { title = column } or column
    sum = sum + (record.width or columns.least(text.clean(record.title), (cells_of(data.rows, i))))
  end
  return sum
end

--- The columns as a table takes them: given widths are kept, the others come from what stands in them.
local function columns_of(data, room)
  local out, needs, leasts = {}, {}, {}
  for i, column in ipairs(data.columns) do
    local record = type(column) == "string" and { title = column } or column
    local cells, all_numbers = cells_of(data.rows, i)
    local title = text.clean(record.title)
    out[i] = { title = title, width = record.width, style = STYLES[record.align or align_of(cells, all_numbers)] }
    if not record.width then
      needs[i], leasts[i] = columns.need(title, cells, columns.WIDE), columns.least(title, cells)
    end
  end
  columns.share_out(out, needs, leasts, room or columns.UPRIGHT)
  return out
end

--- A ruled table: { columns = { text | { title, width, align } … }, rows = { { text | number … } … } }.
---@param data table
---@param room? number  the width of the text, mm; that of an upright page unless given
---@return table[]
function M.grid(data, room)
  local heads, rows = columns_of(data, room), {}
  for r, row in ipairs(data.rows) do
    if #row > #heads then
      vanban.fault {
        at = row,
        vi = string.format("hàng này có %d ô, bảng chỉ có %d cột", #row, #heads),
        en = string.format("this row has %d cells, the table only %d columns", #row, #heads),
        hint_vi = "bớt ô, hoặc thêm cột", hint_en = "take cells out, or add a column",
      }
    end
    rows[r] = {}
    for i, value in ipairs(row) do
      rows[r][i] = shown(value)
    end
  end
  return { make.grid(heads, rows), make.space(6) }
end

return M
