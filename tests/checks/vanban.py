"""What the checks share: running the program on a sample, reading PDF, DOCX and XLSX text."""
import os, re, subprocess, unicodedata, zipfile
import xml.etree.ElementTree as ET

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get('VANBAN_BUILD', os.path.join(ROOT, 'build'))
PROGRAM = os.path.join(BUILD, 'vanban')
SAMPLES = os.path.join(ROOT, 'samples')
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'


def environment(**extra):
    keep = {k: v for k, v in os.environ.items() if k in ('PATH', 'HOME', 'TMPDIR', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS')}
    return {**keep, 'LC_ALL': 'C', 'TZ': 'UTC', 'VANBAN_PATH': ROOT, **extra}


def run(*args, cwd=None, stdin=b'', env=None, **kw):
    """Runs vanban; gives (exit code, standard output, standard error) as text."""
    r = subprocess.run([PROGRAM, *args], cwd=cwd, input=stdin, env=env or environment(), capture_output=True, timeout=120, **kw)
    return r.returncode, r.stdout.decode(), r.stderr.decode()


def tool(*args):
    return subprocess.run(args, capture_output=True, check=True, timeout=120).stdout


def words(text):
    """Words and punctuation marks, in composed form."""
    return re.findall(r'\w+|[^\w\s]', unicodedata.normalize('NFC', text))


def pdf_text(path):
    """Text in content order. pdftotext joins "217-" and "QĐ" across a line end only without -raw."""
    return tool('pdftotext', '-raw', '-enc', 'UTF-8', path, '-').decode()


def pdf_text_mutool(path):
    return tool('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', path).decode()


def docx_part(path, part='word/document.xml'):
    with zipfile.ZipFile(path) as z:
        return z.read(part).decode()


class DocxLists:
    """Counts the lists of a DOCX as Word does, to say what it shows before a paragraph."""
    SEPARATORS = {'space': ' ', 'nothing': '', 'tab': ' '}

    def __init__(self, path):
        root = ET.fromstring(docx_part(path, 'word/numbering.xml'))
        definitions = {a.get(W + 'abstractNumId'): {int(l.get(W + 'ilvl')): l for l in a.iter(W + 'lvl')}
                       for a in root.iter(W + 'abstractNum')}
        self.levels = {n.get(W + 'numId'): definitions[n.find(W + 'abstractNumId').get(W + 'val')] for n in root.iter(W + 'num')}
        self.counts = {}

    @staticmethod
    def figure(form, n):
        if form == 'upperRoman':
            return 'X' * (n // 10) + \
                ('', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX')[n % 10]
        return {'decimal': str(n), 'lowerLetter': chr(96 + n), 'upperLetter': chr(64 + n)}[form]

    def label(self, p):
        place = p.find(W + 'pPr/' + W + 'numPr')
        if place is None:
            return ''
        number, at = place.find(W + 'numId').get(W + 'val'), int(place.find(W + 'ilvl').get(W + 'val'))
        levels, counts = self.levels[number], self.counts.setdefault(number, {})
        for below in [k for k in counts if k > at]:
            del counts[below]
        value = {k: {e.tag[len(W):]: e.get(W + 'val') for e in level if e.get(W + 'val')} for k, level in levels.items()}
        counts[at] = counts.get(at, int(value[at]['start']) - 1) + 1
        text = re.sub(r'%(\d)', lambda m: self.figure(value[int(m[1]) - 1]['numFmt'], counts[int(m[1]) - 1]), value[at]['lvlText'])
        return text + self.SEPARATORS[value[at].get('suff', 'tab')]


def docx_paragraphs(path):
    """The text of each paragraph in reading order, with the label that Word shows before it."""
    out, lists = [], DocxLists(path)
    for p in ET.fromstring(docx_part(path)).iter(W + 'p'):
        text = lists.label(p)
        for el in p.iter():
            if el.tag == W + 't':
                text += el.text or ''
            elif el.tag == W + 'noBreakHyphen':
                text += '-'
            elif el.tag in (W + 'tab', W + 'br'):
                text += ' '
        out.append(text)
    return out


def xlsx_sheets(path):
    with zipfile.ZipFile(path) as z:
        return sum(name.startswith('xl/worksheets/sheet') for name in z.namelist())


def xlsx_cells(path, sheet=1):
    """{'B7': (formula or None, stored value)} of one sheet, shared strings resolved."""
    ns = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    with zipfile.ZipFile(path) as z:
        shared = []
        if 'xl/sharedStrings.xml' in z.namelist():
            for si in ET.fromstring(z.read('xl/sharedStrings.xml')).iter(ns + 'si'):
                shared.append(''.join(t.text or '' for t in si.iter(ns + 't')))
        cells = {}
        for c in ET.fromstring(z.read('xl/worksheets/sheet%d.xml' % sheet)).iter(ns + 'c'):
            f, v = c.find(ns + 'f'), c.find(ns + 'v')
            if v is None and f is None:
                continue
            value = v.text if v is not None else None
            if c.get('t') == 's':
                value = shared[int(value)]
            elif c.get('t') != 'str' and value is not None:
                value = float(value)
            cells[c.get('r')] = (f.text if f is not None else None, value)
        return cells


# --- laid-out pages (--format pages) -----------------------------------------------------------------------------

class Item:
    """Text or a line of a laid-out page; lengths in points from the upper left corner of the paper."""
    def __init__(self, line, page):
        head = re.match(r'\s*([+~])?(text|line) (-?[\d.]+) (-?[\d.]+) (?:w|(across|down)) ([\d.]+)(.*)$', line)
        mark, self.kind, x, y, way, length, rest = head.groups()
        self.page, self.artifact, self.goes_on = page, mark == '~', mark == '+'
        self.x, self.y, self.length, self.across = float(x), float(y), float(length), way == 'across'
        colour = re.search(r' #([0-9A-F]{6})', rest.split('"')[0])
        self.colour = colour.group(1) if colour else '000000'
        self.text = ''
        if self.kind == 'text':
            face, self.size = re.match(r' (\S+) ([\d.]+)', rest).groups()
            self.bold, self.italic, self.size = 'bold' in face, 'italic' in face, float(self.size)
            self.underline = ' underline' in rest.split('"')[0]
            stretch = re.search(r' stretch ([\d.]+)/', rest.split('"')[0])
            self.length += float(stretch.group(1)) if stretch else 0
            self.text = rest[rest.index('"') + 1:rest.rindex('"')].replace('\u00a0', ' ').replace('\u2011', '-')
        else:
            self.thickness = float(re.search(r'thick ([\d.]+)', rest).group(1))

    @property
    def end(self):
        return self.x + self.length

    @property
    def centre(self):
        return self.x + self.length / 2


def read_pages(text):
    """[(number printed, page style, width, height, [Item])] from the text of --format pages."""
    out = []
    for line in text.splitlines()[1:]:
        page = re.match(r'page \d+, numbered (\d+), (\S+) ([\d.]+) x ([\d.]+)', line)
        if page:
            out.append((int(page.group(1)), page.group(2), float(page.group(3)), float(page.group(4)), []))
        else:
            out[-1][4].append(Item(line, len(out)))
    return out


# --- paragraphs of a DOCX and the style each has ------------------------------------------------------------------

PROPERTIES = (  # element, attribute, name here, units of the file in one of ours
    ('sz', 'val', 'size', 2), ('spacing', 'after', 'after', 20), ('spacing', 'line', 'line', 20),
    ('ind', 'firstLine', 'first', 1440 / 25.4), ('jc', 'val', 'align', None), ('color', 'val', 'colour', None))


def look_of(holder):
    """What a style, the defaults or a run say for themselves."""
    own = {}
    for tag, name in (('b', 'bold'), ('i', 'italic'), ('u', 'underline')):
        for el in holder.iter(W + tag):
            own[name] = el.get(W + 'val', '1') not in ('0', 'false', 'none')
    for tag, attribute, name, scale in PROPERTIES:
        for el in holder.iter(W + tag):
            value = el.get(W + attribute)
            if value is not None:
                own[name] = round(float(value) / scale, 1) if scale else value
    return own


def docx_styles(path):
    """{style id: its properties, what it is based on included}: size and spaces in points, indents in mm."""
    root = ET.fromstring(docx_part(path, 'word/styles.xml'))
    first = {'bold': False, 'italic': False, 'underline': False, **look_of(root.find(W + 'docDefaults'))}
    raw = {}
    for s in root.iter(W + 'style'):
        based = s.find(W + 'basedOn')
        raw[s.get(W + 'styleId')] = ({'name': s.find(W + 'name').get(W + 'val'), **look_of(s)},
                                     based.get(W + 'val') if based is not None else None)

    def resolved(key):
        own, based = raw.get(key, ({}, None))
        return {**(resolved(based) if based else first), **own}
    return {key: resolved(key) for key in raw}


def docx_looks(path, parts=('word/document.xml',)):
    """[(text, properties)] of every paragraph with text; what its runs say for themselves goes before the style."""
    styles, out = docx_styles(path), []
    for part in parts:
        for p in ET.fromstring(docx_part(path, part)).iter(W + 'p'):
            text = ''.join('-' if e.tag == W + 'noBreakHyphen' else ' ' if e.tag == W + 'br' else e.text or ''
                           for e in p.iter() if e.tag in (W + 't', W + 'noBreakHyphen', W + 'br'))
            style = p.find(W + 'pPr/' + W + 'pStyle')
            look = dict(styles[style.get(W + 'val') if style is not None else 'Normal'])
            for run in p.iter(W + 'rPr'):
                look.update(look_of(run))
            if text.strip():
                out.append((text.strip().replace('\u00a0', ' ').replace('\u2011', '-'), look))
    return out
