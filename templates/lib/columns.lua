--- How wide the columns of a table should be, from the texts that stand in them: an estimate, in millimetres.

local count, lower, upper = vanban.count, vanban.lower, vanban.upper
local find, gsub = string.find, string.gsub

local M = {}

--- Widths of letters in cells, mm, large enough for bold ones; and of the white at both sides of a cell.
local SMALL, CAPITAL, SIDES = 2.15, 3.1, 4.4

--- A column that needs no more, mm, gets just that; wider ones share what is left by their needs.
local NARROW = 24

--- Needs are not looked at beyond this, mm: a long text wraps.
M.WIDE = 100

--- Narrow columns together, mm: beyond, all columns share the width.
local NARROW_SUM = 100

--- The width of the text on an upright page and on one across, mm (styles/nd30.lua).
M.UPRIGHT, M.ACROSS = 165, 252

--- About how wide a piece of text is, mm. The points of figures are half as wide as a letter. 0 when that is no more
--- than `most`.
local function width_of(s, most)
  local letters = count(s)
  if letters * CAPITAL <= most then
    return 0
  elseif find(s, ".", 1, true) then
    letters = letters - select(2, gsub(s, "%.", "")) / 2
  end
  local small = not find(s, "%u") and lower(s) == s
  return letters * (small and SMALL or upper(s) == s and CAPITAL or SMALL + 0.2)
end

local function widest(s, pattern)
  local most = 0
  for piece in s:gmatch(pattern) do
    most = math.max(most, width_of(piece, most))
  end
  return most
end

--- How wide a column would like to be, mm: its longest line on one line, its title on two, no word broken.
---@param title string
---@param cells string[]
---@param most number  mm
---@return number
function M.need(title, cells, most)
  local need = math.max(widest(title, "%S+"), width_of(title, 0) / 2)
  for i, cell in ipairs(cells) do
    if #cell * CAPITAL > need and cell ~= cells[i - 1] then -- else it cannot be wider
      need = math.max(need, widest(vanban.plain(cell), "[^\n]+"))
    end
  end
  return math.min(math.ceil(need + SIDES), most)
end

--- The least a column can do with, mm, so that no word is broken, nor words that stay on one line.
---@param title string
---@param cells string[]
---@return number
function M.least(title, cells)
  local least = widest(title, "%S+")
  for i, cell in ipairs(cells) do
    if cell ~= cells[i - 1] then
      least = math.max(least, widest(vanban.tie(vanban.plain(cell)), "%S+"))
    end
  end
  return math.ceil(least + SIDES)
end

local function sum_of(list)
  local sum = 0
  for _, n in pairs(list) do
    sum = sum + n
  end
  return sum
end

--- The parts of the room that columns get, in mm, by their needs; one whose share would be less than it can do with
--- gets that. Nil when there is not enough for all.
local function parts_of(needs, leasts, room)
  local parts, open = {}, {}
  for i, need in pairs(needs) do
    open[i] = need
  end
  repeat
    local sum, again = sum_of(open), false
    for i, need in pairs(open) do
      if room * need < leasts[i] * sum then
        parts[i], open[i] = leasts[i], nil
        room, again = room - leasts[i], true
        break
      end
    end
  until not again
  local sum = sum_of(open)
  for i, need in pairs(open) do
    parts[i] = math.max(1, math.floor(room * need / sum))
  end
  return room >= 0 and parts or nil
end

--- Takes from `open` what needs no more than an even part of the room, or less than it can do with; gives the room
--- left, and whether anything was taken.
local function take_out(open, widths, needs, leasts, room)
  local even = room / #open
  for k, i in ipairs(open) do
    if needs[i] <= even or leasts[i] > even then
      widths[i] = math.max(needs[i] <= even and needs[i] or 0, leasts[i])
      table.remove(open, k)
      return room - widths[i], true
    end
  end
  return room, false
end

--- The room divided evenly, but for what needs less of it and what can do with no less: a long text, which takes
--- several lines anyway, leaves short ones on one line.
---@param needs number[]
---@param leasts number[]
---@param room number
---@return string[]  shares
function M.even(needs, leasts, room)
  local open, widths, again = {}, {}, true
  for i in ipairs(needs) do
    open[i] = i
  end
  while again and #open > 0 do
    room, again = take_out(open, widths, needs, leasts, room)
  end
  for i in ipairs(needs) do
    local part = widths[i] and widths[i] + (#open == 0 and room / #needs or 0) or room / #open
    widths[i] = string.format("%d*", math.max(1, part * 10 // 1))
  end
  return widths
end

--- Sets the width of the columns that have a need.
---@param columns Column[]
---@param needs table<integer, number>   by the place of the column
---@param leasts table<integer, number>  likewise
---@param width number                   of the table, mm
function M.share_out(columns, needs, leasts, width)
  local sum, wide = 0, false
  for i in pairs(needs) do
    wide = wide or needs[i] > NARROW
    sum = sum + (needs[i] <= NARROW and needs[i] or 0)
  end
  local shares, room, narrow = {}, width, 0
  for i, column in ipairs(columns) do
    local need = needs[i]
    if not need then
      room = room - (tonumber(column.width) or 0)
    elseif wide and sum <= NARROW_SUM and need <= NARROW then
      column.width, narrow = need, narrow + need
    else
      shares[i] = need
    end
  end
  -- as shares, since the text may be narrower than it mostly is; where not even the leasts fit, all lack alike
  for i, part in pairs(parts_of(shares, leasts, room - narrow) or leasts) do
    columns[i].width = part .. "*"
  end
end

return M
