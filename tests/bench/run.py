#!/usr/bin/python3
"""What a batch costs: sets of three files a second with one worker and with two, each format alone, memory, cold
start; and beside it, in the same run, what the same libraries cost at their limit (the floor programs, where they are
there). The machine is shared with others, so every figure is taken in turns and the best of them counts; ratios mean
more than figures. The table is printed and saved.

    tests/bench/run.py [--build DIR] [--floor DIR] [--sets N] [--rounds N]"""
import argparse, json, os, re, resource, subprocess, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PLAN = os.path.join(ROOT, 'samples', 'an-ap.json')
FLOOR_ROWS = {'pdf': 'libharu-low z6', 'docx': 'zippre  z6', 'xlsx': 'in-memory:'}


def write_rows(path, sets):
    with open(PLAN, encoding='utf-8') as f:
        plan = json.load(f)
    with open(path, 'w', encoding='utf-8') as f:
        for i in range(1, sets + 1):
            f.write(json.dumps(dict(plan, number=str(i)), ensure_ascii=False, separators=(',', ':')) + '\n')


def batch(program, rows, folder, jobs, formats, limit):
    """-> (wall, CPU) seconds of one run; both with everything: reading, making, hashing, writing, the manifest. Each
    writes to a folder of its own: ext4 is slow to make files for some time after many were deleted."""
    out = tempfile.mkdtemp(dir=folder)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([program, 'batch', '-q', '-t', 'ke-hoach', '-f', formats, '-j', str(jobs), '--limit', str(limit), '-o', out,
                    rows], check=True, env={**os.environ, 'VANBAN_PATH': ROOT})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def peak_memory(program, rows, folder):
    """The most a worker and the coordinator take, in MB."""
    out = tempfile.mkdtemp(dir=folder)
    p = subprocess.Popen([program, 'batch', '-q', '-t', 'ke-hoach', '-j', '2', '-o', out, rows], env={**os.environ, 'VANBAN_PATH': ROOT})
    most = {'worker': 0, 'coordinator': 0}
    while p.poll() is None:
        try:
            with open('/proc/%d/task/%d/children' % (p.pid, p.pid)) as f:
                crew = f.read().split()
            for pid, who in [(p.pid, 'coordinator')] + [(c, 'worker') for c in crew]:
                with open('/proc/%s/status' % pid) as f:
                    most[who] = max([most[who]] + [int(l.split()[1]) / 1024 for l in f if l.startswith('VmHWM')])
        except OSError:
            pass
        time.sleep(0.02)
    return most


def floor(folder):
    """{format: ms a document}, of the programs at the libraries' limit."""
    plan = os.path.join(folder, '..', '..', 'plans', 'mttq-an-ap-2023.txt')
    text = subprocess.run(['sh', os.path.join(folder, 'run.sh'), plan], capture_output=True, text=True,
                          env={**os.environ, 'N': '300'}).stdout
    found = {k: re.search(re.escape(v) + r'\s+([\d.]+) ms/doc', text) for k, v in FLOOR_ROWS.items()}
    return {k: float(m.group(1)) for k, m in found.items() if m}


def best(old, new):
    return {k: min(v, old.get(k, v)) for k, v in new.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', default=os.path.join(ROOT, 'build'))
    ap.add_argument('--floor', default=os.path.join(os.path.dirname(ROOT), 'shared', 'bench', 'floor'))
    ap.add_argument('--sets', type=int, default=1000)
    ap.add_argument('--rounds', type=int, default=3)
    args = ap.parse_args()
    program, lines = os.path.join(args.build, 'vanban'), []

    def say(text=''):
        print(text, flush=True)
        lines.append(text)

    with tempfile.TemporaryDirectory() as d:
        rows = os.path.join(d, 'rows.jsonl')
        write_rows(rows, args.sets)
        wall, cpu, limit = {}, {}, {}
        runs = [('set', 1, 'pdf,docx,xlsx'), ('set x2', 2, 'pdf,docx,xlsx')] + [(f, 1, f) for f in FLOOR_ROWS]
        for _ in range(args.rounds):
            got = {name: batch(program, rows, d, jobs, formats, args.sets) for name, jobs, formats in runs}
            got['one record'] = batch(program, rows, d, 1, 'pdf,docx,xlsx', 1)
            wall, cpu = best(wall, {k: w for k, (w, _) in got.items()}), best(cpu, {k: c for k, (_, c) in got.items()})
            if os.path.exists(os.path.join(args.floor, 'run.sh')):
                limit = best(limit, floor(args.floor))
        memory = peak_memory(program, rows, d)
        if len(limit) == len(FLOOR_ROWS):
            limit['set'] = limit['set x2'] = sum(limit.values())
        ms = lambda seconds: seconds * 1e3 / args.sets
        say('%d sets of %s in batch, everything included; best of %d rounds' % (args.sets, os.path.basename(PLAN), args.rounds))
        say('%-8s %8s %9s %9s %9s %12s' % ('', 'workers', 'sets/s', 'ms', 'CPU ms', 'of the floor'))
        for name, jobs, _ in runs:
            ratio = '%.2f x %.3f ms' % (ms(cpu[name]) / limit[name], limit[name]) if name in limit else '-'
            say('%-8s %8d %9.0f %9.3f %9.3f   %s' % (name, jobs, args.sets / wall[name], ms(wall[name]), ms(cpu[name]), ratio))
        say('two workers: %.2f times one' % (wall['set'] / wall['set x2']))
        say('cold start, one record: %.0f ms' % (wall['one record'] * 1e3))
        say('memory at most: worker %.0f MB, coordinator %.0f MB' % (memory['worker'], memory['coordinator']))
    with open(os.path.join(args.build, 'bench-batch.txt'), 'w') as f:
        f.write('\n'.join(lines) + '\n')


main()
