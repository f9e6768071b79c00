--- The one door for templates: every part an official document is composed of, under one name each.
--- The parts themselves are in the files required here.

local annex = require "lib.annex"
local bases = require "lib.bases"
local body = require "lib.body"
local closing = require "lib.closing"
local estimate = require "lib.estimate"
local grid = require "lib.grid"
local letterhead = require "lib.letterhead"
local listing = require "lib.listing"
local make = require "lib.make"
local marks = require "lib.marks"
local profile = require "lib.profile"
local quotas = require "lib.quotas"
local timeline = require "lib.timeline"

return {
  para = make.para,
  space = make.space,
  rule_under = make.rule_under,
  side_by_side = make.side_by_side,

  profile = profile.named,
  nation = profile.NATION,
  reference = letterhead.reference,
  place_and_date = letterhead.place_and_date,
  letterhead = letterhead.letterhead,
  title = letterhead.title,
  organ = letterhead.organ,
  addressed_to = letterhead.addressed_to,
  head = marks.head,
  foot = marks.foot,

  bases = bases.bases,
  line = listing.line,
  paragraphs = listing.paragraphs,
  body = body.body,
  table = grid.grid,
  timeline = timeline.timeline,
  quotas = quotas.quotas,

  closing = closing.closing,
  recipients = closing.recipients,
  signatures = closing.signatures,
  attached_to = annex.attached_to,
  annexes = annex.annexes,

  estimates = estimate.estimates,
}
