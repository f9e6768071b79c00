--- The worksheet with the chart of a budget: what each group costs, and has cost.

local grid = require "lib.estimate_columns"

local M = {}

--- Points: bars of a chart, what is around them, and a row without text.
local BAR_HEIGHT, AROUND, ROW = 34, 110, 15
--- The highest chart: it must fit a page.
local HIGHEST = 640
local WIDTH = 440

--- Whether a budget has a chart: unless the data says no, where it has groups to compare.
---@param costs Costs
---@return boolean
function M.wanted(costs)
  return costs.data.chart and #costs.groups > 1
end

local function head(title)
  return { text = title, style = "sheet-head", ruled = true, wrap = true }
end

--- A reference to a cell of the estimate and the value it has.
local function linked(style, tab, cell, value, format)
  return { formula = "'" .. tab .. "'!" .. cell, value = value, style = style, format = format, ruled = true, wrap = true }
end

--- The amount of a group: its sum; of lines without a group what the others leave of the total.
local function amount(costs, group, key, tab, total)
  local cell = group[key .. "_cell"]
  if cell then
    return linked("sheet-number", tab, cell, group[key] or 0, grid.MONEY)
  end
  local parts = { total }
  for _, other in ipairs(costs.groups) do
    parts[#parts + 1] = other[key .. "_cell"] and "'" .. tab .. "'!" .. other[key .. "_cell"]
  end
  return {
    formula = table.concat(parts, "-"), value = group[key] or 0, style = "sheet-number", format = grid.MONEY, ruled = true,
  }
end

--- The sheet. Made after the estimate, whose cells it shows.
---@param costs Costs
---@param title string  of the tab
---@param tab string    of the estimate
---@param suffix string of its names
---@return SheetBlock
function M.sheet(costs, title, tab, suffix)
  local settled = costs.has.actual or costs.data.settlement
  local last = settled and "C" or "B"
  local rows = {
    { { text = "CƠ CẤU KINH PHÍ THEO NHÓM CHI", style = "sheet-title", span = settled and 3 or 2, wrap = true } },
    {},
    { head("Nhóm chi"), head("Dự toán (đồng)"), settled and head("Quyết toán (đồng)") or nil },
  }
  for _, group in ipairs(costs.groups) do
    local name = group.title and linked("sheet", tab, group.title_cell, vanban.plain(group.title))
      or { text = "Chi khác", style = "sheet", ruled = true }
    rows[#rows + 1] = {
      name, amount(costs, group, "amount", tab, "TongCong" .. suffix),
      settled and amount(costs, group, "actual", tab, "TongQuyetToan" .. suffix) or nil,
    }
  end
  local n, series = #rows, {}
  for column in ("BC"):sub(1, settled and 2 or 1):gmatch(".") do
    series[#series + 1] = {
      name = column .. 3, categories = "A4:A" .. n, values = column .. 4 .. ":" .. column .. n,
    }
  end
  local height = math.min(AROUND + BAR_HEIGHT * #series * #costs.groups, HIGHEST)
  for _ = 1, height // ROW + 3 do
    rows[#rows + 1] = {} -- under the chart, so that it is printed
  end
  return {
    title = title, columns = settled and { 48, 21, 21 } or { 60, 24 }, rows = rows, page = "portrait", protect = costs.data.protect,
    charts = { {
      title = "Kinh phí theo nhóm chi", at = "A" .. n + 2, width = WIDTH, height = height, format = grid.MONEY, series = series,
    } },
    names = { { name = "CoCau" .. suffix, range = "A3:" .. last .. n } },
  }
end

return M
