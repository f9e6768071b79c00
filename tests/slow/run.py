#!/usr/bin/python3
"""Slow checks, with LibreOffice as the second opinion: every sample, the documents of the quick checks that hold all
marks of the form, all levels and their numbers and references, and some hundred generated documents are rendered,
their DOCX laid out and their workbooks computed anew by LibreOffice, and both compared with what the engine wrote; the
schemas and the data are validated with npm's ajv. Independent checkers beside the project (--tools, default
../shared/tools) are run too where they are there.

    tests/slow/run.py [--build DIR] [--tools DIR] [--count N] [--seeds N,N…]

The last line is `N passed, N failed`."""
import argparse, glob, json, os, subprocess, sys, tempfile
from concurrent.futures import ProcessPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
for part in ('checks', 'tools'):
    sys.path.insert(0, os.path.join(ROOT, 'tests', part))
import generate, lines, pages
from lines import Agreement

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


def compare_lines(names, out, lo, least, what):
    """Lines of our PDFs against LibreOffice's PDFs of our DOCX: share that agrees in text and page, page counts, first
    and last lines of pages, looks, places. Prints every difference. `least`: of the share."""
    both = Agreement()
    with ProcessPoolExecutor() as pool:
        ours = pool.map(lines.read, [os.path.join(out, n + '.pdf') for n in names])
        theirs = pool.map(lines.read, [os.path.join(lo, n + '.pdf') for n in names])
        for name, a, b in zip(names, ours, theirs):
            both.add(name, a, b, lines.slacks(pages.read(os.path.join(out, name + '.lines.tsv'))))
    print('       %s: %s' % (what, both.summary()))
    for note in both.other_pages + both.other_edges + both.notes + both.looks + both.off:
        print('         ' + note)
    verdict(both.rate() >= least, '%s: at least %.1f %% of lines agree' % (what, 100 * least))
    verdict(not both.other_pages, what + ': as many pages')
    verdict(not both.other_edges, what + ': pages begin and end alike')
    verdict(len(both.looks) + len(both.off) <= (1 - least) * both.lines, what + ': lines look alike and stand in the same place')


def check_pages(names, out, may_strand=lambda style: False):
    for name in names:
        found = pages.faults(pages.read(os.path.join(out, name + '.lines.tsv')), may_strand)
        if found:
            verdict(False, name + ': pages', '\n'.join(found[:10]))
    verdict(True, 'pages of %d documents looked at' % len(names))


def render(build, out, files, env=None):
    """Gives the names of what was made."""
    subprocess.run([os.path.join(build, 'vanban'), 'render', '-q', '-f', 'pdf,docx,xlsx,lines', '-o', out, *files], check=True,
                   env={**os.environ, 'VANBAN_PATH': ROOT, **(env or {})}, stderr=subprocess.DEVNULL)
    return sorted(os.path.splitext(os.path.basename(p))[0] for p in glob.glob(os.path.join(out, '*.pdf')))


def check_generated(build, folder, profile, count, seed):
    """Documents made by chance: the engine and LibreOffice must agree on them, and no page may be ill made."""
    out, lo, what = os.path.join(folder, 'out'), os.path.join(folder, 'lo'), 'generated documents, set %d' % seed
    names = render(build, out, generate.generate(os.path.join(folder, 'in'), count, seed))
    verdict(len(names) == count, '%s: %d rendered' % (what, count))
    office([os.path.join(out, n + '.docx') for n in names], 'pdf', lo, profile)
    compare_lines(names, out, lo, 0.999, what)
    check_pages(names, out, lambda style: style.startswith('own-'))


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
    ap.add_argument('--count', type=int, default=240, help='generated documents of a set')
    ap.add_argument('--seeds', default='0,1', help='which sets of generated documents')
    args = ap.parse_args()
    os.environ['VANBAN_BUILD'] = os.path.abspath(args.build)
    samples = sorted(glob.glob(os.path.join(ROOT, 'samples', '*.json')))
    import ajv, linear, tables, workbooks
    for ok, name, why in [*ajv.verdicts(args.build), *linear.verdicts(args.build)]:
        verdict(ok, name, why)
    import long_batches
    for v in long_batches.verdicts():
        verdict(*v)
    with tempfile.TemporaryDirectory() as d:
        for ok, name, why in tables.verdicts(d, lambda paths, to, folder: office(paths, to, folder, os.path.join(d, 'profile'))):
            verdict(ok, name, why)
        for path in sorted(glob.glob(os.path.join(d, '*-form.xlsx'))):
            tool(args.tools, 'check-ooxml', path)
    with tempfile.TemporaryDirectory() as d:
        out, lo, profile = (os.path.join(d, part) for part in ('out', 'lo', 'profile'))
        names = render(args.build, out, [*samples, *forms(d)])
        find = lambda suffix: sorted(glob.glob(os.path.join(out, '*.' + suffix)))
        office(find('docx'), 'pdf', lo, profile)
        compare_lines(names, out, lo, 1.0, 'samples and forms')
        check_pages(names, out)
        for seed in map(int, args.seeds.split(',')):
            check_generated(args.build, os.path.join(d, 'generated-%d' % seed), profile, args.count, seed)
        for ok, name, why in workbooks.verdicts(args.build, find('xlsx'), d,
                                                lambda paths, to, folder: office(paths, to, folder, profile), profile):
            verdict(ok, name, why)
        for path in find('pdf'):
            # the letters of giay-moi are each a page 1 without a number, which the checker does not know; nor marks in margins
            if os.path.exists(os.path.join(ROOT, 'samples', os.path.basename(path)[:-3] + 'json')):
                tool(args.tools, 'check-pdf', path, *(['--skip', 'number'] if 'giay-moi' in path else []))
            tool(args.tools, 'check-pdfa', path)
            tool(args.tools, 'compare-pdf-docx', path, path[:-3] + 'docx', '--min', '0.99')
        tool(args.tools, 'check-pdfa', long_batches.print_of_all(d))
        for path in find('docx') + find('xlsx'):
            tool(args.tools, 'check-ooxml', path)
        for path in find('xlsx'):
            tool(args.tools, 'check-xlsx', path)
    print('%d passed, %d failed' % (passed, failed))
    return failed > 0


sys.exit(main())
