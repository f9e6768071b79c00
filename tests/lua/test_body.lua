local body = require "lib.body"
local fields = require "lib.fields"
local schema = require "lib.schema"
local stub = require "stub"

local M = {}

local function build(nodes)
  return body.body(stub.data(schema.list(fields.node), nodes))
end

local function texts(nodes)
  return table.concat(stub.texts((build(nodes))), "|")
end

function M.headings_are_numbered_by_depth()
  same(texts {
    { title = "Mục đích", items = {
      { title = "Một", items = { { title = "A", items = { { title = "x" }, { title = "y" } } }, { title = "B" } } },
      { title = "Hai" },
    } },
    { title = "Yêu cầu" },
  }, "I. MỤC ĐÍCH|1. Một|1.1. A|a) x|b) y|1.2. B|2. Hai|II. YÊU CẦU")
end

function M.typed_numbers_keep_their_place_in_the_count()
  same(texts {
    { title = "một", number = "I/" }, { title = "hai" }, { title = "không số", number = "" }, { title = "ba" },
    { title = "tư", number = false }, { title = "năm" },
  }, "I/ MỘT|II. HAI|KHÔNG SỐ|III. BA|TƯ|IV. NĂM")
end

function M.the_count_goes_on_from_a_typed_number()
  same(texts {
    { title = "một" }, { title = "năm", number = "V." }, { title = "sáu" }, { title = "bước", number = "Bước 1:" }, { title = "bảy" , items = {
      { text = "x", number = true }, { text = "y", number = "*" }, { text = "z", number = true }, { text = "t", number = "7)" },
      { text = "u", number = true, items = { { title = "v", number = "8.4" }, { title = "w" } } } } } },
    "I. MỘT|V. NĂM|VI. SÁU|Bước 1: BƯỚC|VII. BẢY|1. x|* y|2. z|7) t|8. u|8.4 v|8.5. w")
end

function M.a_number_within_a_title_is_warned_of()
  build { { title = "I. Mục đích", items = { { text = "1) Họp.", number = true }, { title = "2.1 Yêu cầu", number = "2.1" }, "3. Nghe." } },
    { title = "5 năm thực hiện" }, { title = "IV/ Hai" }, { title = "Ba", items = { { title = "1.2. Bốn" } } } }
  local out = {}
  for i, one in ipairs(stub.warnings) do
    out[i] = one.path
  end
  same(table.concat(out, " "), "$[0].title $[0].items[0].text $[2].title $[3].items[0].title")
  assert(stub.warnings[1].vi:find("\"I. I.\"", 1, true))
end

function M.children_take_the_number_above_them()
  same(texts { { title = "x", items = { { title = "y", number = "7", items = { { title = "z" } } } } } }, "I. X|7 y|7.1. z")
end

function M.texts_can_be_numbered()
  same(texts { { title = "x", items = {
    { text = "Văn phòng chuẩn bị tài liệu.", number = true }, "Đài truyền thanh đưa tin.", { text = "Công an giữ trật tự.", number = true },
    { text = "Khác.", number = "3.1." },
  } } }, "I. X|1. Văn phòng chuẩn bị tài liệu.|Đài truyền thanh đưa tin.|2. Công an giữ trật tự.|3.1. Khác.")
end

function M.signs_become_labels()
  local blocks = build { "- một", "+ hai", "* Lưu ý: ba", "· bốn", "năm", { text = "sáu", marker = "+" } }
  local kinds = {}
  for i, block in ipairs(blocks) do
    kinds[i] = block.label and block.label.text .. block.label.level or "none"
  end
  same(table.concat(kinds, " "), "-5 +6 *7 ·8 none +6")
end

function M.any_sign_may_be_asked_for()
  local block = build { { text = "một", marker = "=>" } }[1]
  same(block.label.text, "=>")
  same(block.label.kind, "typed")
end

function M.a_lead_is_set_off()
  local block = build { "* Lưu ý: không nhận đơn" }[1]
  same(block.runs[1].text, "Lưu ý:")
  assert(block.runs[1].bold and block.runs[1].italic)
  same(block.runs[2], " không nhận đơn")
end

function M.a_colon_within_brackets_ends_no_lead()
  same(build { "* Ông A (ĐT: 0912345678)" }[1].runs, "Ông A (ĐT: 0912345678)")
  same(build { "* Lưu ý (mới): không nhận đơn" }[1].runs[1].text, "Lưu ý (mới):")
end

function M.a_title_behind_a_sign_is_a_sub_head()
  local blocks = build { { title = "Một", items = {
    { title = "Thành phần", marker = "*", items = { "- a" } },
    { title = "Ghi chú", marker = "-", text = "Mang theo tài liệu." }, { title = "Ba" },
  } } }
  local out = {}
  for i, block in ipairs(blocks) do
    out[i] = stub.text(block)
  end
  same(table.concat(out, "|"), "I. MỘT|* Thành phần|- a|- Ghi chú: Mang theo tài liệu.|1. Ba")
  assert(blocks[2].runs[1].bold and blocks[2].runs[1].italic and blocks[2].keep_next)
  same(blocks[2].label.kind, "bullet")
end

function M.run_in_heading()
  local block = build { { title = "Địa điểm:", text = "Nhà văn hóa xã." } }[1]
  same(stub.text(block), "I. Địa điểm: Nhà văn hóa xã.")
  same(block.style, "body")
  assert(block.label.bold and block.runs[1].bold)
  local function second(nodes)
    local out = build { { title = "A", items = nodes } }
    table.remove(out, 1)
    return table.concat(stub.texts(out), "|")
  end
  same(second { { title = "Sở Tài chính", text = "Chủ trì." }, { title = "Số lượng (dự kiến)", text = "44 đại biểu." },
    { title = "Công an", text = "phối hợp." }, { title = "Yêu cầu.", text = "Đúng giờ." },
    { title = "Thời gian", text = "một buổi." }, { title = "Địa điểm tổ chức", text = "tại xã." } },
    "1. Sở Tài chính: Chủ trì.|2. Số lượng (dự kiến): 44 đại biểu.|3. Công an phối hợp.|4. Yêu cầu. Đúng giờ."
    .. "|5. Thời gian: một buổi.|6. Địa điểm tổ chức: tại xã.")
end

--- A title in capitals does not run on, unless it is written so.
function M.a_title_in_capitals_has_a_line_of_its_own()
  same(texts { { title = "Thời gian", text = "Một buổi." }, { title = "Giao Văn phòng", text = "chủ trì." },
    { title = "Địa điểm:", text = "Nhà văn hóa." }, { title = "Kinh phí", text = "do xã bảo đảm." } },
    "I. THỜI GIAN|Một buổi.|II. Giao Văn phòng chủ trì.|III. Địa điểm: Nhà văn hóa.|IV. Kinh phí: do xã bảo đảm.")
end

function M.a_list_line_does_not_run_in()
  local blocks = build { { title = "Một", text = "- a", items = { "- b" } } }
  same(blocks[1].style, "heading-1")
  same(stub.text(blocks[2]), "- a")
  assert(blocks[2].keep_next)
end

function M.a_run_in_heading_looks_as_its_level()
  local blocks = build { { title = "Một", items = { { title = "Hai", items = { { title = "Ba", items = { { title = "c" } } }, { title = "Bốn", text = "Đủ." } } },
    { title = "Năm", text = "Đủ." } } } }
  local ba, bon, nam = blocks[3], blocks[5], blocks[6]
  same(ba.style, "heading-3")
  assert(bon.runs[1].bold and bon.runs[1].italic and bon.label.italic)
  assert(nam.runs[1].bold and not nam.runs[1].italic and not nam.label.italic)
end

function M.remarks_in_brackets()
  same(build { "(Dự kiến từ ngày 18)." }[1].style, "remark")
  same(build { "Họp (dự kiến)." }[1].style, "body")
end

function M.what_leads_stays_with_what_follows()
  assert(build { "Gồm có:" }[1].keep_next)
  assert(build { { text = "- Gồm", items = { "+ a" } } }[1].keep_next)
  same(build { "Hết." }[1].keep_next, nil)
end

function M.too_many_levels_are_a_fault()
  local nodes = { title = "5" }
  for i = 4, 1, -1 do
    nodes = { title = tostring(i), items = { nodes } }
  end
  build { nodes }
  same(#stub.faults, 1)
  same(stub.faults[1].path, "$[0].items[0].items[0].items[0].items[0].title")
end

function M.timeline_as_list()
  same(texts { { text = "* Các bước", timeline = {
    { from = "2023-10-05", to = "2023-10-10", text = "Xây dựng kế hoạch.", who = "Văn phòng" },
    { from = "2023-10-15", text = "Tổng hợp ý kiến." },
    { when = "Từ ngày 18 đến ngày 22/10/2023", text = "Tổ chức hội nghị." },
    { to = "2023-10-30", text = "Báo cáo." },
    "Sau đó rút kinh nghiệm.",
  } } }, "* Các bước|- Từ ngày 05 - 10/10/2023: Xây dựng kế hoạch; thực hiện: Văn phòng.|- Ngày 15/10/2023: Tổng hợp ý kiến."
    .. "|- Từ ngày 18 đến ngày 22/10/2023: Tổ chức hội nghị.|- Đến ngày 30/10/2023: Báo cáo.|- Sau đó rút kinh nghiệm.")
  same(#stub.faults + #stub.warnings, 0)
end

function M.a_step_may_have_no_time()
  same(texts { { timeline = { { text = "- Rút kinh nghiệm." }, { text = "Họp.", who = "Văn phòng" } } } },
    "- Rút kinh nghiệm.|- Họp; thực hiện: Văn phòng.")
end


function M.steps_end_with_a_mark()
  same(texts { { timeline = { { from = "2026-03-05", text = "Họp" }, { text = "Sơ kết;" }, "(Dự kiến)", "+ Tổng kết…", "Báo cáo **gấp.**" } } },
    "- Ngày 05/3/2026: Họp.|- Sơ kết;|(Dự kiến).|+ Tổng kết…|- Báo cáo gấp.")
end

function M.timeline_with_weekdays_and_deadlines()
  same(texts { { timeline = {
    { from = "2017-06-13", weekday = true, text = "Họp." },
    { deadline = { count = 5, unit = "working", anchor = "before_meeting" }, text = "Gửi giấy mời." },
    { deadline = "trước 17 giờ 00", text = "Gửi báo cáo." },
  } } }, "- Thứ Ba, ngày 13/6/2017: Họp.|- Chậm nhất 05 ngày làm việc trước ngày tổ chức hội nghị: Gửi giấy mời."
    .. "|- Trước 17 giờ 00: Gửi báo cáo.")
  same(#stub.faults, 0)
end

function M.timeline_as_table()
  local blocks = build { { as = "table", timeline = {
    { from = "2023-10-05", text = "Họp", who = "Văn phòng" }, "- Nghỉ" } } }
  same(blocks[1].kind, "table")
  same(table.concat(stub.texts(blocks), "|"),
    "Thời gian|Nội dung công việc|Đơn vị thực hiện|Ngày 05/10/2023|Họp|Văn phòng||Nghỉ|")
end

function M.timeline_faults()
  build { { timeline = { { from = "2023-10-10", to = "2023-10-05", text = "x" }, { from = "2023-10-01", text = "y" } } } }
  same(#stub.faults, 1)
  same(stub.faults[1].path, "$[0].timeline[0].to")
  assert(stub.faults[1].vi:find("05/10/2023", 1, true) and stub.faults[1].vi:find("10/10/2023", 1, true))
  same(#stub.warnings, 1)
  same(stub.warnings[1].path, "$[0].timeline[1].from")
end

local function quotas(total, last)
  return { text = "- Phân bổ như sau:", quotas = { total = total, groups = {
    { group = "Mặt trận xã", count = 3 }, { group = "Hội Nông dân xã", count = 15 },
    last or { group = "Ban Công tác Mặt trận", of = 5, of_unit = "thôn", each = 4 },
  } } }
end

function M.quotas_as_list()
  same(texts { quotas(38) }, "- Phân bổ như sau:|+ Mặt trận xã: 03 đại biểu;|+ Hội Nông dân xã: 15 đại biểu;"
    .. "|+ Ban Công tác Mặt trận: 05 thôn x 04 đại biểu = 20 đại biểu.")
  same(#stub.faults, 0)
end

function M.a_list_takes_the_sign_below_the_line_that_leads_to_it()
  local list = { quotas = { groups = { { group = "A", count = 1 } } } }
  same(texts { "- Phân bổ như sau:", list, "- Hết.", list, { text = "Gồm:", marker = "-", items = { list } }, { title = "B" }, list },
    "- Phân bổ như sau:|+ A: 01 đại biểu.|- Hết.|- A: 01 đại biểu.|- Gồm:|+ A: 01 đại biểu.|I. B|- A: 01 đại biểu.")
end

function M.quotas_in_the_own_words_of_an_office()
  same(texts { { quotas = { groups = { { group = "A", count = 1, text = "+ MTTQ xã 03 đại biểu." }, { group = "B", count = 2, text = "Mỗi thôn 04" } } } } },
    "+ MTTQ xã 03 đại biểu.|- Mỗi thôn 04.")
end

function M.quotas_as_table()
  local node = quotas(38)
  node.as = "table"
  local out = texts { node }
  assert(out:find("Cộng|38|", 1, true), out)
  assert(out:find("Ban Công tác Mặt trận|20|05 thôn x 04", 1, true), out)
end

function M.wrong_total_names_both()
  build { quotas(40) }
  same(stub.faults[1].path, "$[0].quotas.total")
  assert(stub.faults[1].vi:find("40", 1, true) and stub.faults[1].vi:find("38", 1, true))
end

function M.wrong_product_and_missing_count()
  build { quotas(nil, { group = "x", of = 5, each = 4, count = 21 }) }
  build { quotas(nil, { group = "x", of = 5 }) }
  same(#stub.faults, 2)
  same(stub.faults[1].path, "$[0].quotas.groups[2].count")
  assert(stub.faults[2].vi:find("chưa có số lượng", 1, true))
end

function M.tables_of_the_data()
  local out = texts { { table = { columns = { "Xóm", { title = "Số người", width = 30, align = "right" } },
    rows = { { "Một", 1200 }, { "Hai", 2.5 }, { "Ba" } } } } }
  same(out, "Xóm|Số người|Một|1.200|Hai|2,5|Ba|")
  build { { table = { columns = { "a" }, rows = { { 1, 2 } } } } }
  same(stub.faults[1].path, "$[0].table.rows[0]")
end

function M.columns_are_as_wide_as_what_stands_in_them()
  local blocks = build { { table = {
    columns = { "STT", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí", { title = "Ghi chú", width = 20 } },
    rows = { { 1, "Tổng hợp, phân loại ý kiến của Nhân dân gửi đến trước hội nghị", "Văn phòng", 1200000 },
      { "**II**", "In tài liệu", "Phòng Văn hóa - Xã hội", 500, "**2026**" } },
  } } }
  local made = blocks[1]
  same(table.concat(made.columns, " "), "14 69* 39* 22 20")
  local styles = {}
  for i, cell in ipairs(made.rows[2].cells) do
    styles[i] = cell.blocks[1].style
  end
  same(table.concat(styles, " "), "cell-centre cell cell cell-number cell-centre")
end

function M.no_column_is_too_narrow_for_its_longest_word()
  local made = build { { table = {
    columns = { "STT", "Ngày", "Đơn vị", "Địa điểm", "Đại biểu ứng cử", "Chủ trì hội nghị" },
    rows = { { 1, "Thứ Hai, 15/6/2026", "Thôn Đông Thịnh, thôn Đoài, thôn Trung", "Nhà văn hóa thôn Đông Thịnh, cạnh sân vận động xã",
      "Tổ đại biểu số 1: Nguyễn Văn A, Phạm Thị D, Lê Văn E", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã" } },
  } } }[1]
  assert(tonumber(made.columns[2]:match("^%d+")) >= 24, made.columns[2]) -- "15/6/2026" and the white beside it
end

function M.many_narrow_columns_share_the_width()
  local columns, row = {}, {}
  for i = 1, 12 do
    columns[i], row[i] = "Tháng " .. i, "x"
  end
  local made = build { { table = { columns = columns, rows = { row } } } }[1]
  same(made.columns[1]:sub(-1), "*")
  same(made.columns[12]:sub(-1), "*")
end

return M
