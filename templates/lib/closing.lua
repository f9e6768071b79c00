--- The end of a document: closing words, signatures, recipients. Decree 30, annex I, II.7 and II.9;
--- an approval beside the signature is local custom.

local listing = require "lib.listing"
local make = require "lib.make"
local text = require "lib.text"

local M = {}

--- Recipients beside the one signature, mm; and room for a signature, pt (about five lines).
local COLUMNS = { 75, 90 }
local SIGNING_HEIGHT = 80

--- The closing paragraphs, unbroken. The last paragraph of all stays with the signature, which is never
--- alone on a page; `body` is what comes before, in case there are no closing words.
---@param v string|string[]|nil
---@param body table[]
---@return table[]
function M.closing(v, body)
  local out = listing.paragraphs(v, "closing", "closing")
  local last = out[#out] or body[#body]
  if last and last.kind == "para" then
    last.keep_next = true
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

--- "Nơi nhận:" and its list; the archive line comes last: ";" after each, "." after the last.
---@param list table|nil
---@param archive string|nil
---@return table[]
function M.recipients(list, archive)
  local lines = {}
  for i, entry in ipairs(list or {}) do
    lines[i] = recipient(entry)
  end
  if archive then
    local _, line = text.split_marker(archive)
    lines[#lines + 1] = "- " .. text.led_by(line, "Lưu", ": ")
  end
  if #lines == 0 then
    return {}
  end
  local out = { make.para("recipients-label", "Nơi nhận:", { role = "recipients", keep_next = true }) }
  for i, line in ipairs(lines) do
    local last = i == #lines
    out[i + 1] = make.para("recipients", text.ended(line, last and "." or ";"),
      { role = "recipients", keep_next = not last or nil })
  end
  return out
end

--- Capacity and position of one signer: "TM. ỦY BAN …" / "CHỦ TỊCH".
local function capacity(signer)
  local out = {}
  for _, part in ipairs { signer.heading or false, signer.authority or false, signer.position or false } do
    if part then
      out[#out + 1] = make.para("signer", vanban.upper(text.joined(part)), { role = "signature" })
    end
  end
  return out
end

local function name_of(signer)
  return make.para("signer-name", signer.name and text.clean(signer.name) or "", { role = "signature" })
end

--- Several signers on one row, their names on one line however long their titles are.
local function signed_by_many(signers)
  local columns, titles, names = {}, {}, {}
  for i, signer in ipairs(signers) do
    columns[i], titles[i], names[i] = "*", capacity(signer), { make.space(SIGNING_HEIGHT), name_of(signer) }
  end
  return make.side_by_side(columns, { titles, names }, true)
end

--- Signatures and recipients. One signer stands at the right, level with the recipients. With an approval
--- (left) or more signers, they share the width and the recipients come below.
---@param signers table|nil     of the data: { authority, position, name } each
---@param approval table|nil    of the data: { heading, position, name }
---@param recipients table[]    from `recipients`
---@return table[]
function M.signatures(signers, approval, recipients)
  local all = { approval }
  for _, signer in ipairs(signers or {}) do
    all[#all + 1] = signer
  end
  if #all > 1 then
    return { make.space(6), signed_by_many(all), make.space(10), recipients }
  end
  if #all == 0 and #recipients == 0 then
    return {}
  end
  local right = {}
  if all[1] then
    right = capacity(all[1])
    right[#right + 1] = make.space(SIGNING_HEIGHT)
    right[#right + 1] = name_of(all[1])
  end
  return { make.space(6), make.side_by_side(COLUMNS, { { recipients, right } }, true) }
end

return M
