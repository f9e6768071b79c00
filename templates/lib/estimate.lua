--- The worksheet of a budget ("Dự toán"): amounts and totals are live formulas, stored with the values that
--- costs.lua computed. A sum reaches from the row above its lines to a thin row below them, so that lines put in
--- anywhere between are counted. The words follow the total (estimate_words.lua); a warning says when it is no longer
--- the document's.

local budget = require "lib.budget"
local chart = require "lib.estimate_chart"
local frame = require "lib.estimate_frame"
local grid = require "lib.estimate_columns"
local numbers = require "lib.numbers"
local s = require "lib.estimate_sheet"
local spelled = require "lib.estimate_words"
local text = require "lib.text"

local M = {}

local GUARD_HEIGHT = 6 -- points
local SIDE_WIDTH = 64 -- characters of the column beside the paper
--- What the sheet says of itself; what begins with WARNING is shown as one.
local WARNING = "Cảnh báo: "
local ABOVE, WITHIN = WARNING .. "đơn giá vượt định mức", "Trong định mức"
local OUTSIDE = WARNING .. "có khoản chi chưa được cộng vào tổng."
local CHANGED, AGREES = WARNING .. "tổng cộng khác số %s đồng ghi trong văn bản.", "Tổng cộng đúng số ghi trong văn bản."

--- Lines and sums ------------------------------------------------------------------------------------------------

--- Puts difference and share of what was spent into the cells of a row: dashes unless `known`, as the formula's
--- condition `unknown` says.
local function settle(sheet, cells, row, style, unknown, known, amount, actual)
  local planned, spent = s.at(sheet, "amount", row), s.at(sheet, "actual", row)
  cells.difference = s.formula(style, string.format("IF(%s%s,\"-\",%s-%s)", spent, unknown, spent, planned),
    known and actual - amount or "-")
  cells.percent = s.formula(style, string.format("IF(OR(%s%s,%s=0),\"-\",%s/%s)", spent, unknown, planned, spent, planned),
    known and amount ~= 0 and actual / amount or "-", grid.PERCENT)
end

--- What is said beside the paper of the price in a row.
local function price_check(row, line, norm, price)
  local above = line.norm and (line.price or line.amount) > line.norm
  row[#row + 1] = {
    formula = string.format("IF(ISNUMBER(%s),IF(%s>%s,%s,%s),\"-\")", norm, price, norm, s.quoted(ABOVE), s.quoted(WITHIN)),
    value = not line.norm and "-" or above and ABOVE or WITHIN, style = "sheet-aside",
  }
end

--- One costed line. The product is rounded to three decimals first, which takes away what binary fractions add, then
--- to whole dong. A lump sum counts as one at the price of its amount.
local function line_row(sheet, index, line)
  local row, at = sheet.n + 1, s.at
  local price, norm, times = at(sheet, "price", row), at(sheet, "norm", row), at(sheet, "times", row)
  local product = at(sheet, "quantity", row) .. (times and "*" .. times or "") .. "*" .. price
  local cells = {
    index = { number = index, style = "sheet-centre", ruled = true, input = true },
    code = s.open_text("sheet-centre", line.code or ""),
    text = s.open_text("sheet", line.text),
    unit = s.open_text("sheet-centre", line.unit or (line.price and "" or "trọn gói")),
    quantity = s.open_number((line.quantity or 1000) / 1000),
    times = times and s.open_number((line.times or 1000) / 1000),
    norm = norm and s.open_number(line.norm),
    price = s.open_number(line.price or line.amount),
    amount = s.formula("sheet-number", "ROUND(ROUND(" .. product .. ",3),0)", line.amount),
    note = s.open_text("sheet", line.note or ""),
  }
  if sheet.columns.at.actual then
    cells.actual = s.open_number(line.actual)
    settle(sheet, cells, row, "sheet-number", '=""', line.actual ~= nil, line.amount, line.actual)
  end
  local made = s.fill(sheet, cells)
  if norm then
    price_check(made, line, norm, price)
  end
  return s.add(sheet, made)
end

--- The sums of a column over ranges and cells: "SUM(F9:F12,F18)". `parts`: of rows, { first, last } or { row }.
local function sum(sheet, key, parts)
  local out = {}
  for i, part in ipairs(parts) do
    out[i] = part[2] and s.range(sheet, key, part[1], part[2]) or s.at(sheet, key, part[1])
  end
  return "SUM(" .. table.concat(out, ",") .. ")"
end

--- A row of sums, titled up to the column of amounts.
local function sum_row(sheet, title, parts, amount, actual)
  local row, style = sheet.n + 1, "sheet-strong-number"
  local cells = {
    index = s.fixed("sheet-head", title, s.span(sheet, "index", "amount")),
    amount = s.formula(style, sum(sheet, "amount", parts), amount),
  }
  if sheet.columns.at.actual then
    cells.actual = s.formula(style, sum(sheet, "actual", parts), actual or 0)
    settle(sheet, cells, row, style, "=0", (actual or 0) ~= 0, amount, actual)
  end
  return s.add(sheet, s.fill(sheet, cells))
end

--- The lines of a group and the thin row that ends them. Gives the rows its sum reaches over: the row above, which
--- has no amount, included.
local function line_rows(sheet, group)
  local first = sheet.n
  for i, line in ipairs(group.lines) do
    line_row(sheet, i, line)
  end
  local guard = s.fill(sheet, {})
  guard.height = GUARD_HEIGHT
  return { first, s.add(sheet, guard) }
end

--- A titled group: its title, its lines, its sum. Gives the row of the sum; the chart finds the cells in the group.
local function group_rows(sheet, group)
  local number = group.number
  group.title_cell = s.at(sheet, "text", s.add(sheet, s.fill(sheet, {
    index = s.fixed("sheet-head", number),
    text = s.open_text("sheet-strong", group.title, s.span(sheet, "text", "amount")),
  })))
  local row = sum_row(sheet, "Cộng " .. number, { line_rows(sheet, group) }, group.amount, group.actual)
  group.amount_cell, group.actual_cell = s.at(sheet, "amount", row), s.at(sheet, "actual", row)
  sheet.names[#sheet.names + 1] = { name = "Nhom" .. sheet.suffix .. "_" .. number, range = group.amount_cell }
  return { row }
end

--- Guards --------------------------------------------------------------------------------------------------------

--- Says when a line is outside the sums, or when the total is no longer the one of the document. Gives its cell.
local function warning_row(sheet, first, total_row)
  local factors, total = {}, s.at(sheet, "amount", total_row)
  for _, key in ipairs { "quantity", "times", "price" } do
    factors[#factors + 1] = s.range(sheet, key, first, total_row)
  end
  local outside = string.format("ABS(SUMPRODUCT(%s)-%s)>ROWS(%s)", table.concat(factors, ","), total, factors[1])
  local changed = CHANGED:format(numbers.grouped(sheet.costs.total))
  return "A" .. s.add(sheet, { {
    formula = string.format("IF(%s,%s,IF(%s<>%d,%s,%s))", outside, s.quoted(OUTSIDE), total, sheet.costs.total,
      s.quoted(changed), s.quoted(AGREES)),
    value = AGREES, style = "sheet-aside", span = #sheet.columns, wrap = true,
  } })
end

--- What may be typed from the row above all lines to the one below.
local function inputs(sheet, first, last)
  local out = {}
  for _, key in ipairs { "quantity", "times" } do
    out[#out + 1] = sheet.columns.at[key] and {
      range = s.range(sheet, key, first, last), min = 0, max = numbers.QUANTITY_LIMIT // 1000, title = "Số lượng không hợp lệ",
      message = "Ghi số không âm.",
    }
  end
  for _, key in ipairs { "norm", "price", "actual" } do
    out[#out + 1] = sheet.columns.at[key] and {
      range = s.range(sheet, key, first, last), whole = true, min = 0, max = numbers.MONEY_LIMIT,
      title = "Số tiền không hợp lệ", message = "Ghi số tiền chẵn đồng, không âm.",
    }
  end
  return out
end

--- A rule that shows cells in red which begin with a warning.
local function alarm(range, cell)
  local formula = string.format("LEFT(%s,%d)=%s", cell, vanban.count(WARNING), s.quoted(WARNING))
  return { range = range, formula = formula, style = "sheet-alarm" }
end

--- Decimals are shown where there are some, prices above the norm and warnings in red.
local function rules(sheet, first, last, warning)
  local out = {}
  for _, key in ipairs { "quantity", "times" } do
    local cell = s.at(sheet, key, first)
    out[#out + 1] = cell and {
      range = s.range(sheet, key, first, last), formula = cell .. "<>INT(" .. cell .. ")", format = grid.DECIMALS,
    }
  end
  local norm, price = s.at(sheet, "norm", first), s.at(sheet, "price", first)
  if norm then
    local side = string.char(("A"):byte() + #sheet.columns)
    out[#out + 1] = {
      range = s.range(sheet, "price", first, last), style = "sheet-alarm",
      formula = string.format("AND(ISNUMBER($%s),%s>$%s)", norm, price, norm),
    }
    out[#out + 1] = alarm(side .. first .. ":" .. side .. last, side .. first)
  end
  out[#out + 1] = alarm(warning, warning)
  return out
end

--- The sheets ----------------------------------------------------------------------------------------------------

--- The worksheet of one budget.
---@param costs Costs
---@param head EstimateHead
---@param title string   of the tab
---@param suffix string  of its names
---@return SheetBlock
local function estimate(costs, head, title, suffix)
  local sheet = s.new(costs, suffix)
  local columns, names, parts = sheet.columns, sheet.names, {}
  local head_row, first = frame.head(sheet, head)
  for g, group in ipairs(costs.groups) do
    parts[g] = group.title and group_rows(sheet, group) or line_rows(sheet, group)
  end
  local total = sum_row(sheet, text.clean(costs.data.total_label), parts, costs.total, costs.actual)
  table.insert(names, 1, { name = "TongCong" .. suffix, range = s.at(sheet, "amount", total) })
  if columns.at.actual then
    names[#names + 1] = { name = "TongQuyetToan" .. suffix, range = s.at(sheet, "actual", total) }
  end
  s.add(sheet, { spelled.cell(costs, #columns, suffix) })
  if costs.data.source then
    s.add(sheet, { s.wide("sheet", budget.source(costs.data), #columns) })
  end
  local warning = warning_row(sheet, first, total)
  frame.foot(sheet, head)
  local widths = {}
  for i, column in ipairs(columns) do
    widths[i] = column.width
  end
  widths[#widths + 1] = SIDE_WIDTH
  return {
    title = title, columns = widths, printed = #columns, rows = sheet.rows,
    page = columns.landscape and "landscape" or "portrait", landscape = columns.landscape, head = { head_row, first },
    freeze = first, protect = costs.data.protect, names = names, inputs = inputs(sheet, first, total - 1),
    rules = rules(sheet, first, total - 1, warning),
  }
end

local function on_demand(make)
  return vanban.block("sheet", { make = make })
end

--- The worksheets of the budgets of a document: "Dự toán", "Dự toán 2", …; after each the chart of its groups, if it
--- has some, and the hidden one that spells its total.
---@param budgets Costs[]
---@param head EstimateHead
---@return table[]
function M.estimates(budgets, head)
  local out = {}
  for i, costs in ipairs(budgets) do
    local suffix = i > 1 and tostring(i) or ""
    local function tab(name)
      return i > 1 and name .. " " .. suffix or name
    end
    out[#out + 1] = on_demand(function() return estimate(costs, head, tab("Dự toán"), suffix) end)
    if chart.wanted(costs) then
      out[#out + 1] = on_demand(function() return chart.sheet(costs, tab("Biểu đồ"), tab("Dự toán"), suffix) end)
    end
    out[#out + 1] = on_demand(function() return spelled.sheet(costs, tab("Bằng chữ"), suffix) end)
  end
  return out
end

return M
