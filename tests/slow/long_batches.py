"""Batches for long: killed at two hundred random moments, a file system that is full, shards by GNU parallel (where it
is installed), a hundred thousand records."""
import os, shutil, subprocess, tempfile, time

import batches, vanban

KILLS, RECORDS = 200, 100000


def killed():
    with tempfile.TemporaryDirectory() as d:
        kills = batches.Kills(d, 60)
        wrong = kills.trials(KILLS)
        told = ', '.join('%s %d' % k for k in kills.killed.items())
        yield not wrong, 'batches killed at %d random moments (%s)' % (KILLS, told), '\n'.join(wrong[:10])


def full_disk():
    """A file system of one megabyte: the run ends, nothing is torn; with room again, resuming makes the rest."""
    with tempfile.TemporaryDirectory() as d:
        small, rows = os.path.join(d, 'small'), os.path.join(d, 'rows.jsonl')
        os.mkdir(small)
        if os.geteuid() or subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', small]).returncode:
            print('       no full disk tried: no file system could be mounted')
            return
        try:
            batches.write_plans(rows, 80)
            options = ['-t', 'ke-hoach', '-o', os.path.join(small, 'out')]
            code, _, err = vanban.run('batch', '-q', *options, rows)
            left = [n for n in batches.files(small) if os.path.basename(n).startswith('.vanban')]
            yield code == 3 and '[cannot-write]' in err and not left, 'a full disk ends the run', err
            subprocess.run(['mount', '-o', 'remount,size=64m', small], check=True)
            code, _, err = vanban.run('batch', '-q', '--resume', *options, rows)
            vanban.run('batch', '-q', '-t', 'ke-hoach', '-o', os.path.join(d, 'whole'), rows)
            same = batches.files(os.path.join(small, 'out')) == batches.files(os.path.join(d, 'whole'))
            yield code == 0 and same, 'with room again, resuming makes the rest', err
        finally:
            subprocess.run(['umount', small])


def parallel():
    if not shutil.which('parallel'):
        print('       GNU parallel is not installed')
        return
    with tempfile.TemporaryDirectory() as d:
        rows, out, whole = (os.path.join(d, n) for n in ('rows.jsonl', 'out', 'whole'))
        batches.write_plans(rows, 90)
        vanban.run('batch', '-q', '-t', 'ke-hoach', '-o', whole, rows)
        for _ in range(2):  # the second time, all is kept
            r = subprocess.run([os.path.join(vanban.SAMPLES, 'batch', 'parallel.sh'), 'ke-hoach', rows, out, '7'],
                               env=vanban.environment(VANBAN=vanban.PROGRAM), capture_output=True, text=True)
        for k in range(1, 8):
            os.remove(os.path.join(out, 'manifest-%d-of-7.csv' % k))
        yield r.returncode == 0 and batches.files(out) == batches.files(whole), 'shards by GNU parallel', r.stderr


def rss(pid):
    try:
        with open('/proc/%d/status' % pid) as f:
            return max([int(l.split()[1]) / 1024 for l in f if l.startswith('VmHWM')] or [0])
    except OSError:
        return 0


def many():
    """Memory stays flat and time linear: the last tenth takes no longer than the first, give or take the neighbours."""
    with tempfile.TemporaryDirectory() as d:
        rows, out = os.path.join(d, 'rows.jsonl'), os.path.join(d, 'out')
        batches.write_plans(rows, RECORDS)
        began, worker, coordinator, times = time.monotonic(), 0, 0, []
        p = batches.start('-q', '-t', 'ke-hoach', '-f', 'pdf', '--name', '{row}', '-j', '2', '-o', out, rows)
        while p.poll() is None:
            time.sleep(0.5)
            worker = max([worker] + [rss(w) for w in batches.workers(p.pid)])
            coordinator = max(coordinator, rss(p.pid))
            try:
                times.append((time.monotonic() - began, os.path.getsize(os.path.join(out, 'manifest.csv'))))
            except OSError:
                pass
        done = len(batches.manifest(os.path.join(out, 'manifest.csv')))
        half = next((t for t, n in times if n >= times[-1][1] / 2), 0)
        told = '%d records: %.0f s, half of them after %.0f s; worker %.0f MB, coordinator %.0f MB' % (
            done, times[-1][0], half, worker, coordinator)
        yield p.returncode == 0 and done == RECORDS and worker < 64 and coordinator < 64, told, p.stderr.read().decode()
        yield 0.35 < half / times[-1][0] < 0.65, 'time is linear: ' + told


def print_of_all(folder):
    """One PDF of thirty plans, some with letters that the shared fonts lack."""
    rows, pdf = os.path.join(folder, 'print.jsonl'), os.path.join(folder, 'print.pdf')
    batches.write_plans(rows, 30, lambda i, d: d.update(opening=d['opening'] + ' Ж' * (i % 3)))
    code, _, err = vanban.run('batch', '-q', '-t', 'ke-hoach', '-f', 'pdf', '-o', os.path.join(folder, 'print'), '--merge', pdf, rows)
    assert code == 0, err
    return pdf


def verdicts():
    for part in (killed, full_disk, parallel, many):
        for verdict in part():
            yield verdict
