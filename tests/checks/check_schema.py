"""The schemas say everything an author wants to know: each field its title, what it is for, and an example."""
import json, unittest

import vanban

# One page of Lua, meant to be read whole: titles and examples are enough there.
BRIEF = {'giay-moi'}


def fields(schema):
    """(where, field with what its shared type says) of every field at every depth."""
    def walk(node, where):
        if isinstance(node, list):
            for item in node:
                yield from walk(item, where)
        elif isinstance(node, dict):
            for name, field in node.get('properties', {}).items():
                shared = schema['$defs'][field['$ref'].split('/')[-1]] if '$ref' in field else {}
                yield where + '.' + name, {**shared, **field}
            for key, value in node.items():
                if key == 'properties' or key == '$defs':
                    for name, inner in value.items():
                        yield from walk(inner, name if key == '$defs' else where + '.' + name)
                else:
                    yield from walk(value, where)
    yield from walk(schema, '$')


def is_choice(field):
    return any('const' in variant for variant in field.get('oneOf', []))


def wants_example(field):
    return field.get('type') not in ('object', 'array', 'boolean') and not is_choice(field) and 'properties' not in field


class Schemas(unittest.TestCase):
    def test_every_field_is_explained(self):
        for line in vanban.run('templates')[1].splitlines():
            template = line.split()[0]
            schema = json.loads(vanban.run('schema', template)[1])
            seen = 0
            for where, field in fields(schema):
                seen += 1
                with self.subTest(template=template, field=where):
                    self.assertTrue(field.get('title'))
                    self.assertTrue(field.get('description') or is_choice(field) or template in BRIEF)
                    if wants_example(field) and not where.endswith('.$schema'):
                        self.assertTrue('examples' in field or '$ref' in field or 'default' in field)
            self.assertGreater(seen, 15)
