--- Small work on texts: blanks, end marks, the signs at the head of a list line.

local M = {}

--- One blank between words, none at the ends; line breaks stay.
---@param s string
---@return string
function M.clean(s)
  local inside = s:find("  ", 1, true) or s:find("\t", 1, true) or s:find("\n", 1, true)
  if not inside and not s:find("^%s") and not s:find("%s", -1) then -- the usual case, found without patterns
    return s
  end
  return (s:gsub("[ \t]+", " "):gsub(" ?\n ?", "\n"):gsub("^%s+", ""):gsub("%s+$", ""))
end

--- The text with its first letter large.
---@param s string
---@return string
function M.capital(s)
  local first = s:match("^[\0-\x7F\xC2-\xF4][\x80-\xBF]*") or ""
  return vanban.upper(first) .. s:sub(#first + 1)
end

--- The lines of a field that holds one text or a list of texts; nil has none.
---@param v string|string[]|nil
---@return string[]
function M.lines(v)
  local out = {}
  if type(v) == "string" then
    out[1] = M.clean(v)
  elseif v then
    for i, line in ipairs(v) do
      out[i] = M.clean(line)
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

--- The text with `mark` for its end: marks and blanks already there go ("…" and "v.v." do not).
---@param s string
---@param mark string
---@return string
function M.ended(s, mark)
  s = M.clean(s):gsub("[;,%s]+$", "")
  if s:find("v%.v%.?$") or s:find("%.%.%.$") then
    return mark == "." and s or s .. mark
  end
  return s:gsub("[.;,%s]+$", "") .. mark
end

--- The text with `word` before it, unless it begins so already, in any case.
---@param s string
---@param word string
---@param between string  what joins them
---@return string
function M.led_by(s, word, between)
  s = M.clean(s)
  if vanban.lower(s):sub(1, #word) == vanban.lower(word) then
    return s
  end
  return word .. between .. s
end

--- Whether the whole text is one remark in brackets.
---@param s string
---@return boolean
function M.bracketed(s)
  return s:find("^%(.*%)[.;]?$") ~= nil
end

--- Signs of list lines. A hyphen or plus before a figure is a number's sign unless a blank follows.
local MARKERS = {
  "^([-+])%s+(.+)$", "^([-+])([^%d%s].*)$", "^(%*)%s*(.+)$", "^(·)%s*(.+)$", "^(•)%s*(.+)$", "^(–)%s+(.+)$",
}

--- Splits "- việc cần làm" into its sign and the rest; a text without a sign gives nil and itself.
---@param s string
---@return string|nil marker
---@return string rest
function M.split_marker(s)
  s = M.clean(s)
  for _, form in ipairs(MARKERS) do
    local marker, rest = s:match(form)
    if marker then
      return marker, rest
    end
  end
  return nil, s
end

return M
