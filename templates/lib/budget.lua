--- A budget in the text of a document: list lines or a table, from figures that costs.lua computed.

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

local COLUMNS = {
  { title = "STT", width = 14, style = "cell-centre" },
  { title = "Nội dung", width = "*" },
  { title = "ĐVT", width = 20, style = "cell-centre" },
  { title = "Số lượng", width = 16, style = "cell-number" },
  { title = "Đơn giá (đồng)", width = 23, style = "cell-number" },
  { title = "Thành tiền (đồng)", width = 27, style = "cell-number" },
}

local function sum_row(title, amount, columns)
  local cells = { make.cell("cell-head", title, 5), make.cell("cell-strong-number", numbers.grouped(amount)) }
  if columns > 6 then
    cells[3] = make.cell("cell", "")
  end
  return { cells = cells, whole = true }
end

local function group_row(index, group, columns)
  local cells = {
    make.cell("cell-head", numbers.roman(index)), make.cell("cell-strong", group.title, 4),
    make.cell("cell-strong-number", numbers.grouped(group.amount)),
  }
  if columns > 6 then
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
  local columns, rows = { table.unpack(COLUMNS) }, {}
  if has_notes(costs) then
    columns[7] = { title = "Ghi chú", width = 24 }
  end
  for g, group in ipairs(costs.groups) do
    if group.title then
      rows[#rows + 1] = group_row(g, group, #columns)
    end
    for i, line in ipairs(group.lines) do
      rows[#rows + 1] = {
        tostring(i), line.text, line.unit or "", line.quantity and numbers.decimal(line.quantity) or "",
        line.price and numbers.grouped(line.price) or "", numbers.grouped(line.amount), line.note,
      }
    end
  end
  rows[#rows + 1] = sum_row(costs.data.total_label, costs.total, #columns)
  local out = {
    make.grid(columns, rows, #rows <= 15), make.space(6),
    make.para("remark", "(Bằng chữ: " .. text.ended(costs.words, ".") .. ")", { role = "words" }),
  }
  if costs.data.source then
    out[#out + 1] = listing.line(source(costs.data))
  end
  return out
end

return M
