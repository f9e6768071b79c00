--- The worksheet of a budget ("Dự toán"): amounts and totals are live formulas, stored with the values that
--- costs.lua computed. A sum reaches from the row above its lines to a thin row below them, so that lines put in
--- anywhere between are counted. The words follow the total (estimate_words.lua); a warning says when it is no longer
--- the document's.

local budget = require "lib.budget"
local chart = require "lib.estimate_chart"
local grid = require "lib.estimate_columns"
local markup = require "lib.markup"
local numbers = require "lib.numbers"
local profile = require "lib.profile"
local spelled = require "lib.estimate_words"
local text = require "lib.text"

local M = {}

local MONEY = grid.MONEY
local GUARD_HEIGHT = 6 -- points
local SIGNING_HEIGHT = 60
local SIDE_WIDTH = 64 -- characters of the column beside the paper
local HOW_TO_ADD = "Thêm khoản chi: bỏ bảo vệ trang tính (không có mật khẩu), chèn hàng phía trên hàng mỏng cuối nhóm, "
  .. "chép công thức Thành tiền từ hàng trên."
--- What the sheet says of itself; what begins with WARNING is shown as one.
local WARNING = "Cảnh báo: "
local ABOVE, WITHIN = WARNING .. "đơn giá vượt định mức", "Trong định mức"
local OUTSIDE = WARNING .. "có khoản chi chưa được cộng vào tổng."
local CHANGED, AGREES = WARNING .. "tổng cộng khác số %s đồng ghi trong văn bản.", "Tổng cộng đúng số ghi trong văn bản."

--- A sheet under way.
---@class Sheet
---@field costs Costs
---@field columns SheetColumn[]
---@field rows table[]
---@field n integer       number of the last row
---@field suffix string   of its names: "" for the first budget
---@field ranges table[]  the rows each sum of lines reaches over, and the rows of sums: {first, last} or {row}

local function quoted(line)
  return '"' .. line:gsub('"', '""') .. '"'
end

--- A row: its texts without the inline marks that cells do not have.
local function add(sheet, row)
  for _, cell in ipairs(row) do
    cell.text = cell.text and markup.plain(cell.text)
  end
  sheet.n = sheet.n + 1
  sheet.rows[sheet.n] = row
  return sheet.n
end

local function wide(style, line, span)
  return { text = line, style = style, span = span, wrap = true }
end

local function ruled(style, cell)
  cell.style, cell.ruled, cell.wrap = style, true, true
  return cell
end

--- What the user fills in.
local function input(style, cell, format)
  cell.input, cell.format = true, format
  return ruled(style, cell)
end

--- A formula and the value it has now.
local function formula(style, what, value, format)
  return ruled(style, { formula = what, value = value, format = format or MONEY })
end

--- A row of the table from its cells by column; those that are not named are empty.
local function fill(sheet, cells)
  local row, i = {}, 1
  while i <= #sheet.columns do
    local cell = cells[sheet.columns[i].key] or ruled("sheet", {})
    row[#row + 1] = cell
    i = i + (cell.span or 1)
  end
  return row
end

--- The cell of a column in a row: "F12"; nil where there is no such column.
local function at(sheet, key, row)
  local column = sheet.columns.at[key]
  return column and column.letter .. row
end

--- Columns from one to the last before another.
local function span(sheet, from, to)
  local n = 0
  for i, column in ipairs(sheet.columns) do
    n = column.key == to and i - n or column.key == from and i or n
  end
  return n
end

--- Difference and share of what was spent; a dash where nothing is known to be.
local function settled(sheet, row, style, amount, actual)
  if not sheet.columns.at.actual then
    return {}
  end
  local planned, spent = at(sheet, "amount", row), at(sheet, "actual", row)
  local empty = style == "sheet-number" and spent .. "=\"\"" or spent .. "=0"
  local known = actual ~= nil and (actual ~= 0 or style == "sheet-number")
  return {
    difference = formula(style, string.format("IF(%s,\"-\",%s-%s)", empty, spent, planned), known and actual - amount or "-"),
    percent = formula(style, string.format("IF(OR(%s,%s=0),\"-\",%s/%s)", empty, planned, spent, planned),
      known and amount ~= 0 and actual / amount or "-", grid.PERCENT),
  }
end

--- One costed line. The product is rounded to three decimals first, which takes away what binary fractions add, then
--- to whole dong. A lump sum counts as one at the price of its amount.
local function line_row(sheet, index, line)
  local row = sheet.n + 1
  local price, norm = at(sheet, "price", row), at(sheet, "norm", row)
  local times = at(sheet, "times", row)
  local cells = settled(sheet, row, "sheet-number", line.amount, line.actual)
  cells.index = input("sheet-centre", { number = index })
  cells.code = input("sheet-centre", { text = line.code or "" })
  cells.text = input("sheet", { text = line.text })
  cells.unit = input("sheet-centre", { text = line.unit or (line.price and "" or "trọn gói") })
  cells.quantity = input("sheet-number", { number = (line.quantity or 1000) / 1000 }, MONEY)
  cells.times = times and input("sheet-number", { number = (line.times or 1000) / 1000 }, MONEY)
  cells.norm = norm and input("sheet-number", { number = line.norm }, MONEY)
  cells.price = input("sheet-number", { number = line.price or line.amount }, MONEY)
  cells.amount = formula("sheet-number", string.format("ROUND(ROUND(%s%s*%s,3),0)", at(sheet, "quantity", row),
    times and "*" .. times or "", price), line.amount)
  cells.actual = input("sheet-number", { number = line.actual }, MONEY)
  cells.note = input("sheet", { text = line.note or "" })
  local made = fill(sheet, cells)
  if norm then
    local above = line.norm and (line.price or line.amount) > line.norm
    made[#made + 1] = {
      formula = string.format("IF(AND(ISNUMBER(%s),%s>%s),%s,%s)", norm, price, norm, quoted(ABOVE), quoted(WITHIN)),
      value = above and ABOVE or WITHIN, style = "sheet-aside",
    }
  end
  return add(sheet, made)
end

--- The sums of a column over ranges and rows: "SUM(F9:F12,F18)".
local function sum(sheet, key, ranges)
  local parts = {}
  for i, range in ipairs(ranges) do
    parts[i] = at(sheet, key, range[1]) .. (range[2] and ":" .. at(sheet, key, range[2]) or "")
  end
  return "SUM(" .. table.concat(parts, ",") .. ")"
end

--- A row of sums, titled up to the column of amounts.
local function sum_row(sheet, title, ranges, amount, actual)
  local row = sheet.n + 1
  local cells = settled(sheet, row, "sheet-strong-number", amount, actual)
  cells.index = ruled("sheet-head", { text = title, span = span(sheet, "index", "amount") })
  cells.amount = formula("sheet-strong-number", sum(sheet, "amount", ranges), amount)
  if sheet.columns.at.actual then
    cells.actual = formula("sheet-strong-number", sum(sheet, "actual", ranges), actual or 0)
  end
  return add(sheet, fill(sheet, cells))
end

--- The lines of a group and the thin row that ends them. Gives the rows its sum reaches over: the row above, which
--- has no amount, included.
local function line_rows(sheet, group)
  local first = sheet.n
  for i, line in ipairs(group.lines) do
    line_row(sheet, i, line)
  end
  local guard = fill(sheet, {})
  guard.height = GUARD_HEIGHT
  return { first, add(sheet, guard) }
end

--- A titled group: its title, its lines, its sum. Gives the row of the sum.
local function group_rows(sheet, index, group)
  local number = numbers.roman(index)
  group.title_cell = at(sheet, "text", add(sheet, fill(sheet, {
    index = ruled("sheet-head", { text = number }),
    text = input("sheet-strong", { text = group.title, span = span(sheet, "text", "amount") }),
  })))
  local row = sum_row(sheet, "Cộng " .. number, { line_rows(sheet, group) }, group.amount, group.actual)
  group.amount_cell, group.actual_cell = at(sheet, "amount", row), at(sheet, "actual", row)
  sheet.names[#sheet.names + 1] = { name = "Nhom" .. sheet.suffix .. "_" .. number, range = group.amount_cell }
  return { row }
end

--- State name and motto, organ, and the rules beneath; as many rows as the longer side has.
local function letterhead_rows(sheet, head)
  local spans = grid.parts(sheet.columns, { 0.42, 0.58 })
  local left, right = {}, {}
  for _, line in ipairs(text.lines(head.issuer.parent)) do
    left[#left + 1] = wide("sheet-centre", vanban.upper(line), spans[1])
  end
  for _, line in ipairs(text.lines(head.issuer.name)) do
    left[#left + 1] = wide("sheet-head", vanban.upper(line), spans[1])
  end
  left[#left + 1] = head.star and wide("sheet-head", head.star, spans[1]) or wide("sheet-rule", ("_"):rep(22), spans[1])
  local lines = head.right or profile.STATE.nation
  for i, line in ipairs(lines) do
    right[i] = wide(i == 1 and "sheet-head" or "sheet-motto", line, spans[2])
  end
  right[#right + 1] = wide("sheet-rule", ("_"):rep(vanban.count(lines[#lines]) * 2), spans[2])
  for i = 1, math.max(#left, #right) do
    add(sheet, { left[i] or wide("sheet", "", spans[1]), right[i] })
  end
end

--- Letterhead, title, what it is for, and the heads of the columns. Gives the rows of these.
local function head_rows(sheet, head)
  local all = #sheet.columns
  letterhead_rows(sheet, head)
  add(sheet, {})
  add(sheet, { wide("sheet-title", vanban.upper(text.clean(sheet.costs.data.title)), all) })
  add(sheet, { wide("sheet-head", text.clean(table.concat(text.lines(head.subject), " ")), all) })
  add(sheet, { wide("sheet-remark", head.attached_to, all) })
  add(sheet, {})
  local titles, counts = {}, {}
  for i, column in ipairs(sheet.columns) do
    titles[column.key] = ruled("sheet-head", { text = column.title })
    counts[column.key] = ruled("sheet-remark", { text = "(" .. i .. ")" })
  end
  local row = fill(sheet, titles)
  row[#row + 1] = { text = HOW_TO_ADD, style = "sheet-aside", wrap = true }
  return add(sheet, row), add(sheet, fill(sheet, counts))
end

--- Says when a line is outside the sums, or when the total is no longer the one of the document. Gives its row.
local function warning_row(sheet, first, total_row)
  local factors, total = {}, at(sheet, "amount", total_row)
  for _, key in ipairs { "quantity", "times", "price" } do
    local column = sheet.columns.at[key]
    factors[#factors + 1] = column and string.format("%s%d:%s%d", column.letter, first, column.letter, total_row)
  end
  local outside = string.format("ABS(SUMPRODUCT(%s)-%s)>ROWS(%s)", table.concat(factors, ","), total, factors[1])
  local changed = CHANGED:format(numbers.grouped(sheet.costs.total))
  return add(sheet, { {
    formula = string.format("IF(%s,%s,IF(%s<>%d,%s,%s))", outside, quoted(OUTSIDE), total, sheet.costs.total,
      quoted(changed), quoted(AGREES)),
    value = AGREES, style = "sheet-aside", span = #sheet.columns, wrap = true,
  } })
end

local SIGNERS = {
  { title = "Người lập biểu", how = "(Ký, họ tên)" }, { title = "Kế toán", how = "(Ký, họ tên)" },
  { title = "Thủ trưởng đơn vị", how = "(Ký, họ tên, đóng dấu)" },
}

--- Place and date, then those who answer for an estimate.
local function signature_rows(sheet, head)
  local signers = sheet.costs.data.signers or SIGNERS
  local halves, shares = grid.parts(sheet.columns, { 0.42, 0.58 }), {}
  for i = 1, #signers do
    shares[i] = 1 / #signers
  end
  local spans, titles, hows, room, names = grid.parts(sheet.columns, shares), {}, {}, { height = SIGNING_HEIGHT }, {}
  for i, signer in ipairs(signers) do
    local how = signer.how or (i < #signers and SIGNERS[1] or SIGNERS[3]).how
    titles[i] = wide("sheet-head", vanban.upper(text.clean(signer.title)), spans[i])
    hows[i] = wide("sheet-remark", how, spans[i])
    names[i] = wide("sheet-head", signer.name and text.clean(signer.name) or "", spans[i])
    names[i].input = true
  end
  add(sheet, {})
  add(sheet, { wide("sheet", "", halves[1]), wide("sheet-remark", head.placed, halves[2]) })
  for _, row in ipairs { titles, hows, room, names } do
    add(sheet, row)
  end
end

--- A rule that shows warnings in red.
local function alarm(range, formula)
  return { range = range, formula = formula, style = "sheet-alarm" }
end

local function warns(cell)
  return string.format("LEFT(%s,%d)=%s", cell, vanban.count(WARNING), quoted(WARNING))
end

--- What may be typed where, and what shows decimals or warnings: from the row above all lines to the one below.
local function guards(sheet, first, last, warning)
  local inputs, rules = {}, {}
  local function range(key)
    local column = sheet.columns.at[key]
    return column and string.format("%s%d:%s%d", column.letter, first, column.letter, last)
  end
  for _, key in ipairs { "quantity", "times" } do
    if range(key) then
      local cell = at(sheet, key, first)
      inputs[#inputs + 1] = {
        range = range(key), min = 0, max = numbers.QUANTITY_LIMIT // 1000, title = "Số lượng không hợp lệ",
        message = "Ghi số không âm, nhiều nhất ba chữ số thập phân.",
      }
      rules[#rules + 1] = { range = range(key), formula = cell .. "<>INT(" .. cell .. ")", format = grid.DECIMALS }
    end
  end
  for _, key in ipairs { "norm", "price", "actual" } do
    if range(key) then
      inputs[#inputs + 1] = {
        range = range(key), whole = true, min = 0, max = numbers.MONEY_LIMIT, title = "Số tiền không hợp lệ",
        message = "Ghi số tiền chẵn đồng, không âm.",
      }
    end
  end
  if range("norm") then
    local norm = "$" .. at(sheet, "norm", first)
    rules[#rules + 1] = alarm(range("price"), string.format("AND(ISNUMBER(%s),%s>%s)", norm, at(sheet, "price", first), norm))
    local side = string.char(65 + #sheet.columns)
    rules[#rules + 1] = alarm(string.format("%s%d:%s%d", side, first, side, last), warns(side .. first))
  end
  rules[#rules + 1] = alarm("A" .. warning, warns("A" .. warning))
  return inputs, rules
end

---@class EstimateHead
---@field issuer table        of the data
---@field right string[]|nil  state name and motto, or what the letterhead has instead
---@field star? string        sign under the issuer, instead of a rule
---@field subject string|string[]
---@field attached_to string  "(Kèm theo Kế hoạch số … )"
---@field placed string       place and date

--- The worksheet of one budget.
---@param costs Costs
---@param head EstimateHead
---@param title string   of the tab
---@param suffix string  of its names
---@return SheetBlock
local function estimate(costs, head, title, suffix)
  local sheet = { costs = costs, columns = grid.columns(costs), rows = {}, n = 0, suffix = suffix, names = {} }
  local head_row, first = head_rows(sheet, head)
  local parts = {}
  for g, group in ipairs(costs.groups) do
    parts[g] = group.title and group_rows(sheet, g, group) or line_rows(sheet, group)
  end
  local total_row = sum_row(sheet, text.clean(costs.data.total_label), parts, costs.total, costs.actual)
  table.insert(sheet.names, 1, { name = "TongCong" .. suffix, range = at(sheet, "amount", total_row) })
  if sheet.columns.at.actual then
    sheet.names[#sheet.names + 1] = { name = "TongQuyetToan" .. suffix, range = at(sheet, "actual", total_row) }
  end
  add(sheet, { spelled.cell(costs, #sheet.columns, suffix) })
  if costs.data.source then
    add(sheet, { wide("sheet", budget.source(costs.data), #sheet.columns) })
  end
  local inputs, rules = guards(sheet, first, total_row - 1, warning_row(sheet, first, total_row))
  signature_rows(sheet, head)
  local widths = {}
  for i, column in ipairs(sheet.columns) do
    widths[i] = column.width
  end
  widths[#widths + 1] = SIDE_WIDTH
  local across = sheet.columns.landscape
  return {
    title = title, columns = widths, printed = #sheet.columns, rows = sheet.rows,
    page = across and "landscape" or "portrait", landscape = across, head = { head_row, first }, freeze = first,
    protect = costs.data.protect, names = sheet.names, inputs = inputs, rules = rules,
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
