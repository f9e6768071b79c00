--- Decree 30/2020/NĐ-CP as numbers. Clauses cited below are of annex I, part I unless another is named;
--- where the decree gives a range the choice is said, where it is silent the line ends in "(own)".
--- Sizes, pitches and gaps in points, indents in millimetres.

--- Pitch of single spacing, 1.15 x size: 10 -> 12, 11 -> 13, 12 -> 14, 13 -> 15, 14 -> 16.
local SINGLE = { [10] = 12, [11] = 13, [12] = 14, [13] = 15, [14] = 16 }

return {
  name = "nd30",
  family = "Times New Roman", -- I.4: Times New Roman, Unicode letters of TCVN 6909:2001, black

  -- I.1-I.3: A4 upright (landscape only for wide tables), margins 20-25 / 15-20 / 20-25 / 30-35 mm.
  -- I.7: page number centred in the top margin, none on the first page; 10 mm from the edge (own).
  pages = {
    { name = "portrait", width = 210, height = 297, top = 20, right = 15, bottom = 20, left = 30,
      number_top = 10, number_style = "page-number" },
    { name = "landscape", width = 297, height = 210, top = 20, right = 15, bottom = 20, left = 30,
      number_top = 10, number_style = "page-number" },
  },
  grid_line = 0.5, -- (own)
  cell_side = 1.9, -- (own)

  styles = {
    ["normal"] = { title = "Normal", size = 14, line = 18, align = "left" },

    -- II.6, V.6: size 13-14, justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs, spacing
    -- from single (16 pt) to one and a half (24 pt).
    ["body"] = { based_on = "normal", title = "Body Text", first = 12.7, after = 6, align = "justify" },
    ["base"] = { based_on = "body", title = "Căn cứ", italic = true }, -- II.6: bases in italics
    ["closing"] = { based_on = "body", title = "Lời kết", keep_lines = true }, -- goes whole with the signature (own)
    ["remark"] = { based_on = "body", title = "Ghi chú trong ngoặc", italic = true }, -- (own)

    -- V.6: section with a Roman number, upper case, bold; clause with a title bold; the levels below are
    -- practice (own).
    ["heading-1"] = { based_on = "body", title = "heading 1", align = "left", outline = 1, bold = true, keep_next = true },
    ["heading-2"] = { based_on = "body", title = "heading 2", align = "left", outline = 2, bold = true, keep_next = true },
    ["heading-3"] = { based_on = "body", title = "heading 3", align = "left", outline = 3, bold = true, italic = true,
      keep_next = true },
    ["heading-4"] = { based_on = "body", title = "heading 4", align = "left", outline = 4, italic = true, keep_next = true },

    -- V.6, levels of regulations: "Phần", "Chương", "Mục", "Tiểu mục" with their numbers on a line of their own,
    -- bold, centred; the title beneath, upper case, bold. Article: number and title bold, indented. Clause and
    -- point: upright; a clause's title bold.
    ["part"] = { based_on = "normal", title = "Phần", outline = 1, bold = true, align = "centre", balanced = true, after = 6,
      keep_next = true, keep_lines = true },
    ["chapter"] = { based_on = "part", title = "Chương" },
    ["section"] = { based_on = "part", title = "Mục", outline = 2 },
    ["subsection"] = { based_on = "section", title = "Tiểu mục" },
    ["article"] = { based_on = "body", title = "Điều", outline = 3, bold = true, keep_next = true },
    ["clause"] = { based_on = "body", title = "Khoản", outline = 4, bold = true, keep_next = true },
    ["point"] = { based_on = "body", title = "Điểm", keep_next = true },

    -- V.1: state name 12-13 upper case bold, motto 13-14 bold, both centred, the name on one line. The set
    -- 13 / 14 / 14 (name, motto, place and date) goes together.
    ["nation"] = { based_on = "normal", title = "Quốc hiệu", size = 13, line = SINGLE[13], bold = true,
      align = "centre", one_line = true },
    ["motto"] = { based_on = "normal", title = "Tiêu ngữ", size = 14, line = SINGLE[14], bold = true,
      align = "centre", one_line = true },
    -- V.2: 12-13 upper case; the parent plain, the issuer bold.
    ["parent-organ"] = { based_on = "normal", title = "Cơ quan chủ quản", size = 13, line = SINGLE[13],
      align = "centre", balanced = true },
    ["organ"] = { based_on = "parent-organ", title = "Cơ quan ban hành", bold = true },
    ["organ-star"] = { based_on = "organ", title = "Dấu dưới tên cơ quan" }, -- instead of the rule (own)
    -- V.3: number 13 upright; V.4: place and date 13-14 italic, on one row with it.
    ["number"] = { based_on = "normal", title = "Số, ký hiệu", size = 13, line = SINGLE[14], align = "centre" },
    ["place-date"] = { based_on = "normal", title = "Địa danh, ngày tháng", size = 14, line = SINGLE[14], italic = true,
      align = "centre", one_line = true },

    -- V.5b: what a letter is about, 12-13 upright, under the number.
    ["letter-subject"] = { based_on = "normal", title = "Trích yếu công văn", size = 13, line = SINGLE[13],
      align = "centre", balanced = true },
    -- III.2 b, V.10b: urgency 13-14 upper case bold in a red box; 13 so that the longest fits its 40 mm.
    ["urgency"] = { based_on = "normal", title = "Độ khẩn", size = 13, line = SINGLE[14], bold = true,
      align = "centre", colour = 0xC00000, one_line = true },
    -- III.2 c, V.11: circulation 13-14 upper case bold in a box.
    ["circulation"] = { based_on = "urgency", title = "Chỉ dẫn lưu hành", colour = 0 },
    -- V.14: text of a digital signature 10 upright, top right.
    ["digital-signature"] = { based_on = "normal", title = "Chữ ký số", size = 10, line = SINGLE[10],
      align = "right" },

    -- V.5a: type 13-14 upper case bold, subject 13-14 bold, centred.
    ["title"] = { based_on = "normal", title = "Title", bold = true, align = "centre", balanced = true, keep_next = true },
    ["subject"] = { based_on = "normal", title = "Subtitle", bold = true, align = "centre", balanced = true, keep_lines = true },
    ["subject-end"] = { based_on = "normal", title = "Dấu dưới trích yếu", align = "centre", after = 8 }, -- (own)

    -- II.9 a, V.9a: whom it is for, 13-14 upright; of several each on its line, hyphens under the colon.
    ["addressee-one"] = { based_on = "normal", title = "Kính gửi", align = "centre", balanced = true },
    ["addressee-label"] = { based_on = "normal", title = "Kính gửi nhiều nơi", left = 30 },
    ["addressee"] = { based_on = "normal", title = "Nơi kính gửi", left = 51.7, first = -4 },

    -- V.7: capacity 13-14 upper case bold, name 13-14 bold, centred under it.
    ["signer"] = { based_on = "normal", title = "Chức vụ người ký", bold = true, align = "centre", balanced = true },
    ["signer-position"] = { based_on = "signer", title = "Chức danh người ký" },
    ["signer-name"] = { based_on = "signer", title = "Họ tên người ký" },
    -- V.9b: the words "Nơi nhận" 12 bold italic, level with the capacity; the list 11.
    ["recipients-label"] = { based_on = "normal", title = "Nơi nhận", size = 12, bold = true, italic = true },
    ["recipients"] = { based_on = "normal", title = "Danh sách nơi nhận", size = 11, line = SINGLE[11] },
    ["drafter"] = { based_on = "recipients", title = "Người soạn thảo, số bản" }, -- V.12: 11 upright
    -- V.13: address line 11-12 upright, at the foot of the first page under a rule across it.
    ["address"] = { based_on = "normal", title = "Địa chỉ cơ quan", size = 11, line = SINGLE[11], align = "centre" },

    -- III.1 c-d, V (annex): the word and number 14 bold, the title 13-14 upper case bold, the reference 13-14
    -- italic, all centred.
    ["annex-label"] = { based_on = "normal", title = "Phụ lục", bold = true, align = "centre", keep_next = true,
      outline = 1 },
    ["annex-title"] = { based_on = "normal", title = "Tên phụ lục", bold = true, align = "centre", balanced = true, keep_next = true },
    ["annex-reference"] = { based_on = "normal", title = "Dòng kèm theo", italic = true, align = "centre", balanced = true,
      keep_lines = true },

    -- Tables: no rule in the decree beyond the sizes of the text (own).
    ["cell"] = { based_on = "normal", title = "Ô bảng", size = 12, line = 16 },
    ["cell-centre"] = { based_on = "cell", title = "Ô bảng, giữa", align = "centre" },
    ["cell-number"] = { based_on = "cell", title = "Ô bảng, số", align = "right" },
    ["cell-strong"] = { based_on = "cell", title = "Ô bảng, đậm", bold = true },
    ["cell-strong-number"] = { based_on = "cell-number", title = "Ô bảng, số đậm", bold = true },
    ["cell-head"] = { based_on = "cell-centre", title = "Ô bảng, tiêu đề", balanced = true, bold = true },

    -- I.7: page number 13-14 upright.
    ["page-number"] = { based_on = "normal", title = "header", line = SINGLE[14], align = "centre" },

    -- The workbook of a budget (own).
    ["sheet"] = { based_on = "normal", title = "Trang tính", size = 12, line = SINGLE[12] },
    ["sheet-centre"] = { based_on = "sheet", title = "Trang tính, giữa", align = "centre" },
    ["sheet-number"] = { based_on = "sheet", title = "Trang tính, số", align = "right" },
    ["sheet-strong"] = { based_on = "sheet", title = "Trang tính, đậm", bold = true },
    ["sheet-strong-number"] = { based_on = "sheet-number", title = "Trang tính, số đậm", bold = true },
    ["sheet-head"] = { based_on = "sheet-centre", title = "Trang tính, tiêu đề", bold = true },
    ["sheet-remark"] = { based_on = "sheet-centre", title = "Trang tính, ghi chú", italic = true },
    ["sheet-motto"] = { based_on = "sheet-head", title = "Trang tính, tiêu ngữ", size = 13, line = SINGLE[13] },
    ["sheet-rule"] = { based_on = "sheet-centre", title = "Trang tính, đường kẻ", size = 6, line = 7 },
    ["sheet-alarm"] = { based_on = "sheet", title = "Trang tính, cảnh báo", bold = true, colour = 0xC00000 },
    ["sheet-aside"] = { based_on = "sheet", title = "Trang tính, chỉ dẫn", size = 10, line = SINGLE[10], italic = true,
      colour = 0x606060 },
    ["sheet-title"] = { based_on = "sheet-head", title = "Trang tính, tên bảng", size = 14, line = SINGLE[14] },
  },
}
