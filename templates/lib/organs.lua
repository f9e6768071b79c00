--- Names of organs in capitals, and where their lines may not end: inside the name of a place, or inside the
--- words that name a body. What the norm sets in one line stays whole; a longer name ends a line before such words.

local text = require "lib.text"

local M = {}

--- Words of places: what follows one to the end of the line is its name and goes on one line with it.
local PLACES = {
  " XÃ ", " PHƯỜNG ", " ĐẶC KHU ", " THỊ TRẤN ", " THỊ XÃ ", " HUYỆN ", " QUẬN ", " TỈNH ", " THÀNH PHỐ ",
  " X. ", " P. ", " TT. ", " TX. ", " H. ", " Q. ", " T. ", " TP. ",
}
local LONGEST_NAME = 28 -- letters, of the place and its name

--- Words that are read as one, behind two other words at least: "TM." is not left alone.
local BODIES = {
  "HỘI ĐỒNG NHÂN DÂN", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "MẶT TRẬN TỔ QUỐC", "BAN THƯỜNG TRỰC",
  "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH",
}

local function tied(words)
  return (words:gsub(" ", "\u{A0}"))
end

--- Where the name of a place begins that goes on to the end of the line; nil where there is none.
local function place_in(line)
  local at
  for _, place in ipairs(PLACES) do
    local found = line:find(place, 1, true)
    if found and (not at or found > at) and vanban.count(line:sub(found)) <= LONGEST_NAME then
      at = found
    end
  end
  return at
end

local function line_of(line)
  line = vanban.upper(line)
  local at = place_in(line)
  local head, place = line:sub(1, at or -1), at and line:sub(at + 1) or ""
  for _, body in ipairs(BODIES) do
    local found = head:find(" " .. body, 1, true)
    if found and head:sub(1, found - 1):find(" ", 1, true) then
      head = head:sub(1, found) .. tied(body) .. head:sub(found + 1 + #body)
    end
  end
  return head .. tied(place)
end

--- The name in upper case, its lines as given, with the blanks tied that no line should end at: the last words
--- of "ỦY BAN MTTQ VIỆT NAM XÃ AN ẤP", "HỘI ĐỒNG NHÂN DÂN" in "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN".
---@param name string|string[]
---@return string
function M.upper(name)
  return (text.joined(name):gsub("[^\n]+", line_of))
end

return M
