--- Numbers and sums of money in Vietnamese words.
--- Pure text in, text out: knows nothing of documents. Exact for every whole number up to 10^18 either way.

local text = require "lib.text"

local M = {}

--- The largest number read out, either way.
M.LIMIT = 1000000000000000000

local DIGITS = { [0] = "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín" }
local BILLION = 1000000000

--- How numbers are read. Every part is optional; without it the official (northern) reading holds.
---@class ReadingOptions
---@field gap? "linh"|"lẻ"        a nought between hundreds and units: một trăm linh năm
---@field thousand? "nghìn"|"ngàn"
---@field four? "tư"|"bốn"        4 after mươi: hai mươi tư
---@field billion? "tỷ"|"tỉ"
---@field even? boolean           "chẵn" after "đồng" of whole thousands

---@type ReadingOptions
local OFFICIAL = { gap = "linh", thousand = "nghìn", four = "tư", billion = "tỷ", even = false }

--- All parts of a reading: the official ones where none is chosen.
---@param options? ReadingOptions
---@return ReadingOptions
function M.choices(options)
  if not options then
    return OFFICIAL
  end
  return {
    gap = options.gap or OFFICIAL.gap,
    thousand = options.thousand or OFFICIAL.thousand,
    four = options.four or OFFICIAL.four,
    billion = options.billion or OFFICIAL.billion,
    even = options.even or false,
  }
end

--- The units after "mươi", where one, four and five change their sound.
local function after_tens(units, how)
  if units == 1 then
    return "mốt"
  elseif units == 4 then
    return how.four
  elseif units == 5 then
    return "lăm"
  end
  return DIGITS[units]
end

--- Appends the words of 1 … 999. `full`: hundreds and tens are said even when nought.
local function read_group(out, n, full, how)
  local hundreds, tens, units = n // 100, n // 10 % 10, n % 10
  full = full or hundreds > 0
  if full then
    out[#out + 1] = DIGITS[hundreds]
    out[#out + 1] = "trăm"
  end
  if tens == 0 then
    if units > 0 then
      if full then
        out[#out + 1] = how.gap
      end
      out[#out + 1] = DIGITS[units]
    end
  elseif tens == 1 then
    out[#out + 1] = "mười"
    if units > 0 then
      out[#out + 1] = units == 5 and "lăm" or DIGITS[units]
    end
  else
    out[#out + 1] = DIGITS[tens]
    out[#out + 1] = "mươi"
    if units > 0 then
      out[#out + 1] = after_tens(units, how)
    end
  end
end

--- The words of a group of three digits: 5 -> "năm"; after a larger group "không trăm linh năm".
---@param n integer             1 … 999
---@param follows boolean       a larger group stands before it
---@param options? ReadingOptions
---@return string
function M.group(n, follows, options)
  local out = {}
  read_group(out, n, follows, M.choices(options))
  return table.concat(out, " ")
end

--- Appends the words of n > 0. `full`: n follows a larger group, so its first group is said in full.
local function read(out, n, full, how)
  if n >= BILLION then
    read(out, n // BILLION, full, how)
    out[#out + 1] = how.billion
    n, full = n % BILLION, true
  end
  local size = 1000000
  while size > 0 do
    local part = n // size % 1000
    if part > 0 then
      read_group(out, part, full, how)
      out[#out + 1] = size == 1000000 and "triệu" or size == 1000 and how.thousand or nil
      full = true
    end
    size = size // 1000
  end
end

--- A whole number in words: 1005000 -> "một triệu không trăm linh năm nghìn".
---@param n integer            -10^18 … 10^18; anything else is an error
---@param options? ReadingOptions
---@return string
function M.integer(n, options)
  local whole = math.tointeger(n)
  if not whole or whole > M.LIMIT or whole < -M.LIMIT then
    error("words.integer: " .. tostring(n) .. " is no whole number of at most 10^18", 2)
  end
  if whole == 0 then
    return DIGITS[0]
  end
  local out = whole < 0 and { "âm" } or {}
  read(out, math.abs(whole), false, M.choices(options))
  return table.concat(out, " ")
end

--- A quantity in words: 2500 thousandths -> "hai phẩy năm". Noughts after the comma are said one by one.
---@param thousandths integer  the quantity times 1000
---@param options? ReadingOptions
---@return string
function M.decimal(thousandths, options)
  local sign = thousandths < 0 and "âm " or ""
  local size = math.abs(thousandths)
  local whole = sign .. M.integer(size // 1000, options)
  local fraction = string.format("%03d", size % 1000):gsub("0+$", "")
  if fraction == "" then
    return whole
  end
  local noughts, rest = fraction:match("^(0*)(%d+)$")
  return whole .. " phẩy " .. ("không "):rep(#noughts) .. M.integer(math.tointeger(rest), options)
end

--- A sum in dong: 1120000 -> "Một triệu một trăm hai mươi nghìn đồng".
---@param dong integer
---@param options? ReadingOptions
---@return string
function M.money(dong, options)
  local how = M.choices(options)
  return text.capital(M.integer(dong, how)) .. " đồng" .. (how.even and dong % 1000 == 0 and " chẵn" or "")
end

--- Spellings that stand for one word: all are read as the last one.
local SAME = {
  ["lẻ"] = "linh", ["ngàn"] = "nghìn", ["tư"] = "bốn", ["tỉ"] = "tỷ", ["mốt"] = "một", ["lăm"] = "năm",
  ["nhăm"] = "năm", ["bẩy"] = "bảy", ["mười"] = "mươi", ["chẵn"] = "", ["đồng"] = "",
}

--- What two readings of one number have in common: case, marks, options and the word "đồng" dropped.
local function key(reading)
  local out = {}
  for word in vanban.lower(reading):gsub("[%p%s]+", " "):gmatch("%S+") do
    word = SAME[word] or word
    if word ~= "" then
      out[#out + 1] = word
    end
  end
  return table.concat(out, " ")
end

--- Whether `reading` is a right one of `dong`, in any of the accepted spellings.
---@param reading string
---@param dong integer
---@return boolean
function M.reads(reading, dong)
  return key(reading) == key(M.integer(dong))
end

return M
