#!/usr/bin/python3
"""Documents made by chance, but always the same: what the engine must set alike in PDF and DOCX.

    tests/tools/generate.py FOLDER [--count N] [--seed N]

Writes FOLDER/NNN-KIND.json with what they need beside them: a style sheet each (paper margins, sizes, pitches), and for
the kinds that go below the form a template each. Kinds:
    form     plans of the three profiles: letterheads, bases, headings, lists, tables, budgets, signers, annexes
    widths   paragraphs of all widths and indents, hanging ones too, in both sizes
    looks    marks, superscripts, tabs, line breaks, the four alignments
    tables   ruled tables of all sorts, nested ones, rows that split and rows that do not
    pages    short blocks with headings, keeps, white, rules, page breaks, pages across
    titles   centred paragraphs whose lines are balanced, with a rule as long as they are
    strings  what has no place to break
    letters  every letter in every face"""
import argparse, json, os, random
from words import LETTERS, Words

KINDS = ['form', 'widths', 'looks', 'tables', 'form', 'pages', 'titles', 'strings', 'letters', 'form', 'widths', 'tables', 'pages']
SIZES = (13, 14)


# --- writing templates ---------------------------------------------------------------------------------------
class Call(dict):
    """A block, written as vanban.block("kind", {…})."""
    def __init__(self, kind, **fields):
        super().__init__({k: v for k, v in fields.items() if v is not None})
        self.kind = kind


def lua(v):
    if isinstance(v, bool):
        return 'true' if v else 'false'
    if isinstance(v, (int, float)):
        return repr(v)
    if isinstance(v, str):
        return '"%s"' % v.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    if isinstance(v, (list, tuple)):
        return '{%s}' % ', '.join(map(lua, v))
    table = '{%s}' % ', '.join('[%s] = %s' % (lua(k), lua(x)) for k, x in v.items())
    return 'vanban.block("%s", %s)' % (v.kind, table) if isinstance(v, Call) else table


TEMPLATE = """local s = require "lib.schema"
return {
  title = "Thử", schema = s.record { s.optional("template", s.text {}) }, styles = "%s",
  build = function()
    return { title = "%s", date = "2024-05-28",
%s
    }
  end,
}
"""


def para(style, *runs, **fields):
    return Call('para', style=style, runs=list(runs), **fields)


# --- style sheets ------------------------------------------------------------------------------------------
def sheet(r, name, profile):
    size = r.choice(SIZES)
    left, right = r.choice([(30, 15), (30, 20), (35, 15), (35, 20), (32.5, 17)])
    top, bottom = r.choice([(20, 20), (25, 25), (20, 25), (22.5, 20)])
    line = r.choice([size + 2, size + 3, 18, 20, round(size * 1.5, 1)])
    page = 'width = %d, height = %d, top = %g, right = %g, bottom = %g, left = %g, number_top = 10, number_style = "page-number"'
    return """return {
  name = "%s", inherits = "%s",
  pages = { { name = "portrait", %s }, { name = "landscape", %s } },
  styles = {
    ["body"] = { size = %d, line = %g, after = %g, first = %g },
    ["wide-line"] = { based_on = "normal", title = "Dòng rộng", size = %d, line = %g },
%s
  },
}
""" % (name, profile, page % (210, 297, top, right, bottom, left), page % (297, 210, top, right, bottom, left), size, line,
       r.choice([6, 6, 3, 10]), r.choice([10, 12.7]), size, line, '\n'.join(own_styles(r)))


def own_styles(r):
    """Twenty paragraphs of any width and indent: own-1 … own-20."""
    out = []
    for i in range(1, 21):
        left, right = round(r.uniform(0, 60), 1), round(r.choice([0, 0, r.uniform(0, 60)]), 1)
        first = r.choice([0, 12.7, 10, -left if left else 0, -min(left, 6)])
        out.append('    ["own-%d"] = { based_on = "normal", title = "Riêng %d", size = %g, line = %g, after = %d, left = %g, '
                   'right = %g, first = %g, align = "%s", bold = %s, italic = %s, keep_lines = %s, widow_control = %s },' % (
                       i, i, r.choice((12, 13, 13.5, 14)), r.choice((16, 17, 18, 19.5, 21)), r.choice((0, 3, 6)), left, right, first,
                       'left' if i % 7 == 0 else 'justify', lua(r.random() < 0.15), lua(r.random() < 0.15),
                       lua(r.random() < 0.1), lua(r.random() < 0.9)))
    for i in range(1, 7):  # the first two for cells
        left, right = (r.choice((0, r.uniform(0, 50))) if i > 2 else 0 for _ in 'lr')
        out.append('    ["title-%d"] = { based_on = "normal", title = "Tên %d", size = %g, left = %g, right = %g, '
                   'align = "centre", balanced = true, keep_lines = true, bold = %s },' % (i, i, r.choice((12, 13, 14)), left, right,
                                                                        lua(r.random() < 0.7)))
    return out


# --- below the form: blocks --------------------------------------------------------------------------------
def widths(r, w):
    return [para('own-%d' % r.randint(1, 20), w.sentence(3, 110)) for _ in range(r.randint(25, 45))]


def marked(r, w):
    """Runs of one paragraph in changing looks; blanks stand between them, before or after the change."""
    runs = []
    for _ in range(r.randint(2, 9)):
        run = {'text': w.phrase(r.randint(1, 12), 0.1)}
        for mark, share in (('bold', 0.3), ('italic', 0.3), ('underline', 0.1)):
            if r.random() < share:
                run[mark] = True
        runs += [run, r.choice([' ', ' ', ', ', {'text': ' ', 'bold': True}])]
        if r.random() < 0.25:
            runs[-1:] = [{'text': r.choice(['2', '3', 'a)', 'n']), r.choice(['superscript', 'subscript']): True}, ' ']
    return runs[:-1]


def looks(r, w):
    out = []
    for _ in range(r.randint(25, 40)):
        style, pick = 'own-%d' % r.randint(1, 20), r.random()
        if pick < 0.5:
            out.append(para(style, *marked(r, w)))
        elif pick < 0.65:
            out.append(para('wide-line', w.phrase(2), '\t', w.phrase(2), '\t', w.phrase(1, 0)))
        elif pick < 0.8:
            out.append(para(style, w.sentence(2, 30), '\n', *marked(r, w)))
        elif pick < 0.9:
            out.append(para(r.choice(['nation', 'title', 'subject', 'place-date']), w.phrase(r.randint(2, 25), 0.05)))
        else:
            out.append(para(r.choice(['cell-number', 'digital-signature', 'address']), w.phrase(r.randint(2, 30))))
    return out


def cell(r, w, most, wide, nests):
    styles = ['cell', 'cell', 'cell-centre', 'cell-number'] + ['body'] * wide
    blocks = [para(r.choice(styles), w.phrase(r.randint(1, most), 0.1)) for _ in range(r.choice([1, 1, 1, 2, 3]))]
    if nests and r.random() < 0.1:
        blocks.append(table(r, w, 0, r.randint(1, 3)))
    if r.random() < 0.04:
        blocks = []
    return {'blocks': blocks, 'middle': r.random() < 0.3}


def table(r, w, depth=1, rows=None):
    n = r.randint(1, 6) if depth else r.randint(1, 2)
    columns = [r.choice(['*', '*', '2*', r.randint(12, 25)]) for _ in range(n)]
    if all(not isinstance(c, str) for c in columns):
        columns[-1] = '*'
    made = []
    if r.random() < 0.7 and depth:
        made.append({'header': True, 'whole': True,
                     'cells': [{'blocks': [para('cell-head', w.phrase(r.randint(1, 3), 0))]} for _ in columns]})
    for _ in range(rows or r.choice([2, 4, 8, 16])):
        cells, whole = [], r.random() < 0.6
        while sum(c.get('span', 1) for c in cells) < n:
            left = n - sum(c.get('span', 1) for c in cells)
            c = cell(r, w, r.choice([2, 4, 8, 16, 40] if n <= 3 else [2, 3, 5, 9]), n == 1, n == 1 and depth)
            if left > 1 and r.random() < 0.1:
                c['span'] = r.randint(2, left)
            cells.append(c)
        made.append({'cells': cells, 'whole': whole})
    ruled = r.random() < 0.85
    return Call('table', columns=columns, rows=made, ruled=ruled, keep_whole=r.random() < 0.15 or None)


def tables(r, w):
    out = []
    for _ in range(r.randint(2, 4)):
        out += [para('body', w.sentence()) for _ in range(r.randint(1, 5))]
        if r.random() < 0.5:
            out.append(para('heading-%d' % r.randint(1, 4), w.phrase(4, 0)))
        out += [table(r, w), Call('space', height=r.choice([6, 10]))]
    return out + [para('body', w.sentence())]


def pages(r, w):
    out = []
    for _ in range(r.randint(30, 60)):
        pick = r.random()
        if pick < 0.5:
            out.append(para('body', w.sentence(3, 75), keep_next=r.random() < 0.08 or None))
        elif pick < 0.75:
            out += [para('heading-%d' % level, w.phrase(r.randint(2, 20), 0.05)) for level in range(r.randint(1, 3), r.randint(3, 5))]
        elif pick < 0.82:
            out.append(para('closing', w.sentence(20, 80)))
        elif pick < 0.88:
            out.append(Call('space', height=r.choice([6, 14, 30])))
        elif pick < 0.92:
            out += [para('subject', w.phrase(8, 0)),
                    Call('rule', fraction=0.4, of='text', align='centre', thickness=0.75, above=3, below=10)]
        elif pick < 0.95:
            out.append(para('body', w.sentence()))
            out.append(Call('page', page=r.choice([None, 'portrait', 'landscape']), restart=r.random() < 0.3 or None))
        elif pick < 0.97:
            out += [para('heading-2', w.phrase(5, 0)), table(r, w, 0, r.randint(2, 8))]
        else:
            out += [para('own-%d' % r.randint(1, 20), w.sentence(3, 60)) for _ in range(3)]
    return out + [para('body', w.sentence())]


def titles(r, w):
    out = []
    for _ in range(r.randint(20, 40)):
        text = w.phrase(r.randint(4, 45), 0.08)
        out.append(para('title-%d' % r.randint(1, 6), *([text] if r.random() < 0.8 else [text, '\n', w.phrase(8, 0)])))
        if r.random() < 0.3:
            out.append(Call('rule', fraction=0.4, of='text', align='centre', thickness=0.75, above=3, below=10))
        if r.random() < 0.3:
            cells = [{'blocks': [para('title-%d' % r.randint(1, 2), w.phrase(r.randint(2, 9), 0).upper())]} for _ in range(3)]
            out.append(Call('table', columns=[r.randint(50, 60), '*', '*'], rows=[{'cells': cells}]))
    return out


def strings(r, w):
    out = []
    for _ in range(r.randint(12, 20)):
        long = w.unbroken(r.choice([30, 60, 90, 150, 400]))
        lead = w.phrase(r.randint(1, 15)) + ' ' if r.random() < 0.6 else ''
        out.append(para('own-%d' % r.randint(1, 20), lead + long + ' ' + w.phrase(r.randint(1, 30))))
        if r.random() < 0.3:
            out.append(para('body', 'https://example.vn/' + '/'.join(w.unbroken(r.randint(3, 25)) for _ in range(8))))
    narrow = [{'cells': [{'blocks': [para('cell', t)]} for t in (w.unbroken(25), w.phrase(6), str(r.randint(10 ** 9, 10 ** 12)))]}]
    return out + [Call('table', columns=[r.choice([12, 15, 20]), '*', r.choice([12, 18])], rows=narrow, ruled=True)]


def letters(r, w):
    out = []
    for marks in ({}, {'bold': True}, {'italic': True}, {'bold': True, 'italic': True}):
        everything = [c for c in LETTERS + LETTERS.upper()]
        for _ in range(3):
            r.shuffle(everything)
            text, at = '', 0
            while at < len(everything):
                n = r.randint(1, 7)
                text, at = text + ''.join(everything[at:at + n]) + ' ', at + n
            out.append(para('body', dict(text=text.strip(), **marks)))
    return out


# --- plans -----------------------------------------------------------------------------------------------------
def node(r, w, depth):
    pick = r.random()
    if depth < 4 and pick < 0.35:
        return {'title': w.phrase(r.randint(2, 14), 0.05), 'items': [node(r, w, depth + 1) for _ in range(r.randint(1, 4))]}
    if depth < 4 and pick < 0.4:
        return {'title': w.phrase(2, 0), 'text': w.sentence(2, 30)}
    if pick < 0.7:
        return r.choice(['- ', '- ', '+ ', '* ']) + w.sentence()
    if pick < 0.75:
        return '(' + w.phrase(r.randint(5, 30)) + ')'
    if pick < 0.78:
        n = r.randint(2, 6)
        return {'text': w.phrase(4, 0) + ':', 'table': {
            'columns': [w.phrase(2, 0) for _ in range(n)], 'rows': [[w.phrase(r.randint(1, 9)) for _ in range(n)]
                                                                    for _ in range(r.randint(1, 15))]}}
    if pick < 0.8:
        return {'text': w.phrase(3, 0) + ':', 'as': r.choice(['list', 'table']), 'budget': {'items': [
            {'text': w.phrase(r.randint(2, 8), 0), 'quantity': r.randint(1, 90), 'unit': 'người', 'price': r.randint(1, 900) * 1000}
            for _ in range(r.randint(1, 9))]}}
    if pick < 0.82:
        return {'text': w.phrase(3, 0) + ':', 'as': r.choice(['list', 'table']), 'timeline': [
            {'from': '2026-02-%02d' % r.randint(1, 12), 'to': '2026-02-%02d' % r.randint(13, 28), 'text': w.sentence(3, 20),
             'who': w.phrase(3, 0)} for _ in range(r.randint(1, 7))]}
    if pick < 0.86:
        return w.phrase(3) + ' **' + w.phrase(r.randint(1, 5), 0) + '** ' + w.phrase(2, 0) + ' __' + w.phrase(4, 0) + '__ m^{2} ' + w.sentence()
    return w.sentence(3, 90)


def signer(r, w):
    out = {'authority': 'TM. ' + w.phrase(r.randint(2, 6), 0).upper(), 'position': w.phrase(r.randint(2, 3), 0).upper()}
    if r.random() < 0.8:
        out['name'] = 'Nguyễn Văn A'
    if r.random() < 0.2:
        out['office'] = w.phrase(3, 0)
    return out


def form(r, w, number):
    organ = lambda: [w.phrase(r.randint(2, 5), 0).upper() for _ in range(r.randint(1, 3))]
    d = {
        'template': 'ke-hoach', 'issuer': {'parent': organ(), 'name': organ()}, 'symbol': 'KH-UBND', 'place': w.phrase(2, 0),
        'subject': w.phrase(r.randint(5, 40), 0.1), 'profile': r.choice(['nd30', 'mttq', 'dang']),
        'bases': [w.phrase(r.randint(6, 30)) for _ in range(r.randint(0, 8))],
        'opening': w.phrase(r.randint(10, 40)) + ' như sau:',
        'body': [{'title': w.phrase(3, 0), 'items': [node(r, w, 1) for _ in range(r.randint(1, 9))]} for _ in range(r.randint(1, 6))],
        'signatures': [signer(r, w) for _ in range(r.choice([1, 1, 1, 2, 3, 4]))],
        'recipients': [w.phrase(r.randint(2, 9), 0.05) for _ in range(r.randint(0, 9))], 'archive': 'VT',
    }
    if r.random() < 0.7:
        d['closing'] = w.sentence(4, 70)
    if r.random() < 0.7:
        d['number'], d['date'] = str(number), '2026-02-03'
    if r.random() < 0.2:
        d['approval'] = {'heading': w.phrase(4, 0).upper(), 'position': 'BÍ THƯ', 'name': 'Trần Thị B'}
    if r.random() < 0.2:
        d['urgency'] = r.choice(['KHẨN', 'HỎA TỐC'])
    if r.random() < 0.15:
        d['circulation'] = 'LƯU HÀNH NỘI BỘ'
    if r.random() < 0.15:
        d['contacts'] = {'address': w.phrase(8, 0), 'email': 'van-ban@example.vn', 'phone': '0234 567 890'}
    if r.random() < 0.15:
        d['levels'] = 'chuong-dieu'
        d['body'] = [{'title': w.phrase(4, 0), 'items': [{'title': w.phrase(5, 0), 'items': [w.sentence() for _ in range(3)]}
                                                         for _ in range(3)]} for _ in range(2)]
    if r.random() < 0.3:
        d['annexes'] = [{'title': w.phrase(6, 0), 'landscape': r.random() < 0.4, 'body': [node(r, w, 2) for _ in range(r.randint(2, 6))]}
                        for _ in range(r.randint(1, 2))]
    return d


# --- files -----------------------------------------------------------------------------------------------------
BUILDERS = {'widths': widths, 'looks': looks, 'tables': tables, 'pages': pages, 'titles': titles, 'strings': strings, 'letters': letters}


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    return path


def generate(folder, count, seed=0):
    """Writes `count` documents of set `seed`; gives the paths of their data."""
    paths = []
    for i in range(count):
        kind = KINDS[i % len(KINDS)]
        r = random.Random('%s %d' % (kind, i) + (' %d' % seed if seed else ''))
        w, name = Words(r), '%03d-%s' % (i, kind)
        data = form(r, w, i) if kind == 'form' else {'template': name}
        put(folder, 'styles/%s.lua' % name, sheet(r, name, data.get('profile', 'nd30')))
        if kind == 'form':
            data['styles'] = name
        else:
            blocks = BUILDERS[kind](r, w)
            put(folder, name + '.lua', TEMPLATE % (name, name, '\n'.join('      %s,' % lua(b) for b in blocks)))
        paths.append(put(folder, name + '.json', json.dumps(data, ensure_ascii=False, indent=1)))
    return paths


if __name__ == '__main__':
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('folder')
    ap.add_argument('--count', type=int, default=240)
    ap.add_argument('--seed', type=int, default=0, help='another set of documents')
    args = ap.parse_args()
    print('%d documents' % len(generate(args.folder, args.count, args.seed)))
