"""The data fields of every template as one page of Markdown, from the JSON Schemas: a table for each template,
types that several places share once at the end."""
import collections, json, re, unicodedata

HEAD = """# Dữ liệu của các mẫu văn bản

Trang này do `make reference` viết ra từ `vanban schema`; muốn sửa thì sửa trong mẫu. Cách viết tệp dữ liệu và các dấu
trong câu (`**đậm**`, `__nghiêng__`, `{ref:…}`) ở [README](../README.md#writing-data); dành cho người viết mẫu:
[LIBRARY.md](LIBRARY.md).

Trường **in đậm** là bắt buộc. Ngày viết `2026-03-02` hoặc `02/03/2026`. "Chữ" đặt trong dấu nháy kép, số và `true`,
`false` thì không. Bấm vào tên kiểu để xem các trường bên trong.
"""
PLAIN = {'string': 'chữ', 'integer': 'số nguyên', 'number': 'số', 'boolean': '`true`/`false`', 'object': 'đối tượng'}


def code(value):
    return '`%s`' % json.dumps(value, ensure_ascii=False)


def cell(text):
    """Text as it is: marks of Markdown in it mean nothing."""
    for mark, shown in (('|', '\\|'), ('\n', ' '), ('**', '\\*\\*'), ('__', '\\_\\_'), ('<', '&lt;')):
        text = text.replace(mark, shown)
    return text


def figure(n):
    return '{:,}'.format(n).replace(',', '.') if n >= 10000 else str(n)


def bounds(node, unit):
    least = node.get('minimum', node.get('minItems', node.get('minLength', 0)))
    most = node.get('maximum', node.get('maxItems', node.get('maxLength')))
    if most is not None:
        return ', %s%s' % ('%s – %s' % (figure(least), figure(most)) if least else 'đến ' + figure(most), unit)
    return ', từ %s%s' % (figure(least), unit) if least > 1 else ''  # that it is not empty goes without saying


def alphabetical(title):
    return ''.join(c for c in unicodedata.normalize('NFD', title.lower()) if not unicodedata.combining(c)).replace('đ', 'dz')


class Page:
    def __init__(self):
        self.out, self.shared, self.inner = [HEAD], {}, []

    def kind(self, node, place):
        """A type in words; records of its own are written below the table, under `place`."""
        if '$ref' in node:
            name = node['$ref'].rsplit('/', 1)[1]
            return '[%s](#%s)' % (self.shared[name].get('title', name), name)
        if 'anyOf' in node:
            return ' hoặc '.join(dict.fromkeys(self.kind(v, place) for v in node['anyOf']))
        if node['type'] == 'array':
            item = self.kind(node['items'], place)
            return 'danh sách %s%s' % ('(%s)' % item if ' hoặc ' in item else item, bounds(node, ' mục'))
        if node['type'] == 'object':
            self.inner.append((place, node))
            return '[%s](#%s)' % (node.get('title', 'đối tượng').lower(), anchor(place))
        if 'oneOf' in node or 'enum' in node:
            return 'một trong các chữ'
        if 'pattern' in node and all(re.search(node['pattern'], day) for day in ('2026-02-28', '28/02/2026')):
            return 'ngày'
        return PLAIN[node['type']] + bounds(node, ' ký tự' if node['type'] == 'string' else '')

    def meaning(self, node):
        """Title, description, choices and default of a field."""
        node = self.shared[node['$ref'].rsplit('/', 1)[1]] if '$ref' in node else node
        said = [cell(node[k]) for k in ('title', 'description') if k in node and (k == 'title' or node.get('type') != 'object')]
        said += ['`%s`: %s' % (c['const'], cell(c.get('title', ''))) for c in node.get('oneOf', [])]
        said += ['`%s`' % c for c in node.get('enum', [])]
        if 'default' in node:
            said.append('Bỏ trống là ' + code(node['default']))
        return '<br>'.join(said)

    def fields(self, record, place):
        """The table of a record, then those of the records within its fields."""
        rows = []
        for name, node in record['properties'].items():
            shown = '`%s`' % name
            if name in record.get('required', []):
                shown = '**%s**' % shown
            if name != '$schema':
                rows.append((shown, self.kind(node, place + '.' + name), self.meaning(node),
                             cell(', '.join(code(e) for e in node.get('examples', [])))))
        common, times = collections.Counter(row[1] for row in rows).most_common(1)[0]
        heads = ['Trường', 'Kiểu', 'Ý nghĩa', 'Ví dụ']
        if len(rows) > 9 and times > len(rows) * 0.8:
            self.out.append('Kiểu của mỗi trường, nếu không ghi khác: %s.\n' % common)
            rows = [(row[0], '' if row[1] == common else row[1], *row[2:]) for row in rows]
        if not any(row[-1] for row in rows):
            rows, heads = [row[:-1] for row in rows], heads[:-1]
        self.out.append('\n'.join('| %s |' % ' | '.join(row) for row in [heads, ['---'] * len(heads)] + rows) + '\n')
        inner, self.inner = self.inner, []
        for below, node in inner:
            title = node.get('title', below.rsplit('.', 1)[1])
            self.out.append('<a id="%s"></a>\n\n#### %s: `%s`\n' % (anchor(below), title, below.split('.', 1)[1]))
            self.describe(node)
            self.fields(node, below)

    def describe(self, node):
        if 'description' in node:
            self.out.append(cell(node['description']).rstrip('.') + '.\n')

    def type(self, name, node):
        self.out.append('<a id="%s"></a>\n\n### %s\n' % (name, node.get('title', name)))
        self.describe(node)
        for one in node.get('anyOf', [node]):
            if one.get('type') == 'object':
                if one is not node:
                    self.out.append('%s, một đối tượng:\n' % one.get('title', 'Hoặc'))
                self.fields(one, name)
            else:
                shown = [one.get('title', ''), one.get('description', '')]
                example = ', ví dụ ' + ', '.join(code(e) for e in one['examples']) if 'examples' in one else ''
                self.out.append('- %s: %s%s\n' % (self.kind(one, name), cell('. '.join(s for s in shown if s)), example))


def anchor(place):
    return place.replace('.', '-')


def page(vanban):
    """`vanban`: runs the program, gives what it prints."""
    p = Page()
    names = [line.split()[0] for line in vanban('templates').splitlines()]
    schemas = {name: json.loads(vanban('schema', name)) for name in names}
    for schema in schemas.values():
        for name, node in schema.get('$defs', {}).items():
            if p.shared.setdefault(name, node) != node:
                raise SystemExit('two types have the ref "%s"' % name)
    p.out.append('| Mẫu | Văn bản |\n|---|---|\n' + ''.join('| [`%s`](#%s) | %s |\n' % (n, n, s['title']) for n, s in schemas.items()))
    by_title = sorted(p.shared.items(), key=lambda item: alphabetical(item[1].get('title', item[0])))
    p.out.append('Kiểu dùng chung: ' + ', '.join('[%s](#%s)' % (node.get('title', name), name) for name, node in by_title) + '.\n')
    for name, schema in schemas.items():
        p.out.append('<a id="%s"></a>\n\n## `%s`: %s\n' % (name, name, schema['title']))
        p.fields(schema, name)
    p.out.append('## Kiểu dùng chung\n')
    for name, node in by_title:
        p.type(name, node)
    return '\n'.join(p.out)
