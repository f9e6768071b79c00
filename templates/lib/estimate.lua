--- The worksheet of a budget ("Dự toán"): amounts and totals are live formulas, stored with the values that
--- costs.lua computed. The words hold for the total they were written for, and say so when it changes.

local markup = require "lib.markup"
local numbers = require "lib.numbers"
local profile = require "lib.profile"
local text = require "lib.text"

local M = {}

--- Columns A-G: title and width in characters.
local COLUMNS = {
  { "STT", 6 }, { "Nội dung", 36 }, { "ĐVT", 11 }, { "Số lượng", 10 }, { "Đơn giá (đồng)", 14 },
  { "Thành tiền (đồng)", 17 }, { "Ghi chú", 16 },
}
local LEFT, RIGHT = 3, 4 -- columns of the two halves of head and signatures
local MONEY = "#,##0"
local QUANTITY = { [0] = "#,##0", "#,##0.0", "#,##0.00", "#,##0.000" } -- by decimals
local STRING_LIMIT = 255 -- letters of a text inside a formula

--- Rows of a sheet under way; `n` is the number of the last one.
---@class Sheet
---@field rows table[]
---@field n integer

--- A row: its texts without the inline marks that cells do not have.
local function add(sheet, ...)
  local row = { ... }
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

local function decimals(thousandths)
  return #string.format("%03d", thousandths % 1000):gsub("0+$", "")
end

--- A sheet's formula and the value it has now.
local function money_formula(style, formula, value)
  return ruled(style, { formula = formula, value = value, format = MONEY })
end

--- One costed line: its amount is quantity x price, rounded to whole dong where a fraction may arise. A lump
--- sum counts as one at the price of its amount.
local function line_row(sheet, index, line)
  local quantity = line.quantity or 1000
  local row = sheet.n + 1
  local product = string.format(quantity % 1000 == 0 and "D%d*E%d" or "ROUND(D%d*E%d,0)", row, row)
  return add(sheet,
    ruled("sheet-centre", { number = index }),
    ruled("sheet", { text = line.text, input = true }),
    ruled("sheet-centre", { text = line.unit or (line.price and "" or "trọn gói"), input = true }),
    ruled("sheet-number", { number = quantity / 1000, format = QUANTITY[decimals(quantity)], input = true }),
    ruled("sheet-number", { number = line.price or line.amount, format = MONEY, input = true }),
    money_formula("sheet-number", product, line.amount),
    ruled("sheet", { text = line.note or "", input = true }))
end

--- The lines of one group; gives the cells its sum is made of: "F9:F12".
local function line_rows(sheet, group)
  local first = sheet.n + 1
  for i, line in ipairs(group.lines) do
    line_row(sheet, i, line)
  end
  return string.format("F%d:F%d", first, sheet.n)
end

--- A titled group: its own row with the subtotal, then its lines. Gives the cell of the subtotal.
local function group_rows(sheet, index, group)
  local row = add(sheet,
    ruled("sheet-head", { text = numbers.roman(index) }),
    ruled("sheet-strong", { text = group.title, span = 4 }),
    {}, ruled("sheet", { text = "" }))
  local range = line_rows(sheet, group)
  sheet.rows[row][3] = money_formula("sheet-strong-number", "SUM(" .. range .. ")", group.amount)
  return "F" .. row
end

local function quoted(line)
  return '"' .. line:gsub('"', '""') .. '"'
end

--- The total in words, tied to the total: when amounts are changed by hand the row asks for new words.
local function words_cell(costs, total_row)
  local line = "(Bằng chữ: " .. text.ended(costs.words, ".") .. ")"
  local cell = wide("sheet-remark", nil, #COLUMNS)
  if vanban.count(line) > STRING_LIMIT then
    cell.text = line
    return cell
  end
  cell.formula = string.format("IF(F%d=%d,%s,%s)", total_row, costs.total, quoted(line),
    quoted("(Số tiền đã thay đổi: ghi lại phần bằng chữ)"))
  cell.value = line
  return cell
end

local function head_rows(sheet, head)
  local organ = vanban.upper(text.joined(head.issuer.name))
  local nation = table.concat(head.right or profile.STATE.nation, "\n")
  add(sheet, wide("sheet-head", organ, LEFT), wide("sheet-head", nation, RIGHT))
  sheet.rows[sheet.n].height = 17 * math.max(2, #text.lines(head.issuer.name))
  add(sheet)
  add(sheet, wide("sheet-title", "DỰ TOÁN KINH PHÍ", #COLUMNS))
  add(sheet, wide("sheet-head", text.clean(table.concat(text.lines(head.subject), " ")), #COLUMNS))
  sheet.rows[sheet.n].height = 36
  add(sheet, wide("sheet-remark", head.attached_to, #COLUMNS))
  sheet.rows[sheet.n].height = 36
  add(sheet)
  local titles = {}
  for i, column in ipairs(COLUMNS) do
    titles[i] = ruled("sheet-head", { text = column[1] })
  end
  return add(sheet, table.unpack(titles))
end

--- Place and date, then the three who answer for an estimate.
local function signature_rows(sheet, head)
  add(sheet)
  add(sheet, wide("sheet", "", LEFT), wide("sheet-remark", head.placed, RIGHT))
  add(sheet, wide("sheet-head", "NGƯỜI LẬP BIỂU", 2), wide("sheet-head", "KẾ TOÁN", 3),
    wide("sheet-head", "THỦ TRƯỞNG ĐƠN VỊ", 2))
  add(sheet, wide("sheet-remark", "(Ký, họ tên)", 2), wide("sheet-remark", "(Ký, họ tên)", 3),
    wide("sheet-remark", "(Ký, họ tên, đóng dấu)", 2))
end

---@class EstimateHead
---@field issuer table        of the data
---@field right string[]|nil  state name and motto, or what the letterhead has instead
---@field subject string|string[]
---@field attached_to string  "(Kèm theo Kế hoạch số … )"
---@field placed string       place and date

--- The worksheet of one budget.
---@param costs Costs
---@param head EstimateHead
---@param title string  of the tab
---@param name string   defined name of the total
---@return SheetBlock
local function estimate(costs, head, title, name)
  local sheet = { rows = {}, n = 0 }
  local head_row = head_rows(sheet, head)
  local parts = {}
  for g, group in ipairs(costs.groups) do
    if group.title then
      parts[#parts + 1] = group_rows(sheet, g, group)
    elseif #group.lines > 0 then
      parts[#parts + 1] = line_rows(sheet, group)
    end
  end
  local total_row = add(sheet,
    ruled("sheet-head", { text = text.clean(costs.data.total_label), span = 5 }),
    money_formula("sheet-strong-number", "SUM(" .. table.concat(parts, ",") .. ")", costs.total),
    ruled("sheet", { text = "" }))
  add(sheet, words_cell(costs, total_row))
  if costs.data.source then
    add(sheet, wide("sheet", text.ended(text.led_by(costs.data.source, "Nguồn kinh phí", ": "), "."), #COLUMNS))
  end
  signature_rows(sheet, head)
  local widths = {}
  for i, column in ipairs(COLUMNS) do
    widths[i] = column[2]
  end
  return {
    title = title, columns = widths, rows = sheet.rows, page = "portrait",
    head = { head_row, head_row }, freeze = head_row, names = { { name = name, range = "F" .. total_row } },
  }
end

--- One worksheet for each budget of the document: Dự toán, Dự toán 2, …
---@param budgets Costs[]
---@param head EstimateHead
---@return table[]
function M.estimates(budgets, head)
  local out = {}
  for i, costs in ipairs(budgets) do
    local number = i > 1 and tostring(i) or ""
    local title = i > 1 and "Dự toán " .. number or "Dự toán"
    out[i] = vanban.block("sheet", {
      make = function() return estimate(costs, head, title, "TongCong" .. number) end,
    })
  end
  return out
end

return M
