"""Headings of the DOCX are what their styles say: an office changes "heading 1" once and sees all of them follow."""
import glob, os, tempfile, unittest, zipfile
import xml.etree.ElementTree as ET

import vanban
from vanban import W

# What a heading may say of its own: its number and where it stands.
OWN = {'pStyle', 'numPr', 'pageBreakBefore', 'sectPr'}
NUDGE = 2  # twips between letters, which keep a line as it is in the PDF


def name(element):
    return element.tag.removeprefix(W)


class Headings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        code, _, err = vanban.run('render', '-q', '-f', 'docx', '-o', cls.folder.name,
                                  *sorted(glob.glob(os.path.join(vanban.SAMPLES, '*.json'))))
        assert code == 0, err

    def documents(self):
        for path in sorted(glob.glob(os.path.join(self.folder.name, '*.docx'))):
            with zipfile.ZipFile(path) as z:
                yield os.path.basename(path), ET.fromstring(z.read('word/document.xml')), ET.fromstring(z.read('word/styles.xml'))

    def test_headings_have_no_formatting_of_their_own(self):
        met = 0
        for document, body, styles in self.documents():
            headings = {s.get(W + 'styleId') for s in styles.iter(W + 'style') if s.find(W + 'pPr/' + W + 'outlineLvl') is not None}
            for p in body.iter(W + 'p'):
                if p.find(W + 'pPr/' + W + 'pStyle').get(W + 'val') not in headings:
                    continue
                met += 1
                text = '%s: %s' % (document, ''.join(p.itertext()))
                self.assertLessEqual({name(e) for e in p.find(W + 'pPr')}, OWN, text)
                for mark in p.iter(W + 'rPr'):
                    self.assertEqual([name(e) for e in mark], ['spacing'], text)
                    self.assertLessEqual(abs(int(mark[0].get(W + 'val'))), NUDGE, text)
        self.assertGreater(met, 50)

    def test_headings_are_words_own(self):
        for document, body, styles in self.documents():
            names = {s.get(W + 'styleId'): s.find(W + 'name').get(W + 'val') for s in styles.iter(W + 'style')}
            for level in range(1, 5):
                self.assertEqual(names.get('Heading%d' % level), 'heading %d' % level, document)
            for style in ('Title', 'Subtitle', 'Normal'):
                self.assertIn(style, names, document)
            self.assertIn('header', names.values(), document)
