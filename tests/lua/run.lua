--- Runs the tests of templates and their library: lua5.4 tests/lua/run.lua [name …], from the root of the
--- repository. Each file test_*.lua gives a table of named functions; a test fails by an error.

package.path = "templates/?.lua;tests/lua/?.lua;" .. package.path

local FILES = { "words", "numbers", "dates", "text", "organs", "letterhead", "body", "levels", "budget", "estimate", "closing", "form", "plan",
  "standard", "meetings" }

local stub = require "stub"
local passed, failed = 0, 0

--- Fails unless both are the same text, number or nil.
function same(got, want, what)
  if got ~= want then
    error(string.format("%sgot  %s\nwant %s", what and what .. ":\n" or "", tostring(got), tostring(want)), 2)
  end
end

local wanted = #arg > 0 and arg or FILES
for _, file in ipairs(wanted) do
  local tests = require("test_" .. file)
  local names = {}
  for name in pairs(tests) do
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    stub.reset()
    local ok, why = xpcall(tests[name], debug.traceback)
    if ok then
      passed = passed + 1
    else
      failed = failed + 1
      print(file .. ": " .. name .. "\n" .. why)
    end
  end
end

print(passed .. " passed, " .. failed .. " failed")
os.exit(failed == 0)
