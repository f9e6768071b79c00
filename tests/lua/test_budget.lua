local body = require "lib.body"
local costs = require "lib.costs"
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
  same(widths { { text = "Thuê âm thanh", code = "6655", quantity = 1, unit = "bộ", times = 2, price = 350000, note = "1/2 ngày" } },
    "14 14 * 14 16 13 19 19 13")
  same(widths { { text = "Đất", quantity = "123.456,789", price = 8000000 } }, "14 * 16 27 22 34")
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

function M.further_factors()
  local item = { text = "Nước uống", quantity = 40, unit = "người", times = 2, price = 20000, amount = 1600000 }
  local out = stub.texts(body.body(stub.data({ type = "list", of = fields.node }, { { budget = { items = { item } } } })))
  same(out[1], "- Nước uống: 40 người x 2 buổi x 20.000đ/người/buổi = 1.600.000 đồng.")
  same(costs.compute(data { items = { { text = "x", quantity = "2,5", times = "0,5", price = 101 } } }).total, 126)
  same(costs.compute(data { items = { { text = "x", times = 3, price = 100 } } }).total, 300)
  same(#stub.faults, 0)
  local f = only_fault { items = { { text = "x", quantity = 0.125, times = 0.5, price = 1 } } }
  same(f.path, "$.items[0].times")
  stub.reset()
  f = only_fault { items = { { text = "x", quantity = 2, times = 3, price = 10, amount = 50 } } }
  assert(f.vi:find("2 x 3 x 10 = 60", 1, true), f.vi)
end

function M.table_columns_follow_the_data()
  local budget = { items = {
    { text = "a", code = "6651", quantity = 2, times = 3, times_unit = "ngày", price = 10, note = "x" }, { text = "b", amount = 5 },
  } }
  local blocks = body.body(stub.data({ type = "list", of = fields.node }, { { budget = budget, as = "table" } }))
  local out = table.concat(stub.texts(blocks), "|")
  assert(out:find("STT|Mục, tiểu mục|Nội dung|ĐVT|Số lượng|Số ngày|Đơn giá (đồng)|Thành tiền (đồng)|Ghi chú|", 1, true), out)
  assert(out:find("1|6651|a||2|3|10|60|x|2||b|||||5||Cộng|65||", 1, true), out)
end

function M.halves_round_up_in_whole_numbers()
  for _, case in ipairs { { "0,145", 100, 15 }, { "0,144", 100, 14 }, { "1,005", 100, 101 }, { "2,675", 1000, 2675 }, { "0,5", 1, 1 },
    { "0,499", 1, 0 }, { "333333333,333", 3, 1000000000 } } do
    same(costs.compute(data { items = { { text = "x", quantity = case[1], price = case[2] } } }).total, case[3], case[1])
  end
  same(#stub.faults, 0)
end

function M.limits_of_amounts()
  same(costs.compute(data { items = { { text = "x", quantity = 1000000, price = 1000000000 } } }).total, 1000000000000000)
  same(costs.compute(data { items = { { text = "x", quantity = "0,001", price = 1000000000000000 } } }).total, 1000000000000)
  same(#stub.faults, 0)
  local f = only_fault { items = { { text = "x", quantity = "0,002", price = 1000000000000000 } } }
  assert(f.vi:find("1.000.000.000.000 đồng khi số lượng có phần thập phân", 1, true), f.vi)
  stub.reset()
  same(only_fault({ items = { { text = "x", quantity = 1, price = 1, actual = 1000000000000000 },
    { text = "y", amount = 1, actual = 1 } } }).path, "$.total")
end

function M.stated_subtotals_are_checked()
  local f = only_fault { groups = { { title = "a", items = { { text = "x", amount = 5 } }, total = 6 } } }
  same(f.path, "$.groups[0].total")
end

function M.written_lines_hold_their_amount()
  local f = only_fault { items = { { text = "x", amount = 32000, line = "Fo to: 132.000 đồng" } } }
  same(f.path, "$.items[0].line")
  assert(f.vi:find("132.000", 1, true) and f.vi:find("32.000", 1, true), f.vi)
  stub.reset()
  costs.compute(data { items = { { text = "x", amount = 32000, line = "Fo to 40 bộ: 32.000." }, { text = "y", amount = 1, line = "y: theo thực tế" } } })
  same(#stub.faults, 0)
end

--- Norms ---------------------------------------------------------------------------------------------------

local function warned(item, date)
  stub.reset()
  local computed = costs.compute(data { items = { item } }, date)
  return computed.groups[1].lines[1].norm, stub.warnings[1]
end

function M.a_price_above_its_norm_is_a_warning()
  local norm, warning = warned({ text = "x", quantity = 1, price = 20001, norm = 20000 })
  same(norm, 20000)
  same(warning.path, "$.items[0].price")
  assert(warning.vi:find("20.001 đồng vượt định mức 20.000 đồng", 1, true), warning.vi)
  same(select(2, warned { text = "x", quantity = 1, price = 20000, norm = 20000 }), nil)
  same(select(2, warned { text = "x", amount = 20001, norm = 20000 }).path, "$.items[0].amount")
end

function M.norms_are_those_of_the_day()
  local item = { text = "x", quantity = 40, price = 150001, norm = "meal" }
  local norm, warning = warned(item, "03/02/2024")
  same(norm, 150000)
  assert(warning.vi:find("khoản 4 Điều 12 Thông tư số 40/2017/TT-BTC", 1, true), warning.vi)
  same(warned(item, "2017-07-01"), 150000)
  same(warned(item, "2025-05-03"), 150000)
  for date, says in pairs { ["2017-06-30"] = "chưa biết mức áp dụng", ["2025-05-04"] = "Thông tư số 12/2025/TT-BTC" } do
    norm, warning = warned(item, date)
    same(norm, nil)
    same(warning.path, "$.items[0].norm")
    assert(warning.vi:find(says, 1, true), warning.vi)
  end
  same(warned({ text = "x", quantity = 1, price = 1, norm = "per-diem" }, "2026-01-01"), 300000)
end

function M.unknown_norms_are_faults()
  local f = only_fault { items = { { text = "x", amount = 5, norm = "maels" } } }
  same(f.path, "$.items[0].norm")
  assert(f.hint_vi:find("meal, meal-city, meal-commune", 1, true), f.hint_vi)
  stub.reset()
  same(pcall(costs.compute, data { norms = "khong-co", items = { { text = "x", amount = 5, norm = "meal" } } }), false)
  same(stub.faults[1].path, "$.norms")
end

function M.wrong_files_of_norms_are_faults()
  local value = { from = "2026-01-01", limit = 120000, source = "Nghị quyết" }
  local function said(change)
    local kind = { title = "Ăn", values = { {} } }
    for name, v in pairs(value) do
      kind.values[1][name] = v
    end
    change(kind, kind.values[1])
    package.loaded["norms.tinh"] = { kinds = { meal = kind } }
    stub.reset()
    costs.compute(data { norms = "tinh", items = { { text = "x", amount = 5, norm = "meal" } } }, "2026-02-01")
    package.loaded["norms.tinh"] = nil
    return stub.faults[1] and stub.faults[1].path .. " " .. stub.faults[1].en
  end
  same(said(function() end), nil)
  local place = "$.norms norms/tinh.lua: kinds[\"meal\"]."
  same(said(function(_, v) v.limit = "120000" end), place .. "values[1].limit must be an amount in whole dong")
  same(said(function(_, v) v.from = "01/01/2026" end), place .. "values[1].from must be a date like 2026-01-01")
  same(said(function(_, v) v.to = 5 end), place .. "values[1].to must be a date like 2026-01-01")
  same(said(function(_, v) v.source = nil end), place .. "values[1].source must be the act that sets it, as it is cited")
  same(said(function(k) k.title = nil end), place .. "title must be what it is for")
  same(said(function(k) k.values = nil end), place .. "values must be a list of { from = …, limit = …, source = … }")
end

function M.provinces_inherit()
  package.loaded["norms.tinh"] = { inherits = "trung-uong", kinds = {
    meal = { title = "Ăn", values = { { from = "2026-01-01", limit = 120000, source = "Nghị quyết" } } } } }
  local budget = data { norms = "tinh", items = {
    { text = "x", amount = 5, norm = "meal" }, { text = "y", amount = 5, norm = "per-diem" } } }
  local lines = costs.compute(budget, "2026-02-01").groups[1].lines
  package.loaded["norms.tinh"] = nil
  same(lines[1].norm, 120000)
  same(lines[2].norm, 300000)
end

return M
