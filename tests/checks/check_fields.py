"""Every field of every schema: a slip in it is told by the right fault at the right place, and nothing else is."""
import glob, json, os, re, tempfile, unittest

import faults, vanban

LINE = re.compile(r'^(\d+)\.json:\d+:\d+: (\$\S*): (?:error|warning): (.*) \[([\w-]+)\]$', re.M)
BATCH = 400  # data files of one run of the program
NEVER = re.compile(r'\[(?:template-[a-z]+|internal)\]')  # whatever the data: faults of a template or of the program


def schema(template):
    return json.loads(vanban.run('schema', template)[1])


def templates():
    return [line.split()[0] for line in vanban.run('templates')[1].splitlines()]


def samples(template):
    """[(name, data)] of a template."""
    found = []
    for path in sorted(glob.glob(os.path.join(vanban.SAMPLES, '*.json'))):
        with open(path, encoding='utf-8') as f:
            data = json.load(f)
        if data['template'] == template:
            found.append((os.path.splitext(os.path.basename(path))[0], data))
    return found


def told(template, batch):
    """For each case, [(code, path, message)] of what the program says."""
    with tempfile.TemporaryDirectory() as folder:
        names = ['%d.json' % i for i in range(len(batch))]
        for name, case in zip(names, batch):
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
                f.write(case.data)
        os.mkdir(os.path.join(folder, 'styles'))
        with open(os.path.join(folder, 'styles', 'nd30-hung-yen.lua'), 'w', encoding='utf-8') as f:  # the example's
            f.write('return { name = "nd30-hung-yen", inherits = "nd30" }')
        code, _, err = vanban.run('render', '-q', '-t', template, '-f', 'tree', '-o', 'out', *names, cwd=folder)
    if code > 1 or NEVER.search(err):
        raise RuntimeError('exit code %d: %s' % (code, '\n'.join(l for l in err.splitlines() if NEVER.search(l)) or err[-2000:]))
    found = [[] for _ in batch]
    for number, path, message, code in LINE.findall(err):
        found[int(number)].append((code, path, message))
    return found


class Fields(unittest.TestCase):
    def check(self, case, found):
        of_schema = [f for f in found if f[0] in faults.SCHEMA_CODES]
        self.assertEqual(sorted(f[:2] for f in of_schema), sorted(e[:2] for e in case.expected))
        for code, path, name in case.expected:
            if name:
                message = next(f[2] for f in of_schema if f[0] == code)
                self.assertIn('"%s"' % name, message.rsplit('did you mean')[-1])

    def test_each_fault_is_told_and_no_other(self):
        for template in templates():
            every = list(faults.cases(schema(template), samples(template)))
            for at in range(0, len(every), BATCH):
                batch = every[at:at + BATCH]
                for case, found in zip(batch, told(template, batch)):
                    with self.subTest(template=template, case=case.name):
                        self.check(case, found)


if __name__ == '__main__':
    unittest.main()
