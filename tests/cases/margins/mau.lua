-- Head and foot of the first page, and an annex with pages of its own.
local b = require "lib.blocks"
local s = require "lib.schema"

local function box(style, text, width)
  local inner = vanban.block("table", { columns = { width }, ruled = true,
    rows = { { cells = { { blocks = { b.para(style, text) } } } } } })
  return vanban.block("table", { columns = { "*", width }, rows = { { cells = { { blocks = {} }, { blocks = { inner } } } } } })
end

return {
  title = "Thử",
  schema = s.record { s.optional("template", s.text {}), s.required("lines", s.integer { min = 1 }) },
  styles = "nd30",
  build = function(d)
    local body = {}
    for i = 1, d.lines do body[i] = b.para("recipients", "Dòng " .. i) end
    return {
      title = "Thử",
      head = { box("cell-strong", "LƯU HÀNH NỘI BỘ", 45), b.para("recipients", "Người ký: Ủy ban nhân dân xã") },
      foot = {
        vanban.block("rule", { fraction = 1, of = "column", align = "centre", thickness = 0.5, above = 1, below = 3 }),
        b.para("recipients", "Địa chỉ: xã An Ấp\nĐiện thoại: 0234 567 890\nThư điện tử: ubnd@example.vn"),
      },
      body,
      vanban.block("page", { page = "landscape", restart = true }),
      b.para("heading-1", "Phụ lục I"),
      vanban.block("page", {}),
      b.para("body", "Trang 2 của phụ lục"),
    }
  end,
}
