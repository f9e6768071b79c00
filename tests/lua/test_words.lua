local words = require "lib.words"

--- Reads words back: the inverse of words.integer, written independently of it.
local VALUES = {
  ["không"] = 0, ["một"] = 1, ["mốt"] = 1, ["hai"] = 2, ["ba"] = 3, ["bốn"] = 4, ["tư"] = 4, ["năm"] = 5, ["lăm"] = 5,
  ["sáu"] = 6, ["bảy"] = 7, ["tám"] = 8, ["chín"] = 9,
}
local SCALES = { ["nghìn"] = 1000, ["ngàn"] = 1000, ["triệu"] = 1000000 }

local function parse(text)
  local sign, total, below, group, digit = 1, 0, 0, 0, 0
  for word in text:gmatch("%S+") do
    if word == "âm" then
      sign = -1
    elseif VALUES[word] then
      digit = VALUES[word]
    elseif word == "trăm" then
      group, digit = group + digit * 100, 0
    elseif word == "mười" then
      group, digit = group + 10, 0
    elseif word == "mươi" then
      group, digit = group + digit * 10, 0
    elseif SCALES[word] then
      below, group, digit = below + (group + digit) * SCALES[word], 0, 0
    elseif word == "tỷ" or word == "tỉ" then
      total, below, group, digit = (total + below + group + digit) * 1000000000, 0, 0, 0
    else
      assert(word == "linh" or word == "lẻ", "a strange word: " .. word)
    end
  end
  return sign * (total + below + group + digit)
end

local READINGS = {
  [0] = "không", [1] = "một", [4] = "bốn", [5] = "năm", [10] = "mười", [11] = "mười một", [14] = "mười bốn",
  [15] = "mười lăm", [20] = "hai mươi", [21] = "hai mươi mốt", [24] = "hai mươi tư", [25] = "hai mươi lăm",
  [44] = "bốn mươi tư", [55] = "năm mươi lăm", [91] = "chín mươi mốt", [100] = "một trăm",
  [101] = "một trăm linh một", [104] = "một trăm linh bốn", [105] = "một trăm linh năm", [110] = "một trăm mười",
  [111] = "một trăm mười một", [115] = "một trăm mười lăm", [121] = "một trăm hai mươi mốt",
  [1000] = "một nghìn", [1001] = "một nghìn không trăm linh một", [1010] = "một nghìn không trăm mười",
  [10000] = "mười nghìn", [21000] = "hai mươi mốt nghìn", [105000] = "một trăm linh năm nghìn",
  [1000000] = "một triệu", [1005000] = "một triệu không trăm linh năm nghìn",
  [1050000] = "một triệu không trăm năm mươi nghìn", [1120000] = "một triệu một trăm hai mươi nghìn",
  [2005015] = "hai triệu không trăm linh năm nghìn không trăm mười lăm", [1000000000] = "một tỷ",
  [1000005000] = "một tỷ không trăm linh năm nghìn", [1000000001] = "một tỷ không trăm linh một",
  [1000000000000] = "một nghìn tỷ", [1000000000000000] = "một triệu tỷ", [1000000000000000000] = "một tỷ tỷ",
  [-7] = "âm bảy", [-1000000000000000000] = "âm một tỷ tỷ",
  [5000000000005] = "năm nghìn tỷ không trăm linh năm", [12000000000] = "mười hai tỷ",
}

local M = {}

function M.known_readings()
  for n, reading in pairs(READINGS) do
    same(words.integer(n), reading, n)
  end
end

function M.options()
  same(words.integer(105, { gap = "lẻ" }), "một trăm lẻ năm")
  same(words.integer(24, { four = "bốn" }), "hai mươi bốn")
  same(words.integer(14, { four = "tư" }), "mười bốn")
  same(words.integer(1001000, { thousand = "ngàn", gap = "lẻ" }), "một triệu không trăm lẻ một ngàn")
  same(words.integer(2000000000, { billion = "tỉ" }), "hai tỉ")
end

function M.money()
  same(words.money(0), "Không đồng")
  same(words.money(15), "Mười lăm đồng")
  same(words.money(1120000), "Một triệu một trăm hai mươi nghìn đồng")
  same(words.money(1120000, { even = true }), "Một triệu một trăm hai mươi nghìn đồng chẵn")
  same(words.money(1120500, { even = true }), "Một triệu một trăm hai mươi nghìn năm trăm đồng")
  same(words.money(-2000), "Âm hai nghìn đồng")
end

function M.decimals()
  same(words.decimal(2500), "hai phẩy năm")
  same(words.decimal(40000), "bốn mươi")
  same(words.decimal(1050), "một phẩy không năm")
  same(words.decimal(250), "không phẩy hai mươi lăm")
  same(words.decimal(-1500), "âm một phẩy năm")
end

function M.refuses_what_it_cannot_read()
  for _, n in ipairs { 1.5, 1000000000000000001, -1000000000000000001, math.mininteger, 1e300, 0 / 0 } do
    assert(not pcall(words.integer, n), n)
  end
end

function M.every_small_number_reads_back()
  for n = 0, 20000 do
    same(parse(words.integer(n)), n)
  end
end

--- A fixed sequence of numbers of every length, so that a failure can be repeated.
function M.random_numbers_read_back()
  local state = 20231006
  for _ = 1, 20000 do
    state = (state * 6364136223846793005 + 1442695040888963407) -- wraps at 64 bits
    local n = (state >> 2) % math.tointeger(10 ^ ((state >> 1) % 19))
    same(parse(words.integer(n)), n, words.integer(n))
    same(parse(words.integer(-n, { gap = "lẻ", thousand = "ngàn", four = "bốn", billion = "tỉ" })), -n)
  end
end

function M.accepts_every_spelling_of_a_sum()
  assert(words.reads("Một triệu một trăm hai mươi nghìn đồng", 1120000))
  assert(words.reads("một triệu, một trăm hai mươi ngàn đồng chẵn./.", 1120000))
  assert(words.reads("Hai mươi bốn đồng", 24) and words.reads("Hai mươi tư đồng", 24))
  assert(words.reads("MỘT TRĂM LẺ NĂM ĐỒNG", 105))
  assert(not words.reads("Một triệu một trăm hai mươi đồng", 1120000))
  assert(not words.reads("", 1))
end

return M
