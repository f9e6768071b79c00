--- Documents of Party organs: the guidance of the Central Office on their form, 05-HD/VPTW of 2026 (sizes as in
--- 36-HD/VPTW of 2018). Only what differs from Decree 30 is here. Sizes, pitches and gaps in points, indents in
--- millimetres; where the guidance gives a range the choice is said, where it is silent the line ends in "(own)".

return {
  name = "dang",
  inherits = "nd30",

  styles = {
    -- Body: 14-15 justified, first line about 10 mm, at least 6 pt between paragraphs, lines of exactly 18-22 pt.
    ["body"] = { size = 14, line = 20, first = 10, after = 6 },
    ["base"] = { italic = false }, -- bases upright, each with a hyphen

    -- Top right: name of the Party 15 bold, a rule as long as it is beneath.
    ["nation"] = { size = 15, line = 17 },
    -- Top left: superior 14 plain, issuer 14 bold, then a star.
    ["parent-organ"] = { size = 14, line = 16 },
    ["organ-star"] = { size = 14, line = 16, bold = true }, -- (weight own)
    ["number"] = { size = 14 }, -- (own)
    ["place-date"] = { size = 14 }, -- italic
    ["letter-subject"] = { size = 12, italic = true },

    -- Type 15-16 bold, subject 14-15 bold.
    ["title"] = { size = 16, line = 20 },
    ["subject"] = { size = 15, line = 19 },
    ["subject-end"] = { size = 14, line = 16 },

    -- Capacity and name 14 bold, the position not bold.
    ["signer-position"] = { bold = false },
    -- "Nơi nhận" 14 underlined upright, the list 12.
    ["recipients-label"] = { size = 14, bold = false, italic = false, underline = true },
    ["recipients"] = { size = 12, line = 14 },
    ["drafter"] = { size = 12, line = 14 }, -- (own)
  },
}
