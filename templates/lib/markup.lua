--- Inline marks in the texts of data: **bold**, __italic__, ^{superscript}, _{subscript}, {ref:name} for the
--- number of a node with that id, "\ " for a blank that ends no line, and "\" before a mark that is meant
--- literally. Plain text stays plain: a pair of marks opens at the start or behind what is no letter or figure,
--- and before something that is not blank; it closes the other way round; without its partner it is literal,
--- and so are fill-in lines (four underscores and more).
---
--- Texts pass through here once, in make.para. Most have no mark: `vanban.tie`, which sets their no-break
--- blanks and hyphens, says so in the same look.

local tie, type = vanban.tie, type

local M = {}

local NO_BREAK_SPACE = "\u{A0}"

--- Bytes that begin something, as a class of patterns; and all that a backslash takes the meaning from.
local SPECIAL = "[*_^{\\]"
local ESCAPED = "^[*_^{}\\]"

--- What the paired marks stand for.
local PAIRS = { ["**"] = "bold", ["__"] = "italic" }
local RAISED = { ["^"] = "superscript", ["_"] = "subscript" }

--- Whether the character that ends before, or begins at, a place is a letter or figure.
local function is_word(s, from, to)
  local code = from >= 1 and from <= to and utf8.codepoint(s, from) or 32
  return code >= 0xC0 and code < 0x2000 or code < 0x80 and string.char(code):find("^%w") ~= nil
end

local function word_before(s, at)
  return at > 1 and is_word(s, utf8.offset(s, -1, at), #s)
end

--- The place of the mark that ends the pair opened before `from`.
local function closing_of(s, mark, from, to)
  local plain = mark:sub(1, 1)
  local at = from + 1
  while true do
    at = s:find(mark, at, true)
    if not at or at + 1 > to then
      return nil
    end
    local stop = at + 1
    while s:sub(stop + 1, stop + 1) == plain do
      stop = stop + 1
    end
    if stop == at + 1 and not s:find("^[ \n\t\\]", at - 1) and not is_word(s, at + 2, to) then
      return at
    end
    at = stop + 1
  end
end

--- `base` and one mark more, of a text.
local function marked(base, mark)
  local out = {}
  for name, value in pairs(base) do
    out[name] = value
  end
  out[mark] = true
  return out
end

--- The marks of plain text.
local NOTHING = {}

--- Runs being made: `open` is the plain text not yet put into one.
local function flush(out, base)
  local text = table.concat(out.open)
  out.open = {}
  if text == "" then
    return
  end
  if base == NOTHING then
    out[#out + 1] = text
  else
    local run = marked(base, "text")
    run.text = text
    out[#out + 1] = run
  end
end

local function add(out, text)
  out.open[#out.open + 1] = text
end

local parse

--- "\x": gives where the text goes on.
local function escape(s, at, out)
  if s:find("^ ", at + 1) then
    add(out, NO_BREAK_SPACE)
    return at + 2
  elseif s:find(ESCAPED, at + 1) then
    add(out, s:sub(at + 1, at + 1))
    return at + 2
  end
  add(out, "\\")
  return at + 1
end

local function pair(s, at, to, base, out)
  local plain = s:sub(at, at)
  local stop = at
  while stop < to and s:sub(stop + 1, stop + 1) == plain do
    stop = stop + 1
  end
  local mark = s:sub(at, stop)
  local opens = PAIRS[mark] and not word_before(s, at) and s:find("^[^ \n\t]", stop + 1)
  local close = opens and closing_of(s, mark, stop + 1, to)
  if not close then
    add(out, mark)
    return stop + 1
  end
  flush(out, base)
  parse(s, stop + 1, close - 1, marked(base, PAIRS[mark]), out)
  return close + 2
end

local function raised(s, at, to, base, out)
  local close = s:find("}", at + 2, true)
  if not close or close > to or close == at + 2 then
    add(out, s:sub(at, at))
    return at + 1
  end
  flush(out, base)
  parse(s, at + 2, close - 1, marked(base, RAISED[s:sub(at, at)]), out)
  return close + 1
end

local function reference(s, at, to, base, out)
  local name, stop = s:match("^{[rR][eE][fF]:([^{}%s]+)}()", at)
  if not name or stop - 1 > to then
    add(out, "{")
    return at + 1
  end
  flush(out, base)
  local run = marked(base, "ref")
  run.ref = vanban.lower(name)
  out[#out + 1] = run
  return stop
end

--- Appends to `out` the runs of s from … to, with the marks `base`.
function parse(s, from, to, base, out)
  local at = from
  while at <= to do
    local found = s:find(SPECIAL, at)
    if not found or found > to then
      add(out, s:sub(at, to))
      break
    end
    add(out, s:sub(at, found - 1))
    local byte = s:sub(found, found)
    if byte == "\\" then
      at = escape(s, found, out)
    elseif byte == "{" then
      at = reference(s, found, to, base, out)
    elseif RAISED[byte] and s:sub(found + 1, found + 1) == "{" then
      at = raised(s, found, to, base, out)
    elseif byte == "^" then
      add(out, byte)
      at = found + 1
    else
      at = pair(s, found, to, base, out)
    end
  end
  flush(out, base)
end

--- Appends the runs of one text to `out`.
local function add_text(text, base, out)
  local tied, has_marks = tie(text)
  if has_marks then
    parse(tied, 1, #tied, base, out)
  else
    add(out, tied)
    flush(out, base)
  end
end

local function is_run(v)
  return v.text ~= nil or v.page_number ~= nil or v.ref ~= nil
end

--- What is no run is passed on: the engine says what is wrong with it, and where.
local function add_runs(runs, out)
  for i = 1, #runs do
    local run = runs[i]
    if type(run) == "string" then
      add_text(run, NOTHING, out)
    elseif type(run) ~= "table" or #run == 0 and not run.text then
      out[#out + 1] = run
    elseif type(run.text) == "string" then
      local base = {}
      for name, value in pairs(run) do
        base[name] = name ~= "text" and value or nil
      end
      add_text(run.text, base, out)
    else
      add_runs(run, out)
    end
  end
end

--- What a paragraph is made of, with the marks in its texts read and its words tied: a text without marks
--- stays one text.
---@param v string|table  a text, a run or a list of them
---@return string|table
function M.runs(v)
  if type(v) == "string" then
    local tied, has_marks = tie(v)
    if not has_marks then
      return tied
    end
    v = { v }
  elseif type(v) ~= "table" then
    return v
  elseif is_run(v) then
    v = { v }
  end
  local out = { open = {} }
  add_runs(v, out)
  out.open = nil
  return #out == 1 and type(out[1]) == "string" and out[1] or #out == 0 and "" or out
end

--- The same text without marks, for where there are none: properties of the file, cells of a workbook.
---@param s string
---@return string
function M.plain(s)
  local _, has_marks = tie(s) -- a look at the bytes, where a pattern would try each
  if not has_marks then
    return s
  end
  local out = { open = {} }
  parse(s, 1, #s, NOTHING, out)
  for i, run in ipairs(out) do
    out[i] = type(run) == "string" and run or run.text or "…"
  end
  return table.concat(out)
end

return M
