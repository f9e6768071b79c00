--- Ceilings of the Ministry of Finance for meetings of state bodies: Circular 40/2017/TT-BTC (in force from 01/7/2017),
--- amended by Circular 12/2025/TT-BTC (from 04/5/2025). Resolutions of provincial councils set the rates that bind;
--- put those into a file of your own that inherits from this one.
---
--- Only figures that are certain are here. The ceilings of drinks, and those of meals since 04/5/2025, are not.

local MEALS = "khoản 4 Điều 12 Thông tư số 40/2017/TT-BTC"
local CHANGED = { from = "2025-05-04", source = "Thông tư số 12/2025/TT-BTC" }

--- Support for the meals of invitees who are not on the public payroll, for a day.
local function meal(where, limit)
  return {
    title = "Hỗ trợ tiền ăn một ngày của đại biểu không hưởng lương, " .. where,
    values = { { from = "2017-07-01", to = CHANGED.from, limit = limit, source = MEALS }, CHANGED },
  }
end

return {
  title = "Mức chi hội nghị của Trung ương",
  kinds = {
    ["meal-city"] = meal("nội thành của thành phố trực thuộc Trung ương", 200000),
    ["meal"] = meal("địa điểm khác", 150000),
    ["meal-commune"] = meal("cuộc họp do cấp xã tổ chức", 100000),
    ["per-diem"] = {
      title = "Phụ cấp lưu trú một ngày",
      values = { { from = "2025-05-04", limit = 300000, source = CHANGED.source } },
    },
    ["per-diem-sea"] = {
      title = "Phụ cấp lưu trú một ngày trên biển, đảo",
      values = { { from = "2025-05-04", limit = 400000, source = CHANGED.source } },
    },
  },
}
