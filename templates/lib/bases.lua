--- Legal bases: one paragraph each, italic, ";" after each and "." after the last (Decree 30, annex I, II.6).
--- A base is a text, or a record written out by the rules of citation.

local dates = require "lib.dates"
local make = require "lib.make"
local text = require "lib.text"

local M = {}

--- Acts cited by name and date alone, without number and organ.
local BY_NAME = { ["luật"] = true, ["bộ luật"] = true, ["pháp lệnh"] = true, ["hiến pháp"] = true }

--- A base as a sentence without its end mark. Party documents take a comma and the short form of the date:
--- "Quyết định số 217-QĐ/TW, ngày 12/12/2013"; state documents neither.
---@param base string|table
---@return string
function M.citation(base)
  if type(base) == "string" then
    return text.clean(base)
  end
  local by_name = BY_NAME[vanban.lower(base.kind)] or false
  local out = base.intro .. " " .. text.clean(base.kind)
  if by_name and base.about then
    out = out .. " " .. text.clean(base.about)
  end
  if base.number and not by_name then
    out = out .. " số " .. text.clean(base.number)
  end
  local date = base.date and dates.parse(base.date)
  if date then
    out = out .. (base.party and ", ngày " .. dates.short(date) or " " .. dates.long(date))
  end
  if base.organ and not by_name then
    out = out .. " của " .. text.clean(base.organ)
  end
  if base.about and not by_name then
    out = out .. " " .. text.clean(base.about)
  end
  return out
end

--- The bases of a document.
---@param list table|nil
---@param form? Profile
---@return table[]
function M.bases(list, form)
  local sign = form and form.base_sign
  local label = sign and { text = sign, kind = "bullet", level = 5 } or nil
  local out = {}
  local n = list and #list or 0
  for i = 1, n do
    local sentence = text.ended(M.citation(list[i]), i < n and ";" or ".")
    if label then -- a sign typed before it would stand there twice
      sentence = select(2, text.split_marker(sentence))
    end
    out[i] = make.para("base", sentence, { role = "bases", label = label })
  end
  return out
end

return M
