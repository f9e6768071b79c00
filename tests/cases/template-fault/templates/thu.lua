local b = require "lib.blocks"
local s = require "lib.schema"
return {
  title = "Thử",
  schema = s.record { s.optional("template", s.text {}), s.optional("x", s.text {}) },
  styles = "nd30",
  build = function(d)
    vanban.fault { at = d, field = "x", vi = "chữ này sai", en = "this is wrong", hint_vi = "sửa đi", hint_en = "mend it" }
    vanban.warn { at = d, field = "x", vi = "nên xem lại", en = "look again" }
    return { b.para("body", d.x) }
  end,
}
