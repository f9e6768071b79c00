--- What is set at the edges of the first page and in boxes: marks of urgency and of circulation, the text of
--- a digital signature, the address line. Decree 30, annex I, III.2-III.4 (boxes 10b, 11, 13, 14).

local make = require "lib.make"
local text = require "lib.text"

local M = {}

--- Annex I, III.2 b: widths of the boxes, mm. All are 8 mm high: two lines of 0.5 pt, the text's 16 pt and
--- these, pt.
local URGENCY = { ["KHẨN"] = 20, ["THƯỢNG KHẨN"] = 40, ["HỎA TỐC"] = 30 }
local ABOVE, BELOW = 2.5, 3.2

--- The head of the first page, mm: white, circulation mark (right of the middle), digital signature.
local CIRCULATION = 58
local HEAD = { 57, CIRCULATION, "*" }

--- Words in a box of one cell; the lines take the colour of the style.
local function boxed(style, words, role)
  return vanban.block("table", {
    columns = { "*" }, ruled = true, style = style,
    rows = { { whole = true, cells = { { blocks = { make.space(ABOVE), make.para(style, words, { role = role }),
      make.space(BELOW) } } } } },
  })
end

--- A mark of urgency, in the middle of a column.
---@param words string   KHẨN, THƯỢNG KHẨN or HỎA TỐC
---@param column number  its width, mm
---@return table
function M.urgency(words, column)
  local width = URGENCY[words]
  return make.side_by_side({ (column - width) / 2, width, "*" }, { { {}, { boxed("urgency", words, "urgency") }, {} } })
end

--- The text of a digital signature: what the data says, or number and time of signing.
local function signature_lines(digital, reference)
  if digital.lines then
    return text.joined(digital.lines)
  end
  return (digital.reference or reference) .. (digital.time and "\n" .. digital.time or "")
end

--- The head of the first page: circulation mark and text of the digital signature.
---@param circulation? string    XEM XONG TRẢ LẠI or LƯU HÀNH NỘI BỘ
---@param digital? table         of the data: { time, reference } or { lines }
---@param reference string       number and symbol of the document
---@return table[]|nil           for `head`
function M.head(circulation, digital, reference)
  if not circulation and not digital then
    return nil
  end
  local signed = digital
    and { make.para("digital-signature", signature_lines(digital, reference), { role = "digital-signature" }) }
  return { make.side_by_side(HEAD, { {
    {}, circulation and { boxed("circulation", circulation, "circulation") } or {}, signed or {},
  } }) }
end

--- Parts of an address line, in the order of the norm, each with what leads it.
local CONTACTS = {
  { "address", "Địa chỉ: " }, { "email", "Thư điện tử: " }, { "website", "Trang thông tin điện tử: " },
  { "phone", "Số điện thoại: " }, { "fax", "Số Fax: " },
}

--- Address, mail, website, telephone and fax under a rule across the page, at the foot of the first page.
---@param contacts table|nil  of the data
---@return table[]|nil        for `foot`
function M.foot(contacts)
  if not contacts then
    return nil
  end
  local parts = {}
  for _, contact in ipairs(CONTACTS) do
    local value = contacts[contact[1]]
    if value then
      parts[#parts + 1] = contact[2] .. text.clean(value)
    end
  end
  return {
    vanban.block("rule", { fraction = 1, of = "column", thickness = 0.75, above = 1, below = 3 }),
    make.para("address", text.ended(table.concat(parts, "; "), "."), { role = "address" }),
  }
end

return M
