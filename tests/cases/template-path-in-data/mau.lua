local b = require "lib.blocks"
local s = require "lib.schema"
return {
  title = "Thử",
  schema = s.record { s.optional("template", s.text {}), s.optional("x", s.text {}) },
  styles = "nd30",
  build = function(d)
    return { title = "Thử", b.para("body", d.x) }
  end,
}
