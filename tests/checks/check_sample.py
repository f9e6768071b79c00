"""The samples in all formats: every word is there for different readers, the figures agree, the files are sound."""
import glob, json, os, re, shutil, tempfile, unittest

import vanban

# What is printed in other words than the data's: a choice ("before", "table"), a date, an hour.
CODED = re.compile(r'[a-z][a-z0-9_-]*|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}')

# Figures of the plans as their documents must show them, whoever wrote or computed them.
FIGURES = {
    'an-ap': ('23/KH-MTTQ', 'ngày 06 tháng 10 năm 2023', '800.000', '32.000', '50.000', '238.000', '1.120.000',
              'Một triệu một trăm hai mươi nghìn đồng', '44 đại biểu', '76 đại biểu', '= 20 đại biểu', '22/10/2023'),
    'xuan-thanh': ('01/KH-UBMTTQ', 'ngày 28 tháng 5 năm 2024', 'ngày 19 tháng 6 năm 2015', 'Ngày 31/5/2024',
                   'Từ ngày 14 - 16/6/2024', 'Ngày 19/6/2024', 'Ngày 20/6/2024', 'Ngày 26/6/2024'),
    'tu-son': ('28/KH-HĐND', 'ngày 06 tháng 6 năm 2017', 'ngày 26 tháng 5 năm 2017', 'Thứ Ba, 13/6/2017', 'Đến ngày 26/7/2017'),
    'son-vi': ('/KH-TTHĐND', '1859-QĐ/TU, ngày 09/4/2019', '15 ngày', '05 ngày', '10 (mười) ngày', '20 (hai mươi) ngày'),
    'thong-kenh': ('/KH-UBND', '03-QC/TU, ngày 18/3/2021', '21-KH/HU, ngày 31/5/2021', '1/2 ngày', '19/6/2023', '55 người',
                   '05 người', '10 người', '20 người', '15 người', '15/6/2023', '16/6/2023', '30/6/2023'),
}


def texts(value):
    """Every text of the data that is printed as it stands: paragraphs, titles, names."""
    if isinstance(value, str):
        if not CODED.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for v in value:
            yield from texts(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from texts(v)


def folded(text):
    """Words and marks of a text, whatever kinds of blanks and hyphens keep them together."""
    return vanban.words(text.replace('\u2011', '-'))


def pieces(text):
    """A text without its sign and marks, parted where a reference is filled in."""
    text = re.sub(r'[\^_]\{([^{}]*)\}', r'\1', re.sub(r'^[-+*·]\s+', '', text))
    text = re.sub(r'\\(.)', r'\1', re.sub(r'(?<!\\)(\*\*|(?<!_)__(?!_))', '', text))
    return re.split(r'\{ref:[^}]*\}', text)


class Samples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        paths = sorted(glob.glob(os.path.join(vanban.SAMPLES, '*.json')))
        code, _, err = vanban.run('render', '-q', '-o', cls.dir, *paths)
        if code or err:
            raise AssertionError(err)
        cls.data = {}
        for path in paths:
            with open(path, encoding='utf-8') as f:
                cls.data[os.path.splitext(os.path.basename(path))[0]] = json.load(f)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def path(self, name, suffix):
        return os.path.join(self.dir, name + '.' + suffix)

    def readings(self, name):
        """(reader, text) of the two documents made of a sample."""
        pdf = self.path(name, 'pdf')
        return (('pdftotext', vanban.pdf_text(pdf).replace('\f', '\n')),
                ('mutool', vanban.pdf_text_mutool(pdf).replace('\f', '\n')),
                ('docx', '\n'.join(vanban.docx_paragraphs(self.path(name, 'docx')))))

    def test_every_text_is_in_pdf_and_docx(self):
        """Each printed text of the data stands in the document as one unbroken run of words."""
        for name, data in self.data.items():
            for reader, text in self.readings(name):
                have = ' ' + ' '.join(folded(re.sub(r'(?m)^\s*\d{1,2}\s*$', '', text))) + ' '  # without page numbers
                with self.subTest(sample=name, reader=reader):
                    for piece in (p for t in texts(data) for p in pieces(t)):
                        want = re.sub(r'( [.;:,])+$', '', ' '.join(folded(piece)))
                        if want and ' ' + want + ' ' not in have and ' ' + want.upper() + ' ' not in have:
                            self.fail('lacks: ' + want)

    def test_figures_of_the_plans(self):
        for name, figures in FIGURES.items():
            for reader, text in self.readings(name):
                flat = ' '.join(text.replace('\u2011', '-').split())
                with self.subTest(sample=name, reader=reader):
                    for figure in figures:
                        self.assertIn(figure, flat)

    def test_pdf_is_sound(self):
        for name in self.data:
            pdf = self.path(name, 'pdf')
            with self.subTest(sample=name):
                vanban.tool('qpdf', '--check', pdf)
                fonts = vanban.tool('pdffonts', pdf).decode().splitlines()[2:]
                self.assertTrue(fonts)
                for row in fonts:
                    self.assertRegex(row, r'^[A-Z]{6}\+\S+ .*\syes\s+yes\s+yes\s', row)
                info = vanban.tool('pdfinfo', pdf).decode()
                self.assertRegex(info, r'Page size: +595\.\d+ x 841\.\d+ pts \(A4\)')
                self.assertRegex(info, r'Tagged: +yes')
                pages = int(re.search(r'Pages: +(\d+)', info).group(1))
                self.assertLess(os.path.getsize(pdf), 1024 * (32 + 10 * pages))  # the fonts, then the pages

    def test_a_workbook_where_there_is_a_budget(self):
        for name, data in self.data.items():
            with self.subTest(sample=name):
                self.assertEqual(os.path.exists(self.path(name, 'xlsx')), '"budget"' in json.dumps(data))

    def test_budget_workbook_of_an_ap(self):
        cells = vanban.xlsx_cells(self.path('an-ap', 'xlsx'))
        amounts = {at: v for at, (f, v) in cells.items() if f and isinstance(v, float)}
        self.assertEqual(sorted(amounts.values())[-5:], [32000.0, 50000.0, 238000.0, 800000.0, 1120000.0])
        total = next(at for at, v in amounts.items() if v == 1120000.0)
        self.assertIn('SUM', cells[total][0])
        self.assertTrue(any('Một triệu một trăm hai mươi nghìn đồng' in str(v) for _, v in cells.values()))


if __name__ == '__main__':
    unittest.main()
