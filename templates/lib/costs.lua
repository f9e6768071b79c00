--- The figures of a budget: computed once, held against what the data states. Text and workbook
--- (budget.lua, estimate.lua) take them from here.

local numbers = require "lib.numbers"
local text = require "lib.text"
local words = require "lib.words"

local M = {}

--- One costed line. A lump sum has no quantity: it counts as one, at the price of its amount.
---@class Line
---@field text string
---@field quantity integer|nil  thousandths
---@field unit string|nil
---@field price integer|nil     dong
---@field amount integer        dong
---@field note string|nil
---@field written string|nil    the whole list line in the office's own words

---@class Group
---@field title string|nil
---@field lines Line[]
---@field amount integer

---@class Costs
---@field groups Group[]
---@field total integer
---@field words string
---@field data table  the record of the data it was computed from

local function fault(at, field, vi, en, hint_vi, hint_en)
  vanban.fault { at = at, field = field, vi = vi, en = en, hint_vi = hint_vi or "", hint_en = hint_en or "" }
end

local function too_large(at, field)
  local limit = numbers.grouped(numbers.MONEY_LIMIT)
  fault(at, field, "số tiền vượt quá " .. limit .. " đồng", "the amount is above " .. limit .. " dong",
    "kiểm tra lại số lượng và đơn giá", "check the quantity and the price")
end

--- The quantity in thousandths; nil when none is stated or it cannot be used (then a fault was added).
local function quantity_of(item)
  if item.quantity == nil then
    return nil
  end
  local quantity = numbers.thousandths(item.quantity)
  if not quantity then
    fault(item, "quantity", "số lượng \"" .. tostring(item.quantity) .. "\" không dùng được",
      "the quantity \"" .. tostring(item.quantity) .. "\" cannot be used",
      "ghi số không âm, nhiều nhất ba chữ số thập phân, ví dụ 40 hoặc \"2,5\"",
      "give a number that is not negative, with three decimals at most, such as 40 or \"2,5\"")
  end
  return quantity
end

--- The price that makes quantity x price the stated amount, where there is a whole one.
local function price_from(item, quantity)
  local price = quantity > 0 and item.amount * 1000 // quantity or 0
  if numbers.amount(quantity, price) == item.amount then
    return price
  end
  fault(item, "price", "có số lượng và thành tiền nhưng thiếu đơn giá",
    "there are a quantity and an amount, but no price", "thêm \"price\"", "add \"price\"")
  return 0
end

---@return Line
local function read_line(item)
  local quantity, price, amount = quantity_of(item), item.price, item.amount
  if not price and not amount then
    fault(item, "amount", "dòng này chưa có số tiền", "this line has no amount",
      "thêm \"quantity\" và \"price\", hoặc \"amount\" nếu là khoản trọn gói",
      "add \"quantity\" and \"price\", or \"amount\" for a lump sum")
    amount = 0
  elseif price then
    local computed = numbers.amount(quantity or 1000, price)
    if not computed then
      too_large(item, "price")
    elseif amount and amount ~= computed then
      fault(item, "amount",
        string.format("thành tiền ghi %s đồng, nhưng %s x %s = %s đồng", numbers.grouped(amount),
          numbers.decimal(quantity or 1000), numbers.grouped(price), numbers.grouped(computed)),
        string.format("the stated amount is %d, but %s x %d = %d", amount,
          numbers.decimal(quantity or 1000), price, computed),
        "sửa \"amount\", hoặc bỏ đi để máy tự tính", "mend \"amount\", or leave it out to have it computed")
    end
    amount = computed or 0
  elseif quantity then
    price = price_from(item, quantity)
  end
  return {
    text = text.clean(item.text), quantity = price and (quantity or 1000), unit = item.unit and text.clean(item.unit),
    price = price, amount = amount, note = item.note and text.clean(item.note), written = item.line,
  }
end

---@return Group
local function read_group(title, items)
  local group = { title = title and text.clean(title), lines = {}, amount = 0 }
  for i, item in ipairs(items) do
    group.lines[i] = read_line(item)
    group.amount = group.amount + group.lines[i].amount
  end
  return group
end

local function check_total(budget, total)
  if budget.total and budget.total ~= total then
    fault(budget, "total",
      string.format("tổng cộng ghi %s đồng, nhưng cộng các dòng được %s đồng", numbers.grouped(budget.total),
        numbers.grouped(total)),
      string.format("the stated total is %d, but the lines add up to %d", budget.total, total),
      "sửa \"total\" hoặc các dòng; bỏ \"total\" thì máy tự tính",
      "mend \"total\" or the lines; without \"total\" it is computed")
  end
end

--- The total in words: as stated when that is right, else computed.
local function total_words(budget, total)
  local right = words.money(total, budget.reading)
  if budget.words and not words.reads(budget.words, total) then
    fault(budget, "words",
      "bằng chữ ghi \"" .. budget.words .. "\", nhưng " .. numbers.grouped(total) .. " đồng đọc là \"" .. right .. "\"",
      "the words are \"" .. budget.words .. "\", but " .. total .. " reads \"" .. right .. "\"",
      "sửa \"words\", hoặc bỏ đi để máy tự viết", "mend \"words\", or leave them out to have them written")
    return right
  end
  return budget.words and text.clean(budget.words) or right
end

--- Reads, computes and checks a budget. Faults are added; figures that cannot be used count as nought.
---@param budget table  of the data: items or groups, total, words
---@return Costs
function M.compute(budget)
  local groups = {}
  if budget.items and #budget.items > 0 then
    groups[1] = read_group(nil, budget.items)
  end
  for _, group in ipairs(budget.groups or {}) do
    groups[#groups + 1] = read_group(group.title, group.items)
  end
  local total = 0
  for _, group in ipairs(groups) do
    total = math.min(total + group.amount, numbers.MONEY_LIMIT + 1)
  end
  if total > numbers.MONEY_LIMIT then
    too_large(budget, "total")
    total = 0
  end
  if #groups == 0 then
    fault(budget, "items", "dự toán chưa có khoản chi nào", "the budget has no lines",
      "thêm \"items\"", "add \"items\"")
  end
  check_total(budget, total)
  return { groups = groups, total = total, words = total_words(budget, total), data = budget }
end

return M
