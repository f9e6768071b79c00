local b = require "lib.blocks"
local s = require "lib.schema"
return {
  title = "Thử",
  schema = s.record { s.optional("template", s.text {}), s.optional("x", s.text {}) },
  styles = "nd30",
  build = function(d)
    local t, x = {}, ("x"):rep(10000)
    while true do t[#t + 1] = x .. #t end
  end,
}
