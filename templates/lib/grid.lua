--- A table of the data's own making: columns with titles, rows of texts and numbers.

local make = require "lib.make"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

local STYLES = { left = "cell", centre = "cell-centre", right = "cell-number" }

local function column_of(column)
  if type(column) == "string" then
    column = { title = column, align = "left" }
  end
  return { title = text.clean(column.title), width = column.width or "*", style = STYLES[column.align] }
end

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

--- A ruled table: { columns = { text | { title, width, align } … }, rows = { { text | number … } … } }.
---@param data table
---@return table[]
function M.grid(data)
  local columns, rows = {}, {}
  for i, column in ipairs(data.columns) do
    columns[i] = column_of(column)
  end
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
