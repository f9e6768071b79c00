--- Paragraphs of the body: plain ones, list lines with their sign, remarks in brackets, run-in headings.

local text = require "lib.text"

local block = vanban.block
local byte, find = string.byte, string.find

local M = {}

local NONE = {} -- options of most lines

--- Depth of the list signs, below the four levels of headings.
local MARKER_LEVELS = { ["-"] = 5, ["+"] = 6, ["*"] = 7, ["·"] = 8, ["•"] = 8, ["–"] = 5 }

--- Longest lead of a "*" line set in bold italic ("* Lưu ý: …"), in letters.
local LEAD_LETTERS = 40

--- The labels of those signs: one table each, which no one changes and the engine reads once.
local BULLETS = {}
for marker, level in pairs(MARKER_LEVELS) do
  BULLETS[marker] = { text = marker, kind = "bullet", level = level }
end

--- A label for a sign at the head of a line.
local function bullet(marker)
  return BULLETS[marker] or { text = marker, kind = "typed", level = 9 }
end

--- The sign one step below another: "+" below "-", "-" below everything else.
---@param marker string|nil
---@return string
function M.marker_below(marker)
  return marker == "-" and "+" or "-"
end

--- "Lưu ý: không nhận đơn" -> its lead in bold italic, the rest upright; a line that is all lead likewise.
--- A lead with inline marks of its own is left to them; a colon within brackets ends none.
local function with_lead(line, sub_head)
  local lead, rest = line:match("^([^:\n{*_]+:)(.*)$")
  if lead and lead:find("%([^)]*$") then
    lead, rest = nil, nil
  end
  if not lead and sub_head then
    lead, rest = line, ""
  end
  if not lead or vanban.count(lead) > LEAD_LETTERS and rest ~= "" then
    return line
  end
  local runs = { { text = lead, bold = true, italic = true } }
  if rest ~= "" then
    runs[2] = rest
  end
  return runs
end

--- Whether a text ends with a colon, closing marks apart.
local function ends_open(line)
  local last = byte(line, -1)
  return last == 58 or (last == 42 or last == 95) and find(line, ":[*_]+$") ~= nil
end

--- One paragraph of body text. A sign at its head becomes its label; so does `marker`, where the text has
--- none. `leads`: what follows belongs to it, so they stay on one page.
---@param line string
---@param options? {marker: string|nil, label: table|nil, leads: boolean|nil, role: string|nil, style: string|nil, bookmark: string|nil, cite: string|nil}
---@return table block
---@return string|nil marker  the sign it has
function M.line(line, options)
  options = options or NONE
  local label, marker, rest = options.label, options.marker, nil
  if label or marker then
    rest = text.clean(line)
  else
    marker, rest = text.split_marker(line)
  end
  if not label and marker then
    label = bullet(marker)
  end
  local leads = options.leads or ends_open(rest)
  local runs = marker == "*" and with_lead(rest, leads) or rest
  local style = options.style or not label and text.bracketed(rest) and "remark" or "body"
  return block("para", {
    style = style, runs = runs, label = label, keep_next = leads or nil, role = options.role,
    bookmark = options.bookmark, cite = options.cite,
  }), marker
end

--- What a title that begins with these words names is told behind a colon, also with a small letter: "Thời gian: một
--- buổi". Behind others a small letter goes on with the sentence.
local NAMES = {}
for _, words in ipairs {
  "thời gian", "thời lượng", "địa điểm", "thành phần", "đối tượng", "số lượng", "hình thức", "phương thức", "phạm vi",
  "nội dung", "mục đích", "yêu cầu", "kinh phí", "nguồn kinh", "chủ trì", "trang phục", "ghi chú", "lưu ý",
} do
  NAMES[words] = true
end

--- Whether the text behind a title is the rest of its sentence: "Giao Văn phòng" "chủ trì".
local function goes_on(title, line)
  return text.goes_on(line) and not NAMES[vanban.lower(title):match("^%S+ [^%s:]+")]
end

--- A title and what follows it on its line: a colon stands between, unless the title has an end mark or the
--- text goes on with its sentence.
local function titled(title, line, italic)
  local run = { text = text.clean(title), bold = true, italic = italic }
  if not line then
    return { run }
  end
  line = text.clean(line)
  run.text = goes_on(run.text, line) and run.text or text.closed(run.text, ":")
  return { run, " " .. line }
end

--- A numbered paragraph whose first words are its bold title: "2. Địa điểm: nhà văn hóa xã".
--- `slanted`: in bold italic.
---@param label table|nil
---@param title string
---@param line string
---@param options? {slanted: boolean|nil, leads: boolean|nil, bookmark: string|nil, cite: string|nil}
---@return table
function M.run_in(label, title, line, options)
  options = options or {}
  if label then
    label.bold, label.italic = true, options.slanted
  end
  return block("para", {
    style = "body", runs = titled(title, line, options.slanted), label = label, keep_next = options.leads or nil,
    bookmark = options.bookmark, cite = options.cite,
  })
end

--- A title behind a list sign, in bold italic, and what follows it on its line: "* Lưu ý: không nhận đơn".
---@param marker string
---@param title string
---@param line? string
---@param leads boolean
---@return table
function M.sub_head(marker, title, line, leads)
  return block("para", {
    style = "body", runs = titled(title, line, true), label = bullet(marker), keep_next = leads or nil,
  })
end

--- Paragraphs of a field that holds one text or several.
---@param v string|string[]|nil
---@param role? string
---@param style? string  other than the usual
---@return table[]
function M.paragraphs(v, role, style)
  local out = {}
  for i, line in ipairs(text.lines(v)) do
    out[i] = M.line(line, { role = role, style = style })
  end
  return out
end

return M
