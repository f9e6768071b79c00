--- The form around the text, the same for every type of document: the fields of data it is made of, and the
--- document composed of it. A type adds its own fields between `head` and `tail`, and its text.

local annex = require "lib.annex"
local bases = require "lib.bases"
local closing = require "lib.closing"
local costs = require "lib.costs"
local dates = require "lib.dates"
local estimate = require "lib.estimate"
local f = require "lib.fields"
local letterhead = require "lib.letterhead"
local marks = require "lib.marks"
local profile = require "lib.profile"
local s = require "lib.schema"
local text = require "lib.text"

local M = {}

--- Fields from the profile to the date.
M.head = {
  s.optional("template", s.text {
    title = "Mẫu văn bản", description = "Tên mẫu, như lệnh vanban templates in ra", example = "ke-hoach",
  }),
  s.optional("profile", f.profile),
  s.optional("styles", f.styles),
  s.required("issuer", f.issuer),
  s.optional("nation", f.nation),
  s.optional("letterhead", f.letterhead),
  s.optional("number", f.number),
  s.optional("symbol", f.symbol),
  s.optional("place", f.place),
  s.optional("date", f.date),
  s.optional("year", f.year),
  s.optional("month", f.month),
  s.optional("urgency", f.urgency),
  s.optional("circulation", f.circulation),
  s.optional("digital_signature", f.digital_signature),
}

--- Fields from the signatures to the annexes.
M.tail = {
  s.optional("approval", f.approval),
  s.optional("signatures", f.signatures),
  s.optional("recipients", f.recipients),
  s.optional("archive", f.archive),
  s.optional("drafter", f.drafter),
  s.optional("copies", f.copies),
  s.optional("contacts", f.contacts),
  s.optional("after", s.lines {
    seldom = true, title = "Đoạn đứng sau cùng", description = "Dưới chữ ký và nơi nhận", example = "Ghi chú: dự thảo để lấy ý kiến.",
  }),
  s.optional("annexes", f.annexes),
}

--- The schema of a type: its own fields inside those of the form.
---@param fields table[]
---@return table
function M.schema(fields)
  local all = table.move(M.head, 1, #M.head, 1, {})
  table.move(fields, 1, #fields, #all + 1, all)
  return s.record(table.move(M.tail, 1, #M.tail, #all + 1, all))
end

--- The style sheet: the office's own, or that of the profile.
---@param d table  of the data
---@return string
function M.styles(d)
  return d.styles or d.profile
end

--- Number and symbol of a document of the type `abbreviation` ("KH"); `symbol`: unless the data has its own.
local function reference(d, abbreviation, symbol)
  local form = profile.named(d.profile)
  return letterhead.reference(d.number, d.symbol or symbol or form.symbol:format(abbreviation), form)
end

--- How the files of a type are called: "23-KH-MTTQ"; a draft has no number, so its files are called as its data.
---@param abbreviation string
---@param symbol? string  unless the data has its own
---@return fun(d: table): string|nil
function M.name(abbreviation, symbol)
  return function(d)
    return d.number and vanban.plain(reference(d, abbreviation, symbol)):gsub("…", ""):gsub("/", "-"):gsub("-$", "") or nil
  end
end

---@class FormText            what a type puts into the form; the rest is of the data
---@field kind string         "Kế hoạch", as it is cited
---@field abbreviation string "KH"
---@field symbol? string      unless the data has its own
---@field title? string       other than the kind
---@field subject string|string[]
---@field place? string       unless the data has one
---@field issuer? table       that of the data unless given: { name, called }, for sentences and properties
---@field before? table[]     before the bases
---@field bases? table        of the data, or alike
---@field opening? table[]
---@field body table[]
---@field budgets? Costs[]    of the body
---@field closing? table[]
---@field annexes? table[]    of the data, or alike

--- Year and month of a draft say nothing beside a date of issue.
local function check_draft(d)
  local field = d.date and (d.year and "year" or d.month and "month")
  if field then
    vanban.warn {
      at = d, field = field,
      vi = "đã có ngày ban hành nên trường này không dùng đến", en = "the date of issue is given, so this is not used",
      hint_vi = "bỏ trường này, hoặc bỏ \"date\" khi còn là dự thảo",
      hint_en = "leave this out, or leave \"date\" out while it is a draft",
    }
  end
end

--- The whole document.
---@param d table  of the data
---@param t FormText
---@return table
function M.document(d, t)
  local form = profile.named(d.profile)
  local date = d.date and dates.parse(d.date)
  check_draft(d)
  local number, placed = reference(d, t.abbreviation, t.symbol), letterhead.place_and_date(d.place or t.place, date, d)
  local subject, issuer = vanban.plain(text.joined(t.subject)):gsub("\n", " "), t.issuer or d.issuer
  local attached = annex.attached_to(t.kind, number, date, d, issuer, form)
  local annexes, budgets = annex.annexes(t.annexes or d.annexes, {
    attached = attached, text = { t.before or {}, t.opening or {}, t.body, t.closing or {} }, date = d.date, profile = form,
  })
  budgets = table.move(budgets, 1, #budgets, #(t.budgets or {}) + 1, t.budgets or {})
  local recipients = closing.recipients(d.recipients, d.archive, { drafter = d.drafter, copies = d.copies, profile = form })
  return {
    title = vanban.plain(t.title or vanban.upper(t.kind)) .. ": " .. subject,
    subject = subject,
    author = vanban.plain(letterhead.organ(issuer)),
    keywords = vanban.lower(t.kind),
    reference = vanban.plain(number),
    figures = costs.figures(budgets),
    date = date and dates.iso(date),
    head = marks.head(d.circulation, d.digital_signature, number),
    foot = marks.foot(d.contacts),

    letterhead.letterhead {
      issuer = d.issuer, reference = number, placed = placed, nation = d.nation, own = d.letterhead,
      urgency = d.urgency, profile = form,
    },
    letterhead.title(t.title or t.kind, t.subject, form),
    t.before,
    bases.bases(t.bases, form),
    t.opening,
    t.body,
    t.closing,
    closing.signatures(d.signatures, d.approval, recipients, form),
    closing.after(d.after),
    annexes,
    estimate.estimates(budgets, {
      issuer = d.issuer, right = letterhead.right(d.letterhead, d.nation, form), subject = t.subject, placed = placed,
      star = (d.letterhead or {}).star or form.star, attached_to = attached,
    }),
  }
end

return M
