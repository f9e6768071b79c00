--- Annexes: each on pages of its own, numbered from 1, with number, title and the line that says what it
--- belongs to. Decree 30, annex I, III.1 and annex III, forms 2.1 and 2.2.

local body = require "lib.body"
local columns = require "lib.columns"
local dates = require "lib.dates"
local grid = require "lib.grid"
local letterhead = require "lib.letterhead"
local levels = require "lib.levels"
local make = require "lib.make"
local numbers = require "lib.numbers"
local profile = require "lib.profile"
local text = require "lib.text"

local M = {}

local WORD = "Phụ lục"

local SHORT_RULE = 0.4

--- "(Kèm theo Kế hoạch số 23/KH-MTTQ ngày 06 tháng 10 năm 2023 của …)". `kind`: "Kế hoạch".
---@param kind string
---@param reference string
---@param date? Date
---@param draft? DraftDate
---@param issuer table  of the data: name, and how it is called in a sentence
---@param form? Profile
---@return string
function M.attached_to(kind, reference, date, draft, issuer, form)
  return "(Kèm theo " .. kind .. " số " .. reference .. (form or profile.STATE).date_join .. dates.issue(date, draft)
    .. " của " .. letterhead.organ(issuer) .. ")"
end

--- Whether a table of the annex asks for a page across.
local function is_wide(nodes)
  for _, node in ipairs(nodes) do
    local record = type(node) ~= "string" and node or {}
    if record.table and grid.least(record.table) > columns.UPRIGHT or is_wide(record.items or {}) then
      return true
    end
  end
  return false
end

--- The words of blocks as one text; of references, the names.
local function gather(blocks, out)
  for _, block in ipairs(blocks) do
    if not block.kind then
      gather(block, out)
    elseif block.kind == "para" then
      local runs = type(block.runs) == "string" and { block.runs } or block.runs
      for _, run in ipairs(runs) do
        out[#out + 1] = type(run) == "string" and run or run.text or run.ref and "{ref:" .. run.ref .. "}" or ""
      end
      out[#out + 1] = "\n"
    elseif block.kind == "table" then
      for _, row in ipairs(block.rows) do
        for _, cell in ipairs(row.cells) do
          gather(cell.blocks, out)
        end
      end
    end
  end
  return out
end

--- Whether the text names an annex: by its id, by its number, or annexes in general ("các phụ lục kèm theo").
local function named(words, number, id)
  if id and words:find("{ref:" .. id .. "}", 1, true) then
    return true
  end
  local at = 1
  while true do
    local _, stop = words:find("phụ lục", at, true)
    if not stop then
      return false
    end
    local found = words:match("^[ \u{A0}]+([ivx]+)%f[^%w]", stop + 1)
    if not number or not found or found == number then
      return true
    end
    at = stop + 1
  end
end

local function warn_of_unnamed(annex, label)
  vanban.warn {
    at = annex, field = "title",
    vi = "nội dung văn bản không nhắc đến " .. label .. " (PL-01)", en = "the text does not refer to " .. label .. " (PL-01)",
    hint_vi = "ghi chỗ cần xem, ví dụ \"(chi tiết tại " .. label .. " kèm theo)\"",
    hint_en = "say where it belongs, such as \"(chi tiết tại " .. label .. " kèm theo)\"",
  }
end

--- The end mark, on the last paragraph of the annex.
local function stopped(blocks, mark)
  local last = blocks[#blocks]
  if not last or last.kind ~= "para" then
    return
  elseif type(last.runs) == "string" then
    last.runs = text.ended(last.runs, mark)
    return
  end
  local runs = last.runs
  local tail = runs[#runs]
  local words = type(tail) == "string" and tail or tail.text or ""
  local ended = words:match("^%s*") .. text.ended(words, "")
  if type(tail) == "string" then
    runs[#runs] = ended
  elseif tail.text then
    tail.text = ended
  end
  runs[#runs + 1] = mark
end

--- What the annex is called: "Phụ lục", with a Roman number where there are several.
local function heading(annex, number)
  local label = number and { text = WORD .. "\u{A0}" .. number, kind = "typed", level = 1 }
  local within = { level = { word = WORD }, number = label and label.text or WORD }
  within.block = make.para("annex-label", label and "" or WORD, {
    role = "annex", label = label, bookmark = annex.id, cite = annex.id and levels.cited(within, nil, annex.id),
  })
  return within
end

local function one(annex, number, to, form)
  local within = heading(annex, number)
  local across = annex.landscape
  if across == nil then
    across = is_wide(annex.body)
  end
  local blocks, budgets = body.body(annex.body, form, {
    levels = annex.levels, within = within, date = to.date, room = across and columns.ACROSS or nil,
  })
  if annex.stop then
    stopped(blocks, form.stop)
  end
  return {
    vanban.block("page", { page = across and "landscape" or "portrait", restart = true }),
    within.block,
    make.para("annex-title", vanban.upper(text.joined(annex.title)), { role = "annex" }),
    make.para("annex-reference", annex.reference and text.joined(annex.reference) or to.attached, { role = "annex" }),
    make.rule_under(SHORT_RULE, 10),
    blocks,
  }, budgets
end

---@class Annexed
---@field attached string   from `attached_to`
---@field text table[]      the blocks of the document, which must name every annex
---@field date? string      of the document, as the data has it
---@field profile? Profile

--- The annexes of a document and the budgets in them. Two or more have Roman numbers.
---@param list table|nil  of the data
---@param to Annexed
---@return table[] blocks
---@return Costs[] budgets
function M.annexes(list, to)
  local out, budgets = {}, {}
  local n = list and #list or 0
  local words = n > 0 and vanban.lower(table.concat(gather(to.text, {})))
  for i = 1, n do
    local number = n > 1 and numbers.roman(i) or nil
    if not named(words, number and vanban.lower(number), list[i].id) then
      warn_of_unnamed(list[i], number and WORD .. " " .. number or WORD)
    end
    local found
    out[i], found = one(list[i], number, to, to.profile or profile.STATE)
    for _, budget in ipairs(found) do
      budgets[#budgets + 1] = budget
    end
  end
  return out, budgets
end

return M
