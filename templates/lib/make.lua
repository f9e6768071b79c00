--- The primitives, one short call each: what every other file here composes into parts of a document.

local block = vanban.block

local M = {}

--- The options of a paragraph that has none.
local NONE = {}

--- A paragraph. Inline marks in its texts (**bold**, …) are read by the engine, words that stay on one line tied.
--- `options`: label, keep_next, role, bookmark (a name others refer to), cite (how they write it).
---@param style string
---@param runs string|table
---@param options? table
---@return table
function M.para(style, runs, options)
  local o = options or NONE
  return block("para", {
    style = style, runs = runs, label = o.label, keep_next = o.keep_next, role = o.role,
    bookmark = o.bookmark, cite = o.cite,
  })
end

--- Empty height, in points. `field`: a place for a digital signature in its middle, mm.
---@param height number
---@param field? {side: number, shift: number}  a square, and how far left of the middle it stands
---@return table
function M.space(height, field)
  return block("space", { height = height, field = field and field.side, shift = field and field.shift })
end

--- A centred line under the text before it. `fraction` of that text's longest line; `below`: white under
--- the line, in points.
---@param fraction number
---@param below number
---@return table
function M.rule_under(fraction, below)
  return block("rule", {
    fraction = fraction, of = "text", align = "centre", thickness = 0.75, above = 3, below = below,
  })
end

--- A table without lines, to set parts side by side (letterhead, signatures). Each row is a list of cells,
--- each cell a list of blocks; no row is split over pages.
---@param columns table  widths in mm, or "*"
---@param rows table[][]
---@param keep_whole? boolean
---@return table
function M.side_by_side(columns, rows, keep_whole)
  local made = {}
  for i, cells in ipairs(rows) do
    local row = { cells = {}, whole = true }
    for k, blocks in ipairs(cells) do
      row.cells[k] = { blocks = blocks }
    end
    made[i] = row
  end
  return block("table", { columns = columns, rows = made, keep_whole = keep_whole })
end

--- A column of a ruled table.
---@class Column
---@field title string
---@field width number|string  mm, or "*"
---@field style? string        of its cells; "cell" unless given

--- A cell of a ruled table; `span` columns wide.
---@param style string
---@param text string
---@param span? integer
---@return table
function M.cell(style, text, span)
  return { blocks = { M.para(style, text) }, span = span, middle = true }
end

--- A table with lines and a head repeated on each page. `rows`: texts in the order of the columns, or
--- ready rows ({ cells = … }).
---@param columns Column[]
---@param rows table[]
---@param keep_whole? boolean
---@return table
function M.grid(columns, rows, keep_whole)
  local widths, head, made = {}, { cells = {}, header = true, whole = true }, {}
  for i, column in ipairs(columns) do
    widths[i] = column.width
    head.cells[i] = M.cell("cell-head", column.title)
  end
  made[1] = head
  for _, row in ipairs(rows) do
    if not row.cells then
      local cells = {}
      for i, column in ipairs(columns) do
        cells[i] = M.cell(column.style or "cell", row[i] or "")
      end
      row = { cells = cells, whole = true }
    end
    made[#made + 1] = row
  end
  return block("table", { columns = widths, rows = made, ruled = true, keep_whole = keep_whole })
end

return M
