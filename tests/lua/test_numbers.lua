local numbers = require "lib.numbers"

local M = {}

function M.grouped()
  same(numbers.grouped(0), "0")
  same(numbers.grouped(999), "999")
  same(numbers.grouped(1000), "1.000")
  same(numbers.grouped(1120000), "1.120.000")
  same(numbers.grouped(-12345), "-12.345")
  same(numbers.grouped(1000000000000000), "1.000.000.000.000.000")
end

function M.two_digits()
  same(numbers.two_digits(3), "03")
  same(numbers.two_digits(15), "15")
  same(numbers.two_digits(1200), "1.200")
end

function M.decimal()
  same(numbers.decimal(2500), "2,5")
  same(numbers.decimal(40000), "40")
  same(numbers.decimal(1), "0,001")
  same(numbers.decimal(1234567), "1.234,567")
  same(numbers.decimal(10000), "10")
end

function M.thousandths()
  for given, want in pairs {
    [40] = 40000, [2.5] = 2500, ["2,5"] = 2500, ["40"] = 40000, ["1.200"] = 1200000, ["1.234.567,25"] = 1234567250,
    [0] = 0, [0.1] = 100, ["0,125"] = 125, [" 3 "] = 3000,
  } do
    same(numbers.thousandths(given), want, tostring(given))
  end
  for _, bad in ipairs { "2.5", "2,", ",5", "1,2345", "mười", "", "-1", "1.20", "12345678901234567890", "1..000", -1, 0.0001, 1e300, 0 / 0 } do
    same(numbers.thousandths(bad), nil, tostring(bad))
  end
end

function M.amount_rounds_half_up()
  same(numbers.amount(40000, 20000), 800000)
  same(numbers.amount(2500, 3), 8)
  same(numbers.amount(2499, 1), 2)
  same(numbers.amount(333, 1000), 333)
  same(numbers.amount(0, 1000000000000000), 0)
end

function M.amount_has_a_limit()
  same(numbers.amount(1000, 1000000000000000), 1000000000000000)
  same(numbers.amount(1001, 1000000000000000), nil)
  same(numbers.amount(numbers.QUANTITY_LIMIT, 1000000000000000), nil)
end

function M.roman()
  for n, want in pairs { [1] = "I", [4] = "IV", [9] = "IX", [14] = "XIV", [40] = "XL", [99] = "XCIX", [399] = "CCCXCIX" } do
    same(numbers.roman(n), want)
  end
end

function M.letters_follow_the_vietnamese_alphabet()
  local out = {}
  for n = 1, 24 do
    out[n] = numbers.letter(n)
  end
  same(table.concat(out, " "), "a b c d đ e g h i k l m n o p q r s t u v x y aa")
end

return M
