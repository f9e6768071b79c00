--- Worksheets as templates make them, computed anew: the formulas that estimates use are turned into Lua. A second
--- reckoning, independent of the values stored with them; it knows no more of spreadsheets than these formulas need.

local M = {}

local functions = {}

--- Excel rounds halves away from nought.
function functions.ROUND(x, places)
  local scale = 10.0 ^ places
  return (x < 0 and -1 or 1) * math.floor(math.abs(x) * scale + 0.5) / scale
end

local function each_number(values, f)
  for _, value in ipairs(values) do
    if type(value) == "table" then
      each_number(value, f)
    elseif type(value) == "number" then
      f(value)
    end
  end
end

function functions.SUM(...)
  local sum = 0
  each_number({ ... }, function(n) sum = sum + n end)
  return sum
end

function functions.SUMPRODUCT(...)
  local columns, sum = { ... }, 0
  for i = 1, #columns[1] do
    local product = 1
    for _, column in ipairs(columns) do
      product = product * (type(column[i]) == "number" and column[i] or 0)
    end
    sum = sum + product
  end
  return sum
end

function functions.IF(condition, yes, no)
  if condition then
    return yes
  end
  return no
end

function functions.AND(...)
  for _, v in ipairs { ... } do
    if not v then
      return false
    end
  end
  return true
end

function functions.OR(...)
  for _, v in ipairs { ... } do
    if v then
      return true
    end
  end
  return false
end

function functions.CHOOSE(i, ...)
  return (select(math.tointeger(i), ...))
end

function functions.LEFT(s, n)
  return s:sub(1, (utf8.offset(s, n + 1) or #s + 1) - 1)
end

function functions.RIGHT(s, n)
  return s:sub(utf8.offset(s, -n))
end

function functions.MID(s, from, n)
  local first = utf8.offset(s, from) or #s + 1
  return s:sub(first, first <= #s and (utf8.offset(s, n + 1, first) or #s + 1) - 1 or nil)
end

function functions.TRIM(s)
  return (s:gsub("^ +", ""):gsub(" +$", ""):gsub(" +", " "))
end

function functions.TEXT(n, format)
  return string.format("%0" .. #format .. "d", math.tointeger(n))
end

functions.ABS, functions.INT, functions.UPPER = math.abs, math.floor, vanban.upper
functions.VALUE = function(s) return tonumber(s) end
functions.ISNUMBER = function(v) return type(v) == "number" end
functions.ROWS = function(range) return #range end

local OPERATORS = { ["="] = "==", ["<>"] = "~=", ["&"] = ".." }

--- A formula as a Lua expression.
local function translated(formula)
  local out, i = {}, 1
  local function take(pattern)
    local found = formula:match("^" .. pattern, i)
    i = found and i + #found or i
    return found
  end
  while i <= #formula do
    local piece = take '"[^"]*"' or nil
    if piece then
      out[#out + 1] = piece
    else
      local tab = take "'[^']*'!"
      local first = take "%$?[A-Z]%$?%d+"
      if first and take ":" then
        out[#out + 1] = string.format("R(%q,%q,%q)", tab or "", first, take "%$?[A-Z]%$?%d+")
      elseif first and formula:find('^=""', i) then
        i = i + 3
        out[#out + 1] = string.format("EMPTY(%q,%q)", tab or "", first)
      elseif first and out[#out - 1] == "ISNUMBER" then
        out[#out + 1] = string.format("CONTENT(%q,%q)", tab or "", first)
      elseif first then
        out[#out + 1] = string.format("V(%q,%q)", tab or "", first)
      else
        local name = take "[%a_][%w_]*"
        if name then
          out[#out + 1] = functions[name] and name or string.format("NAMED(%q)", name)
        else
          local sign = take "<>" or take "<=" or take ">=" or take "[%d.]+" or take "."
          out[#out + 1] = OPERATORS[sign] or sign
        end
      end
    end
  end
  return table.concat(out, " ")
end

local function split(ref)
  local column, row = ref:gsub("%$", ""):match("^(%a)(%d+)$")
  return column, math.tointeger(row)
end

--- The sheets of a workbook as cells that can be looked at, changed and computed.
---@param sheets table[]
---@return table
function M.open(sheets)
  local book = { cells = {}, names = {} }
  for i, sheet in ipairs(sheets) do
    local cells = {}
    book.cells[i], book.cells["'" .. sheet.title .. "'!"] = cells, cells
    for r, row in ipairs(sheet.rows) do
      local column = 65
      for k = 1, 30 do
        local cell = row[k]
        if type(cell) == "table" then
          cells[string.char(column) .. r] = cell
        end
        column = column + (cell and cell.span or 1)
      end
    end
    for _, name in ipairs(sheet.names or {}) do
      book.names[name.name] = { cells, name.range }
    end
  end

  --- The value a cell has by what is in the others.
  function book.value(cells, at)
    local cell = cells[at]
    if not cell or not cell.formula then
      return cell and (cell.number or cell.text)
    end
    local env = setmetatable({}, { __index = functions })
    local function of(tab) return tab == "" and cells or assert(book.cells[tab], tab) end
    function env.V(tab, ref)
      return book.value(of(tab), (ref:gsub("%$", ""))) or 0
    end
    function env.CONTENT(tab, ref)
      return book.value(of(tab), (ref:gsub("%$", ""))) or ""
    end
    function env.EMPTY(tab, ref)
      local v = env.CONTENT(tab, ref)
      return v == ""
    end
    function env.R(tab, first, last)
      local column, from = split(first)
      local _, to = split(last)
      local out = {}
      for row = from, to do
        out[#out + 1] = book.value(of(tab), column .. row) or false
      end
      return out
    end
    function env.NAMED(name)
      local found = assert(book.names[name], name)
      return book.value(found[1], found[2]) or 0
    end
    return assert(load("return " .. translated(cell.formula), cell.formula, "t", env))()
  end

  function book.named(name)
    local found = assert(book.names[name], "no name " .. name)
    return book.value(found[1], found[2])
  end

  return book
end

return M
