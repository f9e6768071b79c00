--- The workbook of a budget: each formula computed anew (sheets.lua), then again after figures are changed.

local costs = require "lib.costs"
local estimate = require "lib.estimate"
local fields = require "lib.fields"
local grid = require "lib.estimate_columns"
local sheets = require "sheets"
local stub = require "stub"
local words = require "lib.words"

local M = {}

local function meeting()
  return {
    items = {
      { text = "Nước uống", quantity = 40, unit = "đại biểu", price = 20000 },
      { text = "In tài liệu", quantity = 40, unit = "bộ", price = 800 },
      { text = "Pin micro", amount = 50000 },
      { text = "Trang trí", amount = 238000, note = "trọn gói" },
    },
    source = "ngân sách xã",
  }
end

--- Every column, two groups, lines without a group before them, decimals.
local function all()
  return {
    items = { { text = "Dự phòng", amount = 7 } },
    groups = {
      { title = "Chuẩn bị", items = {
        { text = "a", code = "6651", quantity = "2,5", times = 3, price = 333, norm = 300, actual = 2000, note = "n" },
        { text = "b", amount = 2000 } } },
      { title = "Hội **nghị**", items = {
        { text = "c", quantity = "0,145", price = 100, actual = 0 },
        { text = "d", quantity = 1000000, price = 500000000, norm = 500000000 } } },
    },
    total_label = "Tổng cộng",
  }
end

local HEAD = { issuer = { parent = "UBND tỉnh", name = { "Ủy ban", "xã" } }, subject = "Về việc", attached_to = "(Kèm theo)",
  placed = "An Ấp, ngày …" }

local function workbook(...)
  local budgets = {}
  for i, budget in ipairs { ... } do
    budgets[i] = costs.compute(stub.data(fields.budget, budget))
  end
  return estimate.estimates(budgets, HEAD), budgets
end

--- The cell of a sheet that holds this text, as "B12".
local function find(cells, text)
  for at, cell in pairs(cells) do
    if cell.text == text then
      return at
    end
  end
  error("no cell " .. text)
end

local function beside(at, column)
  return column .. at:match("%d+")
end

function M.formulas_agree_with_their_values()
  for _, budget in ipairs { meeting(), all(), { settlement = true, items = { { text = "x", amount = 0 } } } } do
    local made = workbook(budget)
    local book, seen = sheets.open(made), 0
    for i in ipairs(made) do
      for at, cell in pairs(book.cells[i]) do
        if cell.formula then
          same(book.value(book.cells[i], at), cell.value, made[i].title .. "!" .. at .. "=" .. cell.formula)
          seen = seen + 1
        end
      end
    end
    assert(seen > 30)
    local lines = made[1].columns
    for _, sheet in ipairs(made) do
      for r, row in ipairs(sheet.rows) do
        local n = 0
        for _, cell in ipairs(row) do
          n = n + (cell.span or 1)
        end
        assert(n <= #sheet.columns, sheet.title .. " row " .. r .. " has " .. n)
      end
    end
    assert(#lines >= 8)
  end
end

function M.a_changed_quantity_changes_all()
  local made = workbook(all())
  local book = sheets.open(made)
  local cells = book.cells[1]
  local row = find(cells, "a")
  same(book.named("TongCong"), 500000000004520)
  cells[beside(row, "E")].number = 4
  same(book.value(cells, beside(row, "I")), 3996)
  same(book.named("Nhom_I"), 5996)
  same(book.named("TongCong"), 500000000006018)
  same(book.named("BangChu"), words.money(500000000006018))
  same(book.named("TongQuyetToan"), 2000)
  local warning = made[1].rules[#made[1].rules].range
  assert(book.value(cells, warning):find("^Cảnh báo: tổng cộng khác số 500.000.000.004.520 đồng"), book.value(cells, warning))
  local chart = book.cells[2]
  same(book.value(chart, "B5"), 5996)
  same(book.value(chart, "B4"), 7)
end

function M.the_sheet_says_when_a_price_is_above_its_norm()
  local made = workbook(all())
  local book = sheets.open(made)
  local cells = book.cells[1]
  local row = find(cells, "d")
  same(book.value(cells, beside(row, "N")), "Trong định mức")
  cells[beside(row, "H")].number = 500000001
  same(book.value(cells, beside(row, "N")), "Cảnh báo: đơn giá vượt định mức")
  same(book.value(cells, beside(find(cells, "a"), "N")), "Cảnh báo: đơn giá vượt định mức")
end

function M.the_sheet_says_when_a_line_is_not_counted()
  local made = workbook(meeting())
  local book = sheets.open(made)
  local cells = book.cells[1]
  cells[beside(find(cells, "Pin micro"), "F")].formula = "0"
  local warning = made[1].rules[#made[1].rules].range
  same(book.value(cells, warning), "Cảnh báo: có khoản chi chưa được cộng vào tổng.")
end

function M.words_follow_the_total()
  local made = workbook(meeting())
  local book = sheets.open(made)
  local total = book.names.TongCong
  for _, n in ipairs { 0, 1, 5, 10, 15, 21, 105, 115, 1001, 1000000, 1005000, 21000024, 1000000000, 1000005000, 123456789012,
    1000000000000, 5000000000001, 999999999999999, 1000000000000000, 100000000000000 } do
    total[1][total[2]] = { number = n }
    same(book.named("BangChu"), words.money(n))
  end
  for _, n in ipairs { -1, 0.5, 1000000000000001 } do
    total[1][total[2]] = { number = n }
    same(book.named("BangChu"), "(số tiền không viết được bằng chữ)")
  end
end

function M.words_follow_as_the_office_reads()
  local budget = meeting()
  budget.reading = { gap = "lẻ", thousand = "ngàn", four = "bốn", billion = "tỉ", even = true }
  local made = workbook(budget)
  local book = sheets.open(made)
  local total = book.names.TongCong
  for _, n in ipairs { 0, 1024105000, 1000000024005, 24, 999000 } do
    total[1][total[2]] = { number = n }
    same(book.named("BangChu"), words.money(n, budget.reading))
  end
end

function M.words_of_the_office_hold_for_its_total()
  local budget = meeting()
  budget.words = "Một triệu một trăm hai mươi ngàn đồng chẵn"
  local made = workbook(budget)
  local book = sheets.open(made)
  local cells, at = book.cells[1], nil
  for place, cell in pairs(book.cells[1]) do
    at = cell.formula and tostring(cell.value):find("^%(Bằng chữ") and place or at
  end
  same(book.value(cells, at), "(Bằng chữ: " .. budget.words .. ".)")
  cells[beside(find(cells, "In tài liệu"), "D")].number = 0
  same(book.value(cells, at), "(Bằng chữ: Một triệu không trăm tám mươi tám nghìn đồng.)")
end

--- Sums reach from the row above their lines, which has no amount, to the thin row beneath.
function M.sums_reach_over_their_guards()
  local made = workbook(all())
  local book = sheets.open(made)
  local found = 0
  for _, cell in pairs(book.cells[1]) do
    for first, last in (cell.formula and cell.formula:find("^SUM") and cell.formula or ""):gmatch("I(%d+):I(%d+)") do
      found = found + 1
      same(math.type(book.value(book.cells[1], "I" .. first)), nil)
      assert(made[1].rows[math.tointeger(last)].height < 10)
    end
  end
  same(found, 3)
end

function M.columns_follow_the_data()
  local made = workbook(meeting())
  local titles = {}
  for _, cell in ipairs(made[1].rows[made[1].head[1]]) do
    titles[#titles + 1] = cell.text
  end
  titles[#titles] = nil -- beside the paper
  same(table.concat(titles, "|"), "STT|Nội dung|ĐVT|Số lượng|Đơn giá (đồng)|Thành tiền (đồng)|Ghi chú")
  same(made[1].printed, 7)
  same(made[1].page, "portrait")
  made = workbook(all())
  same(made[1].printed, 13)
  same(made[1].page, "landscape")
end

function M.what_is_typed_in_is_open_and_the_rest_is_not()
  local made = workbook(all())
  same(made[1].protect, true)
  local book = sheets.open(made)
  local row = find(book.cells[1], "a")
  for column in ("ABCDEFGHJM"):gmatch(".") do
    same(book.cells[1][beside(row, column)].input, true, column)
  end
  for column in ("IKL"):gmatch(".") do
    same(book.cells[1][beside(row, column)].input, nil, column)
  end
  local seen = {}
  for _, input in ipairs(made[1].inputs) do
    seen[input.range:sub(1, 1)] = (input.whole and "whole" or "decimal") .. math.tointeger(input.min)
  end
  same(seen.E, "decimal0")
  same(seen.F, "decimal0")
  for column in ("GHJ"):gmatch(".") do
    same(seen[column], "whole0", column)
  end
  local open = all()
  open.protect = false
  same(workbook(open)[1].protect, false)
end

function M.a_chart_where_there_are_groups()
  local made = workbook(all())
  same(#made, 3)
  same(made[2].title, "Biểu đồ")
  same(made[2].charts[1].series[2].values, "C4:C6")
  same(made[3].hidden, true)
  local without = all()
  without.chart = false
  same(#workbook(without), 2)
  same(#workbook(meeting()), 2)
end

function M.as_many_groups_as_there_may_be()
  local groups = {}
  for i = 1, 100 do
    groups[i] = { title = "Nhóm " .. i, items = { { text = "x", amount = i } } }
  end
  local made = workbook { groups = groups }
  same(sheets.open(made).named("TongCong"), 5050)
  assert(made[2].charts[1].height <= 700)
end

function M.names_and_tabs_of_several_budgets()
  local made = workbook(meeting(), all())
  local tabs, names = {}, {}
  for i, sheet in ipairs(made) do
    tabs[i] = sheet.title
    for _, name in ipairs(sheet.names) do
      assert(not names[name.name], name.name)
      names[name.name] = true
    end
  end
  same(table.concat(tabs, "|"), "Dự toán|Bằng chữ|Dự toán 2|Biểu đồ 2|Bằng chữ 2")
  assert(names.TongCong and names.TongCong2 and names.Nhom2_II and names.BangChu2)
end

function M.notes_take_room_where_there_is_some()
  local function widths(note)
    local budget = { items = { { text = "x", amount = 1, note = note } } }
    local columns = workbook(budget)[1].columns
    return columns[2] .. " " .. columns[7]
  end
  same(widths("ngắn"), "37 12")
  same(widths("theo hợp đồng và hóa đơn thực tế"), "34 15")
end

function M.columns_part_evenly()
  local columns = {}
  for i, width in ipairs { 5, 38, 9, 9, 11, 13, 12 } do
    columns[i] = { width = width }
  end
  for _, case in ipairs { { "2 5", 0.42, 0.58 }, { "2 3 2", 1, 1, 1 }, { "2 2 2 1", 1, 1, 1, 1 }, { "7", 1 } } do
    same(table.concat(grid.parts(columns, { table.unpack(case, 2) }), " "), case[1])
  end
end

function M.signers_of_the_office()
  local budget = meeting()
  budget.signers = { { title = "Phụ trách kế toán", name = "Trần Thị B" }, { title = "Chủ tài khoản" } }
  local book = sheets.open(workbook(budget))
  find(book.cells[1], "PHỤ TRÁCH KẾ TOÁN")
  find(book.cells[1], "CHỦ TÀI KHOẢN")
  find(book.cells[1], "Trần Thị B")
  same(pcall(find, book.cells[1], "NGƯỜI LẬP BIỂU"), false)
end

return M
