--- Ceilings of unit prices: what a jurisdiction allows for a kind of expense on a day. The figures are files of their
--- own, one for each jurisdiction (templates/norms/NAME.lua, or norms/NAME.lua beside the data), which return
---
---     { title = "Tỉnh …", inherits = "trung-uong",
---       kinds = {
---         ["meal"] = { title = "Hỗ trợ tiền ăn …", values = {
---           { from = "2026-01-01", to = "2027-01-01", limit = 150000, source = "Nghị quyết …" } } } } }
---
--- `to` is the first day the value no longer holds; nothing: it still does. A value without a limit says that another
--- one holds from that day which the file does not know. What a file does not have is looked for in the one it
--- inherits from.

local dates = require "lib.dates"

local M = {}

--- The deepest row of files that inherit from one another.
local MOST_FILES = 5

---@class NormValue
---@field from string    2017-07-01
---@field to? string     the first day after
---@field limit? integer dong for one unit
---@field source string  as it is cited

---@class NormKind
---@field title string
---@field values NormValue[]

--- The file of a jurisdiction. What is wrong with it is said twice: where the data names it, then by the engine.
local function file(name, budget)
  local ok, made = pcall(require, "norms." .. name)
  if not ok then
    vanban.fault {
      at = budget, field = "norms",
      vi = "không đọc được định mức \"" .. name .. "\"", en = "the norms \"" .. name .. "\" cannot be read",
      hint_vi = "đặt tệp norms/" .. name .. ".lua cạnh tệp dữ liệu hoặc trong một thư mục --path",
      hint_en = "put a file norms/" .. name .. ".lua beside the data or into a folder of --path",
    }
    error(made, 0)
  end
  return made
end

--- What is wrong with a value of a file: the field, in both languages what it must be; nil when nothing is.
local function wrong_value(value)
  if type(value.from) ~= "string" or not value.from:find("^%d%d%d%d%-%d%d%-%d%d$") then
    return "from", "ngày dạng 2026-01-01", "a date like 2026-01-01"
  elseif value.to ~= nil and (type(value.to) ~= "string" or not value.to:find("^%d%d%d%d%-%d%d%-%d%d$")) then
    return "to", "ngày dạng 2026-01-01", "a date like 2026-01-01"
  elseif value.limit ~= nil and (math.type(value.limit) ~= "integer" or value.limit < 0) then
    return "limit", "số tiền chẵn đồng", "an amount in whole dong"
  elseif type(value.source) ~= "string" then
    return "source", "văn bản quy định, viết như khi viện dẫn", "the act that sets it, as it is cited"
  end
end

--- Whether a kind of a file can be used; a fault otherwise.
local function usable(name, kind, what, budget)
  local place, field, vi, en = "kinds[\"" .. kind .. "\"]", nil, nil, nil
  if type(what) ~= "table" or type(what.title) ~= "string" then
    field, vi, en = "title", "tên mức chi", "what it is for"
  elseif type(what.values) ~= "table" then
    field, vi, en = "values", "danh sách { from = …, limit = …, source = … }", "a list of { from = …, limit = …, source = … }"
  end
  for i, value in ipairs(not field and what.values or {}) do
    if not field then
      field, vi, en = wrong_value(value)
      field = field and "values[" .. i .. "]." .. field
    end
  end
  if field then
    place = "norms/" .. name .. ".lua: " .. place .. "." .. field
    vanban.fault {
      at = budget, field = "norms", vi = place .. " phải là " .. vi, en = place .. " must be " .. en,
      hint_vi = "sửa tệp định mức", hint_en = "mend the file of norms",
    }
  end
  return field == nil
end

--- All kinds a jurisdiction has, those of the files it inherits from included.
---@param budget table  of the data
---@return table<string, NormKind>
local function kinds_of(budget)
  local out, name = {}, budget.norms
  for _ = 1, MOST_FILES do
    local norms = file(name, budget)
    for kind, what in pairs(norms.kinds or {}) do
      out[kind] = out[kind] or usable(name, kind, what, budget) and what or nil
    end
    name = norms.inherits
    if not name then
      return out
    end
  end
  error("norms/" .. budget.norms .. ": files that inherit from one another without end", 0)
end

--- The value that holds on a day (the last one when the day is not known).
---@param kind NormKind
---@param day? string  2026-02-03
---@return NormValue|nil
local function value_on(kind, day)
  local found
  for _, value in ipairs(kind.values) do
    local holds = not day or value.from <= day and (not value.to or day < value.to)
    if holds and (not found or value.from > found.from) then
      found = value
    end
  end
  return found
end

local function unknown(item, kinds)
  local names = {}
  for name in pairs(kinds) do
    names[#names + 1] = name
  end
  table.sort(names)
  local all = table.concat(names, ", ")
  vanban.fault {
    at = item, field = "norm",
    vi = "không có mức chi \"" .. item.norm .. "\" trong định mức", en = "the norms have no kind \"" .. item.norm .. "\"",
    hint_vi = "các mức chi: " .. all .. "; hoặc ghi số tiền", hint_en = "the kinds are: " .. all .. "; or give an amount",
  }
end

local function not_known(item, kind, value, day)
  vanban.warn {
    at = item, field = "norm",
    vi = kind.title .. ": chưa biết mức áp dụng" .. (day and " vào ngày " .. dates.short(dates.parse(day)) or "")
      .. (value and " (" .. value.source .. ")" or ""),
    en = "the limit of \"" .. item.norm .. "\" is not known" .. (day and " on " .. day or ""),
    hint_vi = "ghi số tiền vào \"norm\", hoặc thêm vào tệp định mức của địa phương",
    hint_en = "give an amount as \"norm\", or add it to a file of norms of your own",
  }
end

--- The norms of a budget on a day; their files are read when a line first asks for a kind.
---@class Norms
---@field budget table  of the data
---@field day? string   2026-02-03
---@field kinds? table<string, NormKind>

---@param budget table  of the data
---@param day? string   2026-02-03
---@return Norms
function M.open(budget, day)
  return { budget = budget, day = day }
end

--- The ceiling of a line's unit price and where it is from; nil when the line names none or none is known.
---@param norms Norms
---@param item table  of the data
---@return integer|nil limit
---@return string|nil source
function M.limit(norms, item)
  if item.norm == nil or math.type(item.norm) then
    return item.norm
  end
  norms.kinds = norms.kinds or kinds_of(norms.budget)
  local kind = norms.kinds[item.norm]
  if not kind then
    unknown(item, norms.kinds)
    return nil
  end
  local value = value_on(kind, norms.day)
  if not value or not value.limit then
    not_known(item, kind, value, norms.day)
    return nil
  end
  return value.limit, value.source
end

return M
