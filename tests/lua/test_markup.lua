local markup = require "lib.markup"

local M = {}

--- Runs as one text: B[…] bold, I[…] italic, ^[…], _[…], <name> a reference.
local function shown(runs)
  if type(runs) == "string" then
    return runs
  end
  local out = {}
  for i, run in ipairs(runs) do
    if type(run) == "string" then
      out[i] = run
    else
      local text = run.text or "<" .. run.ref .. ">"
      text = run.subscript and "_[" .. text .. "]" or text
      text = run.superscript and "^[" .. text .. "]" or text
      text = run.italic and "I[" .. text .. "]" or text
      out[i] = run.bold and "B[" .. text .. "]" or text
    end
  end
  return table.concat(out)
end

local CASES = {
  ["một **hai** ba"] = "một B[hai] ba",
  ["__một__, hai"] = "I[một], hai",
  ["**một __hai__ ba**."] = "B[một ]B[I[hai]]B[ ba].",
  ["(**Lưu ý:** x)"] = "(B[Lưu ý:] x)",
  ["“**x**”"] = "“B[x]”",
  ["KH-TT.HĐND_{18}"] = "KH-TT.HĐND_[18]",
  ["m^{2}, __m^{3}__"] = "m^[2], I[m]I[^[3]]",
  ["một\nhai **ba\nbốn**"] = "một\nhai B[ba\nbốn]",
  ["theo {ref:kinh-phi}, **{ref:a}**"] = "theo <kinh-phi>, B[<a>]",
  ["{REF:MUC-2}"] = "<muc-2>",
  -- plain text stays plain
  ["2 * 3 ** 4"] = "2 * 3 ** 4",
  ["a**b**c"] = "a**b**c",
  ["ă__b__"] = "ă__b__",
  ["**một"] = "**một",
  ["**một **"] = "**một **",
  ["** một**"] = "** một**",
  ["một__"] = "một__",
  ["Số: ____/KH, ngày ______ tháng ____"] = "Số: ____/KH, ngày ______ tháng ____",
  ["__________"] = "__________",
  ["***một***"] = "***một***",
  ["ten_tep_a, x_1, 2^3"] = "ten_tep_a, x_1, 2^3",
  ["{một} {ref:} {ref:a b}"] = "{một} {ref:} {ref:a b}",
  ["_{} ^{một"] = "_{} ^{một",
  ["C:\\tep\\một"] = "C:\\tep\\một",
  -- escapes
  ["\\**một\\**"] = "**một**",
  ["\\*\\*một\\*\\*"] = "**một**",
  ["x\\_{1} \\{ref:a\\} \\^{2} \\\\"] = "x_{1} {ref:a} ^{2} \\",
  ["05\\ đại biểu"] = "05\u{A0}đại biểu",
  ["**một\\** hai**"] = "B[một** hai]",
  ["\\"] = "\\",
  [""] = "",
}

function M.marks_are_read()
  for given, want in pairs(CASES) do
    same(shown(markup.runs(given)), want, given)
  end
end

function M.plain_texts_stay_one_text()
  same(type(markup.runs("Đưa chủ trương của Đảng đến với người dân.")), "string")
  same(type(markup.runs("a * b")), "string")
end

function M.runs_of_a_template_keep_their_marks()
  local runs = markup.runs { { text = "Địa điểm **A**:", italic = true }, " x", { page_number = true }, { "y", { "z" } } }
  same(runs[1].text, "Địa điểm ")
  assert(runs[1].italic and not runs[1].bold)
  assert(runs[2].italic and runs[2].bold and runs[2].text == "A")
  same(runs[4], " x")
  assert(runs[5].page_number)
  same(runs[6] .. runs[7], "yz")
end

function M.what_is_no_text_is_passed_on()
  same(markup.runs(5), 5)
  same(markup.runs({ 5, false })[1], 5)
  same(markup.runs({ { txt = "x" } })[1].txt, "x")
end

function M.without_marks()
  same(markup.plain("KH-TT.HĐND_{18} **một** \\*"), "KH-TT.HĐND18 một *")
  same(markup.plain("một"), "một")
end

return M
