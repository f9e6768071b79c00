--- A budget in the text of a document: list lines or a table, from figures that costs.lua computed.

local listing = require "lib.listing"
local make = require "lib.make"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

--- "40 đại biểu x 20.000đ/đại biểu = 800.000 đồng", "40 người x 2 buổi x 20.000đ/người/buổi = …"; a lump sum is its
--- amount alone.
local function figures(line)
  local amount = numbers.grouped(line.amount) .. " đồng"
  if not line.price or not line.quantity then
    return amount
  end
  local factors, unit = numbers.decimal(line.quantity), line.unit and "/" .. line.unit or ""
  factors = line.unit and factors .. " " .. line.unit or factors
  if line.times then
    factors = factors .. " x " .. numbers.decimal(line.times) .. " " .. line.times_unit
    unit = unit .. "/" .. line.times_unit
  end
  return string.format("%s x %sđ%s = %s", factors, numbers.grouped(line.price), unit, amount)
end

--- "Nguồn kinh phí: ….", however the data begins it.
---@param budget table  of the data, with a source
---@return string
function M.source(budget)
  return text.ended(text.led_by(budget.source, "Nguồn kinh phí", ": "), ".")
end

--- The budget as list lines, ended by its total.
---@param costs Costs
---@param marker? string  sign of the lines
---@return table[]
function M.list(costs, marker)
  local out = {}
  for _, group in ipairs(costs.groups) do
    if group.title then
      out[#out + 1] = listing.line(group.title .. ": " .. numbers.grouped(group.amount) .. " đồng.",
        { marker = "*", leads = true })
    end
    for _, line in ipairs(group.lines) do
      local note = line.note and " (" .. line.note .. ")" or ""
      local written = line.written or line.text .. ": " .. figures(line) .. note .. "."
      local own, rest = text.split_marker(written)
      out[#out + 1] = listing.line(rest, { marker = own or marker or "-" })
    end
  end
  local data = costs.data
  local total = string.format("%s: %s đồng (%s).", text.clean(data.total_label), numbers.grouped(costs.total),
    text.ended(costs.words, ""))
  out[#out + 1] = listing.line(total, { marker = "*" })
  if data.source then
    out[#out + 1] = listing.line(M.source(data), { marker = "*" })
  end
  return out
end

--- Columns of the table, in order: what fills them, least width in mm (the second when there are more than seven), and
--- the field of lines without which there is no such column.
local COLUMNS = {
  { key = "index", title = "STT", width = { 14, 13 }, style = "cell-centre" },
  { key = "code", title = "Mục, tiểu mục", width = { 17, 15 }, style = "cell-centre", by = "code" },
  { key = "text", title = "Nội dung", width = { "*", "*" } },
  { key = "unit", title = "ĐVT", width = { 20, 16 }, style = "cell-centre" },
  { key = "quantity", title = "Số lượng", width = { 16, 16 }, style = "cell-number" },
  { key = "times", width = { 16, 13 }, style = "cell-number", by = "times" },
  { key = "price", title = "Đơn giá (đồng)", width = { 23, 20 }, style = "cell-number" },
  { key = "amount", title = "Thành tiền (đồng)", width = { 27, 24 }, style = "cell-number" },
  { key = "note", title = "Ghi chú", width = { 24, 18 }, by = "note" },
}

--- What the column of times is headed: the unit, when it is one.
---@param costs Costs
---@return string
function M.times_title(costs)
  local unit
  for _, group in ipairs(costs.groups) do
    for _, line in ipairs(group.lines) do
      if line.times and unit and unit ~= line.times_unit then
        return "Số lần"
      end
      unit = line.times and line.times_unit or unit
    end
  end
  return "Số " .. unit
end

--- The longest figure of each column that has some: of quantities the one with most signs, of money the largest.
---@param costs Costs
---@return table<string, string>
function M.longest(costs)
  local out, price, norm = { quantity = "", times = "" }, 0, 0
  local function see(key, thousandths)
    local figure = thousandths and numbers.decimal(thousandths) or ""
    out[key] = #figure > #out[key] and figure or out[key]
  end
  for _, group in ipairs(costs.groups) do
    for _, line in ipairs(group.lines) do
      price, norm = math.max(price, line.price or line.amount), math.max(norm, line.norm or 0)
      see("quantity", line.quantity or 1000)
      see("times", line.times)
    end
  end
  local actual = costs.actual or costs.total
  out.price, out.norm, out.amount = numbers.grouped(price), numbers.grouped(norm), numbers.grouped(costs.total)
  out.actual, out.difference = numbers.grouped(actual), numbers.grouped(math.min(actual - costs.total, -costs.total))
  return out
end

--- Room a figure needs in a cell, mm: digits of 12 pt are 2.12 mm wide, points half of that; then the padding.
local function room(figure)
  local _, points = figure:gsub("%p", "")
  return (#figure - points / 2) * 2.12 + 4.4
end

--- The columns this budget has, wide enough for its figures.
local function columns_of(costs)
  local chosen, out, longest = {}, {}, M.longest(costs)
  for _, column in ipairs(COLUMNS) do
    if not column.by or costs.has[column.by] then
      chosen[#chosen + 1] = column
    end
  end
  for i, column in ipairs(chosen) do
    local width = column.width[#chosen > 7 and 2 or 1]
    local figure = longest[column.key]
    out[i] = {
      key = column.key, title = column.title or M.times_title(costs), style = column.style,
      width = figure and math.max(width, room(figure)) or width,
    }
  end
  return out
end

--- A row of a title and a sum: `lead` cells first, then the title up to the amounts.
local function sum_row(columns, lead, title, style, amount)
  local at, cells = 1, lead
  while columns[at].key ~= "amount" do
    at = at + 1
  end
  cells[#cells + 1] = make.cell(style, title, at - 1 - #lead)
  cells[#cells + 1] = make.cell("cell-strong-number", numbers.grouped(amount))
  if at < #columns then
    cells[#cells + 1] = make.cell("cell", "")
  end
  return { cells = cells, whole = true }
end

local function line_cells(columns, index, line)
  local texts = {
    index = tostring(index), code = line.code, text = line.text, unit = line.unit, note = line.note,
    quantity = line.quantity and numbers.decimal(line.quantity), times = line.times and numbers.decimal(line.times),
    price = line.price and numbers.grouped(line.price), amount = numbers.grouped(line.amount),
  }
  local cells = {}
  for i, column in ipairs(columns) do
    cells[i] = texts[column.key] or ""
  end
  return cells
end

--- The budget as a table, its total in words beneath.
---@param costs Costs
---@return table[]
function M.table(costs)
  local columns, rows = columns_of(costs), {}
  for g, group in ipairs(costs.groups) do
    if group.title then
      rows[#rows + 1] = sum_row(columns, { make.cell("cell-head", numbers.roman(g)) }, group.title, "cell-strong", group.amount)
    end
    for i, line in ipairs(group.lines) do
      rows[#rows + 1] = line_cells(columns, i, line)
    end
  end
  rows[#rows + 1] = sum_row(columns, {}, costs.data.total_label, "cell-head", costs.total)
  local out = {
    make.grid(columns, rows, #rows <= 15), make.space(6),
    make.para("remark", "(Bằng chữ: " .. text.ended(costs.words, ".") .. ")", { role = "words" }),
  }
  if costs.data.source then
    out[#out + 1] = listing.line(M.source(costs.data))
  end
  return out
end

return M
