--- Parts of data that many documents share, described once: the check, the JSON Schema and the help of
--- editors come from here.

local budget_fields = require "lib.budget_fields"
local deadlines = require "lib.deadlines"
local profile = require "lib.profile"
local s = require "lib.schema"

local M = {}

M.profile = s.choice(profile.CHOICES, {
  title = "Thể thức", description = "Quy định về thể thức mà cơ quan áp dụng", default = "nd30",
})

M.styles = s.text {
  seldom = true, title = "Bảng kiểu riêng",
  description = "Tên tệp trong templates/styles của cơ quan, thay cho bảng kiểu của thể thức; tệp ấy nên có "
    .. "inherits = \"nd30\" (hoặc \"mttq\", \"dang\") và chỉ ghi những số cần đổi",
  pattern = "^[a-z0-9-]+$", pattern_hint = "chữ thường không dấu, chữ số và dấu gạch nối, ví dụ nd30-hung-yen",
  example = "nd30-hung-yen",
}

M.issuer = s.record({
  s.optional("parent", s.lines {
    title = "Cơ quan chủ quản trực tiếp",
    description = "Dòng trên cùng bên trái, in hoa, không đậm; bỏ trống nếu không có",
    example = "ỦY BAN MTTQ VIỆT NAM TỈNH HƯNG YÊN",
  }),
  s.required("name", s.lines {
    title = "Cơ quan ban hành",
    description = "Tên đầy đủ; ghi thành danh sách nếu muốn xuống dòng ở chỗ nhất định",
    example = { "ỦY BAN MTTQ VIỆT NAM", "XÃ AN ẤP" },
  }),
  s.optional("called", s.text {
    seldom = true, title = "Tên trong câu", description = "Cách gọi cơ quan ở giữa câu, như ở dòng kèm theo của phụ lục", min = 1,
    example = "Ủy ban Mặt trận Tổ quốc Việt Nam xã An Ấp",
  }),
}, { ref = "issuer", title = "Cơ quan", description = "Cơ quan ban hành văn bản và cơ quan cấp trên trực tiếp" })

M.nation = s.choice({
  { profile.NATION, "dấu đặt ở chữ O" },
  { "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "dấu đặt ở chữ A" },
}, { seldom = true, title = "Cách viết Quốc hiệu", description = "Bỏ trống thì theo thể thức" })

M.letterhead = s.record({
  s.optional("right", s.lines {
    title = "Các dòng trên cùng bên phải", description = "Thay cho Quốc hiệu và Tiêu ngữ, hoặc tên Đảng",
    example = { "ĐOÀN TNCS HỒ CHÍ MINH" },
  }),
  s.optional("star", s.text {
    title = "Dấu dưới tên cơ quan", description = "Thay cho đường kẻ", min = 1, max = 10, example = "***",
  }),
  s.optional("left", s.number {
    title = "Độ rộng cột trái (mm)", description = "Khi tên cơ quan dài cần xuống dòng chỗ khác", min = 45, max = 95,
    example = 68,
  }),
}, { ref = "letterhead", seldom = true, title = "Phần đầu riêng", description = "Khi cơ quan có phần đầu văn bản khác với thể thức đã chọn" })

M.urgency = s.choice({
  { "KHẨN", "khung 20 x 8 mm" }, { "THƯỢNG KHẨN", "khung 40 x 8 mm" }, { "HỎA TỐC", "khung 30 x 8 mm" },
}, { seldom = true, title = "Độ khẩn", description = "Đóng khung đỏ dưới số, ký hiệu" })

M.circulation = s.choice({
  { "XEM XONG TRẢ LẠI", "người nhận đọc rồi trả lại" }, { "LƯU HÀNH NỘI BỘ", "chỉ dùng trong cơ quan" },
}, { seldom = true, title = "Chỉ dẫn phạm vi lưu hành", description = "Đóng khung ở lề trên trang đầu" })

M.digital_signature = s.record({
  s.optional("time", s.text {
    title = "Thời gian ký", description = "Ngày, giờ, múi giờ Việt Nam theo ISO 8601",
    pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+]07:00$",
    pattern_hint = "ghi ngày, giờ, phút, giây và múi giờ, ví dụ 2026-11-20T09:15:00+07:00",
    example = "2026-11-20T09:15:00+07:00",
  }),
  s.optional("reference", s.text {
    title = "Số, ký hiệu", description = "Bỏ trống thì lấy của văn bản", min = 1, example = "23/KH-UBND",
  }),
  s.optional("lines", s.lines {
    title = "Các dòng viết sẵn", description = "Thay cho số và thời gian", example = { "23/KH-UBND", "20/11/2026" },
  }),
}, {
  ref = "digital-signature", seldom = true, title = "Chữ ký số của cơ quan",
  description = "Dòng chữ ở góc trên bên phải trang đầu của bản điện tử",
})

M.contacts = s.record({
  s.optional("address", s.text {
    title = "Địa chỉ", description = "Trụ sở cơ quan", min = 1, example = "Thôn Tiến Bá, xã An Ấp, tỉnh Hưng Yên",
  }),
  s.optional("email", s.text {
    title = "Thư điện tử", description = "Hộp thư của cơ quan", min = 3, example = "ubnd.anap@hungyen.gov.vn",
  }),
  s.optional("website", s.text {
    title = "Trang thông tin điện tử", description = "Tên miền, không cần https://", min = 3,
    example = "anap.hungyen.gov.vn",
  }),
  s.optional("phone", s.text {
    title = "Số điện thoại", description = "Viết cách nhóm tùy ý", min = 3, example = "0227 3 123 456",
  }),
  s.optional("fax", s.text {
    title = "Số Fax", description = "Viết như số điện thoại", min = 3, example = "0227 3 123 457",
  }),
}, { ref = "contacts", seldom = true, title = "Địa chỉ liên hệ", description = "Ở chân trang đầu, dưới một đường kẻ" })

M.addressees = s.lines {
  title = "Kính gửi", description = "Nơi văn bản gửi đến giải quyết; một nơi, hoặc danh sách",
  example = "Ban Thường vụ Đảng ủy xã",
}

M.number = s.text {
  title = "Số văn bản",
  description = "Chỉ phần số; bỏ trống khi là dự thảo, chỗ ghi số sẽ được chừa lại",
  pattern = "^[0-9]+[a-z]?$", pattern_hint = "chỉ ghi chữ số, ví dụ 23; phần sau dấu gạch chéo ghi ở \"symbol\"",
  example = "23",
}

M.symbol = s.text {
  title = "Ký hiệu", description = "Phần sau dấu gạch chéo: viết tắt loại văn bản và cơ quan",
  min = 1, example = "KH-MTTQ",
}

M.place = s.text {
  title = "Địa danh", description = "Nơi cơ quan đóng trụ sở, đứng trước ngày tháng", min = 1, example = "An Ấp",
}

M.date = s.date {
  title = "Ngày ban hành", description = "Bỏ trống khi là dự thảo, chỗ ghi ngày sẽ được chừa lại",
  example = "2023-10-06",
}

M.year = s.integer {
  seldom = true, title = "Năm của dự thảo", description = "Chỉ dùng khi chưa có ngày ban hành", min = 1945, max = 2999, example = 2026,
}

M.month = s.integer {
  seldom = true, title = "Tháng của dự thảo", description = "Chỉ dùng khi chưa có ngày ban hành mà đã biết tháng", min = 1, max = 12,
  example = 6,
}

M.subject = s.lines {
  title = "Trích yếu",
  description = "Nội dung chính của văn bản; ghi thành danh sách nếu muốn xuống dòng ở chỗ nhất định",
  example = { "Tổ chức hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền", "với Nhân dân năm 2026" },
}

M.base = s.union({
  s.text { title = "Căn cứ viết sẵn", min = 1, example = "Theo đề nghị của Văn phòng Đảng ủy xã" },
  s.record({
    s.optional("intro", s.text {
      title = "Từ mở đầu", description = "Căn cứ, Thực hiện, Theo …", default = "Căn cứ", min = 1,
      example = "Thực hiện",
    }),
    s.required("kind", s.text {
      title = "Loại văn bản", description = "Luật, Nghị định, Quyết định, Quy chế …", min = 1, example = "Nghị định",
    }),
    s.optional("number", s.text {
      title = "Số, ký hiệu", description = "Luật, pháp lệnh không ghi số và cơ quan ban hành", min = 1,
      example = "30/2020/NĐ-CP",
    }),
    s.optional("date", s.date {
      title = "Ngày ban hành", description = "Của văn bản làm căn cứ", example = "2020-03-05",
    }),
    s.optional("organ", s.text {
      title = "Cơ quan ban hành", description = "Viết tiếp sau chữ \"của\"", min = 1, example = "Chính phủ",
    }),
    s.optional("about", s.text {
      title = "Về việc gì",
      description = "Viết nguyên như khi đọc, kể cả chữ \"về\"; với luật thì là tên luật",
      min = 1, example = "về công tác văn thư",
    }),
    s.optional("party", s.boolean {
      seldom = true, title = "Văn bản của Đảng", description = "Có dấu phẩy trước chữ \"ngày\", ngày ghi dạng ngắn", default = false,
    }),
  }, { title = "Căn cứ theo từng phần" }),
}, { ref = "base", title = "Căn cứ" })

M.bases = s.list(M.base, {
  title = "Căn cứ", description = "Mỗi căn cứ một đoạn in nghiêng; dấu chấm phẩy và dấu chấm cuối do máy đặt",
})

M.signature = s.record({
  s.optional("authority", s.lines {
    title = "Thẩm quyền ký viết sẵn", description = "In đúng như vậy, trên các dòng dưới đây",
    example = "TM. ỦY BAN MTTQ VIỆT NAM XÃ",
  }),
  s.optional("tm", s.lines { title = "Thay mặt", description = "Tập thể nào (TM.)", example = "Ủy ban nhân dân" }),
  s.optional("tl", s.lines { seldom = true, title = "Thừa lệnh", description = "Ai (TL.)", example = "Chủ tịch" }),
  s.optional("tuq", s.lines { seldom = true, title = "Thừa ủy quyền", description = "Ai (TUQ.)", example = "Chủ tịch" }),
  s.optional("kt", s.lines { title = "Ký thay", description = "Cấp trưởng nào (KT.)", example = "Chủ tịch" }),
  s.optional("q", s.boolean { seldom = true, title = "Quyền", description = "Người ký là quyền cấp trưởng (Q.)", default = false }),
  s.required("position", s.lines { title = "Chức vụ", description = "Của người ký", example = "Phó Chủ tịch" }),
  s.optional("office", s.lines {
    seldom = true, title = "Chức vụ khác", description = "In ngay trên họ tên", example = "Bí thư Đảng ủy",
  }),
  s.optional("name", s.text {
    title = "Họ và tên", description = "Không ghi học hàm, học vị; bỏ trống thì chừa chỗ", min = 1,
    example = "Nguyễn Văn A",
  }),
  s.optional("signature_field", s.boolean {
    seldom = true, title = "Ô chữ ký số",
    description = "PDF có sẵn ô để cơ quan ký số, ở chỗ con dấu: trùm lên một phần ba chữ ký về bên trái", default = false,
    example = true,
  }),
}, { ref = "signature", title = "Người ký" })

M.signatures = s.list(M.signature, {
  title = "Người ký", description = "Từ trái sang phải khi có nhiều người", max = 4,
})

M.approval = s.record({
  s.required("heading", s.lines {
    title = "Dòng phê duyệt", description = "Phê duyệt gì, của ai; in hoa",
    example = { "PHÊ DUYỆT KẾ HOẠCH", "CỦA THƯỜNG TRỰC ĐẢNG ỦY XÃ" },
  }),
  s.required("position", s.lines { title = "Chức vụ", description = "Của người phê duyệt", example = "BÍ THƯ" }),
  s.optional("name", s.text {
    title = "Họ và tên", description = "Bỏ trống thì chừa chỗ", min = 1, example = "Trần Thị B",
  }),
}, {
  ref = "approval", seldom = true, title = "Phê duyệt",
  description = "Người phê duyệt ký bên trái; khi đó nơi nhận nằm dưới hai chữ ký",
})

M.recipients = s.list(s.union({
  s.text { title = "Nơi nhận viết sẵn", min = 1, example = "Các ban, ngành, đoàn thể xã" },
  s.record({
    s.required("name", s.text {
      title = "Nơi nhận", description = "Cơ quan, đơn vị, cá nhân", min = 1, example = "Ban Thường vụ Đảng ủy",
    }),
    s.optional("purpose", s.text {
      title = "Để làm gì", description = "Ghi trong ngoặc sau tên", min = 1, example = "để báo cáo",
    }),
  }, { title = "Nơi nhận kèm mục đích" }),
}, { ref = "recipient", title = "Nơi nhận" }), {
  title = "Nơi nhận", description = "Dấu gạch đầu dòng và dấu câu cuối dòng do máy đặt",
})

M.archive = s.text {
  title = "Lưu", description = "Nơi lưu bản gốc, dòng cuối của nơi nhận", min = 1, example = "VT, VPĐU.",
}

M.drafter = s.text {
  seldom = true, title = "Ký hiệu người soạn thảo", description = "Ở cuối nơi nhận", min = 1, example = "PL",
}

M.copies = s.integer {
  seldom = true, title = "Số lượng bản phát hành", description = "Trong ngoặc, sau ký hiệu người soạn thảo", min = 1, max = 100000,
  example = 300,
}

M.timeline = s.list(s.union({
  s.text { title = "Bước viết sẵn", min = 1, example = "- Ngày 19/6/2024: các Tổ đại biểu họp." },
  s.record({
    s.optional("from", s.date {
      title = "Từ ngày", description = "Hoặc ngày duy nhất, nếu không có \"to\"", example = "2023-10-05",
    }),
    s.optional("to", s.date { title = "Đến ngày", description = "Không sớm hơn \"from\"", example = "2023-10-10" }),
    s.optional("weekday", s.boolean {
      seldom = true, title = "Ghi thứ trong tuần", description = "Máy tính từ ngày: Thứ Ba, ngày 13/6/2017", default = false,
    }),
    s.optional("when", s.text {
      seldom = true, title = "Thời gian viết sẵn", description = "Thay cho cách ghi do máy tạo từ hai ngày trên", min = 1,
      example = "Từ ngày 18 đến ngày 22/10/2023",
    }),
    s.optional("deadline", deadlines.field {
      seldom = true, title = "Thời hạn", description = "Thay cho ngày, khi tính từ một mốc",
      example = { count = 5, unit = "working", anchor = "before_meeting" },
    }),
    s.required("text", s.text {
      title = "Nội dung công việc", description = "Không cần ghi lại thời gian", min = 1,
      example = "Tổng hợp ý kiến của Nhân dân",
    }),
    s.optional("who", s.text {
      title = "Đơn vị thực hiện", description = "Ở cột riêng, hoặc sau chữ \"thực hiện:\"", min = 1,
      example = "Văn phòng Đảng ủy",
    }),
  }, { title = "Bước có ngày" }),
}, { ref = "step", title = "Bước" }), {
  title = "Tiến độ", description = "Các bước theo thứ tự thời gian", min = 1,
})

local function count(title, description, example)
  return s.integer { title = title, description = description, min = 0, max = 10000000, example = example }
end

M.quotas = s.record({
  s.required("groups", s.list(s.record({
    s.required("group", s.text {
      title = "Tổ chức, đơn vị", description = "Nơi cử đại biểu", min = 1, example = "Hội Nông dân xã",
    }),
    s.optional("count", count("Số lượng", "Bỏ trống thì bằng \"of\" nhân \"each\"; ghi cả ba thì phải khớp", 15)),
    s.optional("unit", s.text {
      title = "Đơn vị tính", description = "Sau con số", default = "đại biểu", min = 1, example = "người",
    }),
    s.optional("of", count("Số nơi cử người", "05 thôn x 04 đại biểu: 5", 5)),
    s.optional("of_unit", s.text {
      title = "Gọi là", description = "05 thôn x 04 đại biểu: thôn", min = 1, example = "thôn",
    }),
    s.optional("each", count("Mỗi nơi bao nhiêu", "05 thôn x 04 đại biểu: 4", 4)),
    s.optional("text", s.text {
      seldom = true, title = "Câu viết sẵn", description = "Thay cho cả dòng do máy tạo", min = 1,
      example = "- Mỗi thôn cử 04 đại biểu, trong đó có ít nhất 01 đại biểu nữ;",
    }),
  }, { ref = "quota", title = "Nhóm" }), { title = "Các nhóm", description = "Mỗi nhóm một dòng", min = 1 })),
  s.optional("total", s.integer {
    seldom = true, title = "Tổng số", description = "Nếu ghi thì phải đúng bằng tổng các nhóm", min = 0, example = 76,
  }),
}, { ref = "quotas", title = "Phân bổ đại biểu", description = "Mỗi tổ chức, đơn vị cử bao nhiêu người" })

M.budget = budget_fields.budget

M.table = s.record({
  s.required("columns", s.list(s.union({
    s.text { title = "Tên cột", min = 1, example = "Nhiệm vụ" },
    s.record({
      s.required("title", s.text { title = "Tên cột có định dạng", description = "In đậm ở hàng đầu", min = 1, example = "Nhiệm vụ" }),
      s.optional("width", s.number {
        seldom = true, title = "Độ rộng (mm)", description = "Bỏ trống thì theo chữ trong cột", min = 5, max = 267,
        example = 40,
      }),
      s.optional("align", s.choice({ { "left", "trái" }, { "centre", "giữa" }, { "right", "phải" } }, {
        title = "Căn chữ trong cột", description = "Bỏ trống thì số thứ tự ở giữa, cột toàn số ở bên phải, cột khác ở bên trái",
      })),
    }, { title = "Cột" }),
  }), { title = "Các cột", description = "Tên cột, hoặc tên kèm độ rộng và cách căn", min = 1, max = 20 })),
  s.required("rows", s.list(s.list(s.union { s.text {}, s.number {} }, { min = 1 }), {
    title = "Các hàng", min = 1,
    description = "Mỗi ô là chữ, hoặc số không có dấu nháy để máy chấm hàng nghìn; năm thì viết thành chữ: \"2026\"",
  })),
}, { ref = "table", title = "Bảng", description = "Có đường kẻ, hàng đầu lặp lại khi sang trang" })

M.levels = s.choice({
  { "muc", "thường dùng cho kế hoạch: I. rồi 1. rồi 1.1. rồi a)" },
  { "chuong-dieu", "của quy chế, quy định: Chương, Điều, khoản, điểm" },
}, {
  seldom = true, title = "Hệ đề mục", description = "Cách đánh số các cấp; từng mục có thể ghi khác bằng \"kind\"", default = "muc",
})

M.id = s.text {
  seldom = true, title = "Tên để viện dẫn",
  description = "Chỗ khác viết {ref:kinh-phi} thì in ra số của mục này: Mục IV, khoản 2 Điều 5, Phụ lục I",
  pattern = "^[a-z][a-z0-9-]*$", pattern_hint = "chữ thường không dấu, chữ số và dấu gạch nối, ví dụ kinh-phi",
  example = "kinh-phi",
}

--- A node of the body. It contains itself, through `items`.
M.node = s.union({}, {
  ref = "node", title = "Mục",
  description = "Một đoạn văn, hoặc một mục có đề mục, có nội dung bên dưới. Trong mọi đoạn: **đậm**, __nghiêng__, "
    .. "^{chỉ số trên}, _{chỉ số dưới}, {ref:ten} viện dẫn mục có \"id\" ấy, \\n xuống dòng, dấu \\ trước dấu cách "
    .. "là cách không ngắt dòng, trước các dấu trên là in nguyên dấu",
})

M.nodes = s.list(M.node, {
  title = "Nội dung bên dưới", description = "Các đoạn và mục thuộc mục này, ở cấp dưới", min = 1,
})

M.node.variants = {
  s.text {
    title = "Đoạn văn", description = "Bắt đầu bằng \"- \", \"+ \" hoặc \"* \" thì thành gạch đầu dòng; sau \"* \", lời dẫn đến dấu hai "
      .. "chấm in đậm nghiêng", min = 1,
    example = "- Bảo đảm dân chủ, công khai, đúng thời gian.",
  },
  s.record({
    s.optional("title", s.text {
      title = "Đề mục", description = "Được đánh số theo cấp: I. rồi 1. rồi 1.1. rồi a), hoặc theo \"kind\"", min = 1,
      example = "Mục đích, yêu cầu",
    }),
    s.optional("text", s.text {
      title = "Đoạn văn sau đề mục", description = "Đứng sau đề mục trên cùng một dòng, sau dấu hai chấm; không có dấu ấy khi đề mục "
        .. "đã có dấu, hoặc khi đoạn văn viết tiếp câu bằng chữ thường (sau Thời gian, Địa điểm … thì luôn có). Sau đề mục in hoa "
        .. "(I.) thì xuống dòng, trừ khi đề mục có dấu hai chấm ở cuối hoặc đoạn văn bắt đầu bằng chữ thường", min = 1,
      example = "Nhà văn hóa xã.",
    }),
    s.optional("number", s.union({ s.boolean {}, s.text {} }, {
      seldom = true, title = "Số thứ tự",
      description = "Chữ: in đúng như vậy, các mục sau đếm tiếp (\"\" là không có số); true: máy đánh số cả đoạn văn; false: không đánh số",
      example = "III.",
    })),
    s.optional("kind", s.choice({
      { "phan", "Phần I, giữa dòng" }, { "chuong", "Chương I, giữa dòng" },
      { "muc", "I. trong kế hoạch; Mục 1 giữa dòng khi ở trong Chương" }, { "tieu-muc", "Tiểu mục 1, giữa dòng" },
      { "dieu", "Điều 1., đánh số suốt văn bản" }, { "khoan", "1." }, { "tiet", "1.1. (không có trong Điều)" },
      { "diem", "a), theo thứ tự chữ cái tiếng Việt" },
    }, {
      seldom = true, title = "Cấp của mục",
      description = "Khi khác với cấp thông thường ở chỗ này; mục bên dưới theo cấp đó. Một đoạn \"text\" có \"kind\" thì được đánh số",
      example = "dieu",
    })),
    s.optional("id", M.id),
    s.optional("marker", s.text {
      seldom = true, title = "Dấu đầu dòng", description = "-, + hoặc *; đề mục có dấu thì in đậm nghiêng, không đánh số", min = 1, max = 3, example = "+",
    }),
    s.optional("items", M.nodes),
    s.optional("table", M.table),
    s.optional("timeline", M.timeline),
    s.optional("quotas", M.quotas),
    s.optional("budget", M.budget),
    s.optional("as", s.choice({ { "list", "gạch đầu dòng" }, { "table", "bảng" } }, {
      title = "Cách trình bày", description = "Của tiến độ, phân bổ đại biểu và dự toán trong mục này",
      default = "list",
    })),
  }, { title = "Mục" }),
}

M.annex = s.record({
  s.required("title", s.lines {
    title = "Tên phụ lục", description = "In hoa, dưới chữ Phụ lục", example = "Dự kiến phân bổ đại biểu",
  }),
  s.optional("id", M.id),
  s.optional("levels", M.levels),
  s.required("body", s.list(M.node, {
    title = "Nội dung", description = "Như nội dung của văn bản, đánh số lại từ đầu", min = 1,
  })),
  s.optional("landscape", s.boolean {
    seldom = true, title = "Giấy ngang", description = "Bỏ trống thì chọn theo độ rộng các bảng trong phụ lục",
  }),
  s.optional("reference", s.lines {
    seldom = true, title = "Dòng kèm theo", description = "Thay cho \"(Kèm theo Kế hoạch số … ngày … của …)\"",
    example = "(Kèm theo Kế hoạch của Ủy ban nhân dân xã)",
  }),
  s.optional("stop", s.boolean {
    seldom = true, title = "Dấu hết", description = "Đặt \"./.\" (văn bản của Đảng: dấu chấm) ở cuối đoạn cuối cùng", default = false,
  }),
}, { ref = "annex", title = "Phụ lục" })

M.annexes = s.list(M.annex, {
  title = "Phụ lục", description = "Mỗi phụ lục sang trang mới và đánh lại số trang; từ hai phụ lục trở lên thì ghi số La Mã",
})

return M
