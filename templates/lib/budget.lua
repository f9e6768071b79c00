--- A budget in the text of a document: list lines or a table, from figures that costs.lua computed.

local columns = require "lib.columns"
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

--- Columns of the table, in order: what fills them, the least and the most that is theirs (mm; the words take what is
--- left), and the field of lines without which there is no such column.
local COLUMNS = {
  { key = "index", title = "STT", style = "cell-centre", least = 14, most = 14 },
  { key = "code", title = "Mục, tiểu mục", style = "cell-centre", least = 15, most = 20, by = "code" },
  { key = "text", title = "Nội dung" },
  { key = "unit", title = "ĐVT", style = "cell-centre", least = 16, most = 24 },
  { key = "quantity", title = "Số lượng", style = "cell-number", least = 16, most = 46 },
  { key = "times", style = "cell-number", least = 13, most = 46, by = "times" },
  { key = "price", title = "Đơn giá (đồng)", style = "cell-number", least = 22, most = 46 },
  { key = "amount", title = "Thành tiền (đồng)", style = "cell-number", least = 24, most = 46 },
  { key = "note", title = "Ghi chú", least = 18, most = 36, by = "note" },
}

--- What those beside the words may take together, mm: beyond, they get what their longest words need, long texts a little more.
local BESIDE = 115

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

--- The columns this budget has.
local function columns_of(costs)
  local out = {}
  for _, column in ipairs(COLUMNS) do
    if not column.by or costs.has[column.by] then
      out[#out + 1] = {
        key = column.key, title = column.title or M.times_title(costs), style = column.style, width = "*",
        least = column.least, most = column.most,
      }
    end
  end
  return out
end

--- Makes columns wide enough for what stands in them.
local function fit(made, rows, total)
  local sum, cells = 0, {}
  for i, column in ipairs(made) do
    cells[i] = { column.key == "amount" and total or nil }
    for _, row in ipairs(rows) do
      cells[i][#cells[i] + 1] = row[i]
    end
    column.width = column.least and math.max(column.least, columns.need(column.title, cells[i], column.most)) or "*"
    sum = sum + (column.least and column.width or 0)
  end
  for i, column in ipairs(made) do
    if sum > BESIDE and column.least then
      column.width = math.max(columns.least(column.title, cells[i]), math.min(column.least, column.width // 2))
    end
  end
end

--- A row of a title and a sum: `lead` cells first, then the title up to the amounts.
local function sum_row(made, lead, title, style, amount)
  local at, cells = 1, lead
  while made[at].key ~= "amount" do
    at = at + 1
  end
  cells[#cells + 1] = make.cell(style, title, at - 1 - #lead)
  cells[#cells + 1] = make.cell("cell-strong-number", numbers.grouped(amount))
  if at < #made then
    cells[#cells + 1] = make.cell("cell", "")
  end
  return { cells = cells, whole = true }
end

local function line_cells(made, index, line)
  local texts = {
    index = tostring(index), code = line.code, text = line.text, unit = line.unit, note = line.note,
    quantity = line.quantity and numbers.decimal(line.quantity), times = line.times and numbers.decimal(line.times),
    price = line.price and numbers.grouped(line.price), amount = numbers.grouped(line.amount),
  }
  local cells = {}
  for i, column in ipairs(made) do
    cells[i] = texts[column.key] or ""
  end
  return cells
end

--- The budget as a table, its total in words beneath.
---@param costs Costs
---@return table[]
function M.table(costs)
  local made, rows = columns_of(costs), {}
  for _, group in ipairs(costs.groups) do
    if group.title then
      rows[#rows + 1] = sum_row(made, { make.cell("cell-head", group.number) }, group.title, "cell-strong", group.amount)
    end
    for i, line in ipairs(group.lines) do
      rows[#rows + 1] = line_cells(made, i, line)
    end
  end
  rows[#rows + 1] = sum_row(made, {}, costs.data.total_label, "cell-head", costs.total)
  fit(made, rows, numbers.grouped(costs.total))
  local out = {
    make.grid(made, rows, #rows <= 15), make.space(6),
    make.para("remark", "(Bằng chữ: " .. text.ended(costs.words, ".") .. ")", { role = "words" }),
  }
  if costs.data.source then
    out[#out + 1] = listing.line(M.source(costs.data))
  end
  return out
end

return M
