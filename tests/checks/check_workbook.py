"""The workbook of a budget as a file: what its parts say, that it agrees with the plan, that no text in it runs."""
import json, os, re, resource, shutil, tempfile, unittest, zipfile

import vanban

BUDGET = {
    'title': 'Dự trù kinh phí', 'total_label': 'Tổng cộng', 'source': 'ngân sách xã năm 2026',
    'groups': [
        {'title': 'Chuẩn bị', 'items': [
            {'text': '=HYPERLINK("http://x","y")', 'code': '6651', 'quantity': '2,5', 'unit': '+bộ', 'times': 3, 'price': 12345, 'norm': 12345,
             'actual': 90000, 'note': '@SUM(A1)'},
            {'text': '-2+3', 'amount': 1500000}]},
        {'title': '=1+1', 'items': [{'text': 'Nước uống', 'quantity': 110, 'unit': 'người', 'price': 20000}]}],
}
TOTAL, WORDS = '3.792.588', 'Ba triệu bảy trăm chín mươi hai nghìn năm trăm tám mươi tám đồng'


def plan(budget, **more):
    return {'template': 'ke-hoach', 'issuer': {'name': ['ỦY BAN NHÂN DÂN', 'XÃ HÒA BÌNH']}, 'date': '2026-02-03', 'number': '5',
            'subject': '=Đối thoại', 'body': [{'title': 'Kinh phí', 'budget': budget, **more}]}


class Workbook(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)

    def path(self, *parts):
        return os.path.join(self.dir, *parts)

    def render(self, data, *args, code=0, **kw):
        with open(self.path('plan.json'), 'w', encoding='utf-8') as f:
            json.dump(data, f, ensure_ascii=False)
        got, _, err = vanban.run('render', '-q', '-o', self.path('out'), *args, self.path('plan.json'), **kw)
        self.assertEqual(got, code, err)
        return self.path('out', 'plan.xlsx')

    def parts(self, path):
        with zipfile.ZipFile(path) as z:
            return {n: z.read(n).decode() for n in z.namelist()}

    def test_total_and_words_are_those_of_the_plan(self):
        for how in ('list', 'table'):
            with self.subTest(how=how):
                book = self.render(plan(BUDGET, **{'as': how}))
                cells = vanban.xlsx_cells(book)
                self.assertIn(float(TOTAL.replace('.', '')), [v for f, v in cells.values() if f])
                self.assertIn('(Bằng chữ: %s.)' % WORDS, [v for _, v in cells.values()])
                pdf = ' '.join(vanban.pdf_text(book[:-4] + 'pdf').split())
                docx = ' '.join(' '.join(vanban.docx_paragraphs(book[:-4] + 'docx')).replace('\u00a0', ' ').split())
                for text in (pdf, docx):
                    self.assertIn(TOTAL, text)
                    self.assertIn(WORDS, text)
                    self.assertIn('Nguồn kinh phí: ngân sách xã năm 2026.', text)

    def test_text_is_never_a_formula(self):
        cells = vanban.xlsx_cells(self.render(plan(BUDGET)))
        texts = [v for f, v in cells.values() if not f]
        for text in ('=HYPERLINK("http://x","y")', '-2+3', '@SUM(A1)', '+bộ', '=1+1', '=Đối thoại'):
            self.assertIn(text, texts)
        allowed = {'SUM', 'ROUND', 'IF', 'OR', 'AND', 'ISNUMBER', 'ABS', 'SUMPRODUCT', 'ROWS'}
        for f in (f for f, _ in cells.values() if f):
            self.assertFalse(set(re.findall(r'([A-Z]+)\(', f)) - allowed, f)

    def test_page_guards_and_names(self):
        parts = self.parts(self.render(plan(BUDGET)))
        book, sheet = parts['xl/workbook.xml'], parts['xl/worksheets/sheet1.xml']
        self.assertEqual(re.findall(r'<sheet name="([^"]+)"', book), ['Dự toán', 'Biểu đồ', 'Bằng chữ'])
        self.assertEqual(re.findall(r'<sheet name="[^"]+" sheetId="\d" state="hidden"', book), ['<sheet name="Bằng chữ" sheetId="3" state="hidden"'])
        names = re.findall(r'<definedName name="([^"]+)"', book)
        for name in ('TongCong', 'TongQuyetToan', 'Nhom_I', 'Nhom_II', 'BangChu', 'CoCau', '_xlnm.Print_Titles', '_xlnm.Print_Area'):
            self.assertIn(name, names)
        self.assertIn('paperSize="9"', sheet)
        self.assertIn('orientation="landscape"', sheet)
        self.assertIn('<pageSetUpPr fitToPage="1"/>', sheet)
        self.assertIn('fitToHeight="0"', sheet)
        self.assertRegex(sheet, r'<pane ySplit="\d+"[^>]* state="frozen"')
        self.assertIn('<sheetProtection sheet="1"', sheet)
        self.assertNotIn('password', sheet)
        self.assertEqual(sheet.count('<dataValidation '), 5)  # quantity, times, norm, price, actual
        self.assertGreaterEqual(sheet.count('<cfRule '), 5)
        self.assertIn('xl/charts/chart1.xml', parts)
        self.assertIn('&amp;P', sheet)
        self.assertIn('<dc:creator>ỦY BAN NHÂN DÂN XÃ HÒA BÌNH</dc:creator>', parts['docProps/core.xml'])

    def test_numbers_show_vietnamese_separators(self):
        looks = self.parts(self.render(plan(BUDGET)))['xl/styles.xml']
        for code in ('[$-42A]#,##0', '[$-42A]#,##0.0##', '[$-42A]0.0%'):
            self.assertIn('formatCode="%s"' % code, looks)

    def test_temporary_folder_that_cannot_be_used(self):
        with open(self.render(plan(BUDGET)), 'rb') as f:
            first = f.read()
        shutil.rmtree(self.path('out'))
        open(self.path('file'), 'w').close()
        for place in (self.path('none'), self.path('file'), '/dev/full'):
            book = self.render(plan(BUDGET), env=vanban.environment(TMPDIR=place, TMP=place, TEMP=place))
            with open(book, 'rb') as f:
                self.assertEqual(f.read(), first, place)

    def test_full_disk_is_no_success(self):
        for limit in (0, 1, 1000, 5000):
            self.render(plan(BUDGET), '-f', 'xlsx', code=3,
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(os.listdir(self.path('out')), [])


if __name__ == '__main__':
    unittest.main()
