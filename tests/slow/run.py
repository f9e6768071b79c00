#!/usr/bin/python3
"""Slow checks, with LibreOffice as the second opinion: every sample, and the documents of the quick checks that hold all
marks of the form, all levels and their numbers and references, are rendered, its DOCX laid out and its workbook
computed anew by LibreOffice, and both compared with what the engine wrote; the schemas and the data are validated
with npm's ajv. Independent checkers beside the project (--tools, default ../shared/tools) are run too where they are there.

    tests/slow/run.py [--build DIR] [--tools DIR]

The last line is `N passed, N failed`."""
import argparse, glob, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'checks'))

# LibreOffice shows stored values unless told to compute: this profile tells it to.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""

passed = failed = 0


def verdict(ok, name, why=''):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print('%s %s%s' % ('ok    ' if ok else 'FAILED', name, '\n    ' + why.replace('\n', '\n    ') if why and not ok else ''))
    sys.stdout.flush()


def office(paths, to, folder, profile):
    os.makedirs(os.path.join(profile, 'user'), exist_ok=True)
    with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w') as f:
        f.write(RECALCULATE)
    subprocess.run(['soffice', '-env:UserInstallation=file://' + profile, '--headless', '--norestore', '--convert-to', to,
                    '--outdir', folder, *paths], check=True, capture_output=True, timeout=600)


def lines_by_page(pdf):
    """The lines of each page as text without blanks, page numbers left out."""
    text = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-'], check=True, capture_output=True).stdout.decode()
    return [[''.join(l.split()) for l in page.splitlines() if l.strip() and not l.strip().isdigit()]
            for page in text.rstrip('\f').split('\f')]


def compare_lines(name, ours, theirs):
    """Lines of our PDF against LibreOffice's PDF of our DOCX: the same lines on the same pages."""
    a, b = lines_by_page(ours), lines_by_page(theirs)
    total = max(sum(map(len, a)), sum(map(len, b)))
    same, notes = 0, []
    for number, (x, y) in enumerate(zip(a, b), 1):
        left = list(y)
        for line in x:
            if line in left:
                left.remove(line)
                same += 1
            else:
                notes.append('page %d: %s' % (number, line[:90]))
    print('       %s: %d pages, LibreOffice %d; %d of %d lines agree (%.2f %%)' % (name, len(a), len(b), same, total, 100.0 * same / total))
    verdict(len(a) == len(b) and same >= 0.999 * total, name + ': PDF and DOCX have the same lines', '\n'.join(notes[:10]))


def tool(tools, program, *args):
    path = os.path.join(tools, program)
    if not os.path.exists(path):
        return
    r = subprocess.run([path, *args], capture_output=True, text=True)
    verdict(r.returncode == 0, '%s %s' % (program, ' '.join(os.path.basename(a) for a in args)), (r.stdout + r.stderr)[-3000:])


def forms(folder):
    """Data of the quick checks, as files: every part of the form, every level, references to each."""
    import check_form, check_levels, check_numbering
    paths = []
    for name, data in (('form', check_form.PLAN), ('form-party', check_form.PARTY), ('levels', check_levels.REGULATION),
                       ('numbering', check_numbering.PLAN)):
        paths.append(os.path.join(folder, name + '.json'))
        with open(paths[-1], 'w', encoding='utf-8') as f:
            json.dump(data, f, ensure_ascii=False)
    return paths
def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--build', default=os.path.join(ROOT, 'build'))
    ap.add_argument('--tools', default=os.path.join(os.path.dirname(ROOT), 'shared', 'tools'))
    args = ap.parse_args()
    os.environ['VANBAN_BUILD'] = os.path.abspath(args.build)
    samples = sorted(glob.glob(os.path.join(ROOT, 'samples', '*.json')))
    import ajv
    for ok, name, why in ajv.verdicts(args.build):
        verdict(ok, name, why)
    with tempfile.TemporaryDirectory() as d:
        out, lo = os.path.join(d, 'out'), os.path.join(d, 'lo')
        subprocess.run([os.path.join(args.build, 'vanban'), 'render', '-q', '-o', out, *samples, *forms(d)], check=True,
                       env={**os.environ, 'VANBAN_PATH': ROOT})
        find = lambda suffix: sorted(glob.glob(os.path.join(out, '*.' + suffix)))
        office(find('docx'), 'pdf', lo, os.path.join(d, 'profile'))
        for path in find('docx'):
            name = os.path.splitext(os.path.basename(path))[0]
            compare_lines(name, os.path.join(out, name + '.pdf'), os.path.join(lo, name + '.pdf'))
        import workbooks
        for ok, name, why in workbooks.verdicts(args.build, find('xlsx'), d, lambda paths, to, folder: office(
                paths, to, folder, os.path.join(d, 'profile')), os.path.join(d, 'profile')):
            verdict(ok, name, why)
        for path in find('pdf'):
            # the letters of giay-moi are each a page 1 without a number, which the checker does not know; nor marks in margins
            if os.path.exists(os.path.join(ROOT, 'samples', os.path.basename(path)[:-3] + 'json')):
                tool(args.tools, 'check-pdf', path, *(['--skip', 'number'] if 'giay-moi' in path else []))
            tool(args.tools, 'check-pdfa', path)
            tool(args.tools, 'compare-pdf-docx', path, path[:-3] + 'docx', '--min', '0.99')
        for path in find('docx') + find('xlsx'):
            tool(args.tools, 'check-ooxml', path)
        for path in find('xlsx'):
            tool(args.tools, 'check-xlsx', path)
    print('%d passed, %d failed' % (passed, failed))
    return failed > 0


sys.exit(main())
