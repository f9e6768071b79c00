"""The schemas and the check of data against an independent judge: npm's ajv, JSON Schema draft 2020-12. It is
installed into the build folder the first time."""
import json, os, subprocess, tempfile

import check_fields, faults

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = '8.20.0'
BEYOND = {'date', 'empty-text'}  # days that do not exist and texts of blanks alone: JSON Schema cannot tell


def installed(build):
    """The folder of node modules that has ajv."""
    folder = os.path.join(os.path.abspath(build), 'ajv')
    package = os.path.join(folder, 'node_modules', 'ajv', 'package.json')
    if not os.path.exists(package) or json.load(open(package))['version'] != VERSION:
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['npm', 'install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts',
                        '--loglevel=error', 'ajv@' + VERSION], check=True, timeout=300)
    return os.path.join(folder, 'node_modules')


def verdicts(build):
    """[(right, what, why)]: each schema by its meta-schema, each sample, and for each template all faulty data."""
    with tempfile.TemporaryDirectory() as d:
        os.mkdir(os.path.join(d, 'schemas'))
        batch, cases = os.path.join(d, 'batch'), {}
        with open(batch, 'w', encoding='utf-8') as out:
            for template in check_fields.templates():
                schema, samples = check_fields.schema(template), check_fields.samples(template)
                with open(os.path.join(d, 'schemas', template + '.json'), 'w', encoding='utf-8') as f:
                    json.dump(schema, f)
                for name, data in samples:
                    json.dump({'schema': template, 'name': 'sample ' + name, 'data': data}, out)
                    out.write('\n')
                for case in faults.cases(schema, samples):
                    cases[len(cases)] = template, case
                    out.write('{"schema": "%s", "name": %d, "data": %s}\n' % (template, len(cases) - 1, case.data))
        r = subprocess.run(['node', os.path.join(HERE, 'ajv.js'), os.path.join(d, 'schemas'), batch], check=True, timeout=300,
                           capture_output=True, env={**os.environ, 'NODE_PATH': installed(build)})
    differing = {template: [] for template, _ in cases.values()}
    for line in r.stdout.decode().splitlines():
        found = json.loads(line)
        if isinstance(found['name'], str):
            yield not found['errors'], 'ajv: ' + found['name'], found['errors']
            continue
        template, case = cases.pop(found['name'])
        codes = {code for code, _, _ in case.expected}
        if bool(found['errors']) != bool(codes) and not (codes and codes <= BEYOND):
            differing[template].append('%s: %s' % (case.name, found['errors'] or 'accepted'))
    for template, faulty in differing.items():
        yield not faulty and not cases, 'ajv: %s: refuses what the check refuses' % template, '\n'.join(faulty[:10])
