--- A plan for deputies of a commune's People's Council to meet voters before or after a session. The wording
--- stands here, after Joint Resolution 72/2025 (amended by 100/2025) and the law on local government of
--- 16/6/2025; the data gives the session, the schedule and the names.

local dates = require "lib.dates"
local deadlines = require "lib.deadlines"
local meeting_plan = require "lib.meeting_plan"
local s = require "lib.schema"
local schedule = require "lib.schedule"
local text = require "lib.text"

local BASES = {
  { intro = "Căn cứ", kind = "Luật", about = "Tổ chức chính quyền địa phương", date = "2025-06-16" },
  {
    intro = "Căn cứ", kind = "Nghị quyết liên tịch", number = "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN",
    date = "2025-02-20",
    organ = "Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    about = "quy định chi tiết việc tổ chức tiếp xúc cử tri của đại biểu Quốc hội và đại biểu Hội đồng nhân dân các "
      .. "cấp (được sửa đổi, bổ sung bởi Nghị quyết liên tịch số 100/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN)",
  },
}

local OPENING = { name = "opening", plain = true,
  text = "{organ} xây dựng Kế hoạch tiếp xúc cử tri của đại biểu Hội đồng nhân dân {commune} {when} {session_full} "
    .. "như sau:" }

local CLOSING = { name = "closing", plain = true,
  text = "Trên đây là Kế hoạch tiếp xúc cử tri của đại biểu Hội đồng nhân dân {commune} {when} {session}. Trong quá "
    .. "trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương phản ánh về {organ} để xem "
    .. "xét, giải quyết{stop}" }

local GOALS = { name = "goals", title = "Mục đích, yêu cầu", items = {
  { name = "purpose", title = "Mục đích", items = {
    { name = "purpose_bond", text = "- Duy trì mối liên hệ giữa đại biểu {council} với cử tri; tạo điều kiện để cử "
      .. "tri phát huy quyền làm chủ, tham gia xây dựng và giám sát hoạt động của chính quyền." },
    { name = "purpose_inform", text = {
      before = "- Giúp cử tri nắm được những nội dung sẽ trình {session} và kết quả giải quyết các kiến nghị đã nêu "
        .. "ở những lần tiếp xúc trước.",
      after = "- Báo cáo để cử tri biết kết quả {session}, những quyết định liên quan trực tiếp đến đời sống và "
        .. "việc thực hiện chương trình hành động của đại biểu." } },
    { name = "purpose_collect", text = {
      before = "- Ghi nhận đầy đủ ý kiến, kiến nghị của cử tri để báo cáo tại {session} và chuyển cơ quan có thẩm "
        .. "quyền xem xét, giải quyết.",
      after = "- Ghi nhận ý kiến, kiến nghị mới phát sinh để chuyển cơ quan có thẩm quyền giải quyết và làm căn cứ "
        .. "thực hiện quyền giám sát." } } } },
  { name = "requirements", title = "Yêu cầu", items = {
    { name = "require_law", text = "- Đúng trình tự, thủ tục luật định; dân chủ, bình đẳng, công khai, thiết thực, "
      .. "tiết kiệm và an toàn." },
    { name = "require_deputies", text = "- Đại biểu có mặt đầy đủ theo lịch, nắm chắc nội dung, chú ý lắng nghe, "
      .. "trao đổi thẳng thắn; không hứa hẹn những việc vượt quá thẩm quyền." },
    { name = "require_notice", text = "- Lịch tiếp xúc và nội dung chính được thông báo rộng rãi đến cử tri "
      .. "{notice}." },
    { name = "require_record", text = "- Ý kiến, kiến nghị được ghi chép trung thực, gọn, rõ; phân loại theo lĩnh "
      .. "vực và theo cơ quan có thẩm quyền giải quyết." } } } } }

local CONTENT = { name = "content", title = "Nội dung, hình thức, thành phần", items = {
  { name = "topics", title = "Nội dung", items = {
    { name = "topic_session", text = {
      before = "- Thông báo dự kiến nội dung, chương trình {session}; tóm tắt tình hình kinh tế - xã hội, quốc "
        .. "phòng, an ninh của {unit} và nhiệm vụ thời gian tới.",
      after = "- Báo cáo kết quả {session}, nội dung chủ yếu của các nghị quyết đã được thông qua và việc tổ chức "
        .. "thực hiện." } },
    { name = "topic_answers", text = "- Thông báo kết quả giải quyết, trả lời những ý kiến, kiến nghị cử tri đã gửi "
      .. "tới." },
    { name = "topic_activity", text = "- Báo cáo vắn tắt hoạt động của {council}, của Tổ đại biểu và đại biểu." },
    { name = "topic_voters", text = "- Nghe cử tri phát biểu; tiếp thu, trao đổi và giải trình những vấn đề cử tri "
      .. "nêu." },
    { name = "topic_focus", needs = "focus", slot = "focus", text = "- Đề nghị cử tri tập trung góp ý vào những vấn "
      .. "đề sau:" },
    { name = "topic_petitions", text = "(Đơn khiếu nại, tố cáo được tiếp nhận và chuyển xử lý theo quy định riêng, "
      .. "không xem xét tại hội nghị)." } } },
  { name = "form", title = "Hình thức:", text = "{mode}." },
  { name = "attendees", title = "Thành phần", items = {
    { name = "attend_deputies", text = "- Đại biểu {council} ứng cử tại địa bàn, theo phân công trong lịch." },
    { name = "attend_front", text = "- Đại diện {front}." },
    { name = "attend_authority", text = "- Đại diện Thường trực {council}, lãnh đạo {committee} và thủ trưởng các "
      .. "cơ quan, đơn vị có liên quan đến những vấn đề cử tri quan tâm; kính mời đại diện Đảng ủy {unit} dự, chỉ "
      .. "đạo." },
    { name = "attend_village", text = "- Bí thư chi bộ, {village_head}, Trưởng Ban Công tác Mặt trận và đại diện "
      .. "các đoàn thể nơi tổ chức hội nghị." },
    { name = "attend_voters", text = "- Cử tri nơi tổ chức hội nghị và cử tri khác quan tâm." } } } } }

local SCHEDULE = { name = "schedule", title = "Thời gian, địa điểm", slot = "annexed", items = {
  { name = "schedule_lead", unless = "annexed", slot = "meetings",
    text = "Các hội nghị tiếp xúc cử tri được tổ chức theo lịch sau:" },
  { name = "schedule_change", text = "Khi phải thay đổi thời gian, địa điểm hoặc đại biểu, {organ} báo lại cho các "
    .. "đơn vị và cử tri trước khi tổ chức hội nghị." } } }

local PROGRAMME = { name = "programme", title = "Chương trình hội nghị", items = {
  { name = "programme_open", numbered = true, text = "Đại diện {front} chủ trì: nêu mục đích, giới thiệu đại biểu, "
    .. "thông qua chương trình, cử thư ký ghi biên bản." },
  { name = "programme_report", numbered = true, text = {
    before = "Đại biểu trình bày mục đích buổi tiếp xúc, dự kiến chương trình {session} và các nội dung cần báo cáo "
      .. "cử tri.",
    after = "Đại biểu trình bày mục đích buổi tiếp xúc, báo cáo kết quả {session} và các nội dung cần báo cáo cử "
      .. "tri." } },
  { name = "programme_voters", numbered = true, text = "Cử tri phát biểu ý kiến, kiến nghị." },
  { name = "programme_answers", numbered = true, text = "Đại diện Thường trực {council}, {committee} và cơ quan, "
    .. "đơn vị liên quan trả lời, giải trình những vấn đề thuộc thẩm quyền." },
  { name = "programme_deputy", numbered = true, text = "Đại biểu phát biểu tiếp thu, làm rõ thêm những vấn đề cử "
    .. "tri nêu." },
  { name = "programme_close", numbered = true, text = "Đại diện {front} tóm tắt các ý kiến, kiến nghị và kết thúc "
    .. "hội nghị." } } }

local BUDGET = { name = "money", title = "Kinh phí", items = {
  { name = "money_source", slot = "budget", text = "Kinh phí tiếp xúc cử tri sử dụng từ {funds}." } } }

local TASKS = { name = "tasks", title = "Tổ chức thực hiện", items = {
  { name = "task_council", title = "Thường trực {council}", items = {
    { name = "council_lead", text = "- Chỉ đạo, điều hòa việc tiếp xúc cử tri; phân công đại biểu; cung cấp tài "
      .. "liệu cho đại biểu và {village} trước hội nghị." },
    { name = "council_follow", text = "- Tiếp nhận bản tổng hợp kiến nghị; chuyển cơ quan có thẩm quyền, theo dõi, "
      .. "đôn đốc và giám sát việc giải quyết." } } },
  { name = "task_front", title = "Đề nghị {front}", items = {
    { name = "front_chair", text = "- Cử người chủ trì từng hội nghị; hướng dẫn Ban Công tác Mặt trận mời cử tri, "
      .. "chuẩn bị nơi họp." },
    { name = "front_collect", text = "- Tổng hợp ý kiến, kiến nghị của cử tri, gửi Thường trực {council} "
      .. "{opinions}." } } },
  { name = "task_committee", title = "{committee}", items = {
    { name = "committee_attend", text = "- Cử lãnh đạo và công chức chuyên môn dự hội nghị để trả lời trực tiếp cử "
      .. "tri." },
    { name = "committee_answer", text = "- Chỉ đạo giải quyết, trả lời kiến nghị thuộc thẩm quyền {answer}; công "
      .. "khai kết quả trả lời để cử tri theo dõi." },
    { name = "committee_safety", text = "- Giao Công an, Ban Chỉ huy Quân sự {unit} bảo đảm an ninh, trật tự nơi tổ "
      .. "chức hội nghị." } } },
  { name = "task_deputies", title = "Tổ đại biểu và đại biểu {council}", items = {
    { name = "deputies_prepare", text = "- Tổ trưởng phân công người báo cáo, người ghi chép; đại biểu nghiên cứu "
      .. "tài liệu và nắm tình hình địa bàn." },
    { name = "deputies_report", text = "- Báo cáo kết quả tiếp xúc gửi Thường trực {council} và {front} "
      .. "{opinions}." } } },
  { name = "task_office", title = "{office}", items = {
    { name = "office_prepare", text = "- Chuẩn bị tài liệu, điều kiện phục vụ hội nghị; tổng hợp, phân loại kiến "
      .. "nghị của cử tri." },
    { name = "office_notice", text = "- Phối hợp đăng lịch tiếp xúc trên trang thông tin điện tử, phát trên hệ "
      .. "thống truyền thanh." },
    { name = "office_contact", needs = "liaison", text = "- Đầu mối liên hệ: {liaison}." } } },
  { name = "task_villages", title = "Ban Công tác Mặt trận, {village_head}", items = {
    { name = "villages_invite", text = "- Thông báo, vận động cử tri dự hội nghị; bố trí địa điểm, âm thanh, trang "
      .. "trí." },
    { name = "villages_record", text = "- Cử thư ký ghi biên bản, gửi về {office} {opinions}." } } },
  { name = "task_deadlines", title = "Các mốc thời gian khác", needs = "deadlines", slot = "deadlines",
    items = {} } } }

local PARTS = { GOALS, CONTENT, SCHEDULE, PROGRAMME, BUDGET, TASKS }

--- What the wording may name, beyond what all such plans may.
local VALUES = {
  when = "trước hay sau", session = "kỳ họp", session_full = "kỳ họp kèm khóa và nhiệm kỳ", mode = "hình thức",
  notice = "thời hạn thông báo", opinions = "thời hạn gửi ý kiến", answer = "thời hạn trả lời",
}

local MODES = {
  { "direct", "hội nghị trực tiếp" }, { "online", "hội nghị trực tuyến" },
  { "mixed", "hội nghị trực tiếp kết hợp trực tuyến" },
}

local dated_task = s.record({
  s.required("task", s.text {
    title = "Việc", description = "Không cần ghi lại thời hạn", min = 1,
    example = "Họp Tổ đại biểu, thống nhất nội dung báo cáo",
  }),
  s.required("deadline", deadlines.field { title = "Thời hạn", description = "In sau việc ấy" }),
}, { ref = "dated-task", title = "Việc có thời hạn" })

local schema = meeting_plan.schema({
  s.required("when", s.choice({ { "before", "trước kỳ họp" }, { "after", "sau kỳ họp" } }, {
    title = "Tiếp xúc trước hay sau kỳ họp",
  })),
  s.required("session", s.integer {
    title = "Kỳ họp thứ mấy", description = "Của khóa này", min = 1, max = 99, example = 3,
  }),
  s.optional("session_kind", s.text {
    title = "Tên gọi của kỳ họp", description = "Ghi trong ngoặc sau số kỳ họp", min = 1,
    example = "thường lệ cuối năm 2026",
  }),
  s.optional("session_date", s.date {
    title = "Ngày họp", description = "Ngày khai mạc; nếu tiếp xúc sau kỳ họp thì là ngày bế mạc",
    example = "2026-12-15",
  }),
  s.required("term", s.text {
    title = "Khóa", pattern = "^[IVXL]+$", pattern_hint = "ghi số La Mã, ví dụ II", example = "II",
  }),
  s.required("tenure", s.text {
    title = "Nhiệm kỳ", pattern = "^[0-9]{4} ?- ?[0-9]{4}$", pattern_hint = "ghi như 2026-2031", example = "2026-2031",
  }),
  s.optional("mode", s.choice(MODES, { title = "Hình thức", default = "direct" })),
  s.optional("focus", s.list(s.text { min = 1, example = "Tiến độ mở rộng đường trục xã." }, {
    title = "Vấn đề đề nghị cử tri góp ý", description = "Mỗi vấn đề một dòng", min = 1,
  })),
  s.required("meetings", s.list(schedule.meeting, {
    title = "Lịch tiếp xúc cử tri", description = "Các hội nghị, theo thứ tự muốn in", min = 1,
  })),
  s.optional("meetings_as", s.choice({
    { "table", "bảng" }, { "list", "gạch đầu dòng" }, { "annex", "bảng ở phụ lục, giấy ngang" },
  }, { title = "Cách trình bày lịch", default = "table" })),
  s.optional("notice", deadlines.field {
    seldom = true, title = "Thời hạn thông báo lịch đến cử tri", description = "Bỏ trống: trước khi tổ chức hội nghị",
  }),
  s.optional("opinions", deadlines.field {
    seldom = true, title = "Thời hạn gửi tổng hợp ý kiến, kiến nghị", description = "Bỏ trống: ngay sau khi kết thúc hội nghị",
  }),
  s.optional("answer", deadlines.field {
    seldom = true, title = "Thời hạn trả lời kiến nghị", description = "Bỏ trống: trong thời hạn pháp luật quy định",
  }),
  s.optional("deadlines", s.list(dated_task, {
    title = "Các mốc thời gian khác", description = "Việc riêng của địa phương có thời hạn", min = 1,
  })),
}, { OPENING, GOALS, CONTENT, SCHEDULE, PROGRAMME, BUDGET, TASKS, CLOSING }, VALUES)

--- "2026 - 2031".
local function tenure_of(d)
  return (d.tenure:gsub(" ?%- ?", " - "))
end

--- The session by number, and in full; both follow "trước" or "sau".
local function sessions(d, commune)
  local session = "kỳ họp thứ " .. d.session
  return session, session .. (d.session_kind and " (kỳ họp " .. text.clean(d.session_kind) .. ")" or "")
    .. " Hội đồng nhân dân " .. commune .. " khóa " .. d.term .. ", nhiệm kỳ " .. tenure_of(d)
end

local function values_of(d)
  local values = meeting_plan.values(d, "Thường trực Hội đồng nhân dân {commune}",
    "nguồn kinh phí hoạt động của Hội đồng nhân dân trong dự toán ngân sách {unit}")
  values.when = d.when == "before" and "trước" or "sau"
  values.session, values.session_full = sessions(d, values.commune)
  for _, mode in ipairs(MODES) do
    values.mode = mode[1] == d.mode and mode[2] or values.mode
  end
  values.notice = d.notice and deadlines.phrase(d.notice) or "trước khi tổ chức hội nghị"
  values.opinions = d.opinions and deadlines.phrase(d.opinions) or "ngay sau khi kết thúc hội nghị"
  values.answer = d.answer and deadlines.phrase(d.answer) or "trong thời hạn pháp luật quy định"
  return values
end

--- The name of the annex with the schedule; begins like no "id" of the data.
local ANNEX = "_lich"

--- What comes from lists of the data.
local function slots_of(d)
  local annexed = d.meetings_as == "annex"
  local out = {
    meetings = not annexed and schedule.nodes(d.meetings, d.meetings_as) or nil,
    annexed = annexed and { "Lịch các hội nghị tiếp xúc cử tri tại {ref:" .. ANNEX .. "} kèm theo Kế hoạch này." }
      or nil,
    budget = d.budget and { budget = d.budget, as = d.budget_as },
    focus = d.focus and {}, deadlines = d.deadlines and {},
  }
  for i, line in ipairs(d.focus or {}) do
    out.focus[i] = "+ " .. text.closed(line, i < #d.focus and ";" or ".")
  end
  for i, dated in ipairs(d.deadlines or {}) do
    out.deadlines[i] = "- " .. text.ended(dated.task, "") .. ": " .. deadlines.phrase(dated.deadline) .. "."
  end
  return out
end

--- The schedule on a page across, where the plan refers to it.
local function annexes_of(d)
  if d.meetings_as ~= "annex" or d.standard and d.standard.schedule == false then
    return nil
  end
  local body = schedule.nodes(d.meetings, "table")
  return { { id = ANNEX, title = "Lịch tiếp xúc cử tri", landscape = true, body = body } }
end

local function build(d)
  local before = d.when == "before"
  schedule.check(d.meetings, d.date and dates.parse(d.date), d.session_date and dates.parse(d.session_date), d.when,
    before and "ngày khai mạc kỳ họp" or "ngày bế mạc kỳ họp")
  local values = values_of(d)
  return meeting_plan.document(d, {
    symbol = "KH-HĐND",
    subject = { "Tiếp xúc cử tri của đại biểu Hội đồng nhân dân " .. values.commune,
      values.when .. " " .. values.session .. ", khóa " .. d.term .. ", nhiệm kỳ " .. tenure_of(d) },
    bases = BASES, opening = OPENING, parts = PARTS, closing = CLOSING, annexes = annexes_of(d),
    filling = { values = values, variant = d.when, slots = slots_of(d) },
  })
end

return {
  title = "Kế hoạch tiếp xúc cử tri của đại biểu Hội đồng nhân dân cấp xã", schema = schema,
  styles = meeting_plan.styles, name = meeting_plan.name("KH-HĐND"), build = build,
}
