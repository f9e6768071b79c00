--- Where the forms of state, Front and Party documents differ in words and signs. Sizes, weights and gaps are
--- in the style sheet of the same name; nothing else in this library asks which form it is.
---
--- nd30: Decree 30/2020/NĐ-CP. mttq: the same, as the Front's organs use it. dang: the guidance of the
--- Party's Central Office (05-HD/VPTW of 2026, before it 36-HD/VPTW of 2018).

local M = {}

---@class Profile
---@field nation string[]       lines at the top right, from largest to smallest
---@field left_column number  of the letterhead, mm; the right one takes the rest
---@field star? string          sign under the issuer, instead of a rule
---@field number_lead string    before the number
---@field number_join string    between number and symbol
---@field symbol string         symbol of a draft without one; %s is the abbreviation of the type
---@field subject_end? string   sign under the subject, instead of a rule
---@field letter_lead string    before the subject of a letter
---@field base_sign? string     before each base
---@field date_join string      between a document's number and its date, where it is cited
---@field capacity table<string, string>  signs of the capacities a signer may have
---@field collective_deputy boolean  a deputy of a collective signs "for" its head
---@field archive_join string   between "Lưu" and where
---@field heading_sign string   behind the number of a first-level heading
---@field stop string           what the whole text ends with

--- Annex I, V.1: at 13 pt bold the state name takes 95.7 mm, which the right column must leave it.
local NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
local MOTTO = "Độc lập - Tự do - Hạnh phúc"

local nd30 = {
  nation = { NATION, MOTTO },
  left_column = 65,
  number_lead = "Số: ",
  number_join = "/",
  symbol = "%s-…",
  letter_lead = "V/v",
  date_join = " ",
  capacity = { tm = "TM.", tl = "TL.", tuq = "TUQ.", kt = "KT.", q = "Q." },
  collective_deputy = true,
  archive_join = ": ",
  heading_sign = ".",
  stop = "./.",
}

--- `from`, but for the fields of `changes`.
local function but(from, changes)
  local out = {}
  for name, value in pairs(from) do
    out[name] = value
  end
  for name, value in pairs(changes) do
    out[name] = value
  end
  return out
end

local PROFILES = {
  nd30 = nd30,
  mttq = but(nd30, { symbol = "%s-MTTQ-BTT" }),
  dang = but(nd30, {
    nation = { "ĐẢNG CỘNG SẢN VIỆT NAM" },
    left_column = 72,
    star = "*",
    number_lead = "Số ",
    number_join = "-",
    symbol = "%s/…",
    subject_end = "-----",
    letter_lead = "về việc",
    base_sign = "-",
    date_join = ", ",
    capacity = { tm = "T/M", tl = "T/L", tuq = "TUQ.", kt = "K/T", q = "Q." },
    collective_deputy = false,
    archive_join = " ",
    heading_sign = "-",
    stop = ".",
  }),
}

--- The choices for a schema: value and title.
M.CHOICES = {
  { "nd30", "Nghị định 30/2020/NĐ-CP: cơ quan nhà nước" },
  { "mttq", "Mặt trận Tổ quốc và đoàn thể: theo Nghị định 30, ký hiệu riêng" },
  { "dang", "cơ quan của Đảng: theo hướng dẫn của Văn phòng Trung ương Đảng" },
}

--- The profile of a name; the state's when there is none.
---@param name? string
---@return Profile
function M.named(name)
  return PROFILES[name or "nd30"]
end

--- The state name, as the norm spells it.
M.NATION = NATION
--- The profile when none is named.
M.STATE = nd30

return M
