--- The figures of a budget: computed once, held against what the data states. Text and workbook
--- (budget.lua, estimate.lua) take them from here.
---
--- Amount = quantity x times x price in whole dong, half a dong and more counting as one; each line is rounded, and
--- sums are of rounded amounts.

local dates = require "lib.dates"
local norms = require "lib.norms"
local numbers = require "lib.numbers"
local text = require "lib.text"
local words = require "lib.words"

local M = {}

--- One costed line. A lump sum has no quantity: it counts as one, at the price of its amount.
---@class Line
---@field text string
---@field code string|nil
---@field quantity integer|nil  thousandths
---@field unit string|nil
---@field times integer|nil     thousandths
---@field times_unit string
---@field price integer|nil     dong
---@field norm integer|nil      dong: the most the price may be
---@field amount integer        dong
---@field actual integer|nil    dong
---@field note string|nil
---@field written string|nil    the whole list line in the office's own words

---@class Group
---@field title string|nil
---@field number string|nil  "I", "II"; of titled ones
---@field lines Line[]
---@field amount integer
---@field actual integer|nil    nil: none of its lines has one

---@class Costs
---@field groups Group[]
---@field total integer
---@field actual integer|nil
---@field words string
---@field data table  the record of the data it was computed from
---@field has table<string, boolean>  fields that some line has: code, times, norm, actual, note

local function fault(at, field, vi, en, hint_vi, hint_en)
  vanban.fault { at = at, field = field, vi = vi, en = en, hint_vi = hint_vi or "", hint_en = hint_en or "" }
end

--- Why a line has no amount that can be kept.
local function no_amount(item, field, why)
  if why == "decimals" then
    return fault(item, "times", "số lượng x số lần có quá ba chữ số thập phân",
      "quantity x times has more than three decimals", "làm tròn số lượng hoặc số lần", "round the quantity or the times")
  end
  local limit = numbers.grouped(why == "fraction" and numbers.FRACTION_LIMIT or numbers.MONEY_LIMIT)
  local vi, en = "số tiền vượt quá " .. limit .. " đồng", "the amount is above " .. limit .. " dong"
  if why == "fraction" then
    vi = vi .. " khi số lượng có phần thập phân, sổ tính không giữ được chính xác"
    en = en .. " with a fraction for a quantity, which workbooks cannot keep exactly"
  end
  fault(item, field, vi, en, "kiểm tra lại số lượng và đơn giá", "check the quantity and the price")
end

--- A quantity in thousandths; nil when none is stated or it cannot be used (then a fault was added).
local function thousandths_of(item, field, vi, en)
  local stated = item[field]
  if stated == nil then
    return nil
  end
  local value = numbers.thousandths(stated)
  if not value then
    fault(item, field, vi .. " \"" .. tostring(stated) .. "\" không dùng được",
      "the " .. en .. " \"" .. tostring(stated) .. "\" cannot be used",
      "ghi số không âm, nhiều nhất ba chữ số thập phân, ví dụ 40 hoặc \"2,5\"",
      "give a number that is not negative, with three decimals at most, such as 40 or \"2,5\"")
  end
  return value
end

--- The price that makes the stated amount, where there is a whole one.
local function price_from(item, quantity, times)
  local factor = numbers.factor(quantity, times)
  local price = factor and factor > 0 and item.amount * 1000 // factor or 0
  if numbers.amount(quantity, price, times) == item.amount then
    return price
  end
  fault(item, "price", "có số lượng và thành tiền nhưng thiếu đơn giá",
    "there are a quantity and an amount, but no price", "thêm \"price\"", "add \"price\"")
  return 0
end

--- "40 x 2 x 20.000": the factors of an amount.
local function product(quantity, times, price)
  return numbers.decimal(quantity) .. (times and " x " .. numbers.decimal(times) or "") .. " x " .. numbers.grouped(price)
end

--- quantity x times x price, held against the amount stated.
local function amount_of(item, quantity, times, price)
  local computed, why = numbers.amount(quantity, price, times)
  if not computed then
    no_amount(item, "price", why)
  elseif item.amount and item.amount ~= computed then
    local factors = product(quantity, times, price)
    fault(item, "amount",
      string.format("thành tiền ghi %s đồng, nhưng %s = %s đồng", numbers.grouped(item.amount), factors, numbers.grouped(computed)),
      string.format("the stated amount is %s, but %s = %s", numbers.grouped(item.amount), factors, numbers.grouped(computed)),
      "sửa \"amount\", hoặc bỏ đi để máy tự tính", "mend \"amount\", or leave it out to have it computed")
  end
  return computed or 0
end

--- A line in the office's own words that names sums must name the right one.
local function check_written(item, amount)
  local sums
  for figure in (item.line or ""):gmatch("%d[%d.]*%d") do
    local sum = math.tointeger((figure:gsub("%.", "")))
    if sum == amount then
      return
    end
    sums = sums or sum and sum >= 1000
  end
  if sums then
    fault(item, "line",
      string.format("dòng viết sẵn \"%s\" không có số tiền %s", item.line, numbers.grouped(amount)),
      string.format("the written line \"%s\" does not hold the amount %s", item.line, numbers.grouped(amount)),
      "sửa \"line\", hoặc bỏ đi để máy tự viết", "mend \"line\", or leave it out to have it written")
  end
end

local function check_norm(item, price, norm, source)
  if norm and price and price > norm then
    local from = source and " (" .. source .. ")" or ""
    vanban.warn {
      at = item, field = item.price and "price" or "amount",
      vi = string.format("đơn giá %s đồng vượt định mức %s đồng%s (KP-05)", numbers.grouped(price), numbers.grouped(norm), from),
      en = string.format("the price %s is above the norm %s%s (KP-05)", numbers.grouped(price), numbers.grouped(norm), from),
      hint_vi = "hạ đơn giá, hoặc ghi định mức của địa phương", hint_en = "lower the price, or give the norm of the province",
    }
  end
end

--- A text of the data without needless blanks; nil stays nil.
local function cleaned(v)
  return v and text.clean(v)
end

---@return Line
local function read_line(item, ceilings)
  local quantity = thousandths_of(item, "quantity", "số lượng", "quantity")
  local times = thousandths_of(item, "times", "số lần", "number of times")
  local price, amount = item.price, item.amount
  if times and not quantity then
    quantity = 1000
  end
  if not price and not amount then
    fault(item, "amount", "dòng này chưa có số tiền", "this line has no amount",
      "thêm \"quantity\" và \"price\", hoặc \"amount\" nếu là khoản trọn gói",
      "add \"quantity\" and \"price\", or \"amount\" for a lump sum")
    amount = 0
  elseif price then
    quantity = quantity or 1000
    amount = amount_of(item, quantity, times, price)
  elseif quantity then
    price = price_from(item, quantity, times)
  end
  local norm, source = norms.limit(ceilings, item)
  check_norm(item, price or amount, norm, source)
  check_written(item, amount)
  return {
    text = text.clean(item.text), code = cleaned(item.code), quantity = price and quantity, unit = cleaned(item.unit),
    times = price and times, times_unit = text.clean(item.times_unit), price = price, norm = norm, amount = amount,
    actual = item.actual, note = cleaned(item.note), written = item.line,
  }
end

--- a + b, no further than just above the limit; nil counts as nothing.
local function added(a, b)
  return b and math.min((a or 0) + b, numbers.MONEY_LIMIT + 1) or a
end

---@return Group
local function read_group(title, items, ceilings)
  local group = { title = cleaned(title), lines = {}, amount = 0 }
  for i, item in ipairs(items) do
    local line = read_line(item, ceilings)
    group.lines[i] = line
    group.amount, group.actual = added(group.amount, line.amount), added(group.actual, line.actual)
  end
  return group
end

--- The total stated for a budget or a group against that of its lines.
local function check_total(of, total)
  if of.total and of.total ~= total then
    fault(of, "total",
      string.format("tổng cộng ghi %s đồng, nhưng cộng các dòng được %s đồng", numbers.grouped(of.total),
        numbers.grouped(total)),
      string.format("the stated total is %s, but the lines add up to %s", numbers.grouped(of.total), numbers.grouped(total)),
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

--- Fields that some line has.
local function fields_used(groups)
  local has = {}
  for _, group in ipairs(groups) do
    for _, line in ipairs(group.lines) do
      for _, field in ipairs { "code", "times", "norm", "actual", "note" } do
        has[field] = has[field] or line[field] ~= nil
      end
    end
  end
  return has
end

--- The sums of all groups; nought for what is above the limit.
local function totals(groups, budget)
  local total, actual = 0, nil
  for _, group in ipairs(groups) do
    total, actual = added(total, group.amount), added(actual, group.actual)
  end
  if total > numbers.MONEY_LIMIT or (actual or 0) > numbers.MONEY_LIMIT then
    no_amount(budget, "total", "large")
    return 0, nil
  end
  return total, actual
end

--- Reads, computes and checks a budget. Faults are added; figures that cannot be used count as nought.
---@param budget table  of the data: items or groups, total, words
---@param date? string  of the document, as the data has it: norms are those of that day
---@return Costs
function M.compute(budget, date)
  local groups, ceilings = {}, norms.open(budget, date and dates.iso(dates.parse(date)))
  if budget.items and #budget.items > 0 then
    groups[1] = read_group(nil, budget.items, ceilings)
  end
  for i, group in ipairs(budget.groups or {}) do
    local made = read_group(group.title, group.items, ceilings)
    check_total(group, made.amount)
    made.number = numbers.roman(i)
    groups[#groups + 1] = made
  end
  if #groups == 0 then
    fault(budget, "items", "dự toán chưa có khoản chi nào", "the budget has no lines",
      "thêm \"items\"", "add \"items\"")
  end
  local total, actual = totals(groups, budget)
  check_total(budget, total)
  return {
    groups = groups, total = total, actual = actual, words = total_words(budget, total), data = budget,
    has = fields_used(groups),
  }
end

--- What a list of documents says of the budgets of one: the sum of each group.
---@param budgets Costs[]
---@return { title: string, value: integer }[]
function M.figures(budgets)
  local out = {}
  for _, costs in ipairs(budgets) do
    for _, group in ipairs(costs.groups) do
      out[#out + 1] = { title = group.title and vanban.plain(group.title):gsub("\n", " ") or "", value = group.amount }
    end
  end
  return out
end

return M
