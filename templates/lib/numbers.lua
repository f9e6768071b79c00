--- Figures as Vietnamese offices write them (1.120.000; 2,5; 05), exact quantities and amounts of money,
--- and the counters of headings. Quantities are whole thousandths, prices and amounts whole dong: no
--- calculation leaves the integers.

local M = {}

--- The largest amount of money handled, in dong: exact as a number of a workbook, too.
M.MONEY_LIMIT = 1000000000000000
--- The largest one made of a quantity with decimals: up to here workbooks compute it exactly, too.
M.FRACTION_LIMIT = 1000000000000
--- The largest quantity, in thousandths.
M.QUANTITY_LIMIT = 1000000000000000

--- A whole number with dots between thousands: 1120000 -> "1.120.000".
---@param n integer
---@return string
function M.grouped(n)
  local digits = string.format("%d", math.abs(n))
  local head = (#digits - 1) % 3 + 1
  local rest = digits:sub(head + 1):gsub("%d%d%d", ".%0")
  return (n < 0 and "-" or "") .. digits:sub(1, head) .. rest
end

--- A count with two digits at least: 5 -> "05".
---@param n integer
---@return string
function M.two_digits(n)
  if n < 0 or n >= 1000 then
    return M.grouped(n)
  end
  return n < 10 and "0" .. n or tostring(n)
end

--- Thousandths as a figure: 2500 -> "2,5"; 40000 -> "40".
---@param thousandths integer
---@return string
function M.decimal(thousandths)
  local size = math.abs(thousandths)
  local fraction = string.format(",%03d", size % 1000):gsub("0+$", ""):gsub(",$", "")
  return (thousandths < 0 and "-" or "") .. M.grouped(size // 1000) .. fraction
end

local function thousandths_of_text(text)
  local whole, fraction = text:match("^%s*([%d.]+),?(%d*)%s*$")
  if not whole or #fraction > 3 or (text:find(",", 1, true) and fraction == "") then
    return nil
  end
  if whole:find(".", 1, true) then -- dots only between groups of three
    local lead, groups = whole:match("^(%d%d?%d?)(%.[%d.]+)$")
    if not lead or groups:gsub("%.%d%d%d", "") ~= "" then
      return nil
    end
    whole = whole:gsub("%.", "")
  end
  if #whole > 15 then
    return nil
  end
  return math.tointeger(whole) * 1000 + math.tointeger((fraction .. "000"):sub(1, 3))
end

--- A quantity from data, as thousandths: 40, 2.5 or the text "2,5" or "1.200". Nil when it is negative,
--- unreadable, too large, or has more than three decimals.
---@param v number|string
---@return integer|nil
function M.thousandths(v)
  local n
  if type(v) == "string" then
    n = thousandths_of_text(v)
  elseif v == v and math.abs(v) <= M.QUANTITY_LIMIT // 1000 then
    n = math.tointeger(math.floor(v * 1000 + 0.5))
    if math.abs(v * 1000 - n) > 1e-6 * math.max(1, math.abs(v)) then
      return nil
    end
  end
  if not n or n < 0 or n > M.QUANTITY_LIMIT then
    return nil
  end
  return n
end

--- quantity x times, all in thousandths; nil when it is too large ("large") or has more than three decimals
--- ("decimals").
---@param quantity integer
---@param times? integer  once unless given
---@return integer|nil
---@return string|nil why
function M.factor(quantity, times)
  if not times then
    return quantity
  elseif times > 0 and quantity > math.maxinteger // times then
    return nil, "large"
  elseif quantity * times % 1000 ~= 0 then
    return nil, "decimals"
  end
  return quantity * times // 1000
end

--- quantity x times x price in whole dong; half a dong and more counts as one. Nil when the factors have too many
--- decimals ("decimals"), above the limit ("large"), or above that of fractions ("fraction").
---@param quantity integer  thousandths, not negative
---@param price integer     dong, not negative
---@param times? integer    thousandths, not negative; once unless given
---@return integer|nil
---@return string|nil why
function M.amount(quantity, price, times)
  local factor, why = M.factor(quantity, times)
  if not factor then
    return nil, why
  elseif factor > 0 and price > M.MONEY_LIMIT * 1000 // factor then
    return nil, "large"
  end
  local amount = (factor * price + 500) // 1000
  local whole = quantity % 1000 == 0 and (times or 0) % 1000 == 0
  if not whole and amount > M.FRACTION_LIMIT then
    return nil, "fraction"
  elseif amount > M.MONEY_LIMIT then
    return nil, "large"
  end
  return amount
end

local ROMAN = {
  { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
}

--- A Roman number: 4 -> "IV".
---@param n integer  1 … 399
---@return string
function M.roman(n)
  local out = ""
  for _, step in ipairs(ROMAN) do
    while n >= step[1] do
      out, n = out .. step[2], n - step[1]
    end
  end
  return out
end

local LETTERS = {
  "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
}

--- The letter of a point: a b c d đ e g …; after y they double: aa, bb.
---@param n integer
---@return string
function M.letter(n)
  return LETTERS[(n - 1) % #LETTERS + 1]:rep((n - 1) // #LETTERS + 1)
end

return M
