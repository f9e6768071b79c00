"""Text for generated documents: Vietnamese-looking sentences that mean nothing, with everything in them that makes
line breaking hard. The same seed gives the same text."""

# Every Vietnamese letter, to be met in every face.
LETTERS = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ'

SYLLABLES = """ban bảo bổ biện biểu bước bằng cán cấp cơ chính chủ chương công cuối cứ của cử dân diện dự đại đảm đăng
đất đề điểm đoàn đồng đơn đường đợt gia giải giao giám góp gửi hành hiện hiệu hoạch hội huy hướng kết kế khai khảo khu
kịp kiểm kiến kinh lãnh lập liên lịch lợi lực mặt mục nghề nghị nghiệp nguồn nhân nhiệm nhóm những nội nông phân phát
phép phí phòng phối phụ phương quan quản quy quyền quốc rà rộng sản sát soạn sự tài tác tăng tập thành thảo theo thể thị
thôn thời thông thực thủ tiếp tiết tiến tổ tổng trách triển trình trong trung trưởng tuyên tuyến từng tự ủy văn vấn vận
vệ việc viên vụ xã xây xét xuất ý yêu ngoẵng khuỷu nguệch quỵt hoẵng ỡm ờ ẵm bỗng thuở""".split()

# What stands in office texts besides plain words; {n} and {m} are numbers.
HARD = ['{n}-QĐ/TW', '{n}/2020/NĐ-CP', '{n}/KH-UBND', '12-12-20{m}', '{n}.{n}.000 đồng', '{m},5 %', '{n}%', 'ngày {m}/10/2023',
        'kinh tế - xã hội', 'và/hoặc', '"{w} {w}"', '“{w} {w} {w}”', '({w} {w})', '[{m}]', '‘{w}’', '{w}…', '{w};', '{w}:',
        '{w}, {w}', '{w}. {w}', '{m}h30', '{m} - {n}', '{m}–{n}', '{w} — {w}', 'https://example.vn/{w}/{n}?id={m}&x={n}',
        'van-ban@example.gov.vn', 'Mục {m}', 'khoản {m} Điều {n}', 'TP. HCM', 'PGS.TS. {W}', '{n} m²', '±{m}', '{m}°C', '§{m}',
        '{w}/{w}/{w}', '{w}-{w}-{w}', '({n}/{m})', '{m}/{n}', '1.000.000đ', '$ {n}', '{n} \u20ab', '+84 {n} {n}', '{W} & {W}',
        '{w}!', '{w}?', '«{w}»', '{n}×{m}', 'A4', 'I.{m}.a)', '*{w}*', '#{n}', '{w}_{w}', '{n}:{m}', '☐ {w}', '✓', '★ {w}', '(0203) {n}.{n}.{n}', 'P. {W}', '<{w}>', '~{n}', '{w}\u00a0{w}']


class Words:
    def __init__(self, random):
        self.r = random

    def word(self):
        if self.r.random() < 0.06:  # letters that no word above has
            return ''.join(self.r.choice(LETTERS) for _ in range(self.r.randint(1, 6)))
        return self.r.choice(SYLLABLES)

    def hard(self):
        r = self.r
        out = r.choice(HARD)
        for hole, make in (('{n}', lambda: str(r.randint(1, 999))), ('{m}', lambda: str(r.randint(1, 31))),
                           ('{w}', self.word), ('{W}', lambda: self.word().capitalize())):
            while hole in out:
                out = out.replace(hole, make(), 1)
        return out

    def phrase(self, n, hardness=0.15):
        """About n words, the first with a capital."""
        out = [self.hard() if self.r.random() < hardness else self.word() for _ in range(max(n, 1))]
        return out[0][:1].upper() + out[0][1:] + ''.join(' ' + w for w in out[1:])

    def sentence(self, least=4, most=60, hardness=0.15):
        return self.phrase(self.r.randint(least, most), hardness) + '.'

    def unbroken(self, n):
        return ''.join(self.r.choice(LETTERS) for _ in range(n))
