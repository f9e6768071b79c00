--- The body: a tree of nodes of any depth. A node is a text, or a record with a title (a heading, numbered
--- by its depth: I. / 1. / 1.1. / a)), or with a text and lines beneath it.
--- Decree 30, annex I, II.6 and V.6, with the usual levels below the point.

local budget = require "lib.budget"
local costs = require "lib.costs"
local grid = require "lib.grid"
local listing = require "lib.listing"
local make = require "lib.make"
local numbers = require "lib.numbers"
local profile = require "lib.profile"
local quotas = require "lib.quotas"
local text = require "lib.text"
local timeline = require "lib.timeline"

local M = {}

--- How the n-th heading of each depth is numbered; `above` is the label of the heading it stands under,
--- `form` the profile.
local NUMBERING = {
  function(n, _, form) return numbers.roman(n) .. form.heading_sign end,
  function(n) return n .. "." end,
  function(n, above)
    local parent = above and above:match("^[%d.]*%d")
    return (parent and parent .. "." or "") .. n .. "."
  end,
  function(n) return numbers.letter(n) .. ")" end,
}

--- What is being built: the blocks so far, and the budgets met, for the workbook.
---@class Build
---@field blocks table[]
---@field budgets Costs[]
---@field form Profile

local function put(build, block)
  build.blocks[#build.blocks + 1] = block
end

local function put_all(build, blocks)
  for _, block in ipairs(blocks) do
    put(build, block)
  end
end

--- The label of a node, and whether it takes a place in the count. `number`: a text is printed as it is
--- ("" for none), true counts, false does not; titles count unless told otherwise.
local function label_of(node, depth, n, above, form)
  local number = node.number
  if number == nil then
    number = node.title ~= nil
  end
  if number == true then
    return { text = NUMBERING[depth](n, above, form), kind = "number", level = depth }, true
  elseif number and number ~= "" then
    return { text = text.clean(number), kind = "typed", level = depth }, true
  end
  return nil, false
end

local function is_leading(node)
  return node.items ~= nil or node.table ~= nil or node.timeline ~= nil or node.quotas ~= nil or node.budget ~= nil
end

--- The node's own heading or paragraph. Gives the sign of a list line.
local function put_head(build, node, depth, label)
  local leads = is_leading(node)
  if node.title and node.text then
    put(build, listing.run_in(label, node.title, node.text, leads))
  elseif node.title then
    local title = text.clean(node.title)
    put(build, make.para("heading-" .. depth, depth == 1 and vanban.upper(title) or title, { label = label }))
  elseif node.text then
    local block, marker = listing.line(node.text, { label = label, marker = node.marker, leads = leads })
    put(build, block)
    return marker
  end
  return nil
end

--- What a node carries besides its items: a table, a timeline, quotas, a budget.
local function put_parts(build, node, marker)
  local sign = listing.marker_below(marker)
  if node.table then
    put_all(build, grid.grid(node.table))
  end
  if node.timeline then
    put_all(build, timeline.timeline(node.timeline, node.as, sign))
  end
  if node.quotas then
    put_all(build, quotas.quotas(node.quotas, node.as, sign))
  end
  if node.budget then
    local computed = costs.compute(node.budget)
    build.budgets[#build.budgets + 1] = computed
    put_all(build, node.as == "table" and budget.table(computed) or budget.list(computed, sign))
  end
end

local function check_depth(node, depth)
  if depth <= #NUMBERING then
    return true
  end
  vanban.fault {
    at = node, field = "title",
    vi = "đề mục lồng quá " .. #NUMBERING .. " cấp", en = "headings are nested deeper than " .. #NUMBERING .. " levels",
    hint_vi = "bỏ \"title\", ghi thành \"text\" có gạch đầu dòng",
    hint_en = "leave \"title\" out and write a \"text\" with a list sign",
  }
  return false
end

local put_nodes

local function put_node(build, node, depth, n, above)
  local counts = node.title ~= nil or node.number ~= nil and node.number ~= ""
  if counts and not check_depth(node, depth) then
    return false
  end
  local label, counted = label_of(node, depth, n, above, build.form)
  local marker = put_head(build, node, depth, label)
  if node.items then
    put_nodes(build, node.items, (node.title or label) and depth + 1 or depth, label and label.text)
  end
  put_parts(build, node, marker)
  return counted
end

function put_nodes(build, nodes, depth, above)
  local n = 1
  for _, node in ipairs(nodes) do
    if type(node) == "string" then
      put(build, (listing.line(node)))
    elseif put_node(build, node, depth, n, above) then
      n = n + 1
    end
  end
end

--- The body of a document and the budgets found in it.
---@param nodes table  of the data
---@param form? Profile
---@return table[] blocks
---@return Costs[] budgets
function M.body(nodes, form)
  local build = { blocks = {}, budgets = {}, form = form or profile.STATE }
  put_nodes(build, nodes, 1, nil)
  return build.blocks, build.budgets
end

return M
