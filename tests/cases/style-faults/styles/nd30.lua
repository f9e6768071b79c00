return { name = "nd30", family = "Times New Roman", pages = { { name = "portrait", width = 210, height = 297, top = 25, right = 15, bottom = 20, left = 30 } }, grid_line = 0.5, cell_side = 1.9, styles = {
 ["body"] = { title = "Body Text", size = 400, lien = 16 }, ["a"] = { based_on = "b" }, ["b"] = { based_on = "a" } } }
