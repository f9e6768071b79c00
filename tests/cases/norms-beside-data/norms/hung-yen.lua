return {
  title = "Mức chi của tỉnh", inherits = "trung-uong",
  kinds = {
    ["meal"] = { title = "Hỗ trợ tiền ăn một ngày", values = {
      { from = "2024-01-01", limit = 120000, source = "khoản 2 Điều 3 Nghị quyết của Hội đồng nhân dân tỉnh" } } },
    ["water"] = { title = "Nước uống một buổi", values = {
      { from = "2024-01-01", limit = 20000, source = "khoản 1 Điều 3 Nghị quyết của Hội đồng nhân dân tỉnh" } } },
  },
}
