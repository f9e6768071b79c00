local contact = require "ke-hoach-tiep-xuc-cu-tri"
local dates = require "lib.dates"
local deadlines = require "lib.deadlines"
local dialogue = require "ke-hoach-doi-thoai"
local invitation = require "giay-moi"
local json = require "json"
local schedule = require "lib.schedule"
local s = require "lib.schema"
local stub = require "stub"

local M = {}

local function meeting(changes)
  local out = { area = "Thôn Đông", date = "2026-11-16", place = "Nhà văn hóa" }
  for name, value in pairs(changes or {}) do
    out[name] = value
  end
  return out
end

local function meetings(list)
  return stub.data(s.record { s.required("m", s.list(schedule.meeting)) }, { m = list }).m
end

local function phrase(deadline)
  return deadlines.phrase(stub.data(s.record { s.required("d", deadlines.field {}) }, { d = deadline }).d)
end

local function built(template, data)
  return table.concat(stub.texts(template.build(stub.data(template.schema, data))), "\n")
end

local function has(out, ...)
  for _, part in ipairs { ... } do
    assert(out:gsub("\u{A0}", " "):gsub("\u{2011}", "-"):find(part, 1, true), "not found: " .. part .. "\n" .. out)
  end
end

local function lacks(out, part)
  assert(not out:find(part, 1, true), "found: " .. part)
end

function M.deadlines()
  same(phrase("trước Tết"), "trước Tết")
  same(phrase { date = "2026-11-05" }, "trước ngày 05/11/2026")
  same(phrase { count = 5, anchor = "before_meeting" }, "chậm nhất 05 ngày trước ngày tổ chức hội nghị")
  same(phrase { count = 15, unit = "working", anchor = "after_session" },
    "trong 15 ngày làm việc kể từ ngày bế mạc kỳ họp")
  same(#stub.faults, 0)
  phrase { count = 5 }
  same(stub.faults[1].path, "$.d.anchor")
  phrase { unit = "working" }
  same(stub.faults[2].path, "$.d.count")
end

function M.hours()
  same(schedule.hour("08:00"), "08 giờ 00")
  same(schedule.hour("8:05"), "08 giờ 05")
  same(schedule.hour("14h30"), "14 giờ 30")
  same(schedule.hour("8h"), "08 giờ 00")
  same(schedule.hour("08 giờ 00 phút"), "08 giờ 00")
  same(schedule.hour("7 giờ"), "07 giờ 00")
end

function M.meetings_as_a_list()
  local list = meetings { meeting { time = "08:00", group = "Tổ 1", deputies = { "A", "B" }, chair = "Bà C", voters = 5 },
    meeting { area = "Thôn Đoài", date = "2026-11-22" } }
  local out = schedule.nodes(list, "list")
  same(out[1], "- Thôn Đông: 08 giờ 00, thứ Hai, ngày 16/11/2026, tại Nhà văn hóa; đại biểu: Tổ 1: A, B; chủ trì: Bà C; "
    .. "dự kiến 05 cử tri;")
  same(out[2], "- Thôn Đoài: Chủ nhật, ngày 22/11/2026, tại Nhà văn hóa.")
end

function M.columns_nobody_fills_are_left_out()
  local out = schedule.nodes(meetings { meeting(), meeting { chair = "Bà C" } }, "table")[1].table
  local titles = {}
  for i, column in ipairs(out.columns) do
    titles[i] = column.title
  end
  same(table.concat(titles, "|"), "STT|Thời gian|Thôn, tổ dân phố|Địa điểm|Chủ trì")
  same(table.concat(out.rows[1], "|"), "1|Thứ Hai\n16/11/2026|Thôn Đông|Nhà văn hóa|")
end

function M.days_that_cannot_be_right()
  local session, issued = dates.parse("2026-11-16"), dates.parse("2026-11-15")
  schedule.check(meetings { meeting() }, issued, session, "before", "ngày khai mạc kỳ họp")
  same(stub.faults[1].path, "$.m[0].date")
  assert(stub.faults[1].vi:find("phải trước ngày khai mạc kỳ họp (16/11/2026)", 1, true), stub.faults[1].vi)
  schedule.check(meetings { meeting() }, issued, session, "after", "ngày bế mạc kỳ họp")
  same(#stub.faults, 2)
  schedule.check(meetings { meeting() }, dates.parse("2026-11-17"), nil, "before", "")
  same(#stub.faults, 2)
  same(stub.warnings[1].path, "$.m[0].date")
end

function M.a_deputy_at_two_places_at_once()
  local function check(second)
    stub.reset()
    schedule.check(meetings { meeting { time = "08:00", deputies = "A" }, second }, nil, nil, "before", "")
    return #stub.warnings
  end
  same(check(meeting { time = "8h00", deputies = { "B", "A" } }), 1)
  same(stub.warnings[1].path, "$.m[1].deputies")
  same(check(meeting { time = "14:00", deputies = "A" }), 0)
  same(check(meeting { time = "08:00", date = "2026-11-17", deputies = "A" }), 0)
  same(check(meeting { deputies = "A" }), 0)
end

local function contact_data(changes)
  local data = {
    issuer = { name = "HỘI ĐỒNG NHÂN DÂN" }, commune = "An", when = "before", session = 3, term = "II", tenure = "2026-2031",
    meetings = { meeting() },
  }
  for name, value in pairs(changes or {}) do
    data[name] = value
  end
  return data
end

function M.before_a_session()
  local out = built(contact, contact_data())
  has(out, "An, ngày", "/KH-HĐND", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Tiếp xúc cử tri của đại biểu Hội đồng nhân dân xã An\ntrước kỳ họp thứ 3, khóa II, nhiệm kỳ 2026 - 2031",
    "Thường trực Hội đồng nhân dân xã An xây dựng Kế hoạch", "dự kiến nội dung, chương trình kỳ họp thứ 3", "./.")
  for _, word in ipairs { "huyện", "quận", "thị xã", "{", "Đầu mối", "Các mốc" } do
    lacks(out, word)
  end
  same(#stub.faults + #stub.warnings, 0)
end

--- Joint Resolution 72/2025: the Front chairs, a deputy reports, voters speak, the authorities answer, the
--- deputy responds, the Front closes.
function M.the_order_of_the_programme()
  local out, at = built(contact, contact_data()), 1
  for _, step in ipairs { "1. Đại diện Ban Thường trực Ủy ban Mặt trận", "2. Đại biểu trình bày", "3. Cử tri phát biểu",
    "4. Đại diện Thường trực Hội đồng nhân dân", "5. Đại biểu phát biểu tiếp thu", "6. Đại diện Ban Thường trực" } do
    at = assert(out:find(step, at, true), step)
  end
end

function M.after_a_session_in_a_ward()
  local out = built(contact, contact_data { when = "after", unit = "phường", village = "tổ dân phố" })
  has(out, "sau kỳ họp thứ 3, khóa II", "báo cáo kết quả kỳ họp thứ 3", "Tổ trưởng tổ dân phố",
    "Ủy ban nhân dân phường")
  lacks(out, "dự kiến nội dung")
end

function M.levels_of_the_short_forms()
  has(built(contact, contact_data { levels = "chuong-dieu" }), "Chương I\nMỤC ĐÍCH, YÊU CẦU", "Điều 1. Mục đích")
end

function M.the_schedule_as_an_annex()
  local doc = contact.build(stub.data(contact.schema, contact_data { meetings_as = "annex" }))
  local pages = 0
  for _, block in ipairs(stub.flat(doc)) do
    pages = pages + (block.kind == "page" and block.page == "landscape" and block.restart and 1 or 0)
  end
  same(pages, 1)
  has(table.concat(stub.texts(doc), "\n"), "tại <_lich> kèm theo Kế hoạch này.", "LỊCH TIẾP XÚC CỬ TRI")
  lacks(built(contact, contact_data { meetings_as = "annex", standard = { schedule = false } }), "LỊCH TIẾP XÚC CỬ TRI")
end

function M.own_bases()
  local out = built(contact, contact_data { more_bases = { "Theo đề nghị của Văn phòng" } })
  has(out, "Căn cứ Luật Tổ chức", "Theo đề nghị của Văn phòng.")
  lacks(built(contact, contact_data { bases = {} }), "Căn cứ Luật")
end

function M.the_end_mark_is_that_of_the_form()
  has(built(contact, contact_data()), "để xem xét, giải quyết./.")
  assert(built(contact, contact_data { profile = "dang" }):sub(-#"giải quyết.") == "giải quyết.")
end

local function dialogue_data(changes)
  local data = { issuer = { name = "ỦY BAN NHÂN DÂN" }, commune = "An", period = "năm 2026", meeting_date = "2026-09-25",
    venue = "Hội trường" }
  for name, value in pairs(changes or {}) do
    data[name] = value
  end
  return data
end

function M.a_dialogue()
  local out = built(dialogue, dialogue_data { date = "2026-09-18" })
  has(out, "Tổ chức hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã\nvới đại diện Nhân dân xã An năm 2026",
    "Thời gian: 1/2 ngày, thứ Sáu, ngày 25 tháng 9 năm 2026.", "chậm nhất 07 ngày trước ngày tổ chức hội nghị",
    "trong 10 ngày kể từ ngày kết thúc hội nghị", "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã giới thiệu",
    "- Đại diện Nhân dân xã An.")
  lacks(out, "{")
  same(#stub.faults + #stub.warnings, 0)
end

function M.a_dialogue_with_lists()
  local out = built(dialogue, dialogue_data { time = "08:00", tentative = true, expected_min = 20, expected_max = 40,
    quotas = { groups = { { group = "Hội Nông dân", count = 30 } } }, agenda = { { time = "08:00", text = "Khai mạc" } } })
  has(out, "1/2 ngày, dự kiến từ 08 giờ 00, thứ Sáu", "- Đại diện Nhân dân xã An: từ 20 đến 40 đại biểu.",
    "+ Hội Nông dân: 30 đại biểu.", "08 giờ 00\nKhai mạc")
  lacks(out, "Một bước")
  lacks(out, "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã giới thiệu")
  same(#stub.warnings, 0)
end


function M.topics_end_with_a_mark()
  for _, words in ipairs {
    built(contact, contact_data { focus = { "Giao thông", "Đất đai." } }), built(dialogue, dialogue_data { focus = { "Giao thông", "Đất đai" } }),
  } do
    has(words, "+ Giao thông;", "+ Đất đai.")
  end
end

function M.the_notice_is_the_offices_own()
  local data = dialogue_data { date = "2026-09-12", notice = { count = 14, unit = "calendar", anchor = "before_meeting" } }
  has(built(dialogue, data), "chậm nhất 14 ngày trước ngày tổ chức hội nghị")
  same(stub.warnings[1].path, "$.meeting_date")
  stub.reset()
  has(built(dialogue, dialogue_data { date = "2026-09-24", notice = "ngay khi ban hành" }), "ngay khi ban hành")
  same(#stub.warnings, 0)
end

function M.a_dialogue_too_soon_or_too_large()
  built(dialogue, dialogue_data { date = "2026-09-19", expected_max = 20,
    quotas = { groups = { { group = "Hội Nông dân", of = 3, each = 10 } } } })
  same(#stub.warnings, 2)
  same(stub.warnings[1].path, "$.quotas.groups")
  same(stub.warnings[2].path, "$.meeting_date")
end

function M.invitations()
  local doc = invitation.build(stub.data(invitation.schema, json.read("samples/giay-moi.json")))
  local pages, titles = 0, 0
  for _, block in ipairs(stub.flat(doc)) do
    pages = pages + (block.kind == "page" and block.restart and 1 or 0)
    titles = titles + (block.role == "title" and 1 or 0)
  end
  same(pages, 29)
  same(titles, 30)
  has(table.concat(stub.texts(doc), "\n"), "trân trọng kính mời: Bà Bùi Thị B, Trưởng thôn Đông.",
    "Thời gian: 08 giờ 00, thứ Sáu, ngày 25 tháng 9 năm 2026.", "Đề nghị Bà: chuẩn bị ý kiến", "- Như trên;")
end

function M.an_invitation_of_an_organisation_has_no_salutation()
  local data = json.read("samples/giay-moi.json")
  data.invitees = { { salutation = "", name = "Hợp tác xã An Ấp", note = "cử hai người" } }
  local words = table.concat(stub.texts(invitation.build(stub.data(invitation.schema, data))), "|")
  assert(words:find("trân trọng kính mời: Hợp tác xã An Ấp", 1, true), words)
  assert(words:find("Đề nghị Hợp tác xã An Ấp: cử hai người.", 1, true), words)
end

function M.the_samples_are_without_faults()
  for name, template in pairs { ["tiep-xuc-cu-tri"] = contact, ["doi-thoai"] = dialogue, ["giay-moi"] = invitation } do
    lacks(built(template, json.read("samples/" .. name .. ".json")), "{")
    same(#stub.faults + #stub.warnings, 0, name)
  end
end

--- Every name in braces in the wording is one the template fills in.
function M.names_in_the_wording()
  for _, template in ipairs { contact, dialogue } do
    for _, field in ipairs(template.schema.fields) do
      for _, part in ipairs(field.name == "standard" and field.type.fields or {}) do
        for name in part.type.description:gmatch("{([%l_]+)}") do
          assert(field.type.description:find("{" .. name .. "}", 1, true), part.name .. ": {" .. name .. "}")
        end
      end
    end
  end
end

function M.every_field_has_a_title()
  local function walk(t, path, seen)
    if seen[t] then
      return
    end
    seen[t] = true
    for _, field in ipairs(t.fields or {}) do
      assert(field.type.title, path .. "." .. field.name)
      walk(field.type, path .. "." .. field.name, seen)
    end
    for _, inner in ipairs(t.variants or { t.of }) do
      walk(inner, path, seen)
    end
  end
  for _, template in ipairs { contact, dialogue, invitation } do
    walk(template.schema, "$", {})
  end
end

return M
