"""The pages of reference beside the templates are what `make reference` writes now, and every link in them leads on."""
import os, re, sys, unittest

import vanban

sys.path.insert(0, os.path.join(vanban.ROOT, 'tests', 'tools'))
import reference


class Reference(unittest.TestCase):
    def test_pages_are_current(self):
        for path, text in reference.pages(vanban.BUILD).items():
            with open(path, encoding='utf-8') as f:
                self.assertTrue(f.read() == text, '%s: run `make reference`' % os.path.basename(path))

    def test_links_lead_on(self):
        for path, text in reference.pages(vanban.BUILD).items():
            anchors = re.findall(r'<a id="([^"]+)">', text)
            self.assertEqual(len(anchors), len(set(anchors)), path)
            self.assertFalse(set(re.findall(r'\]\(#([^)]+)\)', text)) - set(anchors), path)
            for other in re.findall(r'\]\(([^)#]+\.md)', text):
                self.assertTrue(os.path.exists(os.path.join(os.path.dirname(path), other)), other)


if __name__ == '__main__':
    unittest.main()
