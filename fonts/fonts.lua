--- Which files hold the faces of a family. For each family the sets are tried in order, each in every folder
--- in order; a set counts when all four faces are there. "." is the folder of this file: a licensed Times
--- New Roman dropped there wins. Liberation Serif has the same advances, so lines break alike.

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
}
