"""What the checks of batches share: inputs, a run to compare with, and killing at random moments."""
import csv, hashlib, json, os, random, signal, subprocess, time

import vanban

PLAN = os.path.join(vanban.ROOT, 'tests', 'cases', 'plan-files', 'plan.json')

# A template whose records may run for ever, eat memory, or take their time.
TRIALS = '''
local b = require "lib.blocks"
local s = require "lib.schema"
local function build(d)
  if d.what == "loop" then while true do end end
  if d.what == "eat" then local t, x = {}, ("x"):rep(1000) for i = 1, 1e9 do t[i] = x .. i end end
  if d.what == "recurse" then local function f(n) return 1 + f(n + 1) end return { b.title("A", tostring(f(1))) } end
  if d.what == "slow" then local n = 0 for i = 1, 6e7 do n = n + i end end
  return { b.title("KẾ HOẠCH", "Bản ghi " .. d.number) }
end
return { title = "Thử", styles = "nd30", build = build, schema = s.record {
  s.optional("key", s.text { title = "Mã" }),
  s.required("number", s.text { title = "Số" }), s.optional("what", s.text { title = "Gì" }),
  s.optional("date", s.date { title = "Ngày ký" }) } }
'''


def write_plans(path, n, change=lambda i, d: None):
    """`n` small plans, as JSON Lines; `change` may alter each."""
    with open(PLAN, encoding='utf-8') as f:
        plan = json.load(f)
    with open(path, 'w', encoding='utf-8') as f:
        for i in range(1, n + 1):
            d = dict(plan, number=str(i))
            change(i, d)
            f.write(json.dumps(d, ensure_ascii=False) + '\n')


def write_trials(folder, whats):
    """A template `thu` and records for it in a folder; gives the path of the records."""
    os.makedirs(os.path.join(folder, 'templates'), exist_ok=True)
    with open(os.path.join(folder, 'templates', 'thu.lua'), 'w') as f:
        f.write(TRIALS)
    path = os.path.join(folder, 'rows.jsonl')
    with open(path, 'w') as f:
        for i, what in enumerate(whats, 1):
            f.write(json.dumps({'number': str(i), **({'what': what} if what else {})}) + '\n')
    return path


def files(folder):
    """{path: SHA-256} of all files below a folder; empty folders as well, as themselves."""
    out = {}
    for d, dirs, names in os.walk(folder):
        for n in names:
            with open(os.path.join(d, n), 'rb') as f:
                out[os.path.relpath(os.path.join(d, n), folder)] = hashlib.sha256(f.read()).hexdigest()
        out.update({os.path.relpath(os.path.join(d, n), folder): 'folder' for n in dirs if not os.listdir(os.path.join(d, n))})
    return out


def manifest(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def start(*args, **kw):
    return subprocess.Popen([vanban.PROGRAM, 'batch', *args], env=vanban.environment(), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, **kw)


def workers(pid):
    try:
        with open('/proc/%d/task/%d/children' % (pid, pid)) as f:
            return [int(p) for p in f.read().split()]
    except OSError:
        return []


def kill(pid, number=signal.SIGKILL):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


class Kills:
    """A batch killed at random moments. After each, whatever stands under a final name is whole; a run that
    resumes then makes exactly what an undisturbed one does, manifest included."""

    def __init__(self, folder, records):
        self.rows, self.whole, self.dir = (os.path.join(folder, n) for n in ('rows.jsonl', 'whole', 'out'))
        write_plans(self.rows, records)
        code, _, err = vanban.run('batch', '-q', *self.options(self.whole))
        assert code == 0, err
        self.want = files(self.whole)
        self.killed = {'coordinator': 0, 'worker': 0, 'all': 0, 'too late': 0}

    def options(self, folder):
        return ['-j', '2', '-t', 'ke-hoach', '--name', '{row}/{number}', '-o', folder, self.rows]

    def written(self, folder):
        try:
            return os.path.getsize(os.path.join(folder, 'manifest.csv'))
        except OSError:
            return 0

    def wait(self, p, rnd):
        """Until the manifest has come so far, and a moment more: moments count in work, not in time."""
        most, now = self.written(self.whole), self.written(self.dir)
        goal = now + rnd.random() * (most - now)
        while self.written(self.dir) < goal and p.poll() is None:
            time.sleep(0.0005)
        time.sleep(rnd.random() * 0.004)

    def strike(self, p, rnd):
        """Kills the coordinator, a worker or all of them; says which."""
        what = rnd.choice(['coordinator', 'worker', 'all'])
        crew = workers(p.pid)
        if p.poll() is not None or not crew:
            what = 'too late'
        if what in ('worker', 'all'):
            for pid in [rnd.choice(crew)] if what == 'worker' else crew:
                kill(pid)
        if what in ('coordinator', 'all'):
            kill(p.pid)
        self.killed[what] += 1
        return what

    def trial(self, seed):
        """One run, killed up to three times on its way; gives what was wrong, empty: nothing."""
        rnd = random.Random(seed)
        subprocess.run(['rm', '-rf', self.dir])
        for _ in range(rnd.randint(1, 3)):
            p = start('-q', '--resume', *self.options(self.dir))
            self.wait(p, rnd)
            what = self.strike(p, rnd)
            _, err = p.communicate()
            if what == 'too late' and p.returncode or what == 'worker' and p.returncode not in (0, 1):
                return 'seed %d, %s killed: exit %d, %s' % (seed, what, p.returncode, err.decode())
            time.sleep(0.02)  # orphans are gone by then
            torn = [n for n, h in files(self.dir).items()
                    if not os.path.basename(n).startswith(('.vanban', 'manifest')) and h != 'folder' and self.want.get(n) != h]
            if torn:
                return 'seed %d, %s killed: not whole: %s' % (seed, what, torn)
        code, _, err = vanban.run('batch', '-q', '--resume', *self.options(self.dir))
        got = files(self.dir)
        if code or got != self.want:
            wrong = sorted(n for n in set(got) | set(self.want) if got.get(n) != self.want.get(n))
            return 'seed %d: exit %d, %s, differs in %s' % (seed, code, err, wrong[:5])
        return ''

    def trials(self, hits):
        """As many as it takes for that many hits; gives what was wrong."""
        wrong, seed = [], 0
        while sum(self.killed.values()) - self.killed['too late'] < hits and seed < 3 * hits:
            wrong, seed = wrong + [self.trial(seed)], seed + 1
        if seed == 3 * hits:
            wrong.append('killed too late nearly always: %r' % self.killed)
        return [w for w in wrong if w]
