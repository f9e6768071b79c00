"""Lines of PDFs, and how two PDFs of one document agree: ours, and LibreOffice's of the DOCX."""
import collections, html, os, re, subprocess

# Tolerances of place, in points.
BASELINE, LEFT = 0.5, 0.3

TOKEN = re.compile(r'<page |<font name="([^"]*)" size="([^"]*)"|<char quad="([^"]*)" x="[^"]*" y="([^"]*)"[^>]*? c="([^"]*)"')

Line = collections.namedtuple('Line', 'page text y left right looks')


class Builder:
    """Characters in the order of the file become lines: one ends where the next character stands lower or back."""
    def __init__(self):
        self.pages, self.now, self.font = [], None, None

    def char(self, c, x0, x1, y, size):
        n = self.now
        if n and (x0 < n['right'] - 2 or abs(y - n['y']) > 0.55 * max(size, n['size'])):
            self.end()
            n = None
        if not n:
            n = self.now = {'text': [], 'looks': [], 'y': y, 'left': x0, 'size': size, 'right': x1}
        if size > n['size'] + 0.1:  # a superscript began the line
            n['size'], n['y'] = size, y
        n['text'].append(c)
        n['right'] = max(n['right'], x1)
        if not n['looks'] or n['looks'][-1] != self.font:
            n['looks'].append(self.font)

    def end(self):
        if self.now:
            n = self.now
            self.pages[-1].append(Line(len(self.pages), ''.join(n['text']), n['y'], n['left'], n['right'], tuple(n['looks'])))
        self.now = None


def read(path):
    """The lines of each page in the order of the file, without blanks."""
    out = subprocess.run(['mutool', 'draw', '-q', '-F', 'stext', '-o', '-', path], check=True, capture_output=True).stdout
    b, size = Builder(), 0
    for m in TOKEN.finditer(out.decode('utf-8', 'replace')):
        name, points, quad, y, c = m.groups()
        if quad:
            c = html.unescape(c)
            if not c.isspace():
                v = quad.split()
                b.char(c, float(v[0]), float(v[2]), float(y), size)
        elif name:
            low, size = name.lower(), float(points)
            b.font = (round(size * 2) / 2, 'bold' in low, 'ital' in low or 'obliq' in low)
        else:
            b.end()
            b.pages.append([])
    b.end()
    return b.pages


def pair(ours, theirs):
    """Pairs of lines of the same text on one page, the nearest first; and what is left of either."""
    by_text = collections.defaultdict(list)
    for k, m in enumerate(theirs):
        by_text[m.text].append(k)
    wishes = sorted((abs(l.y - theirs[k].y) + abs(l.left - theirs[k].left), i, k)
                    for i, l in enumerate(ours) for k in by_text.get(l.text, ()))
    left, right, pairs = set(range(len(ours))), set(range(len(theirs))), []
    for _, i, k in wishes:
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            pairs.append((ours[i], theirs[k]))
    return pairs, [ours[i] for i in sorted(left)], [theirs[k] for k in sorted(right)]


def edges(page):
    """First and last line of a page; the page number is the first where there is one."""
    order = sorted(page, key=lambda l: (round(l.y), l.left))
    return [order[0].text, order[-1].text] if order else []


class Agreement:
    """Counts over any number of documents, and a note on each difference."""
    def __init__(self):
        self.files = self.pages = self.lines = self.same = 0
        self.other_pages, self.other_edges, self.looks, self.off, self.notes = [], [], [], [], []

    def add(self, name, ours, theirs, slack_of=lambda page, text: ''):
        """`slack_of`: what is known of the line of our document with that text."""
        self.files += 1
        self.pages += len(ours)
        if len(ours) != len(theirs):
            self.other_pages.append('%s: %d pages, LibreOffice %d' % (name, len(ours), len(theirs)))
        for n in range(max(len(ours), len(theirs))):
            a, b = (side[n] if n < len(side) else [] for side in (ours, theirs))
            if n < min(len(ours), len(theirs)) and edges(a) != edges(b):
                self.other_edges.append('%s page %d: first and last line %r, LibreOffice %r' % (
                    name, n + 1, [t[:40] for t in edges(a)], [t[:40] for t in edges(b)]))
            pairs, only_a, only_b = pair(a, b)
            self.lines += max(len(a), len(b))
            self.same += len(pairs)
            for l in only_a:
                self.notes.append('%s page %d: "%s" %s' % (name, n + 1, l.text[:50] + ('…' + l.text[-20:] if len(l.text) > 70 else l.text[50:]), slack_of(n + 1, l.text)))
            for l, m in pairs:
                if l.looks != m.looks:
                    self.looks.append('%s page %d: "%s" %s, LibreOffice %s' % (name, n + 1, l.text[:40], l.looks, m.looks))
                if abs(l.y - m.y) > BASELINE or abs(l.left - m.left) > LEFT:
                    self.off.append('%s page %d: "%s" is off by %.2f pt down, %.2f pt across (%.2f at the right)' % (
                        name, n + 1, l.text[:40], l.y - m.y, l.left - m.left, l.right - m.right))

    def rate(self):
        return self.same / max(self.lines, 1)

    def summary(self):
        return ('%d documents, %d pages; %d of %d lines agree in text and page (%.3f %%); page counts differ in %d; first or last '
                'lines of %d pages differ; looks of %d lines; places of %d lines' % (
                    self.files, self.pages, self.same, self.lines, 100 * self.rate(), len(self.other_pages), len(self.other_edges),
                    len(self.looks), len(self.off)))


def slacks(rows):
    """From the table of --format lines: by page and text, how nearly a line broke elsewhere."""
    found = {(r.page, ''.join(r.text.split())): 'style %s line %d/%d, slack %.3f, next word needs %.3f' % (
        r.style, r.line, r.of, r.slack, r.need) for r in rows}
    return lambda page, text: found.get((page, text), '')
