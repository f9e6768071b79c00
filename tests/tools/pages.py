"""What holds of every page, whatever the document: read from the table of --format lines."""
import collections

Row = collections.namedtuple('Row', 'page area block style role where keep line of left right baseline pitch slack need text')

OUTSIDE = 0.05  # points that rounding may put text out of its area
SIGNED_WITH = 2  # lines of text above a signature


def read(path):
    out = []
    with open(path, encoding='utf-8') as f:
        names = tuple(next(f).rstrip('\n').split('\t'))
        if names != Row._fields:
            raise ValueError('%s: columns %s' % (path, names))
        for text in f:
            r = Row(*text.rstrip('\n').split('\t'))
            numbers = {n: float(getattr(r, n)) for n in ('left', 'right', 'baseline', 'pitch', 'slack', 'need')}
            whole = {n: int(getattr(r, n)) for n in ('page', 'block', 'line', 'of')}
            out.append(r._replace(area=tuple(map(float, r.area.split())), **numbers, **whole))
    return out


def by_page(rows):
    pages = collections.defaultdict(list)
    for r in rows:
        pages[r.page].append(r)
    return pages


def outside(r):
    left, top, right, bottom = r.area
    if r.where == 'margin':
        return r.left < left - OUTSIDE or r.right > right + OUTSIDE
    return (r.left < left - OUTSIDE or r.right > right + OUTSIDE or r.baseline < top - OUTSIDE
            or r.baseline > bottom + OUTSIDE)


def overlaps(rows):
    """Pairs of lines that stand in each other: nearer than half a pitch, side by side by less than nothing."""
    order = sorted(rows, key=lambda r: r.baseline)
    for i, a in enumerate(order):
        for b in order[i + 1:]:
            if b.baseline - a.baseline >= 0.5 * min(a.pitch, b.pitch):
                if b.baseline - a.baseline > 50:
                    break
                continue
            if min(a.right, b.right) - max(a.left, b.left) > 0.5:
                yield a, b


def at(r):
    return 'page %d: "%s"' % (r.page, r.text[:50])


def faults(rows, may_strand=lambda style: False):
    """Texts, one for each thing that must not be. `may_strand`: styles without control of widows and orphans."""
    out = ['outside the margins, ' + at(r) for r in rows if outside(r)]
    pages, last_block = by_page(rows), rows[-1].block if rows else 0
    lines_on = collections.Counter((r.block, r.page) for r in rows)
    for number, on in sorted(pages.items()):
        out += ['overlap, %s and "%s"' % (at(a), b.text[:50]) for a, b in overlaps(on)]
        text = [r for r in on if r.where != 'margin']
        last = max(text, key=lambda r: r.baseline, default=None)
        if last and last.where == 'text' and last.keep and last.block != last_block and number < max(pages):
            out.append('what leads to the next block ends a page, ' + at(last))
        for r in on:
            if r.where == 'text' and r.of > 1 and lines_on[r.block, number] == 1 and not may_strand(r.style):
                out.append('a line alone, ' + at(r))
        signed = [r for r in text if r.role == 'signature']
        first = min((r.baseline for r in signed), default=None)
        if signed and number > 1 and sum(not r.role and r.baseline < first or r.role == 'closing' for r in text) < SIGNED_WITH:
            out.append('a signature alone, ' + at(signed[0]))
    return out
