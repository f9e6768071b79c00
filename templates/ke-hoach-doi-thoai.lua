--- A plan for the leaders of a commune to hold a dialogue with its residents. The wording stands here, for the
--- communes there are since the law on local government of 16/6/2025; the data gives time and place, the
--- delegates, the agenda, the preparations and the costs.

local dates = require "lib.dates"
local deadlines = require "lib.deadlines"
local f = require "lib.fields"
local meeting_plan = require "lib.meeting_plan"
local numbers = require "lib.numbers"
local s = require "lib.schema"
local schedule = require "lib.schedule"
local text = require "lib.text"

--- Days between notice and meeting, and between meeting and the publishing of its results, where the data name
--- none. Both are taken from handbooks, not from the text of a law: the schema says that they are to be checked.
local NOTICE = { count = 7, unit = "calendar", anchor = "before_meeting" }
local RESULT = { count = 10, unit = "calendar", anchor = "after_meeting" }
local TO_CHECK = "số ngày do mẫu gợi ý, chưa đối chiếu được với văn bản gốc: cơ quan kiểm tra lại quy định hiện hành "
  .. "trước khi ban hành"

local BASES = {
  { intro = "Căn cứ", kind = "Luật", about = "Thực hiện dân chủ ở cơ sở", date = "2022-11-10" },
  { intro = "Căn cứ", kind = "Luật", about = "Tổ chức chính quyền địa phương", date = "2025-06-16" },
  {
    intro = "Căn cứ", kind = "Nghị định", number = "59/2023/NĐ-CP", date = "2023-08-14", organ = "Chính phủ",
    about = "quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
  },
}

local OPENING = { name = "opening", plain = true, text = "{organ} xây dựng Kế hoạch tổ chức hội nghị đối thoại giữa "
  .. "{leader} với {audience} {period} như sau:" }

local CLOSING = { name = "closing", plain = true, text = "Trên đây là Kế hoạch tổ chức hội nghị đối thoại giữa "
  .. "{leader} với {audience} {period}. Các cơ quan, đơn vị, {village} căn cứ nhiệm vụ được giao để thực hiện; có "
  .. "vướng mắc thì phản ánh về {office} để tổng hợp, trình {organ} xem xét{stop}" }

local GOALS = { name = "goals", title = "Mục đích, yêu cầu", items = {
  { name = "purpose", title = "Mục đích", items = {
    { name = "purpose_listen", text = "- Lắng nghe tâm tư, nguyện vọng và góp ý của Nhân dân về hoạt động của chính "
      .. "quyền, về những việc gắn với quyền, nghĩa vụ của công dân trên địa bàn {unit}." },
    { name = "purpose_solve", text = "- Giải thích, tháo gỡ kịp thời khó khăn, vướng mắc ngay từ cơ sở; hạn chế đơn "
      .. "thư kéo dài, vượt cấp." },
    { name = "purpose_trust", text = "- Nâng cao trách nhiệm của người đứng đầu và tinh thần phục vụ của cán bộ, "
      .. "công chức; tăng cường sự đồng thuận giữa chính quyền với Nhân dân." } } },
  { name = "requirements", title = "Yêu cầu", items = {
    { name = "require_open", text = "- Dân chủ, cởi mở, đúng pháp luật, đi thẳng vào vấn đề; ý kiến nào cũng được "
      .. "ghi nhận và có nơi chịu trách nhiệm trả lời." },
    { name = "require_prepare", text = "- Ý kiến của Nhân dân được thu thập, phân loại và giao chuẩn bị trả lời từ "
      .. "trước hội nghị." },
    { name = "require_result", text = "- Kết luận nêu rõ việc, rõ nơi thực hiện, rõ thời hạn; kết quả thực hiện "
      .. "được công khai để Nhân dân giám sát." } } } } }

local CONTENT = { name = "content", title = "Nội dung, hình thức, thành phần", items = {
  { name = "topics", title = "Nội dung", items = {
    { name = "topic_report", text = "- Thông báo tình hình hoạt động của chính quyền, kết quả thực hiện nhiệm vụ "
      .. "kinh tế - xã hội, quốc phòng, an ninh của {unit} và những công việc sắp triển khai." },
    { name = "topic_previous", text = "- Báo cáo việc thực hiện các nội dung đã kết luận ở kỳ đối thoại trước." },
    { name = "topic_voices", text = "- Nghe, trao đổi ý kiến của Nhân dân về công tác quản lý, điều hành, cải cách "
      .. "hành chính, thái độ phục vụ và những vấn đề trong đời sống ở khu dân cư." },
    { name = "topic_focus", needs = "focus", slot = "focus", text = "- Đề nghị tập trung vào những vấn đề sau:" },
    { name = "topic_petitions", text = "(Không đối thoại về vụ việc khiếu nại, tố cáo đang được giải quyết; đơn thư "
      .. "được tiếp nhận tại nơi tiếp công dân theo quy định)." } } },
  { name = "form", title = "Hình thức:", text = "{mode}." },
  { name = "chair", title = "Chủ trì:", text = "{leader} và đại diện Thường trực {council}." },
  { name = "attendees", title = "Thành phần", items = {
    { name = "attend_party", text = "- Mời đại diện Đảng ủy {unit} dự, chỉ đạo hội nghị." },
    { name = "attend_committee", text = "- Lãnh đạo {committee}; trưởng các phòng, đơn vị trực thuộc; Công an, Ban "
      .. "Chỉ huy Quân sự {unit}." },
    { name = "attend_front", text = "- {front} và đại diện các tổ chức chính trị - xã hội {unit}." },
    { name = "attend_village", text = "- Bí thư chi bộ, {village_head}, Trưởng Ban Công tác Mặt trận các "
      .. "{village}." },
    { name = "attend_people", text = "- {audience_capital}{expected}." },
    { name = "attend_quotas", needs = "quotas", slot = "quotas", text = "- Số lượng đại biểu Nhân dân được phân bổ "
      .. "như sau:" } } } } }

local SCHEDULE = { name = "schedule", title = "Thời gian, địa điểm", items = {
  { name = "time", title = "Thời gian:", text = "{time}." },
  { name = "venue", title = "Địa điểm:", text = "{venue}." },
  { name = "preparation", title = "Tiến độ chuẩn bị và tổ chức", needs = "timeline", slot = "timeline", items = {} } } }

local PROGRAMME = { name = "programme", title = "Chương trình hội nghị", items = {
  { name = "programme_agenda", needs = "agenda", slot = "agenda", text = "Hội nghị diễn ra theo chương trình sau:" },
  { name = "programme_open", numbered = true, unless = "agenda", text = "{office} giới thiệu đại biểu và người chủ "
    .. "trì, thông qua chương trình, cách thức phát biểu; giới thiệu thư ký." },
  { name = "programme_report", numbered = true, unless = "agenda", text = "Người chủ trì nêu mục đích, phạm vi đối "
    .. "thoại và thông báo tóm tắt tình hình {unit}." },
  { name = "programme_voices", numbered = true, unless = "agenda", text = "Đại diện Nhân dân phát biểu theo đăng ký "
    .. "và phát biểu trực tiếp." },
  { name = "programme_answers", numbered = true, unless = "agenda", text = "Người chủ trì trả lời hoặc chỉ định cơ "
    .. "quan, cá nhân phụ trách trả lời từng nhóm vấn đề." },
  { name = "programme_replies", numbered = true, unless = "agenda", text = "Đại diện Nhân dân trao đổi lại những "
    .. "điểm chưa rõ; người chủ trì giải đáp thêm." },
  { name = "programme_close", numbered = true, unless = "agenda", text = "Người chủ trì kết luận: việc đã trả lời "
    .. "xong; việc cần tiếp tục giải quyết, nơi thực hiện, thời hạn; việc kiến nghị cấp trên." } } }

local BUDGET = { name = "money", title = "Kinh phí", items = {
  { name = "money_source", slot = "budget", text = "Kinh phí tổ chức hội nghị sử dụng từ {funds}." } } }

local TASKS = { name = "tasks", title = "Tổ chức thực hiện", items = {
  { name = "task_office", title = "{office}", items = {
    { name = "office_notice", text = "- Thông báo thời gian, địa điểm, nội dung và cách thức tham gia đối thoại "
      .. "trên hệ thống truyền thanh, trang thông tin điện tử {notice}." },
    { name = "office_collect", text = "- Tổng hợp, phân loại ý kiến gửi trước; trình lãnh đạo {committee} giao các "
      .. "phòng, đơn vị chuẩn bị trả lời." },
    { name = "office_prepare", text = "- Chuẩn bị giấy mời, tài liệu, hội trường; phân công thư ký ghi biên bản." },
    { name = "office_result", text = "- Dự thảo thông báo kết luận; công bố kết quả đối thoại trên phương tiện "
      .. "thông tin đại chúng, niêm yết tại trụ sở và gửi đến các {village} {result}." },
    { name = "office_contact", needs = "liaison", text = "- Đầu mối liên hệ: {liaison}." } } },
  { name = "task_units", title = "Các phòng, đơn vị chuyên môn", items = {
    { name = "units_prepare", text = "- Chuẩn bị nội dung trả lời thuộc lĩnh vực phụ trách, gửi {office} {drafts}." },
    { name = "units_answer", text = "- Trực tiếp trả lời tại hội nghị khi được phân công; giải quyết, thông báo kết "
      .. "quả đến người nêu ý kiến {answer}." } } },
  { name = "task_front", title = "Đề nghị {front} và các tổ chức chính trị - xã hội", items = {
    { name = "front_collect", text = "- Nắm bắt, tổng hợp ý kiến của đoàn viên, hội viên và Nhân dân, gửi {office} "
      .. "{opinions}." },
    { name = "front_delegates", text = "- Giới thiệu đại biểu dự đối thoại, bảo đảm cơ cấu giới, độ tuổi, nghề "
      .. "nghiệp và địa bàn." },
    { name = "front_supervise", text = "- Giám sát việc thực hiện kết luận sau đối thoại." } } },
  { name = "task_villages", title = "Ban Công tác Mặt trận, {village_head}", items = {
    { name = "villages_inform", text = "- Thông báo để Nhân dân biết, tham gia góp ý; lập danh sách đại biểu của "
      .. "{village}." } } },
  { name = "task_police", title = "Công an {unit}", items = {
    { name = "police_safety", text = "- Bảo đảm an ninh, trật tự, an toàn trước, trong và sau hội nghị." } } } } }

local PARTS = { GOALS, CONTENT, SCHEDULE, PROGRAMME, BUDGET, TASKS }

--- What the wording may name, beyond what all such plans may.
local VALUES = {
  leader = "người đối thoại phía chính quyền", audience = "phía Nhân dân", period = "kỳ đối thoại", mode = "hình thức",
  expected = "số đại biểu dự kiến", time = "thời gian hội nghị", venue = "địa điểm", notice = "thời hạn thông báo",
  opinions = "thời hạn gửi ý kiến", drafts = "thời hạn gửi nội dung trả lời", result = "thời hạn công bố kết quả",
  answer = "thời hạn trả lời", audience_capital = "phía Nhân dân, viết hoa đầu câu",
}

local MODES = {
  { "direct", "đối thoại trực tiếp tại hội nghị" }, { "online", "đối thoại trực tuyến" },
  { "mixed", "đối thoại trực tiếp tại hội nghị, kết hợp trực tuyến" },
}
local AS = { { "list", "gạch đầu dòng" }, { "table", "bảng" } }

local function people(title, description, example)
  return s.integer { title = title, description = description, min = 1, max = 100000, example = example }
end

local agenda_item = s.record({
  s.optional("time", schedule.time),
  s.required("text", s.text {
    title = "Nội dung", description = "Việc diễn ra vào giờ ấy", min = 1, example = "Kết luận hội nghị",
  }),
  s.optional("who", s.text {
    title = "Người thực hiện", description = "Cá nhân hoặc cơ quan", min = 1, example = "Chủ tịch Ủy ban nhân dân xã",
  }),
}, { ref = "agenda-item", title = "Việc trong chương trình" })

local schema = meeting_plan.schema({
  s.required("period", s.text {
    title = "Kỳ đối thoại", description = "Viết như trong câu", min = 1, example = "năm 2026",
  }),
  s.optional("leader", s.text {
    title = "Người đối thoại", description = "Phía chính quyền, viết như trong câu; bỏ trống: Chủ tịch Ủy ban nhân dân",
    min = 1, example = "Chủ tịch Ủy ban nhân dân xã",
  }),
  s.optional("audience", s.text {
    title = "Phía Nhân dân", description = "Viết như trong câu; bỏ trống: đại diện Nhân dân cả xã, phường", min = 1,
    example = "đại diện Nhân dân thôn Đông",
  }),
  s.optional("mode", s.choice(MODES, { title = "Hình thức", default = "direct" })),
  s.required("meeting_date", s.date {
    title = "Ngày tổ chức", description = "Thứ trong tuần do máy tính", example = "2026-09-25",
  }),
  s.optional("time", schedule.time),
  s.optional("duration", s.text {
    title = "Thời lượng", description = "Đứng trước ngày, giờ", default = "1/2 ngày", min = 1, example = "một buổi",
  }),
  s.optional("tentative", s.boolean {
    title = "Ngày mới là dự kiến", description = "true: in chữ \"dự kiến\" trước ngày", default = false,
  }),
  s.required("venue", s.text {
    title = "Địa điểm", description = "Nơi họp", min = 1, example = "Hội trường Ủy ban nhân dân xã",
  }),
  s.optional("expected_min", people("Số đại biểu Nhân dân ít nhất", "Phân bổ phải đủ số này", 80)),
  s.optional("expected_max", people("Số đại biểu Nhân dân nhiều nhất", "Phân bổ không quá số này", 100)),
  s.optional("quotas", f.quotas),
  s.optional("quotas_as", s.choice(AS, { title = "Cách trình bày phân bổ", default = "list" })),
  s.optional("focus", s.list(s.text { min = 1, example = "Quản lý đất đai, vệ sinh môi trường." }, {
    title = "Vấn đề trọng tâm", description = "Mỗi vấn đề một dòng", min = 1,
  })),
  s.optional("agenda", s.list(agenda_item, {
    title = "Chương trình chi tiết", description = "Thành bảng, thay cho các bước của mẫu", min = 1,
  })),
  s.optional("timeline", f.timeline),
  s.optional("timeline_as", s.choice(AS, { title = "Cách trình bày tiến độ", default = "table" })),
  s.optional("notice", deadlines.field {
    seldom = true, title = "Thời hạn thông báo", default = NOTICE,
    description = "Bỏ trống: chậm nhất 07 ngày trước hội nghị; " .. TO_CHECK,
  }),
  s.optional("opinions", deadlines.field {
    seldom = true, title = "Thời hạn gửi ý kiến của Nhân dân", description = "Bỏ trống: trước hội nghị",
  }),
  s.optional("drafts", deadlines.field {
    seldom = true, title = "Thời hạn gửi nội dung trả lời", description = "Bỏ trống: trước hội nghị",
  }),
  s.optional("result", deadlines.field {
    seldom = true, title = "Thời hạn công bố kết quả", default = RESULT,
    description = "Bỏ trống: trong 10 ngày sau hội nghị; " .. TO_CHECK,
  }),
  s.optional("answer", deadlines.field {
    seldom = true, title = "Thời hạn trả lời người nêu ý kiến", description = "Bỏ trống: trong thời hạn nêu tại thông báo kết luận",
  }),
}, { OPENING, GOALS, CONTENT, SCHEDULE, PROGRAMME, BUDGET, TASKS, CLOSING }, VALUES)

--- "từ 80 đến 100 đại biểu", or what is known of it.
local function expected(d)
  local low, high = d.expected_min, d.expected_max
  if low and high and low ~= high then
    return ": từ " .. numbers.grouped(low) .. " đến " .. numbers.grouped(high) .. " đại biểu"
  end
  local count = low or high
  return count and ": khoảng " .. numbers.grouped(count) .. " đại biểu" or ""
end

local function time_of(d)
  local date = dates.parse(d.meeting_date)
  return text.clean(d.duration) .. ", " .. (d.tentative and "dự kiến " or "")
    .. (d.time and "từ " .. schedule.hour(d.time) .. ", " or "") .. dates.weekday(date) .. ", " .. dates.long(date)
end

local function values_of(d)
  local values = meeting_plan.values(d, "Ủy ban nhân dân {commune}", "dự toán ngân sách {unit}")
  values.leader = d.leader and text.clean(d.leader) or "Chủ tịch Ủy ban nhân dân " .. d.unit
  values.audience = d.audience and text.clean(d.audience) or "đại diện Nhân dân " .. values.commune
  values.audience_capital = text.capital(values.audience)
  values.period, values.venue = text.clean(d.period), text.clean(d.venue)
  values.expected, values.time = expected(d), time_of(d)
  for _, mode in ipairs(MODES) do
    values.mode = mode[1] == d.mode and mode[2] or values.mode
  end
  values.notice = deadlines.phrase(d.notice)
  values.result = deadlines.phrase(d.result)
  values.opinions = d.opinions and deadlines.phrase(d.opinions) or "trước hội nghị"
  values.drafts = d.drafts and deadlines.phrase(d.drafts) or "trước hội nghị"
  values.answer = d.answer and deadlines.phrase(d.answer) or "trong thời hạn nêu tại thông báo kết luận"
  return values
end

--- The agenda as a table of the body.
local function agenda_of(agenda)
  local rows = {}
  for i, item in ipairs(agenda) do
    rows[i] = { item.time and schedule.hour(item.time) or "", text.clean(item.text), text.clean(item.who or "") }
  end
  return { table = { rows = rows, columns = { { title = "Thời gian", width = 28, align = "centre" },
    { title = "Nội dung", align = "left" }, { title = "Người thực hiện", width = 48, align = "left" } } } }
end

--- What comes from lists and tables of the data.
local function slots_of(d)
  local focus = d.focus and {}
  for i, line in ipairs(d.focus or {}) do
    focus[i] = "+ " .. text.closed(line, i < #d.focus and ";" or ".")
  end
  return {
    focus = focus,
    quotas = d.quotas and { quotas = d.quotas, as = d.quotas_as },
    agenda = d.agenda and agenda_of(d.agenda),
    timeline = d.timeline and { timeline = d.timeline, as = d.timeline_as },
    budget = d.budget and { budget = d.budget, as = d.budget_as },
  }
end

--- The quotas must fill what the plan expects.
local function check_quotas(d)
  local sum = 0
  for _, group in ipairs(d.quotas and d.quotas.groups or {}) do
    sum = sum + (group.count or (group.of or 0) * (group.each or 0))
  end
  local low, high = d.expected_min or 0, d.expected_max or math.maxinteger
  if d.quotas and (sum < low or sum > high) then
    vanban.warn {
      at = d.quotas, field = "groups",
      vi = "phân bổ " .. sum .. " đại biểu, ngoài số dự kiến",
      en = "the quotas make " .. sum .. ", not what is expected",
      hint_vi = "sửa phân bổ, hoặc \"expected_min\", \"expected_max\"",
      hint_en = "mend the quotas, or \"expected_min\", \"expected_max\"",
    }
  end
end

--- The time for the notice must be left between the plan and the meeting; so many working days are at least as
--- many of the calendar.
local function check_notice(d)
  local issued, notice = d.date and dates.parse(d.date), d.notice
  local before = type(notice) ~= "string" and notice.anchor == "before_meeting" and notice.count
  if issued and before and dates.number(dates.parse(d.meeting_date)) - dates.number(issued) < before then
    local days = numbers.two_digits(before)
    vanban.warn {
      at = d, field = "meeting_date",
      vi = "từ ngày ban hành đến ngày hội nghị không đủ " .. days .. " ngày để thông báo",
      en = "fewer than " .. before .. " days for the notice are left between issue and meeting",
      hint_vi = "lùi ngày hội nghị, hoặc ban hành kế hoạch sớm hơn",
      hint_en = "hold the meeting later, or issue the plan earlier",
    }
  end
end

local function build(d)
  check_quotas(d)
  check_notice(d)
  local values = values_of(d)
  local subject = {
    "Tổ chức hội nghị đối thoại giữa " .. values.leader, "với " .. values.audience .. " " .. values.period,
  }
  return meeting_plan.document(d, {
    symbol = "KH-UBND", subject = subject, bases = BASES, opening = OPENING, parts = PARTS, closing = CLOSING,
    filling = { values = values, slots = slots_of(d) },
  })
end

return {
  title = "Kế hoạch đối thoại giữa lãnh đạo xã, phường với Nhân dân", schema = schema, styles = meeting_plan.styles,
  name = meeting_plan.name("KH-UBND"), build = build,
}
