local dates = require "lib.dates"

local M = {}

local function d(text)
  return (assert(dates.parse(text), text))
end

function M.parse()
  for _, text in ipairs { "2023-1-16", "16-1-2023", "16/01/2023", "16.1.2023" } do
    same(dates.iso(dates.parse(text)), "2023-01-16", text)
  end
  same(dates.iso(dates.parse("1-12-2023")), "2023-12-01")
  for _, text in ipairs { "2023-10-06", "06/10/2023", "6/10/2023", "06-10-2023", "6.10.2023" } do
    same(dates.iso(d(text)), "2023-10-06", text)
  end
  for _, text in ipairs { "2023-13-01", "31/02/2023", "29/02/2023", "00/01/2023", "2023-1", "06/10/23", "", "2023-10-06x" } do
    same(dates.parse(text), nil, text)
  end
  same(dates.iso(d("29/02/2024")), "2024-02-29")
  same(dates.parse("29/02/1900"), nil)
  same(dates.iso(d("29/02/2000")), "2000-02-29")
end

function M.padding_of_the_long_form()
  same(dates.long(d("2023-10-06")), "ngày 06 tháng 10 năm 2023")
  same(dates.long(d("2017-06-06")), "ngày 06 tháng 6 năm 2017")
  same(dates.long(d("2026-02-28")), "ngày 28 tháng 02 năm 2026")
  same(dates.long(d("2024-03-12")), "ngày 12 tháng 3 năm 2024")
  same(dates.long(d("2024-01-01")), "ngày 01 tháng 01 năm 2024")
end

function M.drafts_have_blanks()
  local function draft(known)
    return (dates.issue(nil, known):gsub("\u{A0}", "_"))
  end
  same(draft { year = 2026 }, "ngày_______tháng_______năm 2026")
  same(draft { year = 2026, month = 6 }, "ngày_______tháng 6 năm 2026")
  same(draft { month = 2 }, "ngày_______tháng 02 năm ……")
  same(draft(), "ngày_______tháng_______năm ……")
  same(dates.issue(d("2023-10-06")), "ngày 06 tháng 10 năm 2023")
end

function M.short()
  same(dates.short(d("2023-10-06")), "06/10/2023")
  same(dates.short(d("2017-06-05")), "05/6/2017")
  same(dates.short(d("2019-02-28")), "28/02/2019")
end

function M.spans()
  same(dates.span(d("2023-10-05"), d("2023-10-10")), "từ ngày 05 - 10/10/2023")
  same(dates.span(d("2023-10-18"), d("2023-10-22"), { in_words = true }), "từ ngày 18 đến ngày 22/10/2023")
  same(dates.span(d("2023-10-18"), d("2023-10-22"), { weekdays = true }), "từ thứ Tư, ngày 18 đến Chủ nhật, ngày 22/10/2023")
  same(dates.span(d("2017-06-13"), nil, { weekdays = true }), "thứ Ba, ngày 13/6/2017")
  same(dates.span(d("2023-09-28"), d("2023-10-05")), "từ ngày 28/9 - 05/10/2023")
  same(dates.span(d("2023-12-28"), d("2024-01-05")), "từ ngày 28/12/2023 - 05/01/2024")
  same(dates.span(d("2023-10-15"), d("2023-10-15")), "ngày 15/10/2023")
  same(dates.span(d("2023-10-15")), "ngày 15/10/2023")
  same(dates.span(nil, d("2023-10-22")), "đến ngày 22/10/2023")
  same(dates.span(nil, nil), "")
end

function M.weekdays()
  same(dates.weekday(d("2023-10-06")), "thứ Sáu")
  same(dates.weekday(d("2023-10-15")), "Chủ nhật")
  same(dates.weekday(d("2024-02-29")), "thứ Năm")
  same(dates.weekday(d("1970-01-01")), "thứ Năm")
  same(dates.weekday(d("1945-09-02")), "Chủ nhật")
end

function M.day_numbers()
  same(dates.number(d("1970-01-01")), 0)
  same(dates.number(d("2000-03-01")) - dates.number(d("2000-02-28")), 2)
  same(dates.number(d("2023-10-06")), 19636)
  local last = dates.number(d("1999-12-31"))
  for year = 2000, 2004 do
    for month = 1, 12 do
      for day = 1, 31 do
        local date = dates.parse(string.format("%d-%d-%d", year, month, day))
        if date then
          same(dates.number(date), last + 1)
          last = last + 1
        end
      end
    end
  end
end

return M
