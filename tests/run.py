#!/usr/bin/python3
"""Runs all quick tests: unit tests, Lua tests, source checks, cases, checks of the produced files.

    tests/run.py [--build DIR] [--accept] [NAME ...]     NAME: only cases and checks whose name holds it

A case is a folder under tests/cases:
    case        what to run and what must hold, one `key: value` a line:
                    run: render plan.json        arguments of vanban, in a copy of the folder (several lines: one after the other)
                    env: LC_ALL=vi_VN.UTF-8      added to the environment
                    stdin: FILE                  given as standard input
                    exit: 1                      exit code of the last run (0 when not said)
                    writes: a.pdf a.docx         the files that must be new afterwards, no others (none when not said)
    stdout      exact standard output of all runs    (not compared when absent)
    stderr      exact standard error of all runs     (must be empty when absent)
    expect/F    exact content of the new text file F
--accept writes stdout, stderr and expect/ anew from what the program did; read the difference before committing it.
The last line is `N passed, N failed`."""
import argparse, glob, os, re, shlex, shutil, subprocess, sys, tempfile, unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def add(self, ok, name, why=''):
        self.passed += ok
        self.failed += not ok
        if not ok:
            print('FAILED %s%s' % (name, ': ' + why if why else ''))

    def add_counts(self, name, text, code):
        """A runner's own closing counts; a runner that fails without saying so counts as one failure."""
        m = re.findall(r'(\d+) passed, (\d+) failed', text)
        passed, failed = (int(v) for v in m[-1]) if m else (0, 0)
        if failed or code:
            print(text.rstrip())
        self.passed += passed
        self.failed += failed + (1 if code and not failed or not m else 0)
        print('%s: %d passed, %d failed' % (name, passed, failed))


def environment(extra=()):
    """A known environment: nothing of the caller's locale, time zone or search path."""
    keep = {k: v for k, v in os.environ.items() if k in ('PATH', 'HOME', 'TMPDIR', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS')}
    keep.update({'LC_ALL': 'C', 'TZ': 'UTC', 'VANBAN_PATH': ROOT})
    keep.update(e.split('=', 1) for e in extra)
    return keep


def unit_tests(tally, build):
    for program in sorted(glob.glob(os.path.join(build, 'unit', 'test_*'))):
        if program.endswith('.d'):
            continue
        r = subprocess.run([program], cwd=ROOT, env=environment(), capture_output=True, text=True, errors='replace')
        text = r.stdout + r.stderr
        passed = sum(int(n) for n in re.findall(r'\[  PASSED  \] (\d+) test', text))
        failed = len(set(re.findall(r'^\[  FAILED  \] (?!\d+ test)(.*)', text, re.M)))
        if r.returncode and not failed:
            failed = 1
        if failed or not passed:
            print(text.rstrip())
        tally.passed += passed
        tally.failed += failed + (not passed and not failed)
        print('%s: %d passed, %d failed' % (os.path.basename(program), passed, failed))


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def parse_case(path):
    case = {'run': [], 'env': [], 'exit': '0', 'writes': '', 'stdin': ''}
    with open(path, encoding='utf-8') as f:
        for line in f:
            if line.strip() and not line.startswith('#'):
                key, value = (p.strip() for p in line.split(':', 1))
                if key not in case:
                    raise ValueError('%s: unknown key %s' % (path, key))
                case[key] = case[key] + [value] if isinstance(case[key], list) else value
    return case


def files_below(folder):
    return {os.path.relpath(os.path.join(d, n), folder) for d, _, names in os.walk(folder) for n in names}


def compare(name, got, golden, accept, tally_why):
    got = re.sub(rb'(<root>/templates/[\w/-]+\.lua):\d+', rb'\1:N', got.replace(ROOT.encode(), b'<root>'))
    if accept:
        if got or name != 'stderr':
            os.makedirs(os.path.dirname(golden), exist_ok=True)
            with open(golden, 'wb') as f:
                f.write(got)
        elif os.path.exists(golden):
            os.remove(golden)
        return
    want = read(golden) if os.path.exists(golden) else b''
    if want != got:
        wl, gl = want.decode('utf-8', 'replace').splitlines(), got.decode('utf-8', 'replace').splitlines()
        at = next((i for i, (a, b) in enumerate(zip(wl, gl)) if a != b), min(len(wl), len(gl)))
        tally_why.append('%s line %d\n    want: %s\n    got:  %s' % (
            name, at + 1, wl[at] if at < len(wl) else '(nothing)', gl[at] if at < len(gl) else '(nothing)'))


def run_case(tally, folder, program, accept):
    case, why = parse_case(os.path.join(folder, 'case')), []
    with tempfile.TemporaryDirectory() as temp:
        work = os.path.join(temp, 'work')
        shutil.copytree(folder, work, ignore=shutil.ignore_patterns('case', 'stdout', 'stderr', 'expect'))
        before = files_below(work)
        out = err = b''
        code = 0
        for line in case['run']:
            given = read(os.path.join(work, case['stdin'])) if case['stdin'] else b''
            r = subprocess.run([program] + shlex.split(line), cwd=work, env=environment(case['env']), input=given,
                               capture_output=True, timeout=120)
            out, err, code = out + r.stdout, err + r.stderr, r.returncode
        if code != int(case['exit']):
            why.append('exit code %d, not %s: %s' % (code, case['exit'], err.decode('utf-8', 'replace')[:2000]))
        new = files_below(work) - before
        if new != set(case['writes'].split()):
            why.append('wrote %s, not %s' % (sorted(new), sorted(case['writes'].split())))
        if accept and case['run'] or os.path.exists(os.path.join(folder, 'stdout')):
            if not accept or os.path.exists(os.path.join(folder, 'stdout')):
                compare('stdout', out, os.path.join(folder, 'stdout'), accept, why)
        compare('stderr', err, os.path.join(folder, 'stderr'), accept, why)
        wanted = files_below(os.path.join(folder, 'expect')) if os.path.isdir(os.path.join(folder, 'expect')) else set()
        for name in sorted(wanted | ({n for n in new if n.endswith('.txt')} if accept else set())):
            path = os.path.join(work, name)
            compare(name, read(path) if os.path.exists(path) else b'', os.path.join(folder, 'expect', name), accept, why)
    tally.add(not why, 'case ' + os.path.basename(folder), '\n  '.join(why))


def run_checks(tally, build, names):
    """tests/checks/check_*.py: unittest files that look into the produced documents."""
    os.environ['VANBAN_BUILD'] = os.path.abspath(build)
    sys.path.insert(0, os.path.join(HERE, 'checks'))
    suite = unittest.TestSuite()
    for test in unittest.defaultTestLoader.discover(os.path.join(HERE, 'checks'), 'check_*.py'):
        suite.addTest(test)

    def flat(s):
        return [t for x in s for t in flat(x)] if isinstance(s, unittest.TestSuite) else [s]
    chosen = [t for t in flat(suite) if not names or any(n in t.id() for n in names)]
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(unittest.TestSuite(chosen))
    bad = len(result.failures) + len(result.errors)
    tally.failed += bad
    tally.passed += result.testsRun - bad - len(result.skipped)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--build', default=os.path.join(ROOT, 'build'))
    ap.add_argument('--accept', action='store_true')
    ap.add_argument('names', nargs='*')
    args = ap.parse_args()
    build, tally = os.path.abspath(args.build), Tally()
    if not args.names:
        unit_tests(tally, build)
        for name, command in (('lua', ['lua5.4', 'tests/lua/run.lua']), ('source', [sys.executable, 'tests/tools/layers.py'])):
            r = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, errors='replace')
            tally.add_counts(name, r.stdout + r.stderr, r.returncode)
    cases = [os.path.dirname(p) for p in sorted(glob.glob(os.path.join(HERE, 'cases', '*', 'case')))]
    for folder in cases:
        if not args.names or any(n in os.path.basename(folder) for n in args.names):
            run_case(tally, folder, os.path.join(build, 'vanban'), args.accept)
    run_checks(tally, build, args.names)
    sys.stdout.flush()
    print('%d passed, %d failed' % (tally.passed, tally.failed))
    return tally.failed > 0


if __name__ == '__main__':
    sys.exit(main())
