--- How many delegates each group sends, as list lines or as a table; the stated total must be their sum.

local listing = require "lib.listing"
local make = require "lib.make"
local numbers = require "lib.numbers"
local text = require "lib.text"

local M = {}

--- A group's count: as stated, or `of` units with `each` so many; both given must agree.
local function count_of(group)
  local product = group.each and group.of and group.each * group.of
  if product and group.count and product ~= group.count then
    vanban.fault {
      at = group, field = "count",
      vi = string.format("ghi %d, nhưng %d x %d = %d", group.count, group.of, group.each, product),
      en = string.format("%d is stated, but %d x %d = %d", group.count, group.of, group.each, product),
      hint_vi = "sửa \"count\", \"of\" hoặc \"each\" cho khớp", hint_en = "make \"count\", \"of\" and \"each\" agree",
    }
  elseif not product and not group.count then
    vanban.fault {
      at = group, field = "count",
      vi = "chưa có số lượng của nhóm này", en = "this group has no count",
      hint_vi = "thêm \"count\", hoặc cả \"of\" và \"each\"", hint_en = "add \"count\", or both \"of\" and \"each\"",
    }
  end
  return group.count or product or 0
end

--- The sum of all groups, held against the stated total.
local function check_total(quotas, sum)
  if quotas.total and quotas.total ~= sum then
    vanban.fault {
      at = quotas, field = "total",
      vi = "tổng số ghi là " .. numbers.grouped(quotas.total) .. ", nhưng cộng các nhóm được " .. numbers.grouped(sum),
      en = "the stated total is " .. quotas.total .. ", but the groups add up to " .. sum,
      hint_vi = "sửa \"total\" hoặc số lượng của từng nhóm", hint_en = "mend \"total\" or the counts of the groups",
    }
  end
end

local function line(group, count)
  if group.text then
    return group.text
  end
  local counted = numbers.two_digits(count) .. " " .. group.unit
  if group.each and group.of then
    counted = string.format("%s%s x %s %s = %s", numbers.two_digits(group.of),
      group.of_unit and " " .. group.of_unit or "", numbers.two_digits(group.each), group.unit, counted)
  end
  return text.clean(group.group) .. ": " .. counted
end

local function as_list(groups, counts, marker)
  local out = {}
  for i, group in ipairs(groups) do
    local written = text.closed(line(group, counts[i]), i < #groups and ";" or ".")
    local own, rest = text.split_marker(written)
    out[i] = listing.line(rest, { marker = own or marker })
  end
  return out
end

local function as_table(groups, counts, sum)
  local rows = {}
  for i, group in ipairs(groups) do
    local formula = group.each and group.of and string.format("%s%s x %s", numbers.two_digits(group.of),
      group.of_unit and " " .. group.of_unit or "", numbers.two_digits(group.each))
    rows[i] = { tostring(i), text.clean(group.group), numbers.two_digits(counts[i]), formula or "" }
  end
  rows[#rows + 1] = {
    whole = true,
    cells = {
      make.cell("cell-head", "Cộng", 2), make.cell("cell-strong-number", numbers.two_digits(sum)),
      make.cell("cell", ""),
    },
  }
  return {
    make.grid({
      { title = "STT", width = 14, style = "cell-centre" },
      { title = "Tổ chức, đơn vị", width = "*" },
      { title = "Số lượng", width = 25, style = "cell-number" },
      { title = "Ghi chú", width = 40 },
    }, rows, #rows <= 15),
    make.space(6),
  }
end

--- The quotas of the groups: { groups = { { group, count, unit, each, of, of_unit, text } … }, total }.
---@param quotas table
---@param as? "list"|"table"
---@param marker? string  sign of the list lines
---@return table[]
function M.quotas(quotas, as, marker)
  local counts, sum = {}, 0
  for i, group in ipairs(quotas.groups) do
    counts[i] = count_of(group)
    sum = sum + counts[i]
  end
  check_total(quotas, sum)
  if as == "table" then
    return as_table(quotas.groups, counts, sum)
  end
  return as_list(quotas.groups, counts, marker or "-")
end

return M
