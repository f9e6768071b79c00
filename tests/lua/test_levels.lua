local body = require "lib.body"
local fields = require "lib.fields"
local schema = require "lib.schema"
local stub = require "stub"

local M = {}

local function build(nodes, scheme, form, within)
  return body.body(stub.data(schema.list(fields.node), nodes), form, { levels = scheme, within = within })
end

local function texts(...)
  return (table.concat(stub.texts((build(...))), "|"):gsub("\u{A0}", " "))
end

--- name=cite of all blocks that have one.
local function cites(...)
  local out = {}
  for _, block in ipairs(stub.flat((build(...)))) do
    if block.cite then
      local parts = {}
      for i, part in ipairs(block.cite) do
        parts[i] = type(part) == "string" and part or part.word .. "~" .. part.number
      end
      out[#out + 1] = block.bookmark .. "=" .. table.concat(parts, " ")
    end
  end
  return table.concat(out, " | ")
end

local REGULATION = {
  { title = "Quy định chung", id = "c1", items = {
    { title = "Phạm vi", id = "d1", items = { "Một đoạn.", { kind = "khoan", text = "Một.", id = "k1" }, { kind = "khoan", text = "Hai:", items = {
      { kind = "diem", text = "a;" }, { kind = "diem", text = "b.", id = "b" } } } } },
    { kind = "dieu", text = "Hiệu lực." },
  } },
  { title = "Tổ chức", items = {
    { kind = "muc", title = "Chuẩn bị", items = { { title = "Họp", id = "d3" } } },
    { kind = "muc", title = "Tiến hành", id = "m2", items = {
      { kind = "tieu-muc", title = "Sáng", items = { { title = "Khai mạc", items = { { title = "Giờ", text = "08 giờ." }, { title = "Nơi" } } } } } } },
  } },
}

function M.levels_of_a_regulation()
  same(texts(REGULATION, "chuong-dieu"), "Chương I\nQUY ĐỊNH CHUNG|Điều 1. Phạm vi|Một đoạn.|1. Một.|2. Hai:|a) a;|b) b.|Điều 2. Hiệu lực."
    .. "|Chương II\nTỔ CHỨC|Mục 1\nCHUẨN BỊ|Điều 3. Họp|Mục 2\nTIẾN HÀNH|Tiểu mục 1\nSÁNG|Điều 4. Khai mạc|1. Giờ: 08 giờ.|2. Nơi")
  same(#stub.faults, 0)
end

function M.styles_of_a_regulation()
  local out = {}
  for i, block in ipairs(build(REGULATION, "chuong-dieu")) do
    out[i] = block.style
  end
  same(table.concat(out, " "), "chapter article body body body body body body chapter section article section subsection article body clause")
end

function M.a_regulation_is_cited_up_to_the_article()
  same(cites(REGULATION, "chuong-dieu"), "c1=Chương~I | d1=Điều~1 | k1=khoản~1 Điều~1 | b=điểm~b khoản~2 Điều~1 | d3=Điều~3 | m2=Mục~2 Chương~II")
end

local PLAN = {
  { title = "Mục đích", id = "i", items = {
    { title = "Một", id = "i1", items = { { title = "A", id = "i11", items = { { title = "x", id = "a" } } },
      { kind = "diem", text = "y", id = "b" } } } } },
  { title = "Kinh phí", number = "V.", id = "v", items = { { text = "Do xã cấp.", number = true, id = "v1" }, { title = "Nhóm", number = "",
    items = { { title = "Trong nhóm" } } } } },
}

function M.a_plan_is_cited()
  same(cites(PLAN), "i=Mục~I | i1=khoản~1 Mục~I | i11=điểm~1.1 Mục~I | a=tiết~a điểm~1.1 Mục~I | b=điểm~a khoản~1 Mục~I"
    .. " | v=Mục~V | v1=khoản~1 Mục~V")
  same(cites({ { title = "A", id = "x" } }, nil, nil, { level = { word = "Phụ lục" }, number = "Phụ lục\u{A0}II" }),
    "x=Mục~I Phụ lục~II")
  same(cites({ { title = "A", id = "x" } }, nil, nil, { level = { word = "Phụ lục" }, number = "Phụ lục" }),
    "x=Mục~I Phụ lục")
end

function M.a_number_in_brackets_is_cited_without_them()
  same(cites { { title = "A", items = { { text = "x", number = "(b)", id = "b" } } } }, "b=khoản~b Mục~I")
end

function M.numbers_of_a_citation_have_their_paragraphs()
  local blocks = build { { title = "A", items = { { title = "B", items = { { title = "C", id = "c" } } } } },
    { title = "D", id = "d", items = { { title = "E", id = "e" }, { title = "F", id = "f" } } } }
  local out = {}
  for i, block in ipairs(blocks) do
    local cite = block.cite or {}
    out[i] = (block.bookmark or "-") .. (#cite > 0 and "(" .. (cite[1].of .. " " .. (cite[2] and cite[2].of or "")) .. ")" or "")
  end
  same(table.concat(out, " "), "_c-1 - c(c _c-1) d(d ) e(e d) f(f d)")
end

function M.parts_above_the_usual_levels()
  local nodes = {
    { kind = "phan", title = "Đánh giá", items = { { title = "Kết quả", id = "kq" }, { title = "Hạn chế" } } },
    { kind = "phan", title = "Nhiệm vụ", number = "Phần thứ hai", id = "p2", items = { { title = "Mục tiêu", id = "mt" } } },
  }
  same(texts(nodes), "Phần I\nĐÁNH GIÁ|I. KẾT QUẢ|II. HẠN CHẾ|Phần thứ hai\nNHIỆM VỤ|I. MỤC TIÊU")
  same(cites(nodes), "kq=Mục~I Phần~I | p2=Phần~thứ hai | mt=Mục~I Phần~thứ hai")
end

function M.the_sign_of_the_profile()
  same(texts({ { title = "Mục đích", items = { { title = "x" } } } }, nil, { heading_sign = "-" }), "I- MỤC ĐÍCH|1. x")
end

function M.points_follow_the_vietnamese_alphabet()
  local points = {}
  for i = 1, 7 do
    points[i] = { kind = "diem", text = "x" }
  end
  same(texts { { kind = "dieu", items = points } }, "a) x|b) x|c) x|d) x|đ) x|e) x|g) x")
end

function M.an_article_with_text_alone_has_a_bold_number()
  local block = build { { kind = "dieu", text = "Hiệu lực." } }[1]
  assert(block.label.bold)
  same(block.runs, "Hiệu lực.")
end

function M.what_has_no_number_cannot_be_cited()
  build { { text = "x", id = "a" }, { title = "y", number = "", id = "b" } }
  same(#stub.faults, 2)
  same(stub.faults[1].path, "$[0].id")
end

function M.a_kind_out_of_place()
  build({ { title = "x", items = { { kind = "tiet", text = "y" } } } }, "chuong-dieu")
  same(#stub.faults, 1)
  same(stub.faults[1].path, "$[0].items[0].kind")
end

function M.too_deep_in_a_regulation()
  build({ { kind = "diem", text = "x", items = { { title = "y" } } } }, "chuong-dieu")
  same(stub.faults[1].path, "$[0].items[0].title")
end

return M
