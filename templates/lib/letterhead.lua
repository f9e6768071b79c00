--- The head of a document: organs, state name and motto, number, place and date; then type and subject.
--- Decree 30, annex I, II.1-II.5 (boxes 1-5a of the layout map).

local dates = require "lib.dates"
local make = require "lib.make"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

--- Left and right column, mm: the state name at 13 pt bold (95.7 mm) must not wrap.
local COLUMNS = { 65, 100 }

--- Rules under organ and subject: the norm asks for a third to a half of the line.
local SHORT_RULE = 0.4

--- The state name, in one of its accepted spellings, and the motto.
M.NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
M.MOTTO = "Độc lập - Tự do - Hạnh phúc"
local DRAFT_NUMBER = ("\u{A0}"):rep(6)

--- Number and symbol as printed: "23/KH-MTTQ". A draft has room for its number: "      /KH-MTTQ".
---@param number? string  digits; a single one gets its nought
---@param symbol string
---@return string
function M.reference(number, symbol)
  local digits = number and text.clean(number) or DRAFT_NUMBER
  local whole = math.tointeger(tonumber(digits))
  return (whole and numbers.two_digits(whole) or digits) .. "/" .. text.clean(symbol)
end

--- Place and date: "An Ấp, ngày 06 tháng 10 năm 2023"; what is not known is left blank.
---@param place? string
---@param date? Date
---@param year? integer  of a draft
---@return string
function M.place_and_date(place, date, year)
  return (place and text.clean(place) or "…………") .. ", " .. dates.issue(date, year)
end

---@class Head
---@field issuer table      parent and name, each a text or lines
---@field reference string  from `reference`
---@field placed string     from `place_and_date`
---@field nation? string    another accepted spelling of the state name

--- The letterhead: a table without lines, number and date on one row.
---@param head Head
---@return table
function M.letterhead(head)
  local parent = text.joined(head.issuer.parent)
  local left = {
    make.para("organ", vanban.upper(text.joined(head.issuer.name)), { role = "issuer" }),
    make.rule_under(SHORT_RULE, 4),
  }
  if parent ~= "" then
    table.insert(left, 1, make.para("parent-organ", vanban.upper(parent), { role = "parent" }))
  end
  local right = {
    make.para("nation", head.nation or M.NATION, { role = "nation" }),
    make.para("motto", M.MOTTO, { role = "motto" }),
    make.rule_under(1, 4),
  }
  return make.side_by_side(COLUMNS, {
    { left, right },
    {
      { make.para("number", "Số: " .. head.reference, { role = "number" }) },
      { make.para("place-date", head.placed, { role = "place-date" }) },
    },
  })
end

--- The type of the document and what it is about, with the short rule beneath.
---@param title string
---@param subject string|string[]
---@return table[]
function M.title(title, subject)
  return {
    make.space(14),
    make.para("title", vanban.upper(text.clean(title)), { role = "title" }),
    make.para("subject", text.joined(subject), { role = "subject" }),
    make.rule_under(SHORT_RULE, 10),
  }
end

return M
