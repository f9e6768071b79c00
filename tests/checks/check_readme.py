"""The examples of the README do what it says."""
import json, os, re, tempfile, unittest

import vanban


def block(language):
    with open(os.path.join(vanban.ROOT, 'README.md'), encoding='utf-8') as f:
        return re.search(r'```%s\n(.*?)```' % language, f.read(), re.S).group(1)


class Readme(unittest.TestCase):
    def test_the_data_example_gives_three_files_without_a_warning(self):
        with tempfile.TemporaryDirectory() as d:
            with open(os.path.join(d, 'x.json'), 'w', encoding='utf-8') as f:
                f.write(block('json'))
            self.assertEqual(vanban.run('render', '-q', 'x.json', cwd=d), (0, '', ''))
            self.assertEqual(sorted(os.listdir(d)), ['x.docx', 'x.json', 'x.pdf', 'x.xlsx'])

    def test_the_template_example_makes_a_document(self):
        data = json.loads(block('json'))
        keep = ('issuer', 'number', 'date', 'subject', 'body', 'signatures', 'recipients')
        with tempfile.TemporaryDirectory() as d:
            os.mkdir(os.path.join(d, 'templates'))
            with open(os.path.join(d, 'templates', 'thong-bao.lua'), 'w', encoding='utf-8') as f:
                f.write(block('lua'))
            with open(os.path.join(d, 'x.json'), 'w', encoding='utf-8') as f:
                json.dump({'template': 'thong-bao', **{k: data[k] for k in keep}}, f)
            self.assertEqual(vanban.run('render', '-q', '-f', 'pdf,docx', 'x.json', cwd=d), (0, '', ''))
            self.assertIn('Số: 05/TB-UBND', vanban.pdf_text(os.path.join(d, 'x.pdf')))


if __name__ == '__main__':
    unittest.main()
