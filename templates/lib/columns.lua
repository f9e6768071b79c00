--- How wide the columns of a table should be, from the texts that stand in them: an estimate, in millimetres.

local markup = require "lib.markup"

local M = {}

--- Widths of letters in cells, mm, large enough for bold ones; and of the white at both sides of a cell.
local SMALL, CAPITAL, SIDES = 2.15, 3.1, 4.4

--- A column that needs no more, mm, gets just that; wider ones share what is left by their needs.
local NARROW = 24

--- Needs are not looked at beyond this, mm: a long text wraps.
M.WIDE = 100

--- Narrow columns together, mm: beyond, all columns share the width.
local NARROW_SUM = 100

--- About how wide a piece of text is, mm. The points of figures are half as wide as a letter.
local function width_of(s)
  local _, points = s:gsub("%.", "")
  local letters = vanban.count(s) - points / 2
  return letters * (vanban.lower(s) == s and SMALL or vanban.upper(s) == s and CAPITAL or SMALL + 0.2)
end

local function widest(s, pattern)
  local most = 0
  for piece in s:gmatch(pattern) do
    most = math.max(most, width_of(piece))
  end
  return most
end

--- How wide a column would like to be, mm: its longest line on one line, its title on two, no word broken.
---@param title string
---@param cells string[]
---@param most number  mm
---@return number
function M.need(title, cells, most)
  local need = math.max(widest(title, "%S+"), width_of(title) / 2)
  for i, cell in ipairs(cells) do
    if #cell * CAPITAL > need and cell ~= cells[i - 1] then -- else it cannot be wider
      need = math.max(need, widest(markup.plain(cell), "[^\n]+"))
    end
  end
  return math.min(math.ceil(need + SIDES), most)
end

--- Sets the width of the columns that have a need.
---@param columns Column[]
---@param needs table<integer, number>  by the place of the column
function M.share_out(columns, needs)
  local sum, wide = 0, false
  for i in pairs(needs) do
    wide = wide or needs[i] > NARROW
    sum = sum + (needs[i] <= NARROW and needs[i] or 0)
  end
  for i, need in pairs(needs) do
    local fixed = wide and sum <= NARROW_SUM and need <= NARROW
    columns[i].width = fixed and need or need .. "*"
  end
end

return M
