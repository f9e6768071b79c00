--- Steps with their days, as list lines or as a table.

local dates = require "lib.dates"
local deadlines = require "lib.deadlines"
local listing = require "lib.listing"
local make = require "lib.make"
local text = require "lib.text"

local M = {}

local function day(step, field)
  return step[field] and dates.parse(step[field])
end

--- A step may not end before it begins, nor begin before the one above it.
local function check(step, from, to, last)
  if from and to and dates.number(to) < dates.number(from) then
    vanban.fault {
      at = step, field = "to",
      vi = "bước này kết thúc ngày " .. dates.short(to) .. ", trước khi bắt đầu ngày " .. dates.short(from),
      en = "this step ends on " .. dates.iso(to) .. ", before it begins on " .. dates.iso(from),
      hint_vi = "sửa lại \"from\" hoặc \"to\"", hint_en = "mend \"from\" or \"to\"",
    }
  end
  if from and last and dates.number(from) < dates.number(last) then
    vanban.warn {
      at = step, field = "from",
      vi = "bước này bắt đầu ngày " .. dates.short(from) .. ", sớm hơn bước ngay trên (" .. dates.short(last) .. ")",
      en = "this step begins on " .. dates.iso(from) .. ", earlier than the one above it (" .. dates.iso(last) .. ")",
      hint_vi = "xếp các bước theo thứ tự thời gian", hint_en = "put the steps in order of time",
    }
  end
end

--- "Từ ngày 05 - 10/10/2023", or the office's own words; nil when no time is given.
local function when(step, from, to)
  if step.when then
    return text.clean(step.when)
  elseif step.deadline then
    return text.capital(deadlines.phrase(step.deadline))
  elseif not from and not to then
    return nil
  end
  return text.capital(dates.span(from, to, { weekdays = step.weekday }))
end

--- The steps as { when, text, who }, checked; a free text has no more than its text.
local function read(steps)
  local out, last = {}, nil
  for i, step in ipairs(steps) do
    if type(step) == "string" then
      out[i] = { text = step }
    else
      local from, to = day(step, "from"), day(step, "to")
      check(step, from, to, last)
      last = from or last
      out[i] = { when = when(step, from, to), text = step.text, who = step.who }
    end
  end
  return out
end

local function as_list(steps, marker)
  local out = {}
  for i, step in ipairs(steps) do
    local own, line = text.split_marker(step.text)
    line = (step.when and step.when .. ": " or "") .. line
    if step.who then
      line = text.ended(line, ";") .. " thực hiện: " .. text.ended(step.who, ".")
    end
    local sign = own or not text.bracketed(line) and marker or nil
    out[i] = listing.line(text.closed(line, "."), { marker = sign })
  end
  return out
end

local function as_table(steps)
  local columns, rows = {
    { title = "Thời gian", width = 48 },
    { title = "Nội dung công việc", width = "*" },
  }, {}
  for _, step in ipairs(steps) do
    if step.who and not columns[3] then
      columns[3] = { title = "Đơn vị thực hiện", width = 42 }
    end
  end
  for i, step in ipairs(steps) do
    local _, plain = text.split_marker(step.text)
    rows[i] = { step.when or "", plain, step.who and text.clean(step.who) }
  end
  return { make.grid(columns, rows), make.space(6) }
end

--- A timeline: each step a text or { from, to, when, text, who }.
---@param steps table
---@param as? "list"|"table"
---@param marker? string  sign of the list lines
---@return table[]
function M.timeline(steps, as, marker)
  local read_steps = read(steps)
  if as == "table" then
    return as_table(read_steps)
  end
  return as_list(read_steps, marker or "-")
end

return M
