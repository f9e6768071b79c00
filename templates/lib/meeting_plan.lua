--- What plans of meetings with residents share, whatever the meeting: the unit, the fields around the text, and
--- the document composed of standard wording and data.

local b = require "lib.blocks"
local dates = require "lib.dates"
local f = require "lib.fields"
local s = require "lib.schema"
local standard = require "lib.standard"
local text = require "lib.text"

local M = {}

--- Fields before those of the meeting itself.
---@return table[]
local function head_fields()
  return {
    s.optional("template", s.text { title = "Mẫu văn bản" }),
    s.required("issuer", f.issuer),
    s.optional("number", f.number),
    s.optional("symbol", f.symbol),
    s.optional("place", s.text {
      title = "Địa danh", description = "Đứng trước ngày tháng; bỏ trống thì lấy tên xã, phường", min = 1,
      example = "Phúc Lộc Hạ",
    }),
    s.optional("date", f.date),
    s.optional("year", f.year),
    s.optional("subject", s.lines {
      title = "Trích yếu", description = "Bỏ trống thì máy viết từ các trường bên dưới",
    }),
    s.optional("unit", s.choice({ { "xã", "xã" }, { "phường", "phường" }, { "đặc khu", "đặc khu" } }, {
      title = "Loại đơn vị hành chính", default = "xã",
    })),
    s.required("commune", s.text { title = "Tên xã, phường, đặc khu", min = 1, example = "Phúc Lộc Hạ" }),
    s.optional("village", s.choice({ { "thôn", "thôn" }, { "xóm", "xóm" }, { "ấp", "ấp" }, { "bản", "bản" },
      { "tổ dân phố", "tổ dân phố" } }, { title = "Cộng đồng dân cư gọi là", default = "thôn" })),
    s.optional("organ", s.text {
      title = "Tên cơ quan ban hành trong câu", description = "Viết thường như khi đọc; bỏ trống thì theo mẫu", min = 1,
    }),
    s.optional("bases", s.list(f.base, {
      title = "Căn cứ", description = "Thay cho các căn cứ của mẫu; danh sách rỗng là không có căn cứ",
    })),
    s.optional("more_bases", s.list(f.base, {
      title = "Căn cứ thêm", description = "Đứng sau các căn cứ của mẫu: kế hoạch, quy chế của địa phương",
    })),
  }
end

--- Fields after those of the meeting.
---@return table[]
local function tail_fields(parts, values)
  return {
    s.optional("funds", s.text {
      title = "Nguồn kinh phí", description = "Viết tiếp sau \"sử dụng từ\"; bỏ trống thì theo mẫu", min = 1,
    }),
    s.optional("budget", f.budget),
    s.optional("budget_as", s.choice({ { "list", "gạch đầu dòng" }, { "table", "bảng" } }, {
      title = "Cách trình bày dự toán", default = "table",
    })),
    s.optional("contact", s.text {
      title = "Đầu mối liên hệ", description = "Người, điện thoại để các nơi hỏi lại", min = 1,
      example = "bà Hoàng Thị G, Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    }),
    s.optional("standard", standard.field(parts, values)),
    s.optional("approval", f.approval),
    s.optional("signatures", s.list(f.signature, { title = "Người ký", max = 4 })),
    s.optional("recipients", f.recipients),
    s.optional("archive", f.archive),
  }
end

--- The schema of a plan: shared fields around the fields of the meeting.
---@param fields table[]
---@param parts Part[]                  all standard wording
---@param values table<string, string>  names in braces and what they stand for
---@return table
function M.schema(fields, parts, values)
  local all = head_fields()
  table.move(fields, 1, #fields, #all + 1, all)
  local tail = tail_fields(parts, values)
  return s.record(table.move(tail, 1, #tail, #all + 1, all))
end

--- What every wording may name.
M.VALUES = {
  organ = "cơ quan ban hành", unit = "xã, phường hay đặc khu", commune = "tên đầy đủ của xã, phường, đặc khu",
  village = "thôn, tổ dân phố", village_head = "Trưởng thôn, Tổ trưởng tổ dân phố", funds = "nguồn kinh phí",
  council = "Hội đồng nhân dân xã, phường", committee = "Ủy ban nhân dân xã, phường",
  front = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường",
  office = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, phường", contact = "đầu mối liên hệ",
}

--- The values of those names.
---@param d table      of the data
---@param organ string unless the data has its own; with names in braces
---@param funds string likewise
---@return table<string, string>
function M.values(d, organ, funds)
  local out = {
    unit = d.unit, commune = d.unit .. " " .. text.clean(d.commune), village = d.village, contact = d.contact,
    council = "Hội đồng nhân dân " .. d.unit, committee = "Ủy ban nhân dân " .. d.unit,
    front = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam " .. d.unit,
    office = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân " .. d.unit,
    village_head = (d.village == "tổ dân phố" and "Tổ trưởng " or "Trưởng ") .. d.village,
  }
  out.organ = d.organ and text.clean(d.organ) or standard.fill(organ, out)
  out.funds = d.funds and text.clean(d.funds) or standard.fill(funds, out)
  return out
end

--- Bases: those of the data or of the template, then the additional ones.
local function bases(d, own)
  local out = {}
  for _, list in ipairs { d.bases or own, d.more_bases or {} } do
    for _, base in ipairs(list) do
      out[#out + 1] = base
    end
  end
  return out
end

---@class MeetingPlan
---@field symbol string          unless the data has its own
---@field subject string[]
---@field bases table[]          of the template
---@field opening Part
---@field parts Part[]           the body
---@field closing Part
---@field filling Filling

--- "05-KH-UBND"; a draft has no number, so its files are called as its data.
function M.name(symbol)
  return function(d)
    return d.number and (b.reference(d.number, d.symbol or symbol):gsub("/", "-")) or nil
  end
end

--- The whole document.
---@param d table  of the data
---@param plan MeetingPlan
---@return table
function M.document(d, plan)
  local date = d.date and dates.parse(d.date)
  local reference = b.reference(d.number, d.symbol or plan.symbol)
  local placed = b.place_and_date(d.place or d.commune, date, d.year)
  local subject = d.subject or plan.subject
  local organ, line = plan.filling.values.organ, text.joined(subject):gsub("\n", " ")
  local body, budgets = b.body(standard.nodes(plan.parts, d.standard, plan.filling))
  return {
    title = "KẾ HOẠCH: " .. line,
    subject = line,
    author = organ,
    keywords = "kế hoạch",
    date = date and dates.iso(date),

    b.letterhead { issuer = d.issuer, reference = reference, placed = placed },
    b.title("KẾ HOẠCH", subject),
    b.bases(bases(d, plan.bases)),
    b.paragraphs(standard.lines(plan.opening, d.standard, plan.filling), "opening"),
    body,
    b.closing(standard.lines(plan.closing, d.standard, plan.filling), body),
    b.signatures(d.signatures, d.approval, b.recipients(d.recipients, d.archive)),
    b.estimates(budgets, {
      issuer = d.issuer, subject = subject, placed = placed,
      attached_to = string.format("(Kèm theo Kế hoạch số %s %s của %s)", reference, dates.issue(date, d.year), organ),
    }),
  }
end

return M
