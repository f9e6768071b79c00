--- A worksheet under way: its cells and its rows. Cells are made with all their fields at once, which is quicker than
--- adding to them.

local grid = require "lib.estimate_columns"

local M = {}

local plain = vanban.plain

---@class Sheet
---@field costs Costs
---@field columns SheetColumn[]
---@field rows table[]
---@field n integer      number of the last row
---@field suffix string  of its names: "" for the first budget
---@field names table[]

--- A sheet without rows.
---@param costs Costs
---@param suffix string
---@return Sheet
function M.new(costs, suffix)
  return { costs = costs, columns = grid.columns(costs), rows = {}, n = 0, suffix = suffix, names = {} }
end

--- Appends a row; gives its number.
---@param sheet Sheet
---@param row table
---@return integer
function M.add(sheet, row)
  sheet.n = sheet.n + 1
  sheet.rows[sheet.n] = row
  return sheet.n
end

--- Cells. Inline marks, which cells do not have, are taken out of their texts. -------------------------------------

--- A text over `span` columns, without lines around it.
function M.wide(style, line, span)
  return { text = plain(line), style = style, span = span, wrap = true }
end

--- A text of the table that stays; `span` columns wide.
function M.fixed(style, line, span)
  return { text = plain(line), style = style, span = span, ruled = true, wrap = true }
end

--- A text the user may change.
function M.open_text(style, line, span)
  return { text = plain(line), style = style, span = span, ruled = true, wrap = true, input = true }
end

--- A number the user may change; nil leaves the cell empty.
function M.open_number(n)
  return { number = n, style = "sheet-number", format = grid.MONEY, ruled = true, input = true }
end

--- A formula and the value it has now.
function M.formula(style, what, value, format)
  return { formula = what, value = value, style = style, format = format or grid.MONEY, ruled = true }
end

local EMPTY = { style = "sheet", ruled = true }

--- A row of the table from its cells by column; those that are not named are empty.
---@param sheet Sheet
---@param cells table<string, table>
---@return table
function M.fill(sheet, cells)
  local columns, row, n, i = sheet.columns, {}, 0, 1
  while i <= #columns do
    local cell = cells[columns[i].key] or EMPTY
    n, i = n + 1, i + (cell.span or 1)
    row[n] = cell
  end
  return row
end

--- Places --------------------------------------------------------------------------------------------------------

--- The cell of a column in a row: "F12"; nil where there is no such column.
---@param sheet Sheet
---@param key string
---@param row integer
---@return string|nil
function M.at(sheet, key, row)
  local column = sheet.columns.at[key]
  return column and column.letter .. row
end

--- The rows `first` to `last` of a column: "F9:F12"; nil where there is no such column.
---@param sheet Sheet
---@param key string
---@param first integer
---@param last integer
---@return string|nil
function M.range(sheet, key, first, last)
  local column = sheet.columns.at[key]
  return column and column.letter .. first .. ":" .. column.letter .. last
end

--- How many columns there are from one to the last before another.
---@param sheet Sheet
---@param from string
---@param to string
---@return integer
function M.span(sheet, from, to)
  local at = sheet.columns.at
  return at[to].letter:byte() - at[from].letter:byte()
end

--- A text inside a formula.
---@param line string
---@return string
function M.quoted(line)
  return '"' .. line:gsub('"', '""') .. '"'
end

return M
