--- Which files hold the faces of a family. For each family the sets are tried in order, each in every folder
--- in order; a set counts when all four faces are there. "." is the folder of this file: a licensed Times
--- New Roman dropped there wins. Liberation Serif has the same advances, so lines break alike.
--- Signs that the family lacks (☐ ✓ ★) are set in the first of `signs` that is there, in the DOCX by its name.

local LIBERATION = {
  regular = "LiberationSerif-Regular.ttf", bold = "LiberationSerif-Bold.ttf",
  italic = "LiberationSerif-Italic.ttf", bold_italic = "LiberationSerif-BoldItalic.ttf",
}

return {
  folders = {
    ".",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/TTF",
    "/usr/local/share/fonts",
  },
  families = {
    ["Times New Roman"] = {
      { regular = "times.ttf", bold = "timesbd.ttf", italic = "timesi.ttf", bold_italic = "timesbi.ttf" },
      { regular = "Times_New_Roman.ttf", bold = "Times_New_Roman_Bold.ttf",
        italic = "Times_New_Roman_Italic.ttf", bold_italic = "Times_New_Roman_Bold_Italic.ttf" },
      LIBERATION,
    },
    ["Liberation Serif"] = { LIBERATION },
  },
  signs = {
    { name = "Segoe UI Symbol", file = "seguisym.ttf" },
    { name = "DejaVu Sans", file = "DejaVuSans.ttf" },
  },
}
