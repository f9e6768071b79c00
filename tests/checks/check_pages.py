"""Pages of the samples and of documents made by chance: nothing outside the margins or in each other's way, no heading
at a page's end, no line of a paragraph left alone, no signature without text above it."""
import glob, os, sys, tempfile, unittest

import vanban

sys.path.insert(0, os.path.join(vanban.ROOT, 'tests', 'tools'))
import generate, pages

GENERATED = 96


class Pages(unittest.TestCase):
    def check(self, files, out, may_strand=lambda style: False):
        code, _, err = vanban.run('render', '-q', '-f', 'lines', '-o', out, *files)
        self.assertEqual(code, 0, err[-2000:])
        made = sorted(glob.glob(os.path.join(out, '*.tsv')))
        self.assertEqual(len(made), len(files))
        for path in made:
            rows = pages.read(path)
            self.assertTrue(rows)
            self.assertEqual(pages.faults(rows, may_strand), [], os.path.basename(path))

    def test_samples(self):
        with tempfile.TemporaryDirectory() as d:
            self.check(glob.glob(os.path.join(vanban.ROOT, 'samples', '*.json')), d)

    def test_generated(self):
        with tempfile.TemporaryDirectory() as d:
            self.check(generate.generate(os.path.join(d, 'in'), GENERATED), os.path.join(d, 'out'),
                       lambda style: style.startswith('own-'))

    def test_faults_are_found(self):
        area = (85.0, 56.7, 552.8, 785.2)
        def row(page, block, line, of, baseline, where='text', keep='', role='', left=85.0, right=500.0):
            return pages.Row(page, area, block, 'body', role, where, keep, line, of, left, right, baseline, 18.0, 9.0, 0.0, 'x')
        full = [row(1, 1, 1, 3, 100), row(1, 1, 2, 3, 118), row(1, 1, 3, 3, 136)]
        self.assertEqual(pages.faults(full), [])
        self.assertIn('outside', pages.faults([row(1, 1, 1, 1, 100, right=560.0)])[0])
        self.assertIn('overlap', pages.faults(full + [row(1, 2, 1, 1, 120)])[0])
        self.assertIn('leads', pages.faults(full + [row(1, 2, 1, 1, 154, keep='next'), row(2, 3, 1, 1, 70)])[0])
        self.assertIn('line alone', pages.faults([row(1, 1, 1, 3, 780), row(2, 1, 2, 3, 70), row(2, 1, 3, 3, 88)])[0])
        self.assertIn('signature', pages.faults(full + [row(2, 2, 1, 1, 70, 'cell', role='signature')])[0])
