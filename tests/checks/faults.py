"""Faulty data made from the schemas: for every field of a template, data right but for one fault, and what must be
said of it. What a schema means is read from the JSON Schema alone, so that it is tested as well."""
import json, re
from typing import NamedTuple

SCHEMA_CODES = ('field-missing', 'field-unknown', 'wrong-type', 'out-of-range', 'wrong-length', 'empty-text',
                'not-a-choice', 'date', 'wrong-form')
WRONG_KINDS = (7, 'x', 1.5, True, [], {})


class Case(NamedTuple):
    """`expected`: [(code, path in the data, name in the message or None)]; empty where the data is right."""
    name: str
    data: str
    expected: list


class Place(NamedTuple):
    """A value in the data: holder[key], what the schema says of it, and of the record that holds it."""
    pointer: str
    path: str
    holder: object
    key: object
    types: list
    record: dict


class Schema:
    """A JSON Schema, its references resolved as it is walked."""

    def __init__(self, root):
        self.root = root

    def variants(self, node, pointer):
        """[(type, pointer)]: the types a value may have, one of each kind."""
        if '$ref' in node:
            name = node['$ref'].rsplit('/', 1)[1]
            node, pointer = {**self.root['$defs'][name], **{k: v for k, v in node.items() if k != '$ref'}}, '#' + name
        if 'anyOf' not in node:
            return [(node, pointer)]
        told = {k: v for k, v in node.items() if k != 'anyOf'}  # the union's own examples and default
        return [({**v, **told}, p) for i, one in enumerate(node['anyOf']) for v, p in self.variants(one, '%s|%d' % (pointer, i))]

    def places(self, value, node=None, pointer='#', path='$'):
        """Every value below `value`, depth first."""
        for kind, at in self.variants(node or self.root, pointer):
            if kind_of(value) != kind['type'] and not (kind['type'] == 'number' and kind_of(value) == 'integer'):
                continue
            below = []
            if kind['type'] == 'object':
                below = [(name, sub, '%s/%s' % (at, name), '%s.%s' % (path, name))
                         for name, sub in kind['properties'].items() if name in value and name != '$schema']
            elif kind['type'] == 'array':
                below = [(i, kind['items'], at + '/*', '%s[%d]' % (path, i)) for i in range(len(value))]
            for key, sub, sub_pointer, sub_path in below:
                yield Place(sub_pointer, sub_path, value, key, [v for v, _ in self.variants(sub, sub_pointer)], kind)
                yield from self.places(value[key], sub, sub_pointer, sub_path)

    def pointers(self, node=None, pointer='#', found=None):
        """Every field the schema describes, as `places` names it."""
        found = set() if found is None else found
        for kind, at in self.variants(node or self.root, pointer):
            new = {at + '/' + name: sub for name, sub in kind.get('properties', {}).items()
                   if name != '$schema' and at + '/' + name not in found}
            found.update(new)
            for key, sub in list(new.items()) + [(at + '/*', kind[k]) for k in ('items',) if k in kind]:
                self.pointers(sub, key, found)
        return found

    def full(self, node=None, made=None):
        """Data with every field of the schema. A shared type is made in full once; then as short as it can be."""
        made = set() if made is None else made
        types = self.variants(node or self.root, '')
        new = [v for v in types if v[1] not in made]
        order = [v for want in ('object', 'array') for v in new if v[0]['type'] == want] + new + types
        kind, at = order[0]
        names = kind.get('required', []) if at in made else [n for n in kind.get('properties', {}) if n != '$schema']
        made.update({at} if at.startswith('#') else ())
        if kind['type'] == 'object':
            return {name: self.full(kind['properties'][name], made) for name in names}
        return [self.full(kind['items'], made)] if kind['type'] == 'array' else plain_value(kind)


def kind_of(value):
    return {bool: 'boolean', int: 'integer', float: 'number', str: 'string', list: 'array', dict: 'object'}[type(value)]


def is_date(kind):
    """Dates are texts of one of two forms."""
    return all(re.search(kind.get('pattern', '^$'), text) for text in ('2026-02-28', '28/02/2026'))


def plain_value(kind):
    shown = [v for v in kind.get('examples', []) + [kind.get('default')] if v is not None and kind_of(v) == kind['type']]
    if shown:
        return shown[0]
    if 'oneOf' in kind:
        return kind['oneOf'][0]['const']
    return {'string': '2026-02-28' if is_date(kind) else 'xyz', 'boolean': True}.get(kind['type'], kind.get('minimum', 1))


def misspelt(name, others):
    """A slip of the keyboard; and whether the name is long enough to be recognised in it."""
    middle = len(name) // 2
    slips = [name[:middle] + name[middle + 1:]] if len(name) > 4 else []
    return next(s for s in slips + [name + name[-1], name + 'x'] if s not in others), len(name) > 1


def wrong_values(kind, value, required):
    """(value, code): each of the ways a value of this type can be wrong."""
    least, most = kind.get('minLength', kind.get('minItems', 0)), kind.get('maxLength', kind.get('maxItems'))
    if kind['type'] in ('integer', 'number'):
        yield from ((kind[k] + step, 'out-of-range') for k, step in (('minimum', -1), ('maximum', 1)) if k in kind)
    elif kind['type'] == 'array':
        items = value if isinstance(value, list) else []
        if least == 1 or least and items:
            yield items[:least - 1], 'wrong-length'
        if most and items:
            yield (items * (most + 1))[:most + 1], 'wrong-length'
    elif kind['type'] == 'string':
        formal = 'oneOf' in kind or 'enum' in kind or 'pattern' in kind
        if 'oneOf' in kind or 'enum' in kind:
            yield 'không có', 'not-a-choice'
        elif is_date(kind):
            yield from ((text, 'date') for text in ('2026-02-31', '29/02/2026', '2026', 'mai'))
        elif 'pattern' in kind:
            yield '?' * max(least, 1), 'wrong-form'
        if formal or least or required:
            yield '', 'empty-text'
        if formal or required:
            yield ' ' * max(least, 1), 'empty-text'
        if least > 1:
            yield 'x' * (least - 1), 'wrong-length'
        if most:
            yield 'x' * (most + 1), 'wrong-length'


def faults_at(place):
    """(what, change, expected) for one place; `change` makes the fault in the data."""
    name, record_path = place.key, place.path.rsplit('.', 1)[0]
    required = name in place.record.get('required', ())

    def put(new):
        place.holder[name] = new

    if isinstance(place.holder, dict):
        slip, near = misspelt(name, place.record['properties'])
        missing = [('field-missing', record_path, name)] if required else []
        yield ('misspelt', lambda: place.holder.update({slip: place.holder.pop(name)}),
               [('field-unknown', record_path, name if near else slip)] + missing)
        if required:
            yield 'missing', lambda: place.holder.pop(name), missing
    accepted = {kind['type'] for kind in place.types}
    accepted |= {'integer'} if 'number' in accepted else set()
    for new in [v for v in WRONG_KINDS if kind_of(v) not in accepted][::4]:
        yield 'kind', lambda: put(new), [('wrong-type', place.path, None)]
    shown = []
    for kind in place.types:
        for new, code in wrong_values(kind, place.holder[name], required):
            yield code, lambda: put(new), [(code, place.path, None)]
        shown += [v for v in kind.get('examples', []) + [kind.get('default')] if v is not None and v not in shown]
    for new in shown:
        yield 'example', lambda: put(new), []


def cases(root, samples):
    """The cases of one template: at the first place each field has in the samples, else in data made from the schema."""
    schema, seen = Schema(root), set()
    for name, data in samples + [('full', schema.full())]:
        yield Case(name, json.dumps(data, ensure_ascii=False), [])
        for place in list(schema.places(data)):
            if place.pointer in seen:
                continue
            seen.add(place.pointer)
            before = place.holder.copy()
            for what, change, expected in faults_at(place):
                change()
                yield Case('%s %s %s' % (name, place.path, what), json.dumps(data, ensure_ascii=False), expected)
                restore(place.holder, before)
    if schema.pointers() - seen:
        raise ValueError('no data has ' + ', '.join(sorted(schema.pointers() - seen)))


def restore(holder, before):
    holder.clear()
    holder.update(before) if isinstance(holder, dict) else holder.extend(before)
