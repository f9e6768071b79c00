--- What plans of meetings with residents share, whatever the meeting: the fields of the unit, the names that
--- wording may use, and the document composed of standard wording and data.

local b = require "lib.blocks"
local f = require "lib.fields"
local form = require "lib.form"
local s = require "lib.schema"
local standard = require "lib.standard"
local text = require "lib.text"

local M = {}

--- The names in braces that every wording may use.
local VALUES = {
  organ = "cơ quan ban hành", unit = "xã, phường hay đặc khu", commune = "tên đầy đủ của xã, phường, đặc khu",
  village = "thôn, tổ dân phố", village_head = "Trưởng thôn, Tổ trưởng tổ dân phố", funds = "nguồn kinh phí",
  council = "Hội đồng nhân dân xã, phường", committee = "Ủy ban nhân dân xã, phường",
  front = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường",
  office = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, phường", liaison = "đầu mối liên hệ",
  stop = "dấu hết văn bản của thể thức",
}

--- What the communities of a commune are called; each is its own title.
local VILLAGES = {}
for i, name in ipairs {
  "thôn", "xóm", "làng", "ấp", "bản", "buôn", "bon", "phum", "sóc", "tổ dân phố", "khu phố", "khối phố", "khóm", "tiểu khu",
  "khu dân cư", "khu",
} do
  VILLAGES[i] = { name, name }
end

--- Fields of the unit and of what the plan is about.
local FIRST = {
  s.optional("subject", s.lines {
    title = "Trích yếu", description = "Bỏ trống thì máy viết từ các trường bên dưới",
    example = { "Tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã", "trước kỳ họp thứ 3" },
  }),
  s.optional("unit", s.choice({ { "xã", "xã" }, { "phường", "phường" }, { "đặc khu", "đặc khu" } }, {
    title = "Loại đơn vị hành chính", default = "xã",
  })),
  s.required("commune", s.text {
    title = "Tên xã, phường, đặc khu", description = "Cũng là địa danh trước ngày tháng, trừ khi có \"place\"", min = 1,
    example = "Phúc Lộc Hạ",
  }),
  s.optional("village", s.choice(VILLAGES, { title = "Cộng đồng dân cư gọi là", default = "thôn" })),
  s.optional("bases", s.list(f.base, {
    title = "Căn cứ", description = "Thay cho các căn cứ của mẫu; danh sách rỗng là không có căn cứ",
  })),
  s.optional("more_bases", s.list(f.base, {
    title = "Căn cứ thêm", description = "Đứng sau các căn cứ của mẫu: kế hoạch, quy chế của địa phương",
  })),
}

--- Fields after those of the meeting.
local LAST = {
  s.optional("funds", s.text {
    title = "Nguồn kinh phí", description = "Viết tiếp sau \"sử dụng từ\"; bỏ trống thì theo mẫu", min = 1,
    example = "kinh phí hoạt động thường xuyên năm 2026",
  }),
  s.optional("budget", f.budget),
  s.optional("budget_as", s.choice({ { "list", "gạch đầu dòng" }, { "table", "bảng" } }, {
    title = "Cách trình bày dự toán", default = "table",
  })),
  s.optional("levels", f.levels),
  s.optional("liaison", s.text {
    title = "Đầu mối liên hệ", description = "Người, điện thoại để các nơi hỏi lại", min = 1,
    example = "bà Hoàng Thị G, Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
  }),
}

--- The lists one after the other; nil is an empty one.
local function joined(first, second)
  local out = {}
  for _, list in ipairs { first or {}, second or {} } do
    for _, item in ipairs(list) do
      out[#out + 1] = item
    end
  end
  return out
end

--- The schema of a plan: the fields of the form, of all such plans, and of the meeting.
---@param fields table[]
---@param parts Part[]                  all standard wording
---@param values table<string, string>  names in braces beyond those of all plans, and what they stand for
---@return table
function M.schema(fields, parts, values)
  local names = {}
  for _, list in ipairs { VALUES, values } do
    for name, meaning in pairs(list) do
      names[name] = meaning
    end
  end
  local wording = { s.optional("standard", standard.field(parts, names)) }
  return form.schema(joined(joined(FIRST, fields), joined(LAST, wording)))
end

--- What those names stand for.
---@param d table      of the data
---@param organ string unless the issuer is called otherwise; with names in braces
---@param funds string likewise
---@return table<string, string>
function M.values(d, organ, funds)
  local out = {
    unit = d.unit, commune = d.unit .. " " .. text.clean(d.commune), village = d.village, liaison = d.liaison,
    stop = b.profile(d.profile).stop,
    council = "Hội đồng nhân dân " .. d.unit, committee = "Ủy ban nhân dân " .. d.unit,
    front = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam " .. d.unit,
    office = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân " .. d.unit,
    village_head = (d.village == "tổ dân phố" and "Tổ trưởng " or "Trưởng ") .. d.village,
  }
  out.organ = d.issuer.called and text.clean(d.issuer.called) or standard.fill(organ, out)
  out.funds = d.funds and text.clean(d.funds) or standard.fill(funds, out)
  return out
end

---@class MeetingPlan
---@field symbol string     unless the data has its own
---@field subject string[]  likewise
---@field bases table[]     likewise
---@field opening Part
---@field parts Part[]      the body
---@field closing Part
---@field filling Filling
---@field annexes? table[]  before those of the data

M.styles = form.styles

--- How the files are called: "05-KH-UBND"; a draft has no number, so its files are called as its data.
---@param symbol string  unless the data has its own
---@return fun(d: table): string|nil
function M.name(symbol)
  return form.name("KH", symbol)
end

--- The whole document.
---@param d table  of the data
---@param plan MeetingPlan
---@return table
function M.document(d, plan)
  local filling = plan.filling
  local body, budgets = b.body(standard.nodes(plan.parts, d.standard, filling), b.profile(d.profile), { levels = d.levels, date = d.date })
  return form.document(d, {
    kind = "Kế hoạch", abbreviation = "KH", symbol = plan.symbol, subject = d.subject or plan.subject,
    place = d.commune, issuer = { name = filling.values.organ },
    bases = joined(d.bases or plan.bases, d.more_bases),
    opening = b.paragraphs(standard.lines(plan.opening, d.standard, filling), "opening"),
    body = body, budgets = budgets,
    closing = b.closing(standard.lines(plan.closing, d.standard, filling), body),
    annexes = joined(plan.annexes, d.annexes),
  })
end

return M
