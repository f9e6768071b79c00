--- The head of a document: organs, state name and motto, number, place and date; then type and subject, or
--- whom a letter is for. Decree 30, annex I, II.1-II.5 (boxes 1-5, 9a and 10b of the layout map); what the
--- Party's documents have instead is in profile.lua.

local dates = require "lib.dates"
local make = require "lib.make"
local marks = require "lib.marks"
local numbers = require "lib.numbers"
local organs = require "lib.organs"
local profile = require "lib.profile"
local text = require "lib.text"

local M = {}

--- Rules under organ and subject: the norm asks for a third to a half of the line.
local SHORT_RULE = 0.4

local DRAFT_NUMBER = ("\u{A0}"):rep(6)

--- Number and symbol as they are cited: "23/KH-MTTQ", of the Party "05-KH/ĐU". A draft has room for its
--- number: "      /KH-MTTQ".
---@param number? string  digits; a single one gets its nought
---@param symbol string
---@param form? Profile
---@return string
function M.reference(number, symbol, form)
  local digits = number and text.clean(number) or DRAFT_NUMBER
  local whole = math.tointeger(tonumber(digits))
  return (whole and numbers.two_digits(whole) or digits) .. (form or profile.STATE).number_join .. text.clean(symbol)
end

--- Place and date: "An Ấp, ngày 06 tháng 10 năm 2023"; what is not known is left blank.
---@param place? string
---@param date? Date
---@param draft? DraftDate
---@return string
function M.place_and_date(place, date, draft)
  return (place and text.clean(place) or "…………") .. ", " .. dates.issue(date, draft)
end

--- How the issuer is called inside a sentence: "Ủy ban nhân dân xã Hòa Bình".
---@param issuer table  of the data
---@return string
function M.organ(issuer)
  return (text.joined(issuer.called or issuer.name):gsub("\n", " "))
end

--- Parent organ, issuer, and the rule or sign beneath.
local function issuer_lines(issuer, star)
  return {
    issuer.parent and make.para("parent-organ", organs.upper(issuer.parent), { role = "parent" }) or false,
    make.para("organ", organs.upper(issuer.name), { role = "issuer" }),
    star and make.para("organ-star", star, { role = "issuer" }) or make.rule_under(SHORT_RULE, 4),
  }
end

--- State name and motto, or what stands there instead, with a rule as long as the last line.
local function nation_lines(lines)
  local out = {}
  for i, line in ipairs(lines) do
    out[i] = i == 1 and make.para("nation", line, { role = "nation" }) or make.para("motto", line, { role = "motto" })
  end
  out[#out + 1] = make.rule_under(1, 4)
  return out
end

--- The lines at the top right: an office's own, or those of the profile, with its spelling of the first.
---@param own? table      of the data: { right }
---@param nation? string  another accepted spelling of the state name
---@param form? Profile
---@return string[]
function M.right(own, nation, form)
  local lines = text.lines(own and own.right or (form or profile.STATE).nation)
  lines[1] = nation or lines[1]
  return lines
end

---@class Head
---@field issuer table      parent and name, each a text or lines
---@field reference string  from `reference`
---@field placed string     from `place_and_date`
---@field nation? string    another accepted spelling of the state name
---@field own? table        of the data: { right, star, left }, an office's own head
---@field urgency? string   KHẨN, THƯỢNG KHẨN or HỎA TỐC
---@field letter? string|string[]  what a letter is about; such a document has no title
---@field profile? Profile

--- The letterhead: a table without lines, number and date on one row.
---@param head Head
---@return table
function M.letterhead(head)
  local form, own = head.profile or profile.STATE, head.own or {}
  local width = own.left or form.left_column
  local under = { make.para("number", form.number_lead .. head.reference, { role = "number" }) }
  if head.letter then
    under[2] = make.space(6)
    under[3] = make.para("letter-subject", text.led_by(text.joined(head.letter), form.letter_lead, " "),
      { role = "subject" })
  end
  if head.urgency then
    under[#under + 1] = make.space(4)
    under[#under + 1] = marks.urgency(head.urgency, width)
  end
  return make.side_by_side({ width, "*" }, {
    { issuer_lines(head.issuer, own.star or form.star), nation_lines(M.right(own, head.nation, form)) },
    { under, { make.para("place-date", head.placed, { role = "place-date" }) } },
  })
end

--- The type of the document and what it is about, with the short rule (of the Party: five hyphens) beneath.
---@param title string
---@param subject string|string[]
---@param form? Profile
---@return table[]
function M.title(title, subject, form)
  local sign = (form or profile.STATE).subject_end
  return {
    make.space(14),
    make.para("title", vanban.upper(text.clean(title)), { role = "title" }),
    make.para("subject", text.joined(subject), { role = "subject" }),
    sign and make.para("subject-end", sign, { role = "subject" }) or make.rule_under(SHORT_RULE, 10),
  }
end

--- "Kính gửi:" and whom a letter or report is for: one on the same line, several each on their own.
---@param v string|string[]
---@return table[]
function M.addressed_to(v)
  local lines = text.lines(v)
  if #lines == 1 then
    return { make.space(12), make.para("addressee-one", "Kính gửi: " .. text.ended(lines[1], "."), { role = "addressee" }),
      make.space(6) }
  end
  local out = { make.space(12), make.para("addressee-label", "Kính gửi:", { role = "addressee", keep_next = true }) }
  for i, line in ipairs(lines) do
    local _, name = text.split_marker(line)
    out[#out + 1] = make.para("addressee", text.ended(name, i < #lines and ";" or "."),
      { role = "addressee", label = { text = "-", kind = "bullet", level = 5 } })
  end
  out[#out + 1] = make.space(6)
  return out
end

return M
