local body = require "lib.body"
local costs = require "lib.costs"
local estimate = require "lib.estimate"
local fields = require "lib.fields"
local stub = require "stub"

local M = {}

local function data(budget)
  return stub.data(fields.budget, budget)
end

local function meeting()
  return {
    items = {
      { text = "Nước uống", quantity = 40, unit = "đại biểu", price = 20000, amount = 800000 },
      { text = "In tài liệu", quantity = 40, unit = "bộ", price = 800 },
      { text = "Pin micro", amount = 50000 },
      { text = "Trang trí", amount = 238000, note = "trọn gói" },
    },
    total = 1120000, words = "Một triệu một trăm hai mươi nghìn đồng", source = "ngân sách xã",
  }
end

function M.the_office_chooses_how_its_sums_are_read()
  local budget = { items = { { text = "x", amount = 1024105000 } },
    reading = { gap = "lẻ", thousand = "ngàn", four = "bốn", billion = "tỉ", even = true } }
  same(costs.compute(data(budget)).words, "Một tỉ không trăm hai mươi bốn triệu một trăm lẻ năm ngàn đồng chẵn")
  budget.reading = { gap = "lẻ" }
  same(costs.compute(data(budget)).words, "Một tỷ không trăm hai mươi tư triệu một trăm lẻ năm nghìn đồng")
end

local function only_fault(budget)
  costs.compute(data(budget))
  same(#stub.faults, 1)
  return stub.faults[1]
end

function M.as_list()
  local blocks = body.body(stub.data({ type = "list", of = fields.node }, { { budget = meeting() } }))
  same(table.concat(stub.texts(blocks), "|"), "- Nước uống: 40 đại biểu x 20.000đ/đại biểu = 800.000 đồng."
    .. "|- In tài liệu: 40 bộ x 800đ/bộ = 32.000 đồng.|- Pin micro: 50.000 đồng.|- Trang trí: 238.000 đồng (trọn gói)."
    .. "|* Cộng: 1.120.000 đồng (Một triệu một trăm hai mươi nghìn đồng).|* Nguồn kinh phí: ngân sách xã.")
  same(#stub.faults, 0)
end

function M.columns_of_a_table_hold_their_figures()
  local function widths(items)
    local blocks = body.body(stub.data({ type = "list", of = fields.node }, { { budget = { items = items }, as = "table" } }))
    return table.concat(blocks[1].columns, " ")
  end
  same(widths { { text = "Nước uống", quantity = 40, unit = "người", price = 20000 } }, "14 * 16 16 22 25")
  same(widths { { text = "Hội trường", quantity = 1, unit = "công trình", price = 12345678900, note = "theo thiết kế được duyệt" } },
    "14 * 16 16 32 32 18")
end

function M.as_table()
  local blocks = body.body(stub.data({ type = "list", of = fields.node }, { { budget = meeting(), as = "table" } }))
  local out = table.concat(stub.texts(blocks), "|")
  assert(out:find("1|Nước uống|đại biểu|40|20.000|800.000||", 1, true), out)
  assert(out:find("Cộng|1.120.000||(Bằng chữ: Một triệu một trăm hai mươi nghìn đồng.)|Nguồn kinh phí: ngân sách xã.", 1, true), out)
  for _, row in ipairs(blocks[1].rows) do
    local n = 0
    for _, cell in ipairs(row.cells) do
      n = n + (cell.span or 1)
    end
    same(n, #blocks[1].columns)
  end
end

function M.lines_of_the_office_itself()
  local budget = meeting()
  budget.items[2].line = "- Fo to tài liệu 40 bộ x 800đ/bộ = 32.000 đồng"
  budget.total_label = "Cộng bằng"
  local out = stub.texts(body.body(stub.data({ type = "list", of = fields.node }, { { budget = budget } })))
  same(out[2], "- Fo to tài liệu 40 bộ x 800đ/bộ = 32.000 đồng")
  assert(out[5]:find("^%* Cộng bằng: "))
end

function M.decimals_round_half_up()
  local computed = costs.compute(data { items = { { text = "x", quantity = "2,5", price = 333 }, { text = "y", quantity = 2.5, price = 101 } } })
  same(computed.groups[1].lines[1].amount, 833)
  same(computed.groups[1].lines[2].amount, 253)
end

function M.a_price_is_found_where_there_is_one()
  local computed = costs.compute(data { items = { { text = "x", quantity = 40, amount = 800000 } } })
  same(computed.groups[1].lines[1].price, 20000)
  local f = only_fault { items = { { text = "x", quantity = 7, amount = 100 } } }
  same(f.path, "$.items[0].price")
end

function M.wrong_amount_names_both()
  local f = only_fault { items = { { text = "x", quantity = 40, price = 20000, amount = 80000 } } }
  same(f.path, "$.items[0].amount")
  assert(f.vi:find("80.000", 1, true) and f.vi:find("800.000", 1, true), f.vi)
end

function M.wrong_total_names_both()
  local budget = meeting()
  budget.total, budget.words = 1121000, nil
  local f = only_fault(budget)
  same(f.path, "$.total")
  assert(f.vi:find("1.121.000", 1, true) and f.vi:find("1.120.000", 1, true), f.vi)
end

function M.wrong_words_name_both()
  local budget = meeting()
  budget.words = "Một triệu hai trăm nghìn đồng"
  local f = only_fault(budget)
  same(f.path, "$.words")
  assert(f.vi:find(budget.words, 1, true) and f.vi:find("Một triệu một trăm hai mươi nghìn đồng", 1, true), f.vi)
end

function M.unusable_figures()
  same(only_fault({ items = { { text = "x", quantity = "hai", price = 1 } } }).path, "$.items[0].quantity")
  stub.reset()
  same(only_fault({ items = { { text = "x" } } }).path, "$.items[0].amount")
  stub.reset()
  same(only_fault({ items = { { text = "x", quantity = 2, price = 1000000000000000 } } }).path, "$.items[0].price")
  stub.reset()
  same(only_fault({}).path, "$.items")
  stub.reset()
  local many = { items = {} }
  for i = 1, 10 do
    many.items[i] = { text = "x", amount = 1000000000000000 }
  end
  same(only_fault(many).path, "$.total")
end

function M.groups_have_subtotals()
  local computed = costs.compute(data { groups = {
    { title = "Chuẩn bị", items = { { text = "a", amount = 1000 }, { text = "b", amount = 2000 } } },
    { title = "Hội nghị", items = { { text = "c", amount = 4000 } } },
  }, total = 7000 })
  same(computed.groups[1].amount, 3000)
  same(computed.total, 7000)
  same(#stub.faults, 0)
end

local function sheet(budget)
  return estimate.estimates({ costs.compute(data(budget)) }, {
    issuer = { name = "UBND" }, subject = "Về việc", attached_to = "(Kèm theo)", placed = "An Ấp, ngày …",
  })[1]
end

--- The value of every cell in column F, by row, computed from the formulas alone.
local function amounts(made)
  local cells, value = {}, nil
  for r, row in ipairs(made.rows) do
    local column = 1
    for _, cell in ipairs(row) do
      cells[string.char(64 + column) .. r] = cell
      column = column + (cell.span or 1)
    end
  end
  function value(at)
    local cell = assert(cells[at], "no cell " .. at)
    if not cell.formula then
      return cell.number
    end
    local left, right = cell.formula:match("(D%d+)%*(E%d+)")
    if left then
      return math.floor(value(left) * value(right) + 0.5)
    end
    local sum = 0
    for part in cell.formula:match("^SUM%((.*)%)$"):gmatch("[^,]+") do
      local first, last = part:match("^F(%d+):F(%d+)$")
      first = first or part:match("^F(%d+)$")
      for row = first, last or first do
        sum = sum + value("F" .. math.tointeger(row))
      end
    end
    return sum
  end
  return cells, value
end

function M.formulas_agree_with_their_values()
  for _, budget in ipairs { meeting(), { groups = {
    { title = "Chuẩn bị", items = { { text = "a", quantity = "2,5", price = 333 }, { text = "b", amount = 2000 } } },
    { title = "Hội nghị", items = { { text = "c", amount = 4000 } } },
  } } } do
    local made = sheet(budget)
    local cells, value = amounts(made)
    local seen = 0
    for at, cell in pairs(cells) do
      if cell.formula and at:find("^F") then
        same(value(at), cell.value, at)
        seen = seen + 1
      end
    end
    assert(seen >= 4)
    same(cells[made.names[1].range].value, value(made.names[1].range))
  end
end

function M.rows_fill_their_columns()
  for r, row in ipairs(sheet(meeting()).rows) do
    local n = 0
    for _, cell in ipairs(row) do
      n = n + (cell.span or 1)
    end
    assert(n == 0 or n == 7, "row " .. r .. " has " .. n)
  end
end

function M.names_and_tabs_of_several_budgets()
  local one = costs.compute(data(meeting()))
  local made = estimate.estimates({ one, one }, { issuer = { name = "x" }, subject = "x", attached_to = "x", placed = "x" })
  same(made[1].title .. "|" .. made[1].names[1].name, "Dự toán|TongCong")
  same(made[2].title .. "|" .. made[2].names[1].name, "Dự toán 2|TongCong2")
end

function M.words_are_tied_to_the_total()
  local made = sheet(meeting())
  local found
  for _, row in ipairs(made.rows) do
    found = found or row[1] and row[1].formula and row[1]
  end
  assert(found.formula:find("=1120000,", 1, true), found.formula)
  same(found.value, "(Bằng chữ: Một triệu một trăm hai mươi nghìn đồng.)")
end

return M
