--- Constructors for the description of a template's data. They make plain tables that the engine reads to
--- check data, to fill in defaults and to write a JSON Schema; nothing is checked here.
---
--- Every constructor of a type takes one table of details: title, description, example, default, and the
--- limits that suit the type (min, max, pattern, pattern_hint). `ref` names a type that is shared or that
--- contains itself. `seldom`: few data have it, so the input workbook keeps its columns folded away.

local M = {}

local function type_of(kind)
  return function(details)
    local t = { type = kind }
    for name, value in pairs(details or {}) do
      t[name] = value
    end
    return t
  end
end

--- A line or a paragraph of text; min and max count characters.
M.text = type_of "text"
--- A whole number.
M.integer = type_of "integer"
--- A number, decimals allowed.
M.number = type_of "number"
--- true or false.
M.boolean = type_of "boolean"
--- A date: "2023-10-06" or "06/10/2023".
M.date = type_of "date"

--- An amount of money in whole dong.
---@param details table
---@return table
function M.money(details)
  local t = M.integer(details)
  t.min, t.max = t.min or 0, t.max or 1000000000000000
  return t
end

--- One of a few texts.
---@param choices {[1]: string, [2]: string}[]  value and title of each
---@param details? table
---@return table
function M.choice(choices, details)
  local t = type_of "choice"(details)
  t.choices = {}
  for i, pair in ipairs(choices) do
    t.choices[i] = { value = pair[1], title = pair[2] }
  end
  return t
end

--- A list; min and max count items.
---@param item table  the type of each item
---@param details? table
---@return table
function M.list(item, details)
  local t = type_of "list"(details)
  t.of = item
  return t
end

--- A record: named fields, in the order they are best written in.
---@param fields table[]  made by `required` and `optional`
---@param details? table
---@return table
function M.record(fields, details)
  local t = type_of "record"(details)
  t.fields = fields
  return t
end

--- One of several types that differ in their kind of JSON value.
---@param variants table[]
---@param details? table
---@return table
function M.union(variants, details)
  local t = type_of "union"(details)
  t.variants = variants
  return t
end

--- A field that must be there.
---@param name string
---@param kind table
---@return table
function M.required(name, kind)
  return { name = name, type = kind, required = true }
end

--- A field that may be left out.
---@param name string
---@param kind table
---@return table
function M.optional(name, kind)
  return { name = name, type = kind }
end

--- A text, or a list of texts where line breaks or paragraphs matter.
---@param details table
---@return table
function M.lines(details)
  return M.union({ M.text { min = 1 }, M.list(M.text { min = 1 }, { min = 1 }) }, details)
end

return M
