--- Names of organs in capitals, and where their lines may not end: inside the name of a place, or inside the
--- words that name a body. What the norm sets in one line stays whole; a longer name ends a line before such words.

local text = require "lib.text"

local M = {}

--- Words of places, the last of each: what follows one to the end of the line is its name and goes on one line
--- with it.
local PLACES = {}
for _, word in ipairs {
  "XÃ", "PHƯỜNG", "KHU", "TRẤN", "HUYỆN", "QUẬN", "TỈNH", "PHỐ", "X.", "P.", "TT.", "TX.", "H.", "Q.", "T.", "TP.",
} do
  PLACES[word] = true
end
--- Those of two words, by the second.
local TWO_WORDS = { ["KHU"] = " ĐẶC KHU", ["TRẤN"] = " THỊ TRẤN", ["PHỐ"] = " THÀNH PHỐ", ["XÃ"] = " THỊ XÃ" }
local LONGEST_NAME = 28 -- letters, of the place and its name with the blank before

--- Words that are read as one, by the first of them.
local BODIES = {
  ["HỘI"] = { "HỘI ĐỒNG NHÂN DÂN" },
  ["ỦY"] = { "ỦY BAN NHÂN DÂN" }, ["UỶ"] = { "UỶ BAN NHÂN DÂN" },
  ["MẶT"] = { "MẶT TRẬN TỔ QUỐC" },
  ["BAN"] = { "BAN THƯỜNG TRỰC", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH" },
}

local function tied(words)
  return (words:gsub(" ", "\u{A0}"))
end

--- Where the name of a place begins whose word, behind the blank at `at`, is `word`; nil where that is another word.
local function place_at(line, at, word)
  local whole = TWO_WORDS[word]
  local from = whole and at + #word - #whole + 1
  if whole and from >= 1 and line:sub(from, at + #word) == whole then
    return from
  end
  return (not whole or word == "XÃ") and at or nil
end

--- The name of a body that begins at `at`; nil where none does.
local function body_at(line, at, word)
  for _, body in ipairs(BODIES[word] or {}) do
    if line:sub(at, at + #body - 1) == body then
      return body
    end
  end
  return nil
end

--- A body behind two other words at least ("TM." is not left alone), and the place the line ends with.
local function line_of(line)
  line = vanban.upper(line)
  local place, body, body_from
  local n = 1 -- words so far
  for at, word in line:gmatch("() ([^ ]+)%f[ ]") do
    n = n + 1
    if PLACES[word] and vanban.count(line:sub(at)) <= LONGEST_NAME then
      place = place_at(line, at, word) or place
    elseif n > 2 and BODIES[word] and not body then
      body, body_from = body_at(line, at + 1, word), at
    end
  end
  local head = line:sub(1, place or -1)
  if body and body_from + #body <= #head then
    head = head:sub(1, body_from) .. tied(body) .. head:sub(body_from + 1 + #body)
  end
  return place and head .. tied(line:sub(place + 1)) or head
end

--- The name in upper case, its lines as given, with the blanks tied that no line should end at: the last words
--- of "ỦY BAN MTTQ VIỆT NAM XÃ AN ẤP", "HỘI ĐỒNG NHÂN DÂN" in "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN".
---@param name string|string[]
---@return string
function M.upper(name)
  return (text.joined(name):gsub("[^\n]+", line_of))
end

return M
