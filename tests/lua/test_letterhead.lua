local bases = require "lib.bases"
local dates = require "lib.dates"
local fields = require "lib.fields"
local letterhead = require "lib.letterhead"
local profile = require "lib.profile"
local schema = require "lib.schema"
local stub = require "stub"

local M = {}

function M.reference()
  same(letterhead.reference("23", "KH-MTTQ"), "23/KH-MTTQ")
  same(letterhead.reference("1", "KH-UBND"), "01/KH-UBND")
  same(letterhead.reference("09", "KH-TT.HĐND₁₈"), "09/KH-TT.HĐND₁₈")
  same(letterhead.reference("12a", "KH-UBND"), "12a/KH-UBND")
  same((letterhead.reference(nil, "KH-UBND"):gsub("\u{A0}", "_")), "______/KH-UBND")
end

function M.place_and_date()
  same(letterhead.place_and_date("An Ấp", dates.parse("2023-10-06")), "An Ấp, ngày 06 tháng 10 năm 2023")
  assert(letterhead.place_and_date(nil, nil, { year = 2026 }):find("^…………, ngày.*năm 2026$"))
end

function M.columns_of_the_letterhead()
  local block = letterhead.letterhead {
    issuer = { parent = "Ủy ban MTTQ Việt Nam tỉnh Hưng Yên", name = { "Ủy ban MTTQ Việt Nam", "xã An Ấp" } },
    reference = "23/KH-MTTQ", placed = "An Ấp, ngày …",
  }
  local texts = stub.texts(block)
  same((table.concat(texts, "|"):gsub("\u{A0}", "_")), "ỦY BAN MTTQ VIỆT NAM TỈNH_HƯNG_YÊN|ỦY BAN MTTQ VIỆT NAM\nXÃ AN ẤP|"
    .. "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|Số: 23/KH-MTTQ|An Ấp, ngày …")
  same(block.columns[1], 65) -- of 165: 100 mm for the state name
  same(block.columns[2], "*")
  same(#block.rows, 2)
end

function M.no_line_for_a_missing_parent()
  local block = letterhead.letterhead { issuer = { name = "ỦY BAN NHÂN DÂN" }, reference = "", placed = "" }
  same(stub.texts(block)[1], "ỦY BAN NHÂN DÂN")
end

local function cited(list)
  return stub.texts(bases.bases(stub.data(schema.list(fields.base), list)))
end

function M.a_sign_typed_before_a_base_is_not_doubled()
  local made = bases.bases(stub.data(schema.list(fields.base), { "- Căn cứ một", "Căn cứ hai" }), profile.named "dang")
  same(table.concat(stub.texts(made), "|"), "- Căn cứ một;|- Căn cứ hai.")
end

function M.bases_end_by_the_norm()
  local out = cited { "Căn cứ một.", "Căn cứ hai", "Căn cứ ba;" }
  same(table.concat(out, "|"), "Căn cứ một;|Căn cứ hai;|Căn cứ ba.")
  same(#bases.bases(nil), 0)
end

function M.laws_without_number_and_organ()
  same(cited { {
    kind = "Luật", number = "72/2025/QH15", date = "2025-06-16", organ = "Quốc hội", about = "Tổ chức chính quyền địa phương",
  } }[1], "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.")
end

function M.state_and_party_documents()
  same(cited { {
    kind = "Nghị định", number = "30/2020/NĐ-CP", date = "05/3/2020", organ = "Chính phủ", about = "về công tác văn thư",
  } }[1], "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.")
  same(cited { {
    intro = "Thực hiện", kind = "Quyết định", number = "217-QĐ/TW", date = "2013-12-12", organ = "Bộ Chính trị", party = true,
  } }[1], "Thực hiện Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.")
end

return M
