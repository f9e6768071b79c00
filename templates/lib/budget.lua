--- A budget in the text of a document: list lines or a table, from figures that costs.lua computed.

local columns = require "lib.columns"
local listing = require "lib.listing"
local make = require "lib.make"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

--- "40 đại biểu x 20.000đ/đại biểu = 800.000 đồng"; a lump sum is its amount alone.
local function figures(line)
  local amount = numbers.grouped(line.amount) .. " đồng"
  if not line.price or not line.quantity then
    return amount
  end
  local unit = line.unit
  return string.format("%s%s x %sđ%s = %s", numbers.decimal(line.quantity), unit and " " .. unit or "",
    numbers.grouped(line.price), unit and "/" .. unit or "", amount)
end

local function source(budget)
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
    out[#out + 1] = listing.line(source(data), { marker = "*" })
  end
  return out
end

--- The columns, and the least and the most that is theirs, mm; the words take what is left.
local COLUMNS = {
  { title = "STT", style = "cell-centre", least = 14, most = 14 },
  { title = "Nội dung" },
  { title = "ĐVT", style = "cell-centre", least = 16, most = 24 },
  { title = "Số lượng", style = "cell-number", least = 16, most = 20 },
  { title = "Đơn giá (đồng)", style = "cell-number", least = 22, most = 32 },
  { title = "Thành tiền (đồng)", style = "cell-number", least = 24, most = 36 },
  { title = "Ghi chú", least = 18, most = 36 },
}

--- What those beside the words may take together, mm: beyond, texts among them get the least.
local BESIDE = 125

--- As many columns as the rows have, wide enough for what stands in them.
local function columns_of(rows, n, total)
  local out, sum = {}, 0
  for i = 1, n do
    local column, cells = COLUMNS[i], { i == 6 and total or nil }
    for _, row in ipairs(rows) do
      cells[#cells + 1] = row[i]
    end
    local need = column.least and math.max(column.least, columns.need(column.title, cells, column.most))
    out[i] = { title = column.title, style = column.style, width = need or "*" }
    sum = sum + (need or 0)
  end
  for i = 3, sum > BESIDE and n or 0 do
    out[i].width = COLUMNS[i].style == "cell-number" and out[i].width or COLUMNS[i].least
  end
  return out
end

local function sum_row(title, amount, width)
  local cells = { make.cell("cell-head", title, 5), make.cell("cell-strong-number", numbers.grouped(amount)) }
  if width > 6 then
    cells[3] = make.cell("cell", "")
  end
  return { cells = cells, whole = true }
end

local function group_row(index, group, width)
  local cells = {
    make.cell("cell-head", numbers.roman(index)), make.cell("cell-strong", group.title, 4),
    make.cell("cell-strong-number", numbers.grouped(group.amount)),
  }
  if width > 6 then
    cells[4] = make.cell("cell", "")
  end
  return { cells = cells, whole = true }
end

local function has_notes(costs)
  for _, group in ipairs(costs.groups) do
    for _, line in ipairs(group.lines) do
      if line.note then
        return true
      end
    end
  end
  return false
end

--- The budget as a table, its total in words beneath.
---@param costs Costs
---@return table[]
function M.table(costs)
  local rows, width = {}, has_notes(costs) and 7 or 6
  for g, group in ipairs(costs.groups) do
    if group.title then
      rows[#rows + 1] = group_row(g, group, width)
    end
    for i, line in ipairs(group.lines) do
      rows[#rows + 1] = {
        tostring(i), line.text, line.unit or "", line.quantity and numbers.decimal(line.quantity) or "",
        line.price and numbers.grouped(line.price) or "", numbers.grouped(line.amount), line.note,
      }
    end
  end
  rows[#rows + 1] = sum_row(costs.data.total_label, costs.total, width)
  local out = {
    make.grid(columns_of(rows, width, numbers.grouped(costs.total)), rows, #rows <= 15), make.space(6),
    make.para("remark", "(Bằng chữ: " .. text.ended(costs.words, ".") .. ")", { role = "words" }),
  }
  if costs.data.source then
    out[#out + 1] = listing.line(source(costs.data))
  end
  return out
end

return M
