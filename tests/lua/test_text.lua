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
  same(text.ended("đất đai, môi trường…", "."), "đất đai, môi trường…")
  same(text.ended("Hết./.", "./."), "Hết./.")
  same(text.ended("Hết.", "./."), "Hết./.")
  same(text.ended("(để báo cáo)", ";"), "(để báo cáo);")
end

--- Marks of the engine stand behind inline ones, and none is left within them.
function M.ended_with_inline_marks()
  same(text.ended("theo **Luật**", ";"), "theo **Luật**;")
  same(text.ended("theo **Luật.**", ";"), "theo **Luật**;")
  same(text.ended("theo **Luật**.", ";"), "theo **Luật**;")
  same(text.ended("theo __Luật;__;", "."), "theo __Luật__.")
  same(text.ended("theo **__Luật ,__**", "."), "theo **__Luật__**.")
  same(text.ended("**đất đai v.v.**", "."), "**đất đai v.v.**")
  same(text.ended("**đất đai v.v.**", ";"), "**đất đai v.v.**;")
  same(text.ended("số HĐND_{18}.", ";"), "số HĐND_{18};")
  same(text.ended("Họ tên: ____", "."), "Họ tên: ____.") -- a line to fill in
  same(text.ended("a __ b. __", ";"), "a __ b. __;") -- no closing mark
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
