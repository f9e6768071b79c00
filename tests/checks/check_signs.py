"""Signs that Times New Roman lacks: the PDF embeds a subset of the face they are set in and gives them back as text, the
DOCX names that face, a print of several documents stores it once."""
import json, os, re, tempfile, unittest

import vanban

PLAN = {
    'template': 'ke-hoach', 'issuer': {'name': 'Ủy ban nhân dân xã Hòa Bình'}, 'number': '5', 'date': '2026-02-03',
    'subject': 'Lấy phiếu ý kiến ☑', 'body': [
        {'title': 'Phiếu ☐', 'items': ['Đồng ý ☐ Không ☐️ **đậm ✓ đậm** → ★', {'number': '☐', 'title': 'Mục'}],
         'table': {'columns': ['Việc', 'Có'], 'rows': [['Đường thôn', '☒']]}}],
}
SIGNS = '☐☑☒✓★'


def fonts_of(path):
    return [row.split() for row in vanban.tool('pdffonts', path).decode().splitlines()[2:]]


class Signs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def put(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        return path

    def run_on(self, *args):
        code, _, err = vanban.run(*args, cwd=self.folder)
        self.assertEqual((code, 'error' in err), (0, False), err)

    def test_they_are_embedded_and_named(self):
        self.put('plan.json', json.dumps(PLAN))
        self.run_on('render', '-q', '-f', 'pdf,docx', 'plan.json')
        pdf, docx = (os.path.join(self.folder, 'plan.' + suffix) for suffix in ('pdf', 'docx'))
        signs = [row for row in fonts_of(pdf) if 'DejaVuSans' in row[0]]
        self.assertEqual(len(signs), 1)
        self.assertEqual(signs[0][-5:-2], ['yes'] * 3)  # embedded, a subset, with its Unicode map
        for text in (vanban.pdf_text(pdf), vanban.pdf_text_mutool(pdf)):
            self.assertEqual(len(re.findall('[%s]' % SIGNS, text)), 8)
            self.assertIn('→', text)  # of the family itself
        xml = vanban.docx_part(docx)
        self.assertNotIn('\ufe0f', xml)
        for run in re.findall(r'<w:r>.*?</w:r>', xml):
            own = bool(re.search('[%s]' % SIGNS, run))
            self.assertEqual(own, 'w:ascii="DejaVu Sans"' in run, run)

    def test_documents_without_them_have_none(self):
        with open(os.path.join(vanban.SAMPLES, 'xuan-thanh.json'), encoding='utf-8') as f:
            self.put('plan.json', f.read())
        self.run_on('render', '-q', '-f', 'pdf', 'plan.json')
        self.assertFalse([row for row in fonts_of(os.path.join(self.folder, 'plan.pdf')) if 'DejaVu' in row[0]])

    def test_a_print_stores_their_face_once(self):
        self.put('plans.jsonl', '\n'.join(json.dumps({**PLAN, 'number': str(n)}) for n in range(1, 4)))
        self.run_on('batch', '-q', '-t', 'ke-hoach', '-o', 'out', '--format', 'pdf', '--merge', 'all.pdf', 'plans.jsonl')
        path = os.path.join(self.folder, 'all.pdf')
        self.assertEqual(len([row for row in fonts_of(path) if 'DejaVuSans' in row[0]]), 1)
        self.assertEqual(vanban.pdf_text(path).count('☒'), 3)
