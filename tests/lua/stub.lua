--- A stand-in for what the engine gives to templates: the `vanban` global, data that know their place, and a small check
--- of data against a schema that fills in defaults. Enough to try templates with plain lua5.4.

local M = {}

--- Faults and warnings since the last `reset`, as given.
M.faults, M.warnings = {}, {}

function M.reset()
  M.faults, M.warnings = {}, {}
end

local PAIRS = "àÀáÁảẢãÃạẠăĂằẰắẮẳẲẵẴặẶâÂầẦấẤẩẨẫẪậẬđĐèÈéÉẻẺẽẼẹẸêÊềỀếẾểỂễỄệỆìÌíÍỉỈĩĨịỊòÒóÓỏỎõÕọỌôÔồỒốỐổỔỗỖộỘơƠờỜớỚởỞỡỠợỢ"
  .. "ùÙúÚủỦũŨụỤưƯừỪứỨửỬữỮựỰỳỲýÝỷỶỹỸỵỴ"

local to_upper, to_lower = {}, {}
do
  local letters = {}
  for _, code in utf8.codes(PAIRS) do
    letters[#letters + 1] = utf8.char(code)
  end
  for i = 1, #letters, 2 do
    to_upper[letters[i]], to_lower[letters[i + 1]] = letters[i + 1], letters[i]
  end
end

local function mapped(s, map, ascii)
  return (ascii(s):gsub(utf8.charpattern, map))
end

local paths = setmetatable({}, { __mode = "k" })

--- Remembers where each record and list of the data stands.
function M.place(value, path)
  if type(value) ~= "table" then
    return value
  end
  paths[value] = path
  for key, item in pairs(value) do
    M.place(item, type(key) == "number" and path .. "[" .. key - 1 .. "]" or path .. "." .. key)
  end
  return value
end

vanban = {
  block = function(kind, fields)
    fields = fields.make and fields.make() or fields
    fields.kind = kind
    return fields
  end,
  upper = function(s) return mapped(s, to_upper, string.upper) end,
  lower = function(s) return mapped(s, to_lower, string.lower) end,
  clean = function(s)
    return (s:gsub("[ \t\r]+", " "):gsub(" ?\n ?", "\n"):gsub("^%s+", ""):gsub("%s+$", ""))
  end,
  tie = function(s) return s end, -- ties and marks are tested in C
  plain = function(s) return (s:gsub("%*%*", ""):gsub("{ref:[^}]+}", "…")) end,
  count = function(s) return utf8.len(s) end,
  path = function(v) return paths[v] end,
  fault = function(f)
    assert(paths[f.at], "fault without a place in the data")
    f.path = paths[f.at] .. (f.field and "." .. f.field or "")
    M.faults[#M.faults + 1] = f
  end,
  warn = function(f)
    assert(paths[f.at], "warning without a place in the data")
    f.path = paths[f.at] .. (f.field and "." .. f.field or "")
    M.warnings[#M.warnings + 1] = f
  end,
}

local check

local KIND = {
  text = "string", date = "string", choice = "string", integer = "number", number = "number", boolean = "boolean",
  list = "table", record = "table",
}

local function fits(t, v)
  if t.type == "union" then
    for _, variant in ipairs(t.variants) do
      if fits(variant, v) then
        return true
      end
    end
    return false
  elseif t.type == "list" or t.type == "record" then
    return type(v) == "table" and (next(v) == nil or (t.type == "list") == (#v > 0))
  end
  return type(v) == KIND[t.type]
end

local function check_record(t, v, path)
  local known = {}
  for _, field in ipairs(t.fields) do
    known[field.name] = true
    if v[field.name] == nil then
      assert(not field.required, path .. ": no " .. field.name)
      v[field.name] = field.type.default
    end
    if v[field.name] ~= nil then
      check(field.type, v[field.name], path .. "." .. field.name)
    end
  end
  for name in pairs(v) do
    assert(known[name], path .. ": unknown field " .. tostring(name))
  end
end

function check(t, v, path)
  assert(fits(t, v), path .. ": is no " .. t.type)
  if t.type == "union" then
    for _, variant in ipairs(t.variants) do
      if fits(variant, v) then
        return check(variant, v, path)
      end
    end
  elseif t.type == "list" then
    for i, item in ipairs(v) do
      check(t.of, item, path .. "[" .. i - 1 .. "]")
    end
  elseif t.type == "record" then
    check_record(t, v, path)
  end
end

--- Checks data, fills in defaults, gives it.
function M.data(schema, value)
  check(schema, value, "$")
  return M.place(value, "$")
end

--- All blocks of a tree in reading order, cells included, as one list.
function M.flat(tree, out)
  out = out or {}
  if not tree then
    return out -- nothing, as the engine takes it
  elseif tree.kind == nil then
    local last = 0
    for key in pairs(tree) do
      last = math.type(key) == "integer" and math.max(last, key) or last
    end
    for i = 1, last do
      M.flat(tree[i], out)
    end
    return out
  end
  out[#out + 1] = tree
  for _, row in ipairs(tree.kind == "table" and tree.rows or {}) do
    for _, cell in ipairs(row.cells) do
      M.flat(cell.blocks, out)
    end
  end
  return out
end

--- The text of a paragraph, its label included.
function M.text(block)
  local runs = block.runs
  if type(runs) == "string" then
    runs = { runs }
  end
  local out = block.label and { block.label.text, " " } or {}
  for _, run in ipairs(runs) do
    local words = type(run) == "string" and run or run.text or "{ref:" .. run.ref .. "}"
    out[#out + 1] = vanban.plain((words:gsub("{ref:([^}]+)}", "<%1>")))
  end
  return (table.concat(out):gsub(" \n", "\n"):gsub(" $", "")) -- no blank is seen at the end of a line
end

--- The texts of all paragraphs of a tree.
function M.texts(tree)
  local out = {}
  for _, block in ipairs(M.flat(tree)) do
    if block.kind == "para" then
      out[#out + 1] = M.text(block)
    end
  end
  return out
end

return M
