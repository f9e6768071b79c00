local json = require "json"
local plan = require "ke-hoach"
local stub = require "stub"

local M = {}

local function smallest()
  return { issuer = { name = "ỦY BAN NHÂN DÂN" }, subject = "Đối thoại với Nhân dân", body = { "Việc." } }
end

local function build(data)
  return plan.build(stub.data(plan.schema, data))
end

function M.a_draft_has_blanks()
  local out = table.concat(stub.texts(build(smallest())), "|"):gsub("\u{A0}", "_")
  assert(out:find("Số: ______/KH-…|…………, ngày_______tháng_______năm ……|KẾ HOẠCH|Đối thoại với Nhân dân|Việc.", 1, true), out)
end

function M.a_draft_may_know_its_month()
  local data = smallest()
  data.month, data.year = 2, 2026
  local out = table.concat(stub.texts(build(data)), "|"):gsub("\u{A0}", "_")
  assert(out:find("ngày_______tháng 02 năm 2026|", 1, true), out)
  same(#stub.warnings, 0)
  data.date = "2026-02-03"
  build(data)
  same(stub.warnings[1].path, "$.year")
end

function M.file_names()
  same(plan.name(smallest()), nil)
  same(plan.name { number = "23", symbol = "KH-MTTQ" }, "23-KH-MTTQ")
  same(plan.name { number = "1" }, "01-KH")
  same(plan.name { number = "1", profile = "mttq" }, "01-KH-MTTQ-BTT")
  same(plan.name { number = "5", symbol = "KH/ĐU", profile = "dang" }, "05-KH-ĐU")
end

function M.properties()
  local data = smallest()
  data.date = "06/10/2023"
  data.subject = { "Đối thoại", "với Nhân dân" }
  local doc = build(data)
  same(doc.title, "KẾ HOẠCH: Đối thoại với Nhân dân")
  same(doc.date, "2023-10-06")
  same(doc.author, "ỦY BAN NHÂN DÂN")
end

function M.the_sample_is_without_faults()
  local doc = build(json.read("samples/an-ap.json"))
  same(#stub.faults + #stub.warnings, 0)
  local out = table.concat(stub.texts(doc), "\n")
  for _, part in ipairs {
    "Số: 23/KH-MTTQ\nAn Ấp, ngày 06 tháng 10 năm 2023", "\nIII. THỜI GIAN, ĐỊA ĐIỂM\n", "\n3.3. Sau hội nghị\n",
    "\n- Từ ngày 05 - 10/10/2023: ", "\n+ Hội Nông dân xã: 15 đại biểu;\n",
    "\n* Cộng: 1.120.000 đồng (Một triệu một trăm hai mươi nghìn đồng).\n", "./.\nPHÊ DUYỆT KẾ HOẠCH\n",
    "\n- Lưu: VPĐU, MTTQ.",
  } do
    assert(out:find(part, 1, true), "not found: " .. part)
  end
end

function M.every_style_named_is_there()
  local styles = require("styles.nd30").styles
  local data = smallest()
  data.body = { { title = "a", items = { { title = "b", items = { { title = "c", items = { { title = "d" } } } } } } },
    { as = "table", timeline = { "x" }, quotas = { groups = { { group = "g", count = 1 } } },
      budget = { groups = { { title = "t", items = { { text = "x", amount = 1 } } } } } }, "(x)" }
  data.bases, data.recipients, data.signatures = { "x" }, { "y" }, { { position = "z" } }
  for _, block in ipairs(stub.flat(build(data))) do
    if block.kind == "para" then
      assert(styles[block.style], "no style " .. tostring(block.style))
    end
    for _, row in ipairs(block.kind == "sheet" and block.rows or {}) do
      for _, cell in ipairs(row) do
        assert(not cell.style or styles[cell.style], "no style " .. tostring(cell.style))
      end
    end
  end
end

function M.parents_of_styles_are_there()
  local styles = require("styles.nd30").styles
  for name, style in pairs(styles) do
    assert(not style.based_on or styles[style.based_on], name)
  end
end

return M
