local s = require "lib.schema"
local standard = require "lib.standard"
local stub = require "stub"

local M = {}

local PARTS = {
  { name = "goals", title = "Mục đích của {unit}", items = {
    { name = "listen", text = "- Nghe {who}." },
    { name = "solve", text = { before = "- Việc trước.", after = "- Việc sau." } },
    { name = "focus", needs = "topics", slot = "topics", text = "- Trọng tâm:" } } },
  { name = "form", title = "Hình thức:", text = "{mode}." },
  { name = "steps", title = "Trình tự", items = {
    { name = "table", needs = "agenda", slot = "agenda", text = "Theo bảng:" },
    { name = "step", numbered = true, unless = "agenda", text = "Một bước." } } },
}
local OPENING = { name = "opening", plain = true, text = "{who} làm như sau:" }

local VALUES = { unit = "xã", who = "dân", mode = "trực tiếp" }

--- Nodes as one line: titles, texts, numbers and what is beneath.
local function shown(nodes)
  local out = {}
  for i, node in ipairs(nodes) do
    if type(node) == "string" then
      out[i] = node
    else
      out[i] = (node.title and "[" .. node.title .. "]" or "") .. (node.number == true and "#" or "") .. (node.text or "")
        .. (node.table and "<table>" or "") .. (node.items and "{" .. shown(node.items) .. "}" or "")
    end
  end
  return table.concat(out, "|")
end

local function nodes(given, slots, variant)
  local schema = s.record { s.optional("standard", standard.field({ OPENING, table.unpack(PARTS) }, VALUES)) }
  local data = stub.data(schema, { standard = given })
  return shown(standard.nodes(PARTS, data.standard, { values = VALUES, slots = slots, variant = variant or "before" }))
end

function M.standard_wording()
  same(nodes(nil), "[Mục đích của xã]{- Nghe dân.|- Việc trước.}|[Hình thức:]trực tiếp.|[Trình tự]{#Một bước.}")
  same(nodes({ listen = true }), nodes(nil))
  same(nodes(nil, nil, "after"):match("Việc [^.]+"), "Việc sau")
end

function M.slots_of_the_data()
  same(nodes(nil, { topics = { "+ Một {who}", "+ Hai" } }):match("Trọng tâm:.-}"), "Trọng tâm:|+ Một dân|+ Hai}")
  same(nodes(nil, { agenda = { table = {} } }):match("%[Trình tự%].*"), "[Trình tự]{Theo bảng:<table>}")
end

function M.parts_left_out()
  same(nodes({ listen = false, form = false }), "[Mục đích của xã]{- Việc trước.}|[Trình tự]{#Một bước.}")
  same(nodes({ goals = false, steps = false }), "[Hình thức:]trực tiếp.")
end

function M.a_section_whose_parts_are_all_left_out_is_left_out()
  same(nodes({ listen = false, solve = false }), "[Hình thức:]trực tiếp.|[Trình tự]{#Một bước.}")
end

function M.parts_replaced()
  same(nodes({ listen = "- {who} nói." }):match("{(.-)|"), "- dân nói.")
  same(nodes({ listen = { "- a", { title = "b", items = { "c" } } } }):match("^.-}"), "[Mục đích của xã]{- a|[b]{c}")
  same(nodes({ goals = { "Chỉ một đoạn." } }):match("^.-}"), "[Mục đích của xã]{Chỉ một đoạn.}")
  same(nodes({ form = "{mode}, m^{x}." }):match("%[Hình thức:%][^|]*"), "[Hình thức:]trực tiếp, m^{x}.")
  same(nodes({ form = { "- a", "- b" } }):match("%[Hình thức:%][^}]*}"), "[Hình thức:]{- a|- b}")
  same(nodes({ step = { "Một.", "Hai." } }):match("%[Trình tự%].*"), "[Trình tự]{#Một.|#Hai.}")
end

function M.parts_extended()
  same(nodes({ goals = { title = "Mục tiêu", before = { "đầu" }, after = { "cuối" } } }):match("^.-}"),
    "[Mục tiêu]{đầu|- Nghe dân.|- Việc trước.|cuối}")
  same(nodes({ listen = { after = { "- thêm {unit}" } } }):match("^.-}"),
    "[Mục đích của xã]{- Nghe dân.|- thêm xã|- Việc trước.}")
  same(nodes({ form = { after = { "- thêm" } } }):match("%[Hình thức:%][^}]*}"), "[Hình thức:]trực tiếp.{- thêm}")
end

function M.names_are_filled_in_however_deep()
  same(nodes({ goals = { title = "Của {who}", after = { { title = "{unit}", items = { { text = "ở {unit}", items = { "{who}" } }, "c" } } } } }):match("^.-}|"),
    "[Của dân]{- Nghe dân.|- Việc trước.|[xã]{ở xã{dân}|")
  same(#stub.faults, 0)
end

function M.a_name_that_means_nothing_is_a_fault()
  nodes({ goals = { after = { { title = "x", items = { "tại {venue}" } } } } })
  same(#stub.faults, 1)
  same(stub.faults[1].path, "$.standard.goals")
  assert(stub.faults[1].vi:find("{venue}", 1, true) and stub.faults[1].hint_vi:find("{mode}, {unit}, {who}", 1, true))
  nodes({ goals = { after = { "tại \\{venue}" } } })
  same(#stub.faults, 1)
end

function M.a_part_that_needs_data_comes_when_it_is_asked_for()
  same(nodes({ focus = "- Trọng tâm: đất đai." }):match("Trọng tâm.-}"), "Trọng tâm: đất đai.}")
end

function M.plain_parts()
  local filling = { values = VALUES }
  same(table.concat(standard.lines(OPENING, nil, filling), "|"), "dân làm như sau:")
  same(table.concat(standard.lines(OPENING, { opening = { "a", "b {unit}" } }, filling), "|"), "a|b xã")
  same(#standard.lines(OPENING, { opening = false }, filling), 0)
end

function M.the_schema_tells_the_wording()
  local field = standard.field(PARTS, { unit = "đơn vị" })
  local told = {}
  for _, one in ipairs(field.fields) do
    told[one.name] = one.type.description
    assert(one.type.title, one.name)
  end
  same(told.listen, "Lời văn chuẩn: - Nghe {who}.")
  same(told.solve, "Lời văn chuẩn theo từng trường hợp. \"after\": - Việc sau. \"before\": - Việc trước.")
  same(told.goals, "Cả mục; gồm: listen, solve, focus")
  assert(field.description:find("{unit} đơn vị", 1, true))
end

return M
