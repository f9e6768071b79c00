--- Small work on texts: blanks, end marks, the signs at the head of a list line.

local clean, upper, lower = vanban.clean, vanban.upper, vanban.lower
local byte, sub, find = string.byte, string.sub, string.find

local M = {}

--- One blank between words, none at the ends; line breaks stay.
---@type fun(s: string): string
M.clean = clean

--- The text with its first letter large.
---@param s string
---@return string
function M.capital(s)
  local first = s:match("^[\0-\x7F\xC2-\xF4][\x80-\xBF]*") or ""
  return upper(first) .. s:sub(#first + 1)
end

--- The lines of a field that holds one text or a list of texts; nil has none.
---@param v string|string[]|nil
---@return string[]
function M.lines(v)
  local out = {}
  if type(v) == "string" then
    out[1] = clean(v)
  elseif v then
    for i, line in ipairs(v) do
      out[i] = clean(line)
    end
  end
  return out
end

--- The same as one text with line breaks.
---@param v string|string[]|nil
---@return string
function M.joined(v)
  return table.concat(M.lines(v), "\n")
end

--- Bytes that may go from the end of a text before its mark is set: blanks, ";" and ","; then "." too. And
--- what inline marks are made of.
local LOOSE = { [32] = true, [10] = true, [44] = true, [59] = true }
local MARKS = { [42] = true, [95] = true }
local LOOSE_OR_STOP = { [32] = true, [10] = true, [44] = true, [59] = true, [46] = true }

local function without_tail(s, loose)
  local n = #s
  while n > 0 and loose[byte(s, n)] do
    n = n - 1
  end
  return n == #s and s or sub(s, 1, n)
end

--- Whether a text leaves off: "v.v.", "…". Nothing of that goes, and no full stop comes behind it.
local function leaves_off(s)
  local tail = sub(s, -3)
  return tail == "..." or tail == "…" or tail == "v.v" or sub(s, -4) == "v.v."
end

--- Inline marks a text may close with.
local CLOSING = { ["**"] = true, ["__"] = true, ["**__"] = true, ["__**"] = true }

--- The end mark of a text that closes with inline marks, behind them; one within them goes.
local function ended_behind(s, mark)
  local inner, closing = s:match("^(.*[^%s*_])([*_]+)$")
  if not CLOSING[closing] then
    return s .. mark
  elseif leaves_off(inner) then
    return mark == "." and s or s .. mark
  end
  return without_tail(inner, LOOSE_OR_STOP) .. closing .. mark
end

--- The text with `mark` for its end: marks and blanks already there go ("…" and "v.v." do not).
---@param s string
---@param mark string
---@return string
function M.ended(s, mark)
  s = without_tail(clean(s), LOOSE)
  if leaves_off(s) then
    return mark == "." and s or s .. mark
  elseif sub(s, -3) == "./." then
    s = s:sub(1, -4)
  end
  s = without_tail(s, LOOSE_OR_STOP)
  local last = byte(s, -1)
  return (last == 42 or last == 95) and ended_behind(s, mark) or s .. mark
end

--- Bytes that end a text: . ; , : ! ? /
local ENDS = { [46] = true, [59] = true, [44] = true, [58] = true, [33] = true, [63] = true, [47] = true }

--- The text with `mark` behind it, unless it has an end mark of its own.
---@param s string
---@param mark string
---@return string
function M.closed(s, mark)
  s = clean(s)
  local tail = without_tail(s, MARKS)
  return (ENDS[tail:byte(-1)] or tail:sub(-3) == "…") and s or s .. mark
end

--- Whether the first letter of the text is a small one.
---@param s string
---@return boolean
function M.goes_on(s)
  local first = s:match("^[\0-\x7F\xC2-\xF4][\x80-\xBF]*") or ""
  return vanban.upper(first) ~= first
end

--- The text with `word` before it, unless it begins so already, in any case.
---@param s string
---@param word string
---@param between string  what joins them
---@return string
function M.led_by(s, word, between)
  s = clean(s)
  if lower(s):sub(1, #word) == lower(word) then
    return s
  end
  return word .. between .. s
end

--- Whether the whole text is one remark in brackets.
---@param s string
---@return boolean
function M.bracketed(s)
  return byte(s) == 40 and find(s, "^%(.*%)[.;]?$") ~= nil
end

--- Signs of list lines, and where the text behind them begins. A hyphen or plus before a figure is a number's
--- sign unless a blank follows.
local MARKERS = {
  "^([-+])%s+().", "^([-+])()[^%d%s]", "^(%*)%s*().", "^(·)%s*().", "^(•)%s*().", "^(–)%s+().",
}

--- First bytes of those signs, so that most texts are passed by at a glance.
local SIGN = { [45] = true, [43] = true, [42] = true, [0xC2] = true, [0xE2] = true }

--- Splits "- việc cần làm" into its sign and the rest; a text without a sign gives nil and itself. Two stars are
--- no sign but begin bold letters.
---@param s string
---@return string|nil marker
---@return string rest
function M.split_marker(s)
  s = clean(s)
  local first, second = byte(s, 1, 2)
  if not SIGN[first] or first == 42 and second == 42 then
    return nil, s
  end
  for _, form in ipairs(MARKERS) do
    local marker, from = s:match(form)
    if marker then
      return marker, s:sub(from)
    end
  end
  return nil, s
end

return M
