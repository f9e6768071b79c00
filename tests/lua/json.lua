--- Reads JSON, for tests with whole data files. Expects valid text.

local ESCAPES = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local value

local function skip(s, i)
  return s:find("[^ \t\r\n]", i) or #s + 1
end

local function text(s, i)
  local out, from = {}, i + 1
  while true do
    local at = s:find('["\\]', from)
    out[#out + 1] = s:sub(from, at - 1)
    if s:sub(at, at) == '"' then
      return table.concat(out), at + 1
    end
    local escape = s:sub(at + 1, at + 1)
    if escape == "u" then
      out[#out + 1] = utf8.char(tonumber(s:sub(at + 2, at + 5), 16))
      from = at + 6
    else
      out[#out + 1] = ESCAPES[escape] or escape
      from = at + 2
    end
  end
end

local function items(s, i, close, one)
  i = skip(s, i + 1)
  while s:sub(i, i) ~= close do
    i = skip(s, one(i))
    if s:sub(i, i) == "," then
      i = skip(s, i + 1)
    end
  end
  return i + 1
end

function value(s, i)
  i = skip(s, i)
  local c = s:sub(i, i)
  if c == '"' then
    return text(s, i)
  elseif c == "[" then
    local out = {}
    return out, items(s, i, "]", function(at)
      local v, after = value(s, at)
      out[#out + 1] = v
      return after
    end)
  elseif c == "{" then
    local out = {}
    return out, items(s, i, "}", function(at)
      local name, after = text(s, at)
      out[name], after = value(s, skip(s, after) + 1)
      return after
    end)
  end
  local word = s:match("^[%w+.-]+", i)
  local known = { ["true"] = true, ["false"] = false }
  if known[word] ~= nil then
    return known[word], i + #word
  end
  return word ~= "null" and tonumber(word) or nil, i + #word
end

return {
  decode = function(s)
    return (value(s, 1))
  end,
  read = function(path)
    local f = assert(io.open(path, "rb"))
    local s = f:read("a")
    f:close()
    return (value(s, 1))
  end,
}
