local organs = require "lib.organs"

local M = {}

--- The name in capitals, "~" for the blanks that end no line.
local function shown(name)
  return (organs.upper(name):gsub("\u{A0}", "~"))
end

function M.the_name_of_a_place_stays_whole()
  same(shown "Ủy ban MTTQ Việt Nam xã An Ấp", "ỦY BAN MTTQ VIỆT NAM XÃ~AN~ẤP")
  same(shown { "Ủy ban MTTQ Việt Nam", "H. Quỳnh Phụ" }, "ỦY BAN MTTQ VIỆT NAM\nH. QUỲNH PHỤ")
  same(shown "Ủy ban MTTQ Việt Nam H. Quỳnh Phụ", "ỦY BAN MTTQ VIỆT NAM H.~QUỲNH~PHỤ")
  same(shown "xã Hòa Bình", "XÃ HÒA BÌNH")
  same(shown "Ủy ban nhân dân đặc khu Phú Quốc", "ỦY BAN NHÂN DÂN ĐẶC~KHU~PHÚ~QUỐC")
  same(shown "Ủy ban nhân dân thị xã Sơn Tây", "ỦY BAN NHÂN DÂN THỊ~XÃ~SƠN~TÂY")
  same(shown "Ủy ban nhân dân Thành phố Huế", "ỦY BAN NHÂN DÂN THÀNH~PHỐ~HUẾ")
  same(shown "Ban quản lý khu di tích", "BAN QUẢN LÝ KHU DI TÍCH")
  same(shown "Ủy ban nhân dân xã", "ỦY BAN NHÂN DÂN XÃ")
  same(shown "Ban quản lý dự án xã có tên rất dài không phải tên của một nơi", "BAN QUẢN LÝ DỰ ÁN XÃ CÓ TÊN RẤT DÀI KHÔNG PHẢI TÊN CỦA MỘT NƠI")
end

function M.the_name_of_a_body_stays_whole_behind_other_words()
  same(shown "TM. Thường trực Hội đồng nhân dân", "TM. THƯỜNG TRỰC HỘI~ĐỒNG~NHÂN~DÂN")
  same(shown "TM. Ủy ban nhân dân xã Hòa Bình", "TM. ỦY BAN NHÂN DÂN XÃ~HÒA~BÌNH")
  same(shown "Ủy ban nhân dân", "ỦY BAN NHÂN DÂN") -- alone it may break wherever it must
  same(shown "Ban Thường trực\nỦy ban MTTQ xã", "BAN THƯỜNG TRỰC\nỦY BAN MTTQ XÃ")
end

return M
