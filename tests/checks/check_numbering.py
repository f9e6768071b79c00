"""Numbers and references of every scheme: what Word shows before a paragraph and in a field is what the pages say."""
import json, os, re, shutil, tempfile, unittest
import xml.etree.ElementTree as ET

import vanban
from vanban import W

POINTS = [{'kind': 'diem', 'text': 'Điểm thứ %d.' % i, 'id': 'p%d' % i} for i in range(1, 8)]
FOUR_POINTS = [{'kind': 'diem', 'text': 'Ngắn %d.' % i} for i in range(1, 5)]

PLAN = {
    'template': 'ke-hoach', 'issuer': {'name': 'Ủy ban nhân dân xã Hòa Bình'}, 'subject': 'Đánh số',
    'opening': ['Xem {ref:kp}, {ref:k2}, {ref:t1}, {ref:a1}, {ref:v} và {ref:pl}.', 'Xem {ref:p3}, {ref:p5}, {ref:d2}, {ref:m2}, {ref:c2}, Phụ lục I.'],
    'body': [
        {'title': 'Mục đích', 'items': [
            {'title': 'Một'}, {'title': 'Hai', 'id': 'k2', 'items': [
                {'title': 'Trong hai', 'id': 't1', 'items': [{'title': 'Chữ', 'id': 'a1'}, {'title': 'Chữ khác'}]}, {'title': 'Nữa'}]}]},
        {'title': 'Kinh phí', 'id': 'kp'},
        {'title': 'Viết tay', 'number': 'III.', 'id': 'v', 'items': [{'title': 'Dưới số viết tay'}]},
        {'title': 'Sau số viết tay', 'items': [{'title': 'Một'}]},
        {'kind': 'chuong', 'title': 'Quy định', 'items': [
            {'title': 'Phạm vi', 'items': [{'kind': 'khoan', 'text': 'Gồm:', 'items': POINTS}]}]},
        {'kind': 'chuong', 'title': 'Tổ chức', 'id': 'c2', 'items': [
            {'kind': 'muc', 'title': 'Chuẩn bị', 'items': [{'title': 'Họp', 'id': 'd2'}]},
            {'kind': 'muc', 'title': 'Tiến hành', 'id': 'm2', 'items': [
                {'title': 'Việc', 'items': [{'kind': 'khoan', 'text': 'Gồm:', 'items': FOUR_POINTS}]}]}]}],
    'annexes': [{'title': 'Một', 'body': ['x']}, {'title': 'Hai', 'id': 'pl', 'body': ['Phụ lục I', {'title': 'Trong phụ lục'}]}],
}

PARTY = {'template': 'ke-hoach', 'profile': 'dang', 'issuer': {'name': 'Đảng ủy xã Hòa Bình'}, 'subject': 'Đánh số',
         'body': [{'title': 'Mục đích', 'items': [{'title': 'Một'}, {'title': 'Hai', 'id': 'h'}]}, {'title': 'Việc'}, 'Theo {ref:h}.']}

FIELD = re.compile(r' REF (\w+) (\\n )?\\h {1,2}(\\\* MERGEFORMAT )?')


def squeezed(text):
    return re.sub(r'\s+', '', text.replace('\u2011', '-'))


class Numbering(unittest.TestCase):
    DATA = PLAN

    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        path = os.path.join(cls.dir, 'plan.json')
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(cls.DATA, f, ensure_ascii=False)
        code, _, err = vanban.run('render', '-q', '-f', 'pdf,docx', '-o', cls.dir, path)
        if code:
            raise AssertionError(err)
        cls.docx, cls.pdf = os.path.join(cls.dir, 'plan.docx'), os.path.join(cls.dir, 'plan.pdf')
        cls.root = ET.fromstring(vanban.docx_part(cls.docx))
        lists = vanban.DocxLists(cls.docx)
        cls.labels = {p: lists.label(p) for p in cls.root.iter(W + 'p')}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def label_of(self, words):
        """What Word shows before the paragraph with that text; None: nothing, its number is typed."""
        for p, label in self.labels.items():
            text = ''.join(t.text for t in p.iter(W + 't')).replace('\u00a0', ' ')
            if text.endswith(words):
                return label.strip() or None
        raise AssertionError('no paragraph "%s"' % words)

    def test_the_documents_read_alike(self):
        pages = vanban.pdf_text(self.pdf).split('\f')
        text = ''.join(re.sub(r'^\s*\d+\n', '', page) for page in pages)
        self.assertEqual(squeezed(text), squeezed('\n'.join(vanban.docx_paragraphs(self.docx))))

    def bookmarked(self):
        """{bookmark: what a REF field shows of it}: its text, or the label of its paragraph without full stops at the end."""
        out = {}
        for p in self.root.iter(W + 'p'):
            for mark in p.iter(W + 'bookmarkStart'):
                name, inside, text = mark.get(W + 'name'), False, ''
                self.assertNotIn(name, out)
                for el in p.iter():
                    inside = el is mark or inside and not (el.tag == W + 'bookmarkEnd' and el.get(W + 'id') == mark.get(W + 'id'))
                    text += el.text or '' if inside and el.tag == W + 't' else ''
                out[name] = {'text': text, 'number': re.sub(r'\.*$', '', self.labels[p].strip())}
        return out

    def test_fields_show_what_word_would(self):
        places, seen = self.bookmarked(), 0
        for field in self.root.iter(W + 'fldSimple'):
            instruction = FIELD.fullmatch(field.get(W + 'instr'))
            self.assertTrue(instruction, field.get(W + 'instr'))
            place = places[instruction[1]]
            self.assertEqual(''.join(t.text for t in field.iter(W + 't')), place['number' if instruction[2] else 'text'])
            seen += 1
        for link in self.root.iter(W + 'hyperlink'):
            self.assertIn(link.get(W + 'anchor'), places)
            seen += 1
        self.assertEqual(seen, self.CITED)

    def test_citations_are_links_in_the_pdf(self):
        objects = json.loads(vanban.tool('qpdf', '--json=1', '--json-key=objects', self.pdf))['objects']
        links = [o for o in objects.values() if isinstance(o, dict) and o.get('/Subtype') == '/Link']
        pages = {name for name, o in objects.items() if isinstance(o, dict) and o.get('/Type') == '/Page'}
        self.assertEqual(len(links), self.LINKS)
        for link in links:
            self.assertEqual((link['/F'], link['/Border']), (4, [0, 0, 0]))  # PDF/A-1, 6.5.3
            self.assertIn(link['/Dest'][0], pages)
            left, bottom, right, top = link['/Rect']
            self.assertTrue(70 < left < right < 560 and 10 < top - bottom < 20, link['/Rect'])

    LINKS = 12  # of 11 citations, one over a line end
    CITED = 20  # numbers in them: "khoản 2 Mục I" has two

    def test_every_level_is_live(self):
        for words, label in (('MỤC ĐÍCH', 'I.'), ('KINH PHÍ', 'II.'), ('Trong hai', '2.1.'), ('Nữa', '2.2.'), ('Chữ khác', 'b)'),
                             ('QUY ĐỊNH', 'Chương\u00a0I'), ('TỔ CHỨC', 'Chương\u00a0II'), ('TIẾN HÀNH', 'Mục\u00a02'),
                             ('Phạm vi', 'Điều\u00a01.'), ('Họp', 'Điều\u00a02.'), ('Ngắn 4.', 'd)'), ('Dưới số viết tay', '1.')):
            self.assertEqual(self.label_of(words), label)

    def test_numbers_of_the_office_are_text(self):
        self.assertIsNone(self.label_of('VIẾT TAY'))
        self.assertEqual(self.label_of('SAU SỐ VIẾT TAY'), 'IV.')  # counted on, in a list that begins there

    def test_a_list_with_barred_d_is_text(self):
        for i in range(1, 8):
            self.assertIsNone(self.label_of('Điểm thứ %d.' % i))


class Party(Numbering):
    DATA = PARTY
    LINKS, CITED = 1, 2

    def test_every_level_is_live(self):
        for words, label in (('MỤC ĐÍCH', 'I-'), ('VIỆC', 'II-'), ('Hai', '2.')):
            self.assertEqual(self.label_of(words), label)

    test_numbers_of_the_office_are_text = test_a_list_with_barred_d_is_text = None
