"""The form of documents: every size, weight, place and rule of the norm, on the laid-out pages and in the styles of
the DOCX. Clauses are those of annex I of Decree 30/2020/NĐ-CP (I: page, II: parts, III: other parts, V: sizes), for
Party documents the items of guidance 05-HD/VPTW."""
import copy, json, os, shutil, tempfile, unittest

import vanban

MM = 72 / 25.4
LEFT, TEXT = 30 * MM, 165 * MM         # left margin and width of the text
ORGAN = LEFT + 32.5 * MM               # middle of the letterhead's left column
NATION = LEFT + 115 * MM               # and of its right one
MIDDLE = LEFT + TEXT / 2
SIGNER = LEFT + 120 * MM               # middle of the column of one signer
PAPER = 841.9

PLAN = {
    'template': 'ke-hoach',
    'issuer': {'parent': 'UBND tỉnh Hưng Yên', 'name': ['Ủy ban nhân dân', 'xã Hòa Bình'],
               'called': 'Ủy ban nhân dân xã Hòa Bình'},
    'number': '5', 'symbol': 'KH-UBND', 'place': 'Hòa Bình', 'date': '2026-02-03',
    'urgency': 'KHẨN', 'circulation': 'LƯU HÀNH NỘI BỘ', 'digital_signature': {'time': '2026-02-03T09:15:00+07:00'},
    'subject': 'Đối thoại với Nhân dân năm 2026',
    'bases': ['Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022', 'Theo đề nghị của Văn phòng'],
    'opening': 'Ủy ban nhân dân xã ban hành kế hoạch như sau:',
    'body': [{'title': 'Mục đích, yêu cầu', 'items': [
        {'title': 'Mục đích', 'items': ['Lắng nghe ý kiến của Nhân dân trên địa bàn xã về những việc thiết thực với đời sống, '
                                        'sản xuất và giải đáp kịp thời ngay tại hội nghị (chi tiết tại Phụ lục I, Phụ lục II).']},
        {'title': 'Yêu cầu', 'items': [{'title': 'Về nội dung', 'items': [{'title': 'Thiết thực'}]}]}]}],
    'closing': 'Trên đây là kế hoạch đối thoại với Nhân dân năm 2026./.',
    'signatures': [{'tm': 'Ủy ban nhân dân', 'kt': 'Chủ tịch', 'position': 'Phó Chủ tịch', 'name': 'Nguyễn Văn A'}],
    'recipients': ['Đảng ủy xã', {'name': 'Các thôn', 'purpose': 'để thực hiện'}], 'archive': 'VT', 'drafter': 'PL', 'copies': 300,
    'contacts': {'address': 'Thôn Đông, xã Hòa Bình', 'phone': '0221 3 123 456'},
    'annexes': [
        {'title': 'Phân bổ đại biểu', 'body': ['- Mỗi thôn 05 đại biểu.', 'Tổng số 50 đại biểu'], 'stop': True},
        {'title': 'Lịch tổ chức', 'body': [{'table': {'columns': [{'title': 'Thôn', 'width': 120}, {'title': 'Ngày', 'width': 120}],
                                                    'rows': [['Đông', '10/02/2026']]}}]}],
}

PARTY = {**{k: v for k, v in PLAN.items() if k not in ('urgency', 'circulation', 'digital_signature', 'contacts', 'annexes')},
         'profile': 'dang', 'symbol': 'KH/ĐU', 'issuer': {'parent': 'Đảng bộ tỉnh Hưng Yên', 'name': 'Đảng ủy xã Hòa Bình'},
         'closing': 'Trên đây là kế hoạch đối thoại với Nhân dân năm 2026.', 'archive': 'Văn phòng Đảng ủy',
         'signatures': [{'tm': 'Ban Thường vụ', 'position': 'Phó Bí thư', 'name': 'Trần Thị B'}]}


class Form(unittest.TestCase):
    """A plan rendered once for all tests of a class: its pages and the looks of its DOCX."""
    DATA = PLAN

    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        cls.errors = cls.render(cls.DATA)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    @classmethod
    def render(cls, data):
        path = os.path.join(cls.dir, 'plan.json')
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(data, f, ensure_ascii=False)
        code, _, err = vanban.run('render', '-q', '-f', 'docx,pages', '-o', cls.dir, path)
        if code:
            raise AssertionError(err)
        with open(os.path.join(cls.dir, 'plan.pages.txt'), encoding='utf-8') as f:
            cls.pages = vanban.read_pages(f.read())
        cls.items = [i for page in cls.pages for i in page[4]]
        cls.docx = os.path.join(cls.dir, 'plan.docx')
        cls.looks = vanban.docx_looks(cls.docx, ('word/document.xml', 'word/headerFirst.xml', 'word/footerFirst.xml')
                                      if 'contacts' in data else ('word/document.xml',))
        return err

    def again(self, data):
        """Renders other data, for this test only."""
        self.addCleanup(self.render, self.DATA)
        return self.render(data)

    def item(self, text):
        found = [i for i in self.items if i.text == text]
        self.assertTrue(found, 'no line "%s" on the pages' % text)
        return found[0]

    def look(self, text):
        found = [look for t, look in self.looks if t.startswith(text)]
        self.assertTrue(found, 'no paragraph "%s" in the DOCX' % text)
        return found[0]

    def assert_set(self, text, clause, size, bold=False, italic=False, centre=None, left=None, right=None, align=None,
                   underline=False, docx=None, colour='000000'):
        """One line of text: its size (a range of the norm, as two numbers), face and place; likewise in the DOCX."""
        low, high = size if isinstance(size, tuple) else (size, size)
        it, look = self.item(text), self.look(docx or text)
        for what, got in (('page', it.__dict__), ('DOCX', look)):
            where = '%s, %s, "%s"' % (clause, what, text)
            self.assertTrue(low <= got['size'] <= high, '%s: size %s' % (where, got['size']))
            self.assertEqual((got['bold'], got['italic'], got['underline']), (bold, italic, underline), where)
        self.assertEqual((it.colour, look.get('colour', '000000')), (colour, colour), clause)
        for name, want, got in (('centre', centre, it.centre), ('left', left, it.x), ('right', right, it.end)):
            if want is not None:
                self.assertAlmostEqual(got, want, delta=0.3, msg='%s: %s of "%s"' % (clause, name, text))
        if centre is not None or align:
            self.assertEqual(look.get('align', 'left'), align or 'center', clause)

    def assert_rule(self, text, low, high, clause, longest=None):
        """A line of its own under `text`, as a share of it; centred under it; not an underline."""
        it = self.item(text)
        under = [i for i in self.pages[it.page - 1][4] if i.kind == 'line' and i.across and 0 < i.y - it.y < 12
                 and abs(i.centre - it.centre) < 0.5]
        self.assertEqual(len(under), 1, '%s: rule under "%s"' % (clause, text))
        share = under[0].length / max(it.length, longest or 0)
        self.assertTrue(low - 0.001 <= share <= high + 0.001, '%s: rule of %.3f' % (clause, share))
        self.assertTrue(0.5 <= under[0].thickness <= 1, clause)

    def assert_box(self, text, width, height, clause, colour):
        """Four lines around the text; outer measures in mm."""
        it = self.item(text)
        near = [i for i in self.pages[it.page - 1][4] if i.kind == 'line' and abs(i.y - it.y) < 25 and i.x <= it.x + it.length + 40
                and i.x >= it.x - 40 and i.thickness == 0.5]
        across, down = [i for i in near if i.across], [i for i in near if not i.across]
        self.assertEqual((len(across), len(down)), (2, 2), clause)
        self.assertEqual({i.colour for i in near}, {colour}, clause)
        if width:
            self.assertAlmostEqual(across[0].length / MM, width, delta=0.25, msg=clause)
        if height:
            self.assertAlmostEqual((abs(across[1].y - across[0].y) + 0.5) / MM, height, delta=0.1, msg=clause)
        self.assertAlmostEqual(across[0].centre, it.centre, delta=0.5, msg=clause)


class State(Form):
    def test_no_fault(self):
        self.assertEqual(self.errors, '')

    def test_paper_and_margins(self):
        """I.1-I.3: A4; margins 20-25 top and bottom, 30-35 left, 15-20 right."""
        self.assertEqual(self.pages[0][2:4], (595.3, PAPER))
        body = [i for i in self.pages[0][4] if i.kind == 'text' and not i.artifact and i.size == 14]
        self.assertAlmostEqual(min(i.x for i in body), LEFT, delta=0.1)
        self.assertLessEqual(max(i.end for i in body), LEFT + TEXT + 0.1)
        first = self.item('UBND TỈNH HƯNG YÊN')
        self.assertGreaterEqual(first.y - 0.8 * 15, 20 * MM - 0.1)
        size, margins = None, None
        for tag in vanban.ET.fromstring(vanban.docx_part(self.docx)).iter():
            size = size or (tag.attrib if tag.tag.endswith('}pgSz') else None)
            margins = margins or (tag.attrib if tag.tag.endswith('}pgMar') else None)
        twips = {k.split('}')[1]: int(v) for k, v in {**size, **margins}.items() if v.isdigit()}
        self.assertEqual((twips['w'], twips['h']), (11906, 16838))
        self.assertEqual([round(twips[k] / 1440 * 25.4) for k in ('left', 'right')], [30, 15])

    def test_pages_are_numbered_from_the_second(self):
        """I.7: 13-14 upright, in the middle of the top margin, none on page 1; annexes begin again."""
        data = copy.deepcopy(PLAN)
        data['body'] += ['Nội dung tiếp theo của kế hoạch.'] * 60
        data['annexes'][0]['body'] = ['Nội dung phụ lục.'] * 60
        self.again(data)
        numbers = [(p[0], [i for i in p[4] if i.artifact and i.kind == 'text']) for p in self.pages]
        self.assertEqual([n for n, _ in numbers], [1, 2, 3, 1, 2, 3, 1])
        for number, shown in numbers:
            self.assertEqual([i.text for i in shown], [] if number == 1 else [str(number)])
            for i in shown:
                self.assertTrue(13 <= i.size <= 14 and not i.bold and not i.italic)
                self.assertAlmostEqual(i.centre, MIDDLE, delta=0.3)
                self.assertTrue(0 < i.y < 20 * MM)

    def test_box_1_state_name_and_motto(self):
        """II.1, V.1."""
        self.assert_set('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'V.1', (12, 13), bold=True, centre=NATION)
        self.assert_set('Độc lập - Tự do - Hạnh phúc', 'V.1', (13, 14), bold=True, centre=NATION)
        self.assert_rule('Độc lập - Tự do - Hạnh phúc', 1, 1, 'II.1 c')
        self.assertGreater(self.item('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').x, 595.3 / 2 - 10 * MM)

    def test_sizes_of_the_head_go_together(self):
        """V, note: 12/13/13 or 13/14/14."""
        sizes = tuple(self.item(t).size for t in ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc',
                                                  'Hòa Bình, ngày 03 tháng 02 năm 2026'))
        self.assertIn(sizes, ((12, 13, 13), (13, 14, 14)))

    def test_box_2_organs(self):
        """II.2, V.2: the parent plain, the issuer bold, a rule of a third to a half."""
        self.assert_set('ỦY BAN NHÂN DÂN', 'V.2', (12, 13), bold=True, centre=ORGAN)
        self.assert_set('XÃ HÒA BÌNH', 'V.2', (12, 13), bold=True, centre=ORGAN, docx='ỦY BAN NHÂN DÂN XÃ HÒA BÌNH')
        self.assert_set('UBND TỈNH HƯNG YÊN', 'V.2', (12, 13), centre=ORGAN)
        self.assert_rule('XÃ HÒA BÌNH', 1 / 3, 1 / 2, 'II.2', longest=self.item('ỦY BAN NHÂN DÂN').length)

    def test_boxes_3_and_4_number_place_and_date(self):
        """II.3-II.4, V.3-V.4, on one row."""
        self.assert_set('Số: 05/KH-UBND', 'V.3', 13, centre=ORGAN)
        self.assert_set('Hòa Bình, ngày 03 tháng 02 năm 2026', 'V.4', (13, 14), italic=True, centre=NATION)
        self.assertAlmostEqual(self.item('Số: 05/KH-UBND').y, self.item('Hòa Bình, ngày 03 tháng 02 năm 2026').y, delta=0.1)

    def test_box_5a_type_and_subject(self):
        """II.5 a, V.5 a."""
        self.assert_set('KẾ HOẠCH', 'V.5 a', (13, 14), bold=True, centre=MIDDLE)
        self.assert_set(PLAN['subject'], 'V.5 a', (13, 14), bold=True, centre=MIDDLE)
        self.assert_rule(PLAN['subject'], 1 / 3, 1 / 2, 'II.5 a')

    def test_box_6_bases(self):
        """II.6 b: italic, one to a paragraph, ";" after each and "." after the last."""
        for text in ('Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;', 'Theo đề nghị của Văn phòng.'):
            self.assert_set(text, 'II.6 b', (13, 14), italic=True, left=LEFT + 12.7 * MM, align='both')

    def test_box_6_body(self):
        """II.6 c, V.6: justified, first line 1 or 1.27 cm, at least 6 pt between paragraphs, single to 1.5 lines."""
        look = self.look('Lắng nghe')
        self.assertEqual((look['align'], look['bold'], look['italic']), ('both', False, False))
        self.assertIn(look['first'], (10.0, 12.7))
        self.assertGreaterEqual(look['after'], 6)
        self.assertTrue(13 <= look['size'] <= 14 and 1.15 * look['size'] - 0.2 <= look['line'] <= 1.5 * 1.15 * look['size'])
        lines = [i for i in self.items if i.text and i.size == look['size']]
        start = next(k for k, i in enumerate(lines) if i.text.startswith('Lắng nghe'))
        self.assertAlmostEqual(lines[start].x, LEFT + look['first'] * MM, delta=0.1)
        self.assertAlmostEqual(lines[start].end, LEFT + TEXT, delta=0.1)
        self.assertAlmostEqual(lines[start + 1].x, LEFT, delta=0.1)
        self.assertAlmostEqual(lines[start + 1].y - lines[start].y, look['line'], delta=0.1)

    def test_box_6_levels(self):
        """II.6 d, V.6: section upper case bold, titled clause bold; below them custom."""
        self.assert_set('I. MỤC ĐÍCH, YÊU CẦU', 'V.6', (13, 14), bold=True, left=LEFT + 12.7 * MM, docx='MỤC ĐÍCH, YÊU CẦU')
        self.assert_set('1. Mục đích', 'V.6', (13, 14), bold=True, left=LEFT + 12.7 * MM, docx='Mục đích')
        self.assert_set('2.1. Về nội dung', 'custom', (13, 14), bold=True, italic=True, docx='Về nội dung')

    def test_box_7_signature(self):
        """II.7, V.7: capacity, position and name bold, centred under one another; room between."""
        for text in ('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Nguyễn Văn A'):
            self.assert_set(text, 'V.7', (13, 14), bold=True, centre=SIGNER)
        self.assertGreater(self.item('Nguyễn Văn A').y - self.item('PHÓ CHỦ TỊCH').y, 4 * 16)

    def test_box_9b_recipients(self):
        """II.9 b, V.9 b: "Nơi nhận" level with the capacity, the list beneath."""
        self.assert_set('Nơi nhận:', 'V.9 b', 12, bold=True, italic=True, left=LEFT)
        for text in ('- Đảng ủy xã;', '- Các thôn (để thực hiện);', '- Lưu: VT.'):
            self.assert_set(text, 'V.9 b', 11, left=LEFT)
        self.assertAlmostEqual(self.item('Nơi nhận:').y, self.item('TM. ỦY BAN NHÂN DÂN').y, delta=1)

    def test_box_10b_urgency(self):
        """III.2 b, V.10 b: 13-14 bold in a red box of the mark's own size, under the number."""
        for text, width in (('HỎA TỐC', 30), ('THƯỢNG KHẨN', 40), ('KHẨN', 20)):
            self.again({**PLAN, 'urgency': text})
            self.assert_set(text, 'III.2 b', (13, 14), bold=True, centre=ORGAN, colour='C00000')
            self.assert_box(text, width, 8, 'III.2 b', 'C00000')
            self.assertGreater(self.item(text).y, self.item('Số: 05/KH-UBND').y)

    def test_box_11_circulation(self):
        """III.2 c, V.11: 13-14 bold in a box, top margin, right of the middle."""
        for text in ('XEM XONG TRẢ LẠI', 'LƯU HÀNH NỘI BỘ'):
            self.again({**PLAN, 'circulation': text})
            self.assert_set(text, 'III.2 c', (13, 14), bold=True)
            self.assert_box(text, None, None, 'III.2 c', '000000')
            self.assertGreater(self.item(text).centre, 595.3 / 2)
            self.assertLess(self.item(text).y, 20 * MM)

    def test_box_12_drafter(self):
        """III.3, V.12: 11 upright, at the end of the recipients."""
        self.assert_set('PL.(300)', 'V.12', 11, left=LEFT)
        self.assertGreater(self.item('PL.(300)').y, self.item('- Lưu: VT.').y)

    def test_box_13_address(self):
        """III.4, V.13: 11-12 upright at the foot of page 1, under a rule across the text."""
        text = 'Địa chỉ: Thôn Đông, xã Hòa Bình; Số điện thoại: 0221 3 123 456.'
        self.assert_set(text, 'V.13', (11, 12), centre=MIDDLE)
        it = self.item(text)
        self.assertEqual(it.page, 1)
        self.assertGreater(it.y, PAPER - 25 * MM)
        rules = [i for i in self.pages[0][4] if i.kind == 'line' and i.across and 0 < it.y - i.y < 20]
        self.assertEqual(len(rules), 1)
        self.assertAlmostEqual(rules[0].length, TEXT, delta=0.2)

    def test_box_14_digital_signature(self):
        """II.8, V.14: 10 upright, top right corner of page 1."""
        for text in ('05/KH-UBND', '2026-02-03T09:15:00+07:00'):
            self.assert_set(text, 'V.14', 10, right=LEFT + TEXT, align='right', docx='05/KH-UBND')
            self.assertLess(self.item(text).y, 20 * MM)
            self.assertEqual(self.item(text).page, 1)

    def test_annexes(self):
        """III.1, annex III forms 2.1 and 2.2: Roman numbers, own page numbers, title, reference with a rule."""
        for number, (label, title) in enumerate((('Phụ lục I', 'PHÂN BỔ ĐẠI BIỂU'), ('Phụ lục II', 'LỊCH TỔ CHỨC'))):
            page = self.item(label).page
            self.assertEqual(page, 2 + number)
            centre = MIDDLE if number == 0 else LEFT + (297 - 45) / 2 * MM
            self.assert_set(label, 'III.1', 14, bold=True, centre=centre)
            self.assert_set(title, 'III.1', (13, 14), bold=True, centre=centre)
            self.assertEqual(self.pages[page - 1][0], 1)
        reference = '(Kèm theo Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân xã Hòa Bình)'
        self.assert_set(reference, 'III.1', (13, 14), italic=True)
        self.assert_rule(reference, 1 / 3, 1 / 2, 'form 2.1')
        self.item('Tổng số 50 đại biểu./.')

    def test_a_wide_table_takes_a_page_across(self):
        """I.2."""
        self.assertEqual([p[1] for p in self.pages], ['portrait', 'portrait', 'landscape'])


class Party(Form):
    """05-HD/VPTW."""
    DATA = PARTY

    def test_no_fault(self):
        self.assertEqual(self.errors, '')

    def test_top_right(self):
        self.assert_set('ĐẢNG CỘNG SẢN VIỆT NAM', 'top right', 15, bold=True)
        self.assert_rule('ĐẢNG CỘNG SẢN VIỆT NAM', 1, 1, 'top right')
        self.assertGreater(self.item('ĐẢNG CỘNG SẢN VIỆT NAM').centre, 595.3 / 2)
        self.assertFalse([i for i in self.items if 'CỘNG HÒA' in i.text or 'Độc lập' in i.text])

    def test_top_left(self):
        organ = LEFT + 36 * MM
        self.assert_set('ĐẢNG BỘ TỈNH HƯNG YÊN', 'top left', 14, centre=organ)
        self.assert_set('ĐẢNG ỦY XÃ HÒA BÌNH', 'top left', 14, bold=True, centre=organ)
        self.assert_set('*', 'top left', 14, bold=True, centre=organ)
        self.assertEqual(len([i for i in self.pages[0][4] if i.kind == 'line']), 1)  # no rule but the Party's

    def test_number_place_and_date(self):
        self.item('Số 05-KH/ĐU')
        self.assert_set('Hòa Bình, ngày 03 tháng 02 năm 2026', 'place, date', 14, italic=True)

    def test_type_and_subject(self):
        self.assert_set('KẾ HOẠCH', 'type', (15, 16), bold=True, centre=MIDDLE)
        self.assert_set(PLAN['subject'], 'subject', (14, 15), bold=True, centre=MIDDLE)
        self.assert_set('-----', 'subject', 14, centre=MIDDLE)
        self.assertGreater(self.item('-----').y, self.item(PLAN['subject']).y)

    def test_bases(self):
        for text in ('- Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;', '- Theo đề nghị của Văn phòng.'):
            self.assert_set(text, 'bases', (14, 15), left=LEFT + 10 * MM, align='both', docx=text[2:])

    def test_body(self):
        look = self.look('Lắng nghe')
        self.assertTrue(14 <= look['size'] <= 15 and 18 <= look['line'] <= 22 and look['after'] >= 6)
        self.assertEqual((look['align'], look['first']), ('both', 10.0))
        self.item('I- MỤC ĐÍCH, YÊU CẦU')

    def test_signature(self):
        self.assert_set('T/M BAN THƯỜNG VỤ', 'capacity', 14, bold=True, centre=SIGNER)
        self.assert_set('PHÓ BÍ THƯ', 'position', 14, centre=SIGNER)
        self.assert_set('Trần Thị B', 'name', 14, bold=True, centre=SIGNER)

    def test_recipients(self):
        self.assert_set('Nơi nhận:', 'recipients', 14, left=LEFT, underline=True)
        for text in ('- Đảng ủy xã;', '- Lưu Văn phòng Đảng ủy.'):
            self.assert_set(text, 'recipients', 12, left=LEFT)

    def test_page_number(self):
        self.again({**PARTY, 'body': ['Nội dung kế hoạch.'] * 60})
        shown = [i for i in self.pages[1][4] if i.artifact and i.kind == 'text']
        self.assertEqual([(i.text, i.size) for i in shown], [('2', 14.0)])
        self.assertAlmostEqual(shown[0].y - 0.8 * 16, 10 * MM, delta=0.3)
        self.assertFalse([i for i in self.pages[0][4] if i.artifact and i.kind == 'text'])


class Choices(Form):
    """What data may choose or replace."""

    def test_the_front(self):
        """Decree 30 with the Front's organs and symbol."""
        data = {k: v for k, v in PLAN.items() if k != 'symbol'}
        self.again({**data, 'profile': 'mttq', 'issuer': {'parent': 'Ủy ban MTTQ Việt Nam xã Hòa Bình', 'name': 'Ban Thường trực'}})
        self.item('Số: 05/KH-MTTQ-BTT')
        self.assert_set('BAN THƯỜNG TRỰC', 'V.2', (12, 13), bold=True, centre=ORGAN)
        self.item('XÃ HÒA BÌNH')  # the name of the place is not parted

    def test_an_office_changes_a_profile_by_a_style_file(self):
        os.makedirs(os.path.join(self.dir, 'styles'), exist_ok=True)
        with open(os.path.join(self.dir, 'styles', 'nd30-tinh.lua'), 'w', encoding='utf-8') as f:
            f.write('return { name = "nd30-tinh", inherits = "nd30", styles = { body = { size = 13, first = 10 } } }')
        self.again({**PLAN, 'styles': 'nd30-tinh'})
        self.assertEqual(self.look('Lắng nghe')['size'], 13.0)
        self.assert_set('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'V.1', 13, bold=True, centre=NATION)

    def test_an_office_with_a_head_of_its_own(self):
        self.again({**PARTY, 'letterhead': {'right': 'ĐOÀN TNCS HỒ CHÍ MINH', 'star': '***', 'left': 70}})
        self.item('***')
        self.assert_rule('ĐOÀN TNCS HỒ CHÍ MINH', 1, 1, 'own head')

    def test_drafts_leave_room(self):
        self.again({k: v for k, v in PLAN.items() if k not in ('number', 'date')})
        self.assertRegex(self.item_with('/KH-UBND').text, r'^Số: {7,}/KH-UBND$')
        self.assertRegex(self.item_with('Hòa Bình, ngày').text, r'ngày {4,}tháng {4,}năm')

    def item_with(self, part):
        return next(i for i in self.items if part in i.text and i.size > 10)

    def test_two_and_three_signers(self):
        """Columns of the same width, names on one line, recipients beneath."""
        signers = [{'tl': 'Chủ tịch', 'position': 'Chánh Văn phòng', 'name': 'Lê A'},
                   {'tuq': 'Chủ tịch', 'position': 'Trưởng phòng', 'name': 'Trần B', 'office': 'Phó Bí thư Đảng ủy'},
                   {'q': True, 'position': 'Chủ tịch', 'name': 'Vũ C'}]
        for n in (2, 3):
            self.again({**PLAN, 'signatures': signers[:n]})
            for k, signer in enumerate(signers[:n]):
                self.assert_set(signer['name'], 'II.7', (13, 14), bold=True, centre=LEFT + TEXT * (2 * k + 1) / (2 * n))
            self.assertEqual(len({self.item(s['name']).y for s in signers[:n]}), 1)
            self.assertGreater(self.item('Nơi nhận:').y, self.item('Lê A').y)
        for text in ('TL. CHỦ TỊCH', 'TUQ. CHỦ TỊCH', 'Q. CHỦ TỊCH', 'Phó Bí thư Đảng ủy'):
            self.item(text)

    def test_an_approval_stands_left(self):
        self.again({**PLAN, 'approval': {'heading': 'Phê duyệt kế hoạch', 'position': 'Bí thư', 'name': 'Trần Thị B'}})
        self.assert_set('PHÊ DUYỆT KẾ HOẠCH', '7', (13, 14), bold=True, centre=LEFT + TEXT / 4)
        self.assert_set('Nguyễn Văn A', '7', (13, 14), bold=True, centre=LEFT + TEXT * 3 / 4)

    def test_an_annex_alone_has_no_number(self):
        self.again({**PLAN, 'annexes': PLAN['annexes'][:1]})
        self.item('Phụ lục')

    def test_an_annex_not_named_in_the_text_is_a_warning(self):
        err = self.again({**PLAN, 'body': ['Xem Phụ lục I.']})
        self.assertIn('$.annexes[1].title: warning', err)
        self.assertNotIn('$.annexes[0]', err)
        self.assertEqual(self.again({**PLAN, 'body': ['Chi tiết tại các phụ lục kèm theo.']}), '')

    def test_a_deputy_of_a_party_body_signs_for_it(self):
        err = self.again({**PARTY, 'signatures': [{'tm': 'Đảng ủy', 'kt': 'Bí thư', 'position': 'Phó Bí thư'}]})
        self.assertIn('$.signatures[0].kt: warning', err)


LETTER = '''
local b = require "lib.blocks"
local f = require "lib.fields"
local form = require "lib.form"
local s = require "lib.schema"
return {
  title = "Công văn", styles = form.styles,
  schema = s.record { s.optional("profile", f.profile), s.required("to", f.addressees) },
  build = function(d)
    local style = b.profile(d.profile)
    return { title = "Công văn",
      b.letterhead { issuer = { name = "ỦY BAN NHÂN DÂN" }, reference = b.reference("12", "UBND-VX", style), placed = "Hòa Bình, ngày",
        letter = "trả lời kiến nghị của cử tri trước kỳ họp", urgency = "KHẨN", profile = style },
      b.addressed_to(d.to),
      b.paragraphs("Nội dung công văn."),
      b.signatures(nil, nil, b.recipients({ "Các thôn" }, "VT", { as_above = true, profile = style }), style) }
  end }
'''


class Letter(Form):
    """Letters, by a template of their own: no type name, what they are about under the number, whom they are for."""
    DATA = {'template': 'cong-van', 'to': ['Đảng ủy xã', 'Các thôn, tổ dân phố']}

    @classmethod
    def render(cls, data):
        with open(os.path.join(cls.dir, 'cong-van.lua'), 'w', encoding='utf-8') as f:
            f.write(LETTER)
        return super().render(data)

    def test_box_5b_subject(self):
        """II.5 b, V.5 b: 12-13 upright, centred under the number, 6 pt below it."""
        lines = [i.text for i in self.items if i.kind == 'text' and ('V/v' in i.text or 'kỳ họp' in i.text)]
        self.assertEqual(' '.join(lines), 'V/v trả lời kiến nghị của cử tri trước kỳ họp')
        for text in lines:
            self.assert_set(text, 'V.5 b', (12, 13), centre=ORGAN, docx='V/v')
        number = self.item('Số: 12/UBND-VX')
        self.assertAlmostEqual(self.item(lines[0]).y - 0.8 * 15 - (number.y + 0.2 * 16), 6, delta=0.3)
        self.assertGreater(self.item('KHẨN').y, self.item(lines[1]).y)  # III.2: urgency below it

    def test_box_9a_several(self):
        """II.9 a, V.9 a: upright, each on its line, hyphens under the colon."""
        self.assert_set('Kính gửi:', 'V.9 a', (13, 14))
        label, last = self.item('Kính gửi:'), self.item('Kính gửi:').end
        for text in ('Đảng ủy xã;', 'Các thôn, tổ dân phố.'):
            self.assertTrue(13 <= self.look(text)['size'] <= 14)
            line = next(i for i in self.items if i.text.endswith(text))
            dash = next(i for i in self.items if i.text.startswith('-') and abs(i.y - line.y) < 0.1)
            self.assertTrue(last - 5 <= dash.x <= last, 'V.9 a: hyphen at %.1f, colon before %.1f' % (dash.x, last))
            self.assertGreater(line.y, label.y)

    def test_box_9a_one(self):
        self.again({**self.DATA, 'to': 'Đảng ủy xã'})
        self.assert_set('Kính gửi: Đảng ủy xã.', 'V.9 a', (13, 14), centre=MIDDLE)

    def test_recipients_begin_as_above(self):
        self.assertLess(self.item('- Như trên;').y, self.item('- Các thôn;').y)

    def test_a_party_letter(self):
        self.again({**self.DATA, 'profile': 'dang'})
        self.assert_set(next(i.text for i in self.items if i.text.startswith('về việc')), 'letter', 12, italic=True, docx='về việc')


if __name__ == '__main__':
    unittest.main()
