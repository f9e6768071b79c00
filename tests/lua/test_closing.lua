local closing = require "lib.closing"
local fields = require "lib.fields"
local stub = require "stub"

local M = {}

local function recipients(list, archive)
  return table.concat(stub.texts(closing.recipients(stub.data(fields.recipients, list), archive)), "|")
end

function M.recipients_end_by_the_norm()
  same(recipients({ "Đảng ủy xã", "- Các đoàn thể.", "-TT MTTQ huyện", { name = "UBND xã;", purpose = "để phối hợp" },
    { name = "HĐND xã", purpose = "(để biết)" } }, "VT, VPĐU."),
    "Nơi nhận:|- Đảng ủy xã;|- Các đoàn thể;|- TT MTTQ huyện;|- UBND xã (để phối hợp);|- HĐND xã (để biết);|- Lưu: VT, VPĐU.")
  same(recipients({ "Đảng ủy xã" }), "Nơi nhận:|- Đảng ủy xã.")
  same(recipients({ "Đảng ủy xã" }, "Lưu VP MT"), "Nơi nhận:|- Đảng ủy xã;|- Lưu VP MT.")
  same(recipients({}, nil), "")
end

function M.the_archive_stands_once_and_last()
  same(recipients({ "Lưu: VT", "Đảng ủy xã" }, "VT"), "Nơi nhận:|- Đảng ủy xã;|- Lưu: VT.")
  same(recipients({ "Đảng ủy xã", "- lưu VT, VP;" }, "Lưu: VP"), "Nơi nhận:|- Đảng ủy xã;|- lưu VT, VP.")
  same(recipients({ "Lưu VT" }, "VT, VP"), "Nơi nhận:|- Lưu VT;|- Lưu: VT, VP.")
  same(recipients({ "Lưu: hồ sơ", "Lưu Văn A" }), "Nơi nhận:|- Lưu Văn A;|- Lưu: hồ sơ.")
  same(recipients({ { name = "Lưu: VT", purpose = "02 bản" } }, "VT"), "Nơi nhận:|- Lưu: VT (02 bản).")
  same(recipients({ "Lưu Văn phòng Đảng ủy", "Các chi bộ", "Lưu Văn Phong" }),
    "Nơi nhận:|- Các chi bộ;|- Lưu Văn Phong;|- Lưu Văn phòng Đảng ủy.")
  same(recipients({ "Lưu" }, "VT"), "Nơi nhận:|- Lưu;|- Lưu: VT.")
end

local function signatures(signers, approval)
  local list = stub.data({ type = "list", of = fields.signature }, signers)
  local approver = approval and stub.data(fields.approval, approval)
  return closing.signatures(list, approver, closing.recipients(stub.data(fields.recipients, { "Đảng ủy xã" })))
end

function M.one_signer_stands_beside_the_recipients()
  local out = signatures { { authority = "TM. Ủy ban nhân dân", position = { "KT. Chủ tịch", "Phó Chủ tịch" }, name = "Nguyễn Văn A" } }
  same(table.concat(stub.texts(out), "|"),
    "Nơi nhận:|- Đảng ủy xã.|TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH|Nguyễn Văn A")
  assert(out[2].keep_whole and #out[2].rows == 1)
end

function M.an_approval_stands_left_and_recipients_below()
  local out = signatures({ { authority = "TM. Ủy ban MTTQ", position = "Chủ tịch", name = "Nguyễn Văn A" } },
    { heading = { "Phê duyệt", "của Thường trực Đảng ủy" }, position = "Bí thư", name = "Trần Thị B" })
  same(table.concat(stub.texts(out), "|"), "PHÊ DUYỆT\nCỦA THƯỜNG TRỰC ĐẢNG ỦY|BÍ THƯ|TM. ỦY BAN MTTQ|CHỦ TỊCH"
    .. "|Trần Thị B|Nguyễn Văn A|Nơi nhận:|- Đảng ủy xã.")
end

local function widths(...)
  local signers = {}
  for i, authority in ipairs { ... } do
    signers[i] = { authority = authority, position = "Chủ tịch" }
  end
  local out = {}
  for i, width in ipairs(signatures(signers)[2].columns) do
    out[i] = type(width) == "number" and width or width == "*" and "*" or tonumber(width:match("^(%d+)%*$"))
  end
  return out
end

function M.several_signers_share_the_width_by_their_titles()
  local w = widths("Công an xã", "Ban Chỉ huy", "Công an xã")
  assert(#w == 3 and w[1] == w[2] and w[2] == w[3])
  w = widths("TM. Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Công an xã", "TM. Ủy ban nhân dân")
  assert(w[3] < w[5] and w[3] >= 350 and w[5] >= 550 and math.abs(w[1] + w[3] + w[5] - 1570) <= 3)
  w = widths("Công an", "TM. Thường trực Hội đồng nhân dân xã Hòa Bình")
  assert(w[3] > w[1] and w[3] >= 1000)
end

function M.paragraphs_behind_the_recipients_stand_apart()
  same(#closing.after(nil), 0)
  local out = closing.after { "Ghi chú.", "Hai." }
  same(out[1].kind, "space")
  same(table.concat(stub.texts(out), "|"), "Ghi chú.|Hai.")
end

function M.nothing_signed_leaves_nothing()
  same(#closing.signatures(nil, nil, {}), 0)
end

function M.a_missing_name_leaves_room()
  same(#stub.texts(signatures { { position = "Chủ tịch" } }), 4)
end

--- Two lines of text: the last paragraph, with the one above where it may be a single line.
function M.the_last_lines_stay_with_the_signature()
  local long = ("Tổ chức thực hiện kế hoạch này. "):rep(4)
  local body = { { kind = "para", runs = "Mở đầu." }, { kind = "para", runs = { "Hai, ", { text = "ba.", bold = true } } } }
  local out = closing.closing({ "Một.", long }, body)
  same(out[1].keep_next, nil)
  same(out[2].keep_next, true)
  same(body[2].keep_next, nil)
  out = closing.closing({ "Ngắn./." }, body)
  same(out[1].keep_next, true)
  same(body[2].keep_next, true)
  same(body[1].keep_next, nil)
  body[2].keep_next = nil
  closing.closing(nil, body)
  same(body[1].keep_next and body[2].keep_next, true)
  same(#closing.closing(nil, { { kind = "table" } }), 0)
end

return M
