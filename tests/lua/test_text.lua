local text = require "lib.text"

local M = {}

function M.clean()
  same(text.clean("  một  hai\t ba "), "một hai ba")
  same(text.clean("một \n hai"), "một\nhai")
  same(text.clean(""), "")
end

function M.lines()
  same(text.joined("a"), "a")
  same(text.joined({ "a ", "b" }), "a\nb")
  same(text.joined(nil), "")
end

function M.ended()
  same(text.ended("Căn cứ Luật;", "."), "Căn cứ Luật.")
  same(text.ended("Căn cứ Luật.", ";"), "Căn cứ Luật;")
  same(text.ended("Căn cứ Luật ;. ", ";"), "Căn cứ Luật;")
  same(text.ended("đất đai, môi trường v.v.", ";"), "đất đai, môi trường v.v.;")
  same(text.ended("đất đai, môi trường...", "."), "đất đai, môi trường...")
  same(text.ended("(để báo cáo)", ";"), "(để báo cáo);")
end

function M.led_by()
  same(text.led_by("VT, VPĐU.", "Lưu", ": "), "Lưu: VT, VPĐU.")
  same(text.led_by("Lưu VP MT.", "Lưu", ": "), "Lưu VP MT.")
  same(text.led_by("nguồn kinh phí: ngân sách", "Nguồn kinh phí", ": "), "nguồn kinh phí: ngân sách")
end

function M.bracketed()
  assert(text.bracketed("(Dự kiến)") and text.bracketed("(Dự kiến)."))
  assert(not text.bracketed("Họp (dự kiến)") and not text.bracketed("(a) rồi b"))
end

function M.split_marker()
  for given, want in pairs {
    ["- việc"] = "-|việc", ["-TT MTTQ huyện"] = "-|TT MTTQ huyện", ["+ việc"] = "+|việc", ["* Lưu ý: x"] = "*|Lưu ý: x",
    ["· việc"] = "·|việc", ["việc - khác"] = "nil|việc - khác", ["-5 độ"] = "nil|-5 độ", ["- 05 đại biểu"] = "-|05 đại biểu",
    ["–  việc"] = "–|việc", ["-"] = "nil|-", ["+"] = "nil|+",
  } do
    local marker, rest = text.split_marker(given)
    same(tostring(marker) .. "|" .. rest, want)
  end
end

return M
