"""The form of what check_form's plan does not hold: levels of regulations; and of the DOCX beside its styles: margins,
lengths of rules, page numbers. Clauses are those of annex I of Decree 30/2020/NĐ-CP."""
import check_form
import vanban
from check_form import LEFT, MIDDLE, MM, PLAN
from vanban import ET, W

REGULATION = {**{k: v for k, v in PLAN.items() if k != 'annexes'}, 'title': 'Quy chế', 'levels': 'chuong-dieu', 'body': [
    {'kind': 'phan', 'title': 'Quy định chung', 'items': [
        {'kind': 'chuong', 'title': 'Phạm vi', 'items': [
            {'kind': 'muc', 'title': 'Áp dụng', 'items': [
                {'kind': 'tieu-muc', 'title': 'Đối tượng', 'items': [
                    {'title': 'Người dân', 'items': [
                        {'kind': 'khoan', 'text': 'Người cư trú trên địa bàn:', 'items': [
                            {'kind': 'diem', 'text': 'Thường trú;'}, {'kind': 'diem', 'text': 'Tạm trú.'}]},
                        {'title': 'Người lao động'}]},
                    {'kind': 'dieu', 'text': 'Quy chế có hiệu lực từ ngày ký.'}]}]}]}]}]}


class Regulation(check_form.Form):
    DATA = REGULATION

    def test_headings_in_the_middle(self):
        """V.6: number bold on a line of its own, the title beneath, upper case bold, both centred."""
        for number, title in (('Phần I', 'QUY ĐỊNH CHUNG'), ('Chương I', 'PHẠM VI'), ('Mục 1', 'ÁP DỤNG'), ('Tiểu mục 1', 'ĐỐI TƯỢNG')):
            self.assert_set(number, 'V.6', (13, 14), bold=True, centre=MIDDLE, docx=title)
            self.assert_set(title, 'V.6', (13, 14), bold=True, centre=MIDDLE)
            self.assertGreater(self.item(title).y, self.item(number).y)

    def test_articles_clauses_and_points(self):
        """V.6: article and titled clause bold, indented 1 or 1.27 cm; clause and point upright."""
        indent = LEFT + 12.7 * MM
        self.assert_set('Điều 1. Người dân', 'V.6', (13, 14), bold=True, left=indent, docx='Người dân')
        self.assert_set('2. Người lao động', 'V.6', (13, 14), bold=True, left=indent, docx='Người lao động')
        for text in ('1. Người cư trú trên địa bàn:', 'a) Thường trú;', 'b) Tạm trú.'):
            self.assert_set(text, 'V.6', (13, 14), left=indent, docx=text[3:], align='both')

    def test_an_article_without_title(self):
        number, words = (next(i for i in self.items if i.text == text) for text in ('Điều 2. ', 'Quy chế có hiệu lực từ ngày ký.'))
        self.assertEqual((number.bold, words.bold, number.y), (True, False, words.y))


class Docx(check_form.Form):
    """What stands in word/document.xml itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = ET.fromstring(vanban.docx_part(cls.docx))

    def test_margins(self):
        """I.3: 20-25 mm top and bottom, 30-35 left, 15-20 right, in every section."""
        sections = list(self.root.iter(W + 'pgMar'))
        self.assertEqual(len(sections), 3)
        for margins in sections:
            for side, low, high in (('top', 20, 25), ('bottom', 20, 25), ('left', 30, 35), ('right', 15, 20)):
                mm = int(margins.get(W + side)) / 1440 * 25.4
                self.assertTrue(low - 0.05 <= mm <= high, 'I.3, %s: %.2f' % (side, mm))

    def test_rules_are_as_long_as_on_the_pages(self):
        """II.1, II.2, II.5 a, form 2.1: borders of paragraphs, cut to length by their indents."""
        width = {c: int(c.find(W + 'tcPr/' + W + 'tcW').get(W + 'w')) for c in self.root.iter(W + 'tc')}
        column = {p: w for c, w in width.items() for p in c.iter(W + 'p')}
        section = list(self.root.iter(W + 'sectPr'))
        across = int(section[-1].find(W + 'pgSz').get(W + 'w')), int(section[0].find(W + 'pgSz').get(W + 'w'))
        have, texts = [], 9354  # 165 mm
        for p in self.root.iter(W + 'p'):
            if p.find(W + 'pPr/' + W + 'pBdr') is None:
                continue
            indent = p.find(W + 'pPr/' + W + 'ind')
            left, right = int(indent.get(W + 'left')), int(indent.get(W + 'right'))
            page = texts if p in column or len(have) < 4 else texts + across[0] - across[1]
            have.append((column.get(p, page) - left - right) / 20)
        want = [i.length for i in self.items if i.kind == 'line' and i.across and i.thickness == 0.75 and i.y < 700]
        self.assertEqual((len(have), len(want)), (5, 5))  # organ, motto, subject, two annexes
        for a, b in zip(sorted(have), sorted(want)):
            self.assertAlmostEqual(a, b, delta=0.1)

    def test_page_numbers(self):
        """I.7: 13-14 upright, centred; none on the first page of a section that begins again."""
        header = ET.fromstring(vanban.docx_part(self.docx, 'word/header1.xml'))
        style = header.find(W + 'p/' + W + 'pPr/' + W + 'pStyle').get(W + 'val')
        look = vanban.docx_styles(self.docx)[style]
        self.assertTrue(13 <= look['size'] <= 14 and not look['bold'] and not look['italic'] and look['align'] == 'center')
        for section in self.root.iter(W + 'sectPr'):
            self.assertIsNotNone(section.find(W + 'titlePg'))
            if section.find(W + 'pgNumType') is not None:
                self.assertEqual(section.find(W + 'pgNumType').get(W + 'start'), '1')
        self.assertEqual(len(list(self.root.iter(W + 'pgNumType'))), 2)
