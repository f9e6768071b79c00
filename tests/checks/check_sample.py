"""The sample plan in all three formats: every word is there, the figures agree, the files are sound."""
import json, os, re, shutil, tempfile, unittest

import vanban

SAMPLE = os.path.join(vanban.SAMPLES, 'an-ap.json')


def texts(value):
    """Every text of the data that is printed as it stands: paragraphs, titles, names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from texts(v)
    elif isinstance(value, dict):
        for k, v in value.items():
            if k not in ('template', 'as', 'date', 'from', 'to', 'symbol', 'number', 'unit', 'marker', 'profile', 'intro', 'kind'):
                yield from texts(v)


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        code, _, err = vanban.run('render', '-q', '-o', cls.dir, SAMPLE)
        if code or err:
            raise AssertionError(err)
        with open(SAMPLE, encoding='utf-8') as f:
            cls.data = json.load(f)
        cls.pdf, cls.docx, cls.xlsx = (os.path.join(cls.dir, 'an-ap.' + s) for s in ('pdf', 'docx', 'xlsx'))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def assert_holds(self, text, where):
        """Each printed text of the data stands in `text` as one unbroken run of words."""
        have = ' ' + ' '.join(vanban.words(re.sub(r'(?m)^\s*\d+\s*$', '', text))) + ' '
        for t in texts(self.data):
            want = ' '.join(vanban.words(re.sub(r'^[-+*·]\s+', '', t)))
            want = re.sub(r'( [.;:,])+$', '', want)
            if want and ' ' + want + ' ' not in have and ' ' + want.upper() + ' ' not in have:
                self.fail('%s lacks: %s' % (where, want))

    def test_every_text_is_in_the_pdf_for_two_readers(self):
        self.assert_holds(vanban.pdf_text(self.pdf).replace('\f', '\n'), 'pdftotext')
        self.assert_holds(vanban.pdf_text_mutool(self.pdf).replace('\f', '\n'), 'mutool')

    def test_every_text_is_in_the_docx(self):
        self.assert_holds('\n'.join(vanban.docx_paragraphs(self.docx)), 'docx')

    def test_pdf_is_sound(self):
        vanban.tool('qpdf', '--check', self.pdf)
        fonts = vanban.tool('pdffonts', self.pdf).decode().splitlines()[2:]
        self.assertTrue(fonts)
        for row in fonts:
            self.assertRegex(row, r'^[A-Z]{6}\+\S+ .*\syes\s+yes\s+yes\s', row)
        info = vanban.tool('pdfinfo', self.pdf).decode()
        self.assertRegex(info, r'Page size: +595\.\d+ x 841\.\d+ pts \(A4\)')
        self.assertRegex(info, r'Tagged: +yes')
        self.assertLess(os.path.getsize(self.pdf), 12 * 1024 * int(re.search(r'Pages: +(\d+)', info).group(1)))

    def test_figures_of_the_plan(self):
        for text in (vanban.pdf_text(self.pdf), '\n'.join(vanban.docx_paragraphs(self.docx))):
            flat = ' '.join(text.split())
            for figure in ('800.000', '32.000', '50.000', '238.000', '1.120.000', '44 đại biểu', '76 đại biểu', '22/10/2023'):
                self.assertIn(figure, flat)
            self.assertIn('Một triệu một trăm hai mươi nghìn đồng', flat)

    def test_budget_workbook(self):
        cells = vanban.xlsx_cells(self.xlsx)
        amounts = {at: v for at, (f, v) in cells.items() if f and isinstance(v, float)}
        self.assertEqual(sorted(amounts.values())[-5:], [32000.0, 50000.0, 238000.0, 800000.0, 1120000.0])
        total = next(at for at, v in amounts.items() if v == 1120000.0)
        self.assertIn('SUM', cells[total][0])
        self.assertTrue(any('Một triệu một trăm hai mươi nghìn đồng' in str(v) for _, v in cells.values()))


if __name__ == '__main__':
    unittest.main()
