--- What stands above and below the table of an estimate: letterhead, title and heads; place, date and signatures.

local grid = require "lib.estimate_columns"
local profile = require "lib.profile"
local s = require "lib.estimate_sheet"
local text = require "lib.text"

local M = {}

--- Shares of the width: of organ and state name, of what is signed under place and date.
local HALVES = { 0.42, 0.58 }
local SIGNING_HEIGHT = 60 -- points
local HOW_TO_ADD = "Thêm khoản chi: bỏ bảo vệ trang tính (không có mật khẩu), chèn hàng phía trên hàng mỏng cuối nhóm, "
  .. "chép công thức Thành tiền từ hàng trên."

---@class EstimateHead
---@field issuer table        of the data
---@field right string[]|nil  state name and motto, or what the letterhead has instead
---@field star? string        sign under the issuer, instead of a rule
---@field subject string|string[]
---@field attached_to string  "(Kèm theo Kế hoạch số … )"
---@field placed string       place and date

--- A rule of about as many points, drawn as the norm's own forms draw it.
local function rule(length, span)
  return s.wide("sheet-rule", ("_"):rep(length // 3), span)
end

--- State name and motto, organ, and the rules beneath; as many rows as the longer side has.
local function letterhead_rows(sheet, head)
  local spans = grid.parts(sheet.columns, HALVES)
  local left, right = {}, {}
  for _, line in ipairs(text.lines(head.issuer.parent)) do
    left[#left + 1] = s.wide("sheet-centre", vanban.upper(line), spans[1])
  end
  for _, line in ipairs(text.lines(head.issuer.name)) do
    left[#left + 1] = s.wide("sheet-head", vanban.upper(line), spans[1])
  end
  left[#left + 1] = head.star and s.wide("sheet-head", head.star, spans[1]) or rule(66, spans[1])
  local lines = head.right or profile.STATE.nation
  for i, line in ipairs(lines) do
    right[i] = s.wide(i == 1 and "sheet-head" or "sheet-motto", line, spans[2])
  end
  right[#right + 1] = rule(vanban.count(lines[#lines]) * 6, spans[2])
  for i = 1, math.max(#left, #right) do
    s.add(sheet, { left[i] or s.wide("sheet", "", spans[1]), right[i] })
  end
end

--- How columns follow from others, as tables of accounts note it: "(6=4x5)".
local MADE_OF = {
  amount = { "x", "quantity", "times", "price" }, difference = { "-", "actual", "amount" }, percent = { "/", "actual", "amount" },
}

--- The count of a column beneath its title.
local function count(columns, i)
  local of, parts = MADE_OF[columns[i].key] or {}, {}
  for k = 2, #of do
    local column = columns.at[of[k]]
    parts[#parts + 1] = column and column.letter:byte() - ("A"):byte() + 1
  end
  return "(" .. i .. (#parts > 0 and "=" .. table.concat(parts, of[1]) or "") .. ")"
end

--- Letterhead, title, what it is for, and the heads of the columns. Gives the two rows of these.
---@param sheet Sheet
---@param head EstimateHead
---@return integer
---@return integer
function M.head(sheet, head)
  local all = #sheet.columns
  letterhead_rows(sheet, head)
  s.add(sheet, {})
  s.add(sheet, { s.wide("sheet-title", vanban.upper(text.clean(sheet.costs.data.title)), all) })
  s.add(sheet, { s.wide("sheet-head", text.clean(table.concat(text.lines(head.subject), " ")), all) })
  s.add(sheet, { s.wide("sheet-remark", head.attached_to, all) })
  s.add(sheet, {})
  local titles, counts = {}, {}
  for i, column in ipairs(sheet.columns) do
    titles[i] = s.fixed("sheet-head", column.title)
    counts[i] = s.fixed("sheet-remark", count(sheet.columns, i))
  end
  titles[all + 1] = s.wide("sheet-aside", HOW_TO_ADD)
  return s.add(sheet, titles), s.add(sheet, counts)
end

local SIGNERS = {
  { title = "Người lập biểu", how = "(Ký, họ tên)" }, { title = "Kế toán", how = "(Ký, họ tên)" },
  { title = "Thủ trưởng đơn vị", how = "(Ký, họ tên, đóng dấu)" },
}

--- Place and date, then those who answer for an estimate.
---@param sheet Sheet
---@param head EstimateHead
function M.foot(sheet, head)
  local signers = sheet.costs.data.signers or SIGNERS
  local halves, shares = grid.parts(sheet.columns, HALVES), {}
  for i = 1, #signers do
    shares[i] = 1
  end
  local spans, titles, hows, room, names = grid.parts(sheet.columns, shares), {}, {}, { height = SIGNING_HEIGHT }, {}
  for i, signer in ipairs(signers) do
    local how = signer.how or (i < #signers and SIGNERS[1] or SIGNERS[3]).how
    titles[i] = s.wide("sheet-head", vanban.upper(text.clean(signer.title)), spans[i])
    hows[i] = s.wide("sheet-remark", how, spans[i])
    names[i] = s.wide("sheet-head", signer.name and text.clean(signer.name) or "", spans[i])
    names[i].input = true
  end
  s.add(sheet, {})
  s.add(sheet, { s.wide("sheet", "", halves[1]), s.wide("sheet-remark", head.placed, halves[2]) })
  for _, row in ipairs { titles, hows, room, names } do
    s.add(sheet, row)
  end
end

return M
