--- The levels of a body: how each is called, numbered, set and cited. Decree 30, annex I, II.6 and V.6, and
--- annex II on the words of citations.
---
--- Two schemes. "muc", usual in plans: I. / 1. / 1.1. / a), under "Phần" if there are any. "chuong-dieu", of
--- regulations and decisions: Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm.

local numbers = require "lib.numbers"

local M = {}

---@class Level
---@field word string        what its number is called in a citation
---@field style string       of its heading
---@field rank integer       depth of its label, 1 to 4
---@field numeral fun(n: integer, above: string|nil, form: table|nil): string  the label: "I.", "a)", "Điều 5."
---@field centred? boolean   "Chương I" on a line of its own, the title in capitals beneath
---@field upper? boolean     the title is in capitals
---@field strong? boolean    the number is bold before a text, too
---@field slanted? boolean   a title that runs on in its paragraph is in italics, as the headings of the level are
---@field through? boolean   counted through the whole body, so that a citation may end with it
---@field joined? boolean    its number holds that of the level above
---@field below? Level       of the headings under it, unless they say what they are
---@field family? table<string, Level>  what `kind` means in it and under it

local NO_BREAK_SPACE = "\u{A0}"

local function roman(word)
  return function(n)
    return word .. NO_BREAK_SPACE .. numbers.roman(n)
  end
end

local function arabic(word)
  return function(n)
    return word .. NO_BREAK_SPACE .. n
  end
end

local function count(n)
  return n .. "."
end

local function letter(n)
  return numbers.letter(n) .. ")"
end

--- The usual levels, from the deepest.
local usual = {}
usual.diem = { word = "điểm", style = "heading-4", rank = 4, slanted = true, numeral = letter }
usual.tiet = {
  word = "điểm", style = "heading-3", rank = 3, slanted = true, joined = true, below = usual.diem,
  numeral = function(n, above)
    local parent = above and above:match("^[%d.]*%d")
    return (parent and parent .. "." or "") .. n .. "."
  end,
}
usual.khoan = { word = "khoản", style = "heading-2", rank = 2, below = usual.tiet, numeral = count }
usual.muc = {
  word = "Mục", style = "heading-1", rank = 1, upper = true, below = usual.khoan,
  numeral = function(n, _, form) return numbers.roman(n) .. (form and form.heading_sign or ".") end,
}
usual.phan = {
  word = "Phần", style = "part", rank = 1, centred = true, through = true, below = usual.muc, numeral = roman "Phần",
}

--- Those of regulations.
local regulation = {}
regulation.diem = { word = "điểm", style = "point", rank = 4, numeral = letter }
regulation.khoan = { word = "khoản", style = "clause", rank = 2, below = regulation.diem, numeral = count }
regulation.dieu = {
  word = "Điều", style = "article", rank = 1, strong = true, through = true, below = regulation.khoan,
  numeral = function(n) return "Điều" .. NO_BREAK_SPACE .. n .. "." end,
}
regulation["tieu-muc"] = {
  word = "Tiểu mục", style = "subsection", rank = 1, centred = true, below = regulation.dieu, numeral = arabic "Tiểu mục",
}
regulation.muc = {
  word = "Mục", style = "section", rank = 1, centred = true, below = regulation.dieu, numeral = arabic "Mục",
}
regulation.chuong = {
  word = "Chương", style = "chapter", rank = 1, centred = true, through = true, below = regulation.dieu,
  numeral = roman "Chương",
}
regulation.phan = {
  word = "Phần", style = "part", rank = 1, centred = true, through = true, below = regulation.chuong,
  numeral = roman "Phần",
}

for _, family in ipairs { regulation, usual } do
  for _, level in pairs(family) do
    level.family = family
  end
end
for _, kind in ipairs { "chuong", "tieu-muc", "dieu" } do
  usual[kind] = regulation[kind] -- may stand in a plan too; what is under them is as in a regulation
end

local FIRST = { muc = usual.muc, ["chuong-dieu"] = regulation.chuong }

--- The level of top headings that do not say what they are.
---@param scheme? "muc"|"chuong-dieu"
---@return Level
function M.first(scheme)
  return FIRST[scheme or "muc"]
end

--- The level that `kind` names, where the headings would be at `level` without it. Nil under the last level.
---@param kind string|nil
---@param level Level|nil
---@param above Level|nil  of the heading over them
---@return Level|nil
function M.named(kind, level, above)
  if not kind then
    return level
  end
  local family = (above or level).family
  return family[kind]
end

---@class Numbered
---@field level Level         a part of the document that is no level has its word alone
---@field number string       its label
---@field above? Numbered     what it stands under
---@field block? table        the paragraph that has the number

--- A label as it is cited: "III." -> "III", "a)" and "(a)" -> "a", "Điều 5." -> "5".
local function bare(numbered)
  local number = numbered.number:gsub("[.):-]+$", ""):gsub("^%(", "")
  local word = numbered.level.word
  if vanban.lower(number:sub(1, #word)) == vanban.lower(word) then
    number = number:sub(#word + 1):gsub("^%s+", ""):gsub("^" .. NO_BREAK_SPACE, "")
  end
  return number
end

--- One place of a citation. Its paragraph gets a name of its own where it has none, so that the number can be
--- looked up in it: "_" before it, which no "id" begins with.
local function part(word, numbered, number, name, depth)
  if number == "" then
    return word
  end
  local block = numbered.block
  if block then
    block.bookmark = block.bookmark or "_" .. name .. "-" .. depth
  end
  return { word = word, number = number, of = block and block.bookmark or name }
end

--- How another place cites it: "điểm a khoản 2 Mục III", "khoản 1 Điều 5", "Mục 1 Chương II"; `within` what it
--- is in ("Phụ lục I"). Under a number such as 1.1 a point is called "tiết". As `cite` of a paragraph takes it.
---@param numbered Numbered
---@param within? Numbered
---@param name string      its own bookmark
---@return table
function M.cited(numbered, within, name)
  local out, at = {}, numbered
  while at do
    local above = at.above
    local word = at.level.word
    if at.level.rank == 4 and above and above.level.joined then
      word = "tiết"
    end
    local number = bare(at)
    out[#out + 1] = part(word, at, number, name, #out)
    if at.level.through then
      break
    end
    if at.level.joined and above and number:sub(1, #bare(above) + 1) == bare(above) .. "." then
      above = above.above
    end
    at = above
  end
  out[#out + 1] = within and part(within.level.word, within, bare(within), name, #out)
  return out
end

return M
