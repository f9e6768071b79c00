"""The place of a digital signature: an empty field of the PDF where the norm puts the organ's seal, only where the data
ask for one."""
import json, os, re, tempfile, unittest

import vanban

MM = 72 / 25.4


class SignatureField(unittest.TestCase):
    def render(self, asked):
        with open(os.path.join(vanban.SAMPLES, 'an-ap.json'), encoding='utf-8') as f:
            data = json.load(f)
        data.pop('approval', None)
        data['signatures'] = [{'position': 'Chủ tịch', 'name': 'Nguyễn Văn A', 'signature_field': field} for field in asked]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        d = folder.name
        path = os.path.join(d, 'plan.json')
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(data, f)
        code, _, err = vanban.run('render', '-q', '-f', 'pdf,lines', '-o', d, path)
        self.assertEqual(code, 0, err)
        with open(os.path.join(d, 'plan.lines.tsv'), encoding='utf-8') as f:
            rows = [row.rstrip('\n').replace('\u00a0', ' ').split('\t') for row in f]
        names = [row for row in rows if row[4] == 'signature' and row[-1] == 'Nguyễn Văn A']
        self.assertEqual(len(names), len(asked))
        vanban.tool('qpdf', '--check', os.path.join(d, 'plan.pdf'))
        with open(os.path.join(d, 'plan.pdf'), 'rb') as f:
            return f.read(), names, vanban.tool('pdfinfo', '-struct', os.path.join(d, 'plan.pdf')).decode()

    def test_none_unless_asked_for(self):
        pdf, _, struct = self.render([False])
        self.assertNotIn(b'/AcroForm', pdf)
        self.assertNotIn(b'/Sig', pdf)
        self.assertNotRegex(struct, r'\bForm\b')

    def test_at_the_left_of_the_signature(self):
        pdf, names, struct = self.render([True, True])
        fields = re.findall(rb'/FT/Sig/F 132/T\((\w+)\).*?/Rect\[([\d. ]+)\]/P (\d+) 0 R.*?/StructParent (\d+)', pdf, re.S)
        self.assertEqual([f[0] for f in fields], [b'ChuKySo1', b'ChuKySo2'])
        self.assertEqual(len(re.findall(r'^\s*Form\b', struct, re.M)), 2)
        self.assertEqual(len({f[3] for f in fields}), 2)
        for (_, rect, _, _), name in zip(fields, names):
            left, bottom, right, top = map(float, rect.split())
            middle = (float(name[9]) + float(name[10])) / 2
            self.assertAlmostEqual(right - left, 36 * MM, delta=0.1)
            self.assertAlmostEqual(top - bottom, 36 * MM, delta=0.1)
            self.assertAlmostEqual(middle - (left + right) / 2, 24.7 * MM, delta=0.2)
            self.assertGreater(top, 841.9 - float(name[11]))  # above the name's line, over the room for signing

    def test_every_key_leads_to_its_field(self):
        pdf, _, _ = self.render([True, True])
        tree = re.search(rb'/Nums\[.*', pdf)
        for key in re.findall(rb'/FT/Sig.*?/StructParent (\d+)', pdf, re.S):
            number = re.search(rb'[\] ]' + key + rb' (\d+) 0 R', tree.group(0)).group(1)
            self.assertRegex(pdf, rb'\n' + number + rb' 0 obj\s*<<\s*/S/Form')
