local fields = require "lib.fields"
local annex = require "lib.annex"
local closing = require "lib.closing"
local letterhead = require "lib.letterhead"
local marks = require "lib.marks"
local plan = require "ke-hoach"
local profile = require "lib.profile"
local stub = require "stub"

local M = {}

local function lines(tree)
  return (table.concat(stub.texts(tree), "|"):gsub("\u{A0}", "_"))
end

--- Capacity lines of one signer.
local function signed(signer, form)
  local list = stub.data(fields.signatures, { signer })
  return lines(closing.signatures(list, nil, {}, form))
end

function M.capacities_are_written_out()
  same(signed { tm = "Ủy ban nhân dân", kt = "Chủ tịch", position = "Phó Chủ tịch", name = "A" },
    "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|A")
  same(signed { tl = "Chủ tịch", kt = "Chánh Văn phòng", position = "Phó Chánh Văn phòng", name = "A" },
    "TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|A")
  same(signed { tuq = "Chủ tịch", position = "Trưởng phòng", name = "A" }, "TUQ. CHỦ TỊCH|TRƯỞNG PHÒNG|A")
  same(signed { q = true, position = "Chủ tịch", office = "Phó Bí thư", name = "A" }, "Q. CHỦ TỊCH|Phó Bí thư|A")
end

function M.a_capacity_already_written_is_not_doubled()
  same(signed { tm = "TM. Ủy ban nhân dân", position = "Chủ tịch", name = "A" }, "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|A")
end

function M.capacities_of_the_party()
  local party = profile.named "dang"
  same(signed({ tm = "Ban Thường vụ", position = "Phó Bí thư", name = "A" }, party), "T/M BAN THƯỜNG VỤ|PHÓ BÍ THƯ|A")
  same(#stub.warnings, 0)
  same(signed({ tm = "Đảng ủy", kt = "Bí thư", position = "Phó Bí thư", name = "A" }, party),
    "T/M ĐẢNG ỦY|K/T BÍ THƯ|PHÓ BÍ THƯ|A")
  same(stub.warnings[1].path, "$[0].kt")
end

function M.drafter_and_copies()
  local function last(options)
    local texts = stub.texts(closing.recipients(nil, "VT", options))
    return texts[#texts]
  end
  same(last { drafter = "PL", copies = 300 }, "PL.(300)")
  same(last { drafter = "PL." }, "PL.")
  same(last { copies = 5 }, "(5)")
  same(last { as_above = true }, "- Lưu: VT.")
  same(stub.texts(closing.recipients(nil, "VT", { as_above = true }))[2], "- Như trên;")
end

function M.names_of_places_are_not_parted()
  local function organ(name)
    return (stub.texts(letterhead.letterhead { issuer = { name = name }, reference = "", placed = "" })[1]:gsub("\u{A0}", "_"))
  end
  same(organ "Ủy ban MTTQ Việt Nam xã An Ấp", "ỦY BAN MTTQ VIỆT NAM XÃ_AN_ẤP")
  same(organ "Ủy ban nhân dân thành phố Huế", "ỦY BAN NHÂN DÂN THÀNH_PHỐ_HUẾ")
  same(organ { "Ủy ban nhân dân", "xã An Ấp" }, "ỦY BAN NHÂN DÂN\nXÃ AN ẤP")
  same(organ "Trung tâm xã hội hóa các dịch vụ công ích và môi trường", "TRUNG TÂM XÃ HỘI HÓA CÁC DỊCH VỤ CÔNG ÍCH VÀ MÔI TRƯỜNG")
end

function M.letters_say_what_and_for_whom()
  local function about(v, form)
    local texts = stub.texts(letterhead.letterhead {
      issuer = { name = "A" }, reference = "12/UBND-VX", placed = "", letter = v, profile = form,
    })
    return texts[#texts - 1]
  end
  same(about "chuẩn bị nội dung trả lời", "V/v chuẩn bị nội dung trả lời")
  same(about "V/v chuẩn bị", "V/v chuẩn bị")
  same(about("chuẩn bị", profile.named "dang"), "về việc chuẩn bị")
  same(lines(letterhead.addressed_to "Đảng ủy xã"), "Kính gửi: Đảng ủy xã.")
  same(lines(letterhead.addressed_to { "Đảng ủy xã", "- Các thôn" }), "Kính gửi:|- Đảng ủy xã;|- Các thôn.")
end

function M.nothing_at_the_edges_unless_asked_for()
  same(marks.head(nil, nil, "1/KH"), nil)
  same(marks.foot(nil), nil)
  same(lines(marks.head(nil, { time = "2026-11-20T09:15:00+07:00" }, "01/KH-UBND")), "01/KH-UBND\n2026-11-20T09:15:00+07:00")
  same(lines(marks.foot { address = "Thôn Đông", fax = "1" }), "Địa chỉ: Thôn Đông; Số Fax: 1.")
end

local function annexes(list, ...)
  local text = { ... }
  for i, line in ipairs(text) do
    text[i] = { kind = "para", runs = line }
  end
  return lines((annex.annexes(stub.data(fields.annexes, list), { attached = "(Kèm theo)", text = text })))
end

function M.annexes_are_numbered_when_there_are_several()
  same(annexes({ { title = "Lịch", body = { "Một." } } }, "xem phụ lục kèm theo"), "Phụ lục|LỊCH|(Kèm theo)|Một.")
  same(annexes({ { title = "A", body = { "Một" }, stop = true }, { title = "B", body = { "Hai." } } }, "Phụ lục I, Phụ lục II"),
    "Phụ lục_I|A|(Kèm theo)|Một./.|Phụ lục_II|B|(Kèm theo)|Hai.")
  same(#stub.warnings, 0)
end

function M.an_annex_stops_behind_inline_marks()
  local function last(line)
    return annexes({ { title = "A", body = { line }, stop = true } }, "phụ lục"):match("[^|]*$")
  end
  same(last "Tổng số **50 đại biểu.**", "Tổng số 50 đại biểu./.")
  same(last "Tổng số **50** đại biểu.", "Tổng số 50 đại biểu./.")
  same(last "Hết./.", "Hết./.")
end

function M.an_annex_may_be_cited_by_name()
  local list = { { title = "A", body = { "x" } }, { title = "B", id = "b", body = { { title = "y", id = "y" } } } }
  local out = annex.annexes(stub.data(fields.annexes, list), { attached = "", text = { { kind = "para", runs = "xem Phụ lục I" },
    { kind = "para", runs = { "và ", { ref = "b" } } } } })
  same(#stub.warnings, 0)
  local cites = {}
  for _, block in ipairs(stub.flat(out)) do
    for _, part in ipairs(block.cite or {}) do
      cites[#cites + 1] = part.word .. " " .. part.number .. " " .. part.of
    end
  end
  same(table.concat(cites, "|"), "Phụ lục II b|Mục I y|Phụ lục II b")
end

function M.an_annex_may_have_levels_of_its_own()
  same(annexes({ { title = "A", levels = "chuong-dieu", body = { { title = "b" } } } }, "phụ lục"), "Phụ lục|A|(Kèm theo)|Chương_I\nB")
end

function M.an_annex_with_a_wide_table_lies_across()
  local wide = { table = { columns = { { title = "A", width = 100 }, { title = "B", width = 90 } }, rows = { { "1", "2" } } } }
  local function page(body)
    return annex.annexes(stub.data(fields.annexes, { { title = "A", body = body } }), { attached = "", text = {} })[1][1].page
  end
  same(page { "x", wide }, "landscape")
  same(page { { title = "x", items = { wide } } }, "landscape")
  same(page { "x" }, "portrait")
end

function M.an_annex_lies_across_where_words_would_break()
  local columns, row = {}, {}
  for i = 1, 12 do
    columns[i], row[i] = "Thời gian hoàn thành", "31/10/2026"
  end
  local function made(count)
    local table_ = { table = { columns = table.move(columns, 1, count, 1, {}), rows = { table.move(row, 1, count, 1, {}) } } }
    return annex.annexes(stub.data(fields.annexes, { { title = "A", body = { table_ } } }), { attached = "", text = {} })[1]
  end
  same(made(4)[1].page, "portrait")
  same(made(9)[1].page, "landscape")
end

function M.an_annex_must_be_named_in_the_text()
  annexes({ { title = "A", body = { "x" } }, { title = "B", body = { "x" } } }, "theo Phụ lục II", "và phần khác")
  same(#stub.warnings, 1)
  same(stub.warnings[1].path, "$[0].title")
  stub.reset()
  annexes({ { title = "A", body = { "x" } }, { title = "B", body = { "x" } } }, "theo các phụ lục")
  same(#stub.warnings, 0)
end

function M.what_an_annex_belongs_to()
  local day = { year = 2026, month = 2, day = 3 }
  local issuer = { name = "ĐẢNG ỦY XÃ", called = "Đảng ủy xã Hòa Bình" }
  same(annex.attached_to("Kế hoạch", "05/KH-UBND", day, nil, { name = { "ỦY BAN", "XÃ" } }),
    "(Kèm theo Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2026 của ỦY BAN XÃ)")
  same(annex.attached_to("Kế hoạch", "05-KH/ĐU", day, nil, issuer, profile.named "dang"),
    "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 03 tháng 02 năm 2026 của Đảng ủy xã Hòa Bình)")
end

function M.the_sheet_is_chosen_by_data()
  same(plan.styles { profile = "dang" }, "dang")
  same(plan.styles { profile = "nd30", styles = "nd30-tinh" }, "nd30-tinh")
end

return M
