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


def docx_paragraphs(path):
    """The text of each paragraph in reading order; numbering labels are not in it."""
    out = []
    for p in ET.fromstring(docx_part(path)).iter(W + 'p'):
        text = ''
        for el in p.iter():
            if el.tag == W + 't':
                text += el.text or ''
            elif el.tag == W + 'noBreakHyphen':
                text += '-'
            elif el.tag in (W + 'tab', W + 'br'):
                text += ' '
        out.append(text)
    return out


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
