--- The end of a document: closing words, signatures, recipients. Decree 30, annex I, II.7 and II.9, III.3
--- (boxes 7, 9b and 12 of the layout map); an approval beside the signature is local custom.

local listing = require "lib.listing"
local make = require "lib.make"
local organs = require "lib.organs"
local profile = require "lib.profile"
local text = require "lib.text"

local M = {}

--- Recipients beside the one signature, mm of 165, as the page allows; and room for a signature, pt (about five lines).
local COLUMNS = { "75*", "90*" }
local SIGNING_HEIGHT = 80

--- II.8 and III.1 b: the organ's digital signature shows its seal in real size (36 mm), over a third of the signer's
--- signature (40 mm wide) at its left.
local SEAL = { side = 36, shift = 24.7 }

--- A paragraph with fewer letters may be a single line.
local ONE_LINE = 100

local function letters(para)
  local n = 0
  for _, run in ipairs(type(para.runs) == "string" and { para.runs } or para.runs) do
    n = n + vanban.count(type(run) == "string" and run or run.text or "")
  end
  return n
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
    if letters(above) >= ONE_LINE then
      break
    end
  end
  return out
end

--- One recipient without its end mark: "Ban Thường trực … (để báo cáo)".
local function recipient(entry)
  local marker, line = text.split_marker(type(entry) == "string" and entry or entry.name)
  local purpose = type(entry) ~= "string" and entry.purpose
  if purpose then
    line = text.ended(line, "") .. " (" .. text.clean(purpose):gsub("^%(", ""):gsub("%)$", "") .. ")"
  end
  return (marker or "-") .. " " .. line
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

--- "Nơi nhận:" and its list; the archive line comes last: ";" after each, "." after the last.
---@param list table|nil
---@param archive string|nil
---@param options? RecipientOptions
---@return table[]
function M.recipients(list, archive, options)
  options = options or {}
  local form, lines = options.profile or profile.STATE, {}
  if options.as_above then
    lines[1] = "- Như trên"
  end
  for _, entry in ipairs(list or {}) do
    lines[#lines + 1] = recipient(entry)
  end
  if archive then
    local _, line = text.split_marker(archive)
    lines[#lines + 1] = "- " .. text.led_by(line, "Lưu", form.archive_join)
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

--- Several signers side by side, their names on one line however long their titles are.
local function signed_by_many(signers, form)
  local columns, titles, rooms, names = {}, {}, {}, {}
  for i, signer in ipairs(signers) do
    columns[i], titles[i] = "*", capacity(signer, form)
    rooms[i], names[i] = room_and_name(signer)
  end
  return make.side_by_side(columns, { titles, rooms, names }, true)
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

return M
