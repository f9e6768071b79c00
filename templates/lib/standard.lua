--- Standard wording of a template. Every paragraph and every section has a name; under that name the data may
--- leave it out (false), replace it (a text, a list) or add to it ({ before, after, title }). One table of
--- parts is the wording, the schema of the replacements, and their documentation.

local f = require "lib.fields"
local s = require "lib.schema"
local text = require "lib.text"

local M = {}

--- A piece of standard wording: a paragraph has `text`, a section has `items`; both may have a title.
---@class Part
---@field name string
---@field title? string         heading; with `text` on one line
---@field text? string|table    wording, or one for each variant: { before = "…", after = "…" }
---@field items? Part[]
---@field numbered? boolean     the paragraph is counted
---@field slot? string          what of the data follows the part's own
---@field needs? string         value or slot without which the part is dropped
---@field unless? string        slot that stands instead of the part
---@field plain? boolean        paragraphs only, outside the body: opening, closing

--- What the wording is filled with.
---@class Filling
---@field values table<string, string>  for the names in braces: {session}
---@field variant? string               which wording of those that come in several
---@field slots? table<string, table>   nodes of the body; or fields of one: { timeline = …, as = "table" }

M.extension = s.record({
  s.optional("title", s.text {
    seldom = true, title = "Đề mục thay cho đề mục chuẩn", description = "Không ghi số thứ tự", min = 1, example = "Mục tiêu",
  }),
  s.optional("before", s.list(f.node, {
    title = "Thêm vào trước", description = "Đứng trước lời văn chuẩn", min = 1,
  })),
  s.optional("after", s.list(f.node, {
    title = "Thêm vào sau", description = "Đứng sau lời văn chuẩn", min = 1,
  })),
}, { ref = "extension", title = "Bổ sung", description = "Giữ lời văn chuẩn, thêm nội dung vào trước hoặc sau" })

local KEEP = s.boolean { title = "Giữ hay bỏ", description = "false: bỏ; true: giữ như mẫu" }
local REPLACE = s.text { title = "Lời văn thay thế", min = 1 }

local VARIANTS = { KEEP, REPLACE, s.list(f.node, { title = "Nội dung thay thế", min = 1 }), M.extension }
local PLAIN = { KEEP, REPLACE, s.list(s.text { min = 1 }, { title = "Các đoạn thay thế", min = 1 }) }

--- Calls `visit` for each part and those within it, in order.
local function walk(parts, visit)
  for _, part in ipairs(parts) do
    visit(part)
    walk(part.items or {}, visit)
  end
end

--- What the schema says of a part: its wording, or the names of the parts within.
local function described(part)
  if part.items then
    local names = {}
    for i, item in ipairs(part.items) do
      names[i] = item.name
    end
    return "Cả mục; gồm: " .. table.concat(names, ", ")
  elseif type(part.text) ~= "table" then
    return "Lời văn chuẩn: " .. (part.text or "(do dữ liệu tạo ra)")
  end
  local wordings = {}
  for name, wording in pairs(part.text) do
    wordings[#wordings + 1] = "\"" .. name .. "\": " .. wording
  end
  table.sort(wordings)
  return "Lời văn chuẩn theo từng trường hợp. " .. table.concat(wordings, " ")
end

--- The field "standard" of a schema: one optional field for each part.
---@param parts Part[]
---@param values table<string, string>  names in braces and what they stand for, for the description
---@return table
function M.field(parts, values)
  local fields, names = {}, {}
  walk(parts, function(part)
    fields[#fields + 1] = s.optional(part.name, s.union(part.plain and PLAIN or VARIANTS, {
      title = part.title and (part.title:gsub(":$", "")) or "Đoạn \"" .. part.name .. "\"",
      description = described(part),
      example = part.items and { after = { "- Nội dung riêng của xã." } } or "Lời văn của cơ quan.",
    }))
  end)
  for name, meaning in pairs(values) do
    names[#names + 1] = "{" .. name .. "} " .. meaning
  end
  table.sort(names)
  return s.record(fields, {
    seldom = true, title = "Sửa lời văn chuẩn",
    description = "Mỗi trường mang tên một đoạn hoặc một mục của mẫu. Ghi false để bỏ; một câu hoặc một danh sách để "
      .. "thay; {\"before\": […], \"after\": […]} để thêm; {\"title\": \"…\"} để đổi đề mục. Trong các câu ấy có thể dùng: "
      .. table.concat(names, "; "),
  })
end

--- Standard wording with the names in braces replaced; names that mean nothing stay.
---@param wording string
---@param values table<string, string>
---@return string
function M.fill(wording, values)
  if not wording:find("{", 1, true) then
    return wording
  end
  return (wording:gsub("{([%l_]+)}", values))
end

local function wording_of(part, filling)
  local wording = part.text
  if type(wording) == "table" then
    wording = wording[filling.variant]
  end
  return wording and M.fill(wording, filling.values)
end

--- Appends nodes of the data, names in braces replaced in plain texts.
local function append(out, nodes, values)
  for _, node in ipairs(nodes or {}) do
    out[#out + 1] = type(node) == "string" and M.fill(node, values) or node
  end
end

--- Appends what of the data follows a part. Fields of a node go to the paragraph they follow, where it is a
--- plain one, so that the lists within get the sign below its own.
local function append_slot(out, part, filling)
  local slot = filling.slots and filling.slots[part.slot]
  if not slot or #slot > 0 then
    return append(out, slot, filling.values)
  end
  local node, last = {}, out[#out]
  for name, value in pairs(slot) do
    node[name] = value
  end
  if type(last) == "string" then
    node.text, out[#out] = last, nil
  end
  out[#out + 1] = node
end

--- A name in braces that stands for nothing would be printed as it is.
local function nothing_to_fill(given, part, name, values)
  local known = {}
  for each in pairs(values) do
    known[#known + 1] = "{" .. each .. "}"
  end
  table.sort(known)
  local list = table.concat(known, ", ")
  vanban.fault {
    at = given, field = part.name,
    vi = "không có gì để điền vào {" .. name .. "}", en = "there is nothing to put in place of {" .. name .. "}",
    hint_vi = "dùng một trong: " .. list .. "; muốn in dấu ngoặc thì viết \\{", hint_en = "use one of: " .. list .. "; write \\{ for a brace",
  }
end

--- A value of the data with the names in braces replaced in every text within; itself where there are none.
--- `miss` is told of names that mean nothing.
local function filled(v, values, miss)
  if type(v) == "string" then
    return v:find("{", 1, true) and (v:gsub("([%^_\\]?){([%l_]+)}", function(before, name)
      if before == "" and not values[name] then
        miss(name)
      end
      return before == "" and values[name] or nil
    end)) or v
  elseif type(v) ~= "table" then
    return v
  end
  local out, changed = {}, false
  for key, item in pairs(v) do
    out[key] = filled(item, values, miss)
    changed = changed or out[key] ~= item
  end
  return changed and out or v
end

--- Whether a part is there at all, and what the data says of it: a list, an extension, or nil.
local function change_of(part, given, filling)
  local values, slots = filling.values, filling.slots or {}
  local change = given and filled(given[part.name], values, function(name)
    nothing_to_fill(given, part, name, values)
  end)
  local missing = part.needs and not values[part.needs] and not slots[part.needs]
  if change == false or change == nil and (missing or slots[part.unless]) then
    return false
  elseif type(change) == "string" then
    return true, { list = { change } }
  elseif change == nil or change == true then
    return true, {}
  elseif #change > 0 then
    return true, { list = change }
  end
  return true, change
end

local nodes_of

--- What stands under a part: replacements, or its own items; additions; the slot's nodes.
local function inside(part, change, given, filling)
  local out = {}
  append(out, change.before, filling.values)
  if change.list then
    append(out, change.list, filling.values)
  else
    append(out, nodes_of(part.items or {}, given, filling), filling.values)
  end
  append_slot(out, part, filling)
  append(out, change.after, filling.values)
  return #out > 0 and out or nil
end

--- A titled part as one node: a section, or a heading with its paragraph on one line.
local function titled(part, change, given, filling)
  local title = M.fill(change.title or part.title, filling.values)
  local items = part.items and inside(part, change, given, filling)
  if part.items then
    return items and { title = title, items = items }
  end
  local list = change.list
  local line = list and #list == 1 and type(list[1]) == "string" and M.fill(list[1], filling.values)
  if list and not line then
    return { title = title, items = inside(part, change, given, filling) }
  end
  change = { before = change.before, after = change.after, list = {} }
  return { title = title, text = line or wording_of(part, filling), items = inside(part, change, given, filling) }
end

--- An untitled paragraph as one node or several.
local function untitled(out, part, change, filling)
  local values = filling.values
  append(out, change.before, values)
  for _, node in ipairs(change.list or { wording_of(part, filling) }) do
    local plain = type(node) == "string"
    node = plain and M.fill(node, values) or node
    out[#out + 1] = plain and part.numbered and { text = node, number = true } or node
  end
  append_slot(out, part, filling)
  append(out, change.after, values)
end

function nodes_of(parts, given, filling)
  local out = {}
  for _, part in ipairs(parts) do
    local there, change = change_of(part, given, filling)
    if there and part.title then
      out[#out + 1] = titled(part, change, given, filling)
    elseif there then
      untitled(out, part, change, filling)
    end
  end
  return out
end

--- The parts as nodes of the body, changed as the data says.
---@param parts Part[]
---@param given table|nil  the data's field "standard"
---@param filling Filling
---@return table[]
function M.nodes(parts, given, filling)
  return nodes_of(parts, given, filling)
end

--- A plain part as a list of texts: opening and closing words.
---@param part Part
---@param given table|nil
---@param filling Filling
---@return string[]
function M.lines(part, given, filling)
  local there, change = change_of(part, given, filling)
  local out = {}
  for _, line in ipairs(there and (change.list or { wording_of(part, filling) }) or {}) do
    out[#out + 1] = M.fill(text.clean(line), filling.values)
  end
  return out
end

return M
