--- The body: a tree of nodes of any depth. A node is a text, or a record with a title (a heading, numbered by
--- its level: levels.lua), or with a text and lines beneath it.
--- Decree 30, annex I, II.6 and V.6, with the usual levels below the point.

local budget = require "lib.budget"
local costs = require "lib.costs"
local grid = require "lib.grid"
local levels = require "lib.levels"
local listing = require "lib.listing"
local make = require "lib.make"
local profile = require "lib.profile"
local quotas = require "lib.quotas"
local text = require "lib.text"
local timeline = require "lib.timeline"

local M = {}

--- What is being built: the blocks so far, and the budgets met, for the workbook.
---@class Build
---@field blocks table[]
---@field budgets Costs[]
---@field counts table<Level, integer>  of the levels counted through the whole body
---@field led? string  sign of the list line just put, when it leads to what follows ("- … như sau:")
---@field form? Profile
---@field within? Numbered  what citations end with
---@field room? number       the width of the text, mm
---@field date? string      of the document, as the data has it

local function put(build, block)
  build.blocks[#build.blocks + 1] = block
end

local function put_all(build, blocks)
  for _, block in ipairs(blocks) do
    put(build, block)
  end
end

--- Whether a node has a heading of the levels: a title, behind no list sign.
local function is_headed(node)
  return node.title ~= nil and node.marker == nil
end

--- Whether a node takes part in the numbering: by a title, by saying what it is, or by its number.
local function is_numbered(node)
  return is_headed(node) or node.kind ~= nil or node.number ~= nil and node.number ~= ""
end

--- Most of one level that an office's own numbers are looked for among.
local MOST = 100

--- A number without the marks behind it: "V." and "V/" are "V"; blanks of either kind are one.
local function bare(number)
  return (number:gsub("\u{A0}", " "):gsub("[.):/%s-]+$", ""))
end

--- Which of its level an office's own number is: "V." the fifth; nil for "Bước 1:" or "*".
local function place_of(build, number, level, above)
  for n = 1, level and MOST or 0 do
    if bare(level.numeral(n, above and above.number, build.form)) == bare(number) then
      return n
    end
  end
  return nil
end

--- The label of a node, and the place it takes in the count, if any. `number`: a text is printed as it is ("" for
--- none) and those behind it go on from there; true counts, false does not; titles and kinds count unless told
--- otherwise, a kind with nothing to print does not.
local function label_of(build, node, level, n, above)
  local number = node.number
  if number == nil then
    number = is_headed(node) or node.kind ~= nil and (node.text ~= nil or level.centred == true)
  end
  if number == true then
    return { text = level.numeral(n, above and above.number, build.form), kind = "number", level = level.rank }, n
  elseif number and number ~= "" then
    local typed = vanban.tie(text.clean(number))
    return { text = typed, kind = "typed", level = level and level.rank or 1 }, place_of(build, typed, level, above)
  end
  return nil, nil
end

--- Puts a paragraph or list line; gives its sign.
local function put_line(build, line, options)
  local block, marker = listing.line(line, options)
  put(build, block)
  build.led = block.keep_next and marker or nil
  return marker
end

local function is_leading(node)
  return node.items ~= nil or node.table ~= nil or node.timeline ~= nil or node.quotas ~= nil or node.budget ~= nil
end

--- The name others refer to a node by, and how they cite it; only what has a number can be cited.
local function named(build, node, numbered)
  if not node.id then
    return {}
  elseif not numbered then
    vanban.fault {
      at = node, field = "id",
      vi = "mục này không có số nên không thể viện dẫn bằng \"id\"", en = "this has no number to be cited by",
      hint_vi = "thêm \"title\" hoặc \"number\": true, hoặc bỏ \"id\"",
      hint_en = "give it a \"title\" or \"number\": true, or leave \"id\" out",
    }
    return {}
  end
  return { bookmark = node.id, cite = levels.cited(numbered, build.within, node.id) }
end

--- "Chương I" and beneath it the title in capitals, both in the one heading.
local function put_centred(build, node, level, label, name)
  local title = node.title and vanban.upper(text.clean(node.title)) or ""
  name.label = label
  put(build, make.para(level.style, label and title ~= "" and "\n" .. title or title, name))
  if node.text then
    put_line(build, node.text, { leads = is_leading(node) })
  end
end

local function put_heading(build, node, level, label, name)
  local title = text.clean(node.title)
  name.label = label
  put(build, make.para(level.style, level.upper and vanban.upper(title) or title, name))
end

--- Whether a title has a line of its own before its text: where that is a list line, and where titles are in capitals,
--- unless they are written to run on: "Địa điểm:", or a text with a small letter.
local function stands_alone(title, line, level)
  if not line or text.split_marker(line) then
    return true
  end
  return level and level.upper and text.closed(title, ":") ~= text.clean(title) and not text.goes_on(line)
end

--- The node's own heading or paragraph. Gives the sign of a list line.
local function put_head(build, node, level, label, numbered)
  local name = named(build, node, numbered)
  build.led = not (node.title or node.text) and build.led or nil
  if level and level.centred and is_numbered(node) then
    put_centred(build, node, level, label, name)
  elseif node.title and node.marker and not label then
    put(build, listing.sub_head(node.marker, node.title, node.text, is_leading(node)))
    return node.marker
  elseif node.title and stands_alone(node.title, node.text, level) then
    put_heading(build, node, level, label, name)
    return node.text and put_line(build, node.text, { leads = is_leading(node) })
  elseif node.title then
    name.leads, name.slanted = is_leading(node), level and level.slanted
    put(build, listing.run_in(label, node.title, node.text, name))
  elseif node.text then
    if label and level and level.strong then
      label.bold = true
    end
    name.label, name.marker, name.leads = label, node.marker, is_leading(node)
    return put_line(build, node.text, name)
  end
  return nil
end

--- What a node carries besides its items: a table, a timeline, quotas, a budget.
local function put_parts(build, node, marker)
  local sign = listing.marker_below(marker or build.led)
  if node.table then
    put_all(build, grid.grid(node.table, build.room))
  end
  if node.timeline then
    put_all(build, timeline.timeline(node.timeline, node.as, sign))
  end
  if node.quotas then
    put_all(build, quotas.quotas(node.quotas, node.as, sign))
  end
  if node.budget then
    local computed = costs.compute(node.budget, build.date)
    build.budgets[#build.budgets + 1] = computed
    put_all(build, node.as == "table" and budget.table(computed) or budget.list(computed, sign))
  end
end

local function too_deep(node)
  vanban.fault {
    at = node, field = node.title and "title" or "number",
    vi = "đề mục lồng quá sâu: dưới cấp này không còn cấp nào để đánh số",
    en = "headings are nested too deep: there is no level to number below this one",
    hint_vi = "bỏ \"title\", ghi thành \"text\" có gạch đầu dòng",
    hint_en = "leave \"title\" out and write a \"text\" with a list sign",
  }
end

--- A kind that has no place where it is stated: no level of the scheme is called so.
local function no_such_level(node)
  vanban.fault {
    at = node, field = "kind",
    vi = "không có cấp \"" .. node.kind .. "\" ở đây", en = "there is no level \"" .. node.kind .. "\" here",
    hint_vi = "bỏ \"kind\" để lấy cấp thông thường", hint_en = "leave \"kind\" out for the usual level",
  }
end

--- Numbers at the head of a text: "I.", "1.", "1.1", "a)", with what divides them from the words.
local NUMBERS = { "^[IVXLC]+[.)/-]+%s", "^%d+[.)]+%s", "^%d+%.%d[%d.]*%s", "^%l%)%s" }

--- First bytes of those but the last, which has its mark behind one letter.
local NUMERALS = {}
for c in ("IVXLC0123456789"):gmatch(".") do
  NUMERALS[c:byte()] = true
end

--- A number that stands in the text already would be there twice.
local function check_number(node, label)
  local field = node.title and "title" or "text"
  local words = text.clean(node[field] or "")
  local first, second = words:byte(1, 2)
  if not NUMERALS[first or 0] and second ~= 41 then
    return
  end
  for _, form in ipairs(NUMBERS) do
    local own = words:match(form)
    if own then
      own = text.clean(own)
      return vanban.warn {
        at = node, field = field,
        vi = "đoạn này tự có số \"" .. own .. "\", mà máy cũng đánh số: \"" .. label.text .. " " .. own .. "\"",
        en = "this begins with the number \"" .. own .. "\" and is numbered too: \"" .. label.text .. " " .. own .. "\"",
        hint_vi = "ghi số ấy vào \"number\", hoặc bỏ đi", hint_en = "put it into \"number\", or leave it out",
      }
    end
  end
end

local put_nodes

--- `level`: of headings here; `above`: the numbered one they stand under; `counts`: of this list.
local function put_node(build, node, level, above, counts)
  local counts_here = is_numbered(node)
  local own = level
  if node.kind then
    own = levels.named(node.kind, level, above and above.level)
    if not own then
      return no_such_level(node)
    end
  elseif counts_here and not own then
    return too_deep(node)
  end
  if own and own.through then
    counts = build.counts
  end
  local n = own and (counts[own] or 0) + 1
  local label, place = label_of(build, node, own, n, above)
  if place then
    counts[own] = place
  end
  if label and label.kind == "number" then
    check_number(node, label)
  end
  local numbered = label and { level = own, number = label.text, above = above } or nil
  local at = #build.blocks + 1
  local marker = put_head(build, node, own, label, numbered)
  if numbered then
    numbered.block = build.blocks[at]
  end
  if node.items then
    local headed = is_headed(node) or node.kind or label
    local next_level = level
    if headed then
      next_level = own.below
    end
    put_nodes(build, node.items, next_level, numbered or above)
  end
  put_parts(build, node, marker)
end

function put_nodes(build, nodes, level, above)
  local counts = {}
  for _, node in ipairs(nodes) do
    if type(node) == "string" then
      put_line(build, node)
    else
      put_node(build, node, level, above, counts)
    end
  end
end

---@class BodyOptions
---@field levels? "muc"|"chuong-dieu"
---@field within? Numbered  the part of the document this is, for citations: "Phụ lục I"
---@field room? number       the width of the text, mm, where it is not that of an upright page
---@field date? string      of the document, as the data has it

--- The body of a document and the budgets found in it.
---@param nodes table  of the data
---@param form? Profile
---@param options? BodyOptions
---@return table[] blocks
---@return Costs[] budgets
function M.body(nodes, form, options)
  options = options or {}
  local build = { blocks = {}, budgets = {}, counts = {}, form = form, within = options.within, date = options.date, room = options.room }
  put_nodes(build, nodes, levels.first(options.levels), nil)
  return build.blocks, build.budgets
end

return M
