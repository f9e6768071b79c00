--- The end of a document: closing words, signatures, recipients. Decree 30, annex I, II.7 and II.9, III.3
--- (boxes 7, 9b and 12 of the layout map); an approval beside the signature is local custom.

local columns = require "lib.columns"
local listing = require "lib.listing"
local make = require "lib.make"
local organs = require "lib.organs"
local profile = require "lib.profile"
local text = require "lib.text"

local M = {}

--- Recipients beside the one signature, mm of 165, as the page allows; and room for a signature, pt (about five lines).
local COLUMNS = { "75*", "90*" }
local SIGNING_HEIGHT = 80

--- White between the titles of several signers, mm.
local GAP = 4

--- II.8 and III.1 b: the organ's digital signature shows its seal in real size (36 mm), over a third of the signer's
--- signature (40 mm wide) at its left.
local SEAL = { side = 36, shift = 24.7 }

--- A paragraph with fewer letters may be a single line.
local ONE_LINE = 90

--- The words of a paragraph, without marks.
local function words_of(para)
  if type(para.runs) == "string" then
    return para.runs
  end
  local out = {}
  for i, run in ipairs(para.runs) do
    out[i] = type(run) == "string" and run or run.text or ""
  end
  return table.concat(out)
end

--- The closing paragraphs, unbroken. At least two lines of text stay with the signature, which is never alone on a
--- page: the last paragraph of all, and the one above if that may be a single line; `body` is what comes before.
---@param v string|string[]|nil
---@param body table[]
---@return table[]
function M.closing(v, body)
  local out = listing.paragraphs(v, "closing", "closing")
  for i = 0, 1 do
    local above = out[#out - i] or body[#body + #out - i]
    if not above or above.kind ~= "para" then
      break
    end
    above.keep_next = true
    if vanban.count(words_of(above)) >= ONE_LINE then
      break
    end
  end
  return out
end

--- The sign before one recipient, and its line without an end mark: "Ban Thường trực … (để báo cáo)".
local function recipient(entry)
  local marker, line = text.split_marker(type(entry) == "string" and entry or entry.name)
  local purpose = type(entry) ~= "string" and entry.purpose
  if purpose then
    line = text.ended(line, "") .. " (" .. text.clean(purpose):gsub("^%(", ""):gsub("%)$", "") .. ")"
  end
  return marker or "-", line
end

---@class RecipientOptions
---@field as_above? boolean  begins with "Như trên": a letter is for those it addresses
---@field drafter? string    sign of the drafter, with `copies` in the last line: "PL.(300)"
---@field copies? integer    number of copies
---@field profile? Profile

--- The drafter's sign and how many copies are made: "PL.(300)".
local function drafted(drafter, copies)
  local sign = drafter and text.ended(drafter, ".") or ""
  return sign .. (copies and "(" .. copies .. ")" or "")
end

--- What the archive is called in words.
local ARCHIVES = { ["văn phòng"] = true, ["văn thư"] = true, ["hồ sơ"] = true }

--- What a line "Lưu: VT, VP." keeps where: "vt, vp"; nil for other lines ("Lưu Văn A").
local function archived(line)
  local rest = line:find("^[Ll]") and vanban.lower(line):match("^lưu%s*(.*)$")
  local sign = rest and line:match("^.-[:%s]%s*([^%s,;.]*)")
  if not sign or vanban.upper(sign) ~= sign and not rest:find("^:") and not ARCHIVES[rest:match("^%S+ [^%s.,;]+")] then
    return nil
  end
  return text.ended(rest:gsub("^:%s*", ""), "")
end

--- Whether a line of the archive names all that another one does.
local function names_all(line, other)
  local named = "," .. line:gsub("%s*%b()", ""):gsub("%s*[,;]%s*", ",") .. ","
  for part in other:gmatch("[^,;]+") do
    if not named:find("," .. text.clean(part) .. ",", 1, true) then
      return false
    end
  end
  return true
end

--- The lines of the archive, which come last: those among the recipients, then `archive` unless one of them says it.
local function archive_lines(typed, archive, form)
  local out = {}
  for i, line in ipairs(typed) do
    out[i] = "- " .. line
  end
  if archive then
    local _, line = text.split_marker(archive)
    line = text.led_by(line, "Lưu", form.archive_join)
    for _, other in ipairs(typed) do
      if names_all(archived(other), archived(line) or line) then
        return out
      end
    end
    out[#out + 1] = "- " .. line
  end
  return out
end

--- "Nơi nhận:" and its list; the archive line comes last, and once: ";" after each, "." after the last.
---@param list table|nil
---@param archive string|nil
---@param options? RecipientOptions
---@return table[]
function M.recipients(list, archive, options)
  options = options or {}
  local lines, typed = {}, {}
  if options.as_above then
    lines[1] = "- Như trên"
  end
  for _, entry in ipairs(list or {}) do
    local marker, line = recipient(entry)
    if archived(line) then
      typed[#typed + 1] = line
    else
      lines[#lines + 1] = marker .. " " .. line
    end
  end
  for _, line in ipairs(archive_lines(typed, archive, options.profile or profile.STATE)) do
    lines[#lines + 1] = line
  end
  local out = {}
  if #lines > 0 then
    out[1] = make.para("recipients-label", "Nơi nhận:", { role = "recipients" })
  end
  for i, line in ipairs(lines) do
    out[i + 1] = make.para("recipients", text.ended(line, i == #lines and "." or ";"), { role = "recipients" })
  end
  if options.drafter or options.copies then
    out[#out + 1] = make.para("drafter", drafted(options.drafter, options.copies), { role = "drafter" })
  end
  return out
end

--- The capacities a signer may have, in the order they are written in.
local CAPACITIES = { "tm", "tl", "tuq", "kt" }

--- A deputy signs for the head of a state body; of the Party's bodies each member signs for the body.
local function check_capacity(signer, form)
  if signer.tm and signer.kt and not form.collective_deputy then
    vanban.warn {
      at = signer, field = "kt",
      vi = "cấp phó của tập thể ký " .. form.capacity.tm .. ", không ghi " .. form.capacity.kt,
      en = "a deputy of a collective signs " .. form.capacity.tm .. ", without " .. form.capacity.kt,
      hint_vi = "bỏ trường \"kt\"", hint_en = "leave \"kt\" out",
    }
  end
end

local function line_of(style, words)
  return make.para(style, organs.upper(words), { role = "signature" })
end

--- Capacity and position of one signer: "TM. ỦY BAN …" / "KT. CHỦ TỊCH" / "PHÓ CHỦ TỊCH".
local function capacity(signer, form)
  local out = {}
  for _, typed in ipairs { signer.heading or false, signer.authority or false } do
    if typed then
      out[#out + 1] = line_of("signer", text.joined(typed))
    end
  end
  for _, name in ipairs(CAPACITIES) do
    if signer[name] then
      out[#out + 1] = line_of("signer", text.led_by(text.joined(signer[name]), form.capacity[name], " "))
    end
  end
  local position = text.joined(signer.position)
  if signer.q then
    position = text.led_by(position, form.capacity.q, " ")
  end
  out[#out + 1] = line_of("signer-position", position)
  check_capacity(signer, form)
  return out
end

--- Room for the signature, with any second office of the signer beneath it; then the name.
local function room_and_name(signer)
  return {
    make.space(SIGNING_HEIGHT, signer.signature_field and SEAL or nil),
    signer.office and make.para("signer-name", text.joined(signer.office), { role = "signature" }) or false,
  }, { make.para("signer-name", signer.name and text.clean(signer.name) or "", { role = "signature" }) }
end

--- A list with `gap` between its entries.
local function apart(list, gap)
  local out = { list[1] }
  for i = 2, #list do
    out[2 * i - 2], out[2 * i - 1] = gap, list[i]
  end
  return out
end

--- Several signers side by side, their names on one line however long their titles are.
local function signed_by_many(signers, form)
  local titles, rooms, names, lines, needs, evenly = {}, {}, {}, {}, {}, {}
  for i, signer in ipairs(signers) do
    titles[i], evenly[i] = capacity(signer, form), "*"
    rooms[i], names[i] = room_and_name(signer)
    lines[i] = { words_of(names[i][1]), rooms[i][2] and words_of(rooms[i][2]) or "" }
    for _, para in ipairs(titles[i]) do
      lines[i][#lines[i] + 1] = words_of(para)
    end
    needs[i] = columns.need("", lines[i], columns.WIDE)
  end
  local even, leasts = columns.UPRIGHT / #signers, {}
  if math.max(table.unpack(needs)) <= even then
    return make.side_by_side(evenly, { titles, rooms, names }, true)
  end
  for i, of in ipairs(lines) do
    leasts[i] = needs[i] > even - GAP and columns.least("", of) or 0
  end
  local widths = columns.even(needs, leasts, columns.UPRIGHT - GAP * (#signers - 1))
  return make.side_by_side(apart(widths, GAP), { apart(titles, {}), apart(rooms, {}), apart(names, {}) }, true)
end

--- Signatures and recipients. One signer stands at the right, level with the recipients. With an approval
--- (left) or more signers, they share the width and the recipients come below.
---@param signers table|nil     of the data
---@param approval table|nil    of the data: { heading, position, name }
---@param recipients table[]    from `recipients`
---@param form? Profile
---@return table[]
function M.signatures(signers, approval, recipients, form)
  form = form or profile.STATE
  local all = { approval }
  for _, signer in ipairs(signers or {}) do
    all[#all + 1] = signer
  end
  if #all > 1 then
    local below = #recipients > 0 and { make.space(10), make.side_by_side({ "*" }, { { recipients } }, true) }
    return { make.space(6), signed_by_many(all, form), below or {} }
  end
  if #all == 0 and #recipients == 0 then
    return {}
  end
  local right = all[1] and { capacity(all[1], form), room_and_name(all[1]) } or {}
  return { make.space(6), make.side_by_side(COLUMNS, { { recipients, right } }, true) }
end

--- Paragraphs that stand last, under signatures and recipients.
---@param v string|string[]|nil
---@return table[]
function M.after(v)
  return v and { make.space(10), listing.paragraphs(v) } or {}
end

return M
