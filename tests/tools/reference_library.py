"""What authors of templates may use as one page of Markdown, from the doc comments of the Lua files."""
import os, re
from typing import NamedTuple

HEAD = """# What templates may use

Written by `make reference` from the comments in `templates/lib`: mend those. How a template is built up:
[README](../README.md#writing-a-template); the data fields of the templates: [REFERENCE.md](REFERENCE.md).

`name?` may be left out. "Of the data" is a record or list as `build(d)` gets it.
"""
MODULES = (('b', 'blocks'), ('form', 'form'), ('f', 'fields'), ('s', 'schema'), ('standard', 'standard'),
           ('dates', 'dates'), ('numbers', 'numbers'), ('words', 'words'), ('text', 'text'))
BLOCKS = ('Para', 'Rule', 'Space', 'Table', 'Page', 'SheetBlock')


class Entry(NamedTuple):
    """A documented name: lines of prose, and tags (tag, rest of the line)."""
    name: str
    args: str  # None: no function
    prose: list
    tags: list


class Module(NamedTuple):
    about: str
    entries: dict
    classes: dict


def split_type(text):
    """Type and comment of a tag: the type ends at the first blank outside brackets and not behind ":" or ","."""
    depth = 0
    for i, c in enumerate(text):
        depth += (c in '([{<') - (c in ')]}>')
        if c == ' ' and not depth and text[i - 1] not in ':,':
            return text[:i], text[i:].strip()
    return text, ''


def parse(path):
    """The documented names and classes of a Lua file."""
    about, entries, classes, doc = [], {}, {}, []
    with open(path, encoding='utf-8') as f:
        lines = f.read().splitlines() + ['']
    for line in lines:
        if line.startswith('---'):
            doc.append(line[3:])
            continue
        tags = [re.match(r'@(\w+) ?(.*)', d).groups() for d in doc if d.startswith('@')]
        prose = [d.strip() for d in doc if not d.startswith('@')]
        known = re.match(r'function (?:M|vanban)\.(\w+)\((.*?)\)|M\.(\w+) = ', line)
        kind = next((tag for tag in tags if tag[0] in ('class', 'alias')), None)
        if kind:
            name, rest = kind[1].split(None, 1) if ' ' in kind[1] else (kind[1], '')
            classes[name] = Entry(name, None, prose + [rest], tags)
        elif known and doc:
            name = known.group(1) or known.group(3)
            shape = next((re.match(r'fun\((.*?)\)(?:: (.*))?$', rest) for tag, rest in tags if tag == 'type'), None)
            if shape:  # a function made elsewhere, described by its type
                params = [('param', p.strip().replace(':', '')) for p in shape.group(1).split(',')]
                entries[name] = Entry(name, ', '.join(p[1].split()[0] for p in params), prose,
                                      params + [('return', shape.group(2))])
            else:
                entries[name] = Entry(name, known.group(2), prose, tags)
        elif doc and not about:
            about = prose
        doc = []
    return Module(' '.join(' '.join(about).split()), entries, classes)


class Page:
    def __init__(self, folder):
        self.files = {n[:-4].replace('.d', ''): parse(os.path.join(folder, n)) for n in sorted(os.listdir(folder)) if n.endswith('.lua')}
        self.folder, self.out, self.wanted = folder, [HEAD], []
        self.classes = {name: entry for m in self.files.values() for name, entry in m.classes.items()}

    def type(self, text):
        """A type; classes are links, and are written at the end of the page."""
        words = list(dict.fromkeys(w for w in re.findall(r'\w+', text) if w in self.classes))
        self.wanted += words
        if text.rstrip('[]') in words:
            return '[`%s`](#%s)' % (text, words[0].lower())
        return '`%s`' % text + ''.join(' ([%s](#%s))' % (w, w.lower()) for w in words)

    def entry(self, prefix, e, name=None):
        optional = {rest.split()[0].rstrip('?') for tag, rest in e.tags if tag == 'param' and rest.split()[0].endswith('?')}
        args = '' if e.args is None else '(%s)' % ', '.join(
            a + '?' * (a in optional) for a in re.split(r', *', e.args) if a)
        name = name or e.name
        self.out.append('<a id="%s-%s"></a>\n\n#### `%s.%s%s`\n\n%s\n' % (prefix, name, prefix, name, args, ' '.join(e.prose)))
        lines = []
        for tag, rest in e.tags:
            if tag == 'param':
                param, rest = rest.split(None, 1)
                lines.append('- `%s`: %s' % (param, self.typed(rest)))
            elif tag == 'return':
                lines.append('- gives ' + self.typed(rest))
            elif tag == 'overload':
                lines.append('- ' + self.type(re.sub(r'^fun\((.*)\): \w+$', r'\1', rest)))
        if lines:
            self.out.append('\n'.join(lines) + '\n')

    def typed(self, text):
        """A type and the comment behind it."""
        kind, comment = split_type(text)
        return self.type(kind) + (', ' + re.sub(r' +', ' ', comment) if comment else '')

    def index(self, prefix, names):
        self.out.append(' · '.join('[`%s`](#%s-%s)' % (n, prefix, n) for n in names) + '\n')

    def table_of(self, name):
        e = self.classes[name]
        about = ' '.join(p for p in e.prose if p)
        if e.tags[-1][0] == 'alias':
            about = self.typed(about)
        self.out.append('<a id="%s"></a>\n\n#### `%s`\n' % (name.lower(), name) + ('\n%s\n' % about if about else ''))
        rows = []
        for tag, rest in e.tags:
            if tag == 'field':
                field, rest = rest.split(None, 1)
                kind, comment = split_type(rest)
                rows.append('| `%s` | %s | %s |' % (field, self.type(kind).replace('|', '\\|'), comment.replace('|', '\\|')))
        if rows:
            self.out.append('| field | type | |\n|---|---|---|\n' + '\n'.join(rows) + '\n')

    def blocks(self):
        """lib/blocks.lua gathers functions of other files."""
        with open(os.path.join(self.folder, 'blocks.lua'), encoding='utf-8') as f:
            names = re.findall(r'^  (\w+) = (\w+)\.(\w+),', f.read(), re.M)
        self.index('b', [name for name, _, _ in names])
        for name, module, original in names:
            self.entry('b', self.files[module].entries[original], name)

    def fields(self):
        """lib/fields.lua is made of data types: the names and titles."""
        with open(os.path.join(self.folder, 'fields.lua'), encoding='utf-8') as f:
            chunks = re.findall(r'^M\.(\w+) = (.*?)(?=^M\.|^local|^return)', f.read(), re.M | re.S)
        rows = []
        for name, body in chunks:
            titles = re.findall(r'title = "([^"]*)"', body)  # its own comes last, behind those of its fields
            rows.append('| `f.%s` | %s |' % (name, titles[-1] if titles else ''))
        self.out.append('| type | title |\n|---|---|\n' + '\n'.join(rows) + '\n')


def page(folder):
    p = Page(folder)
    engine = p.files['vanban']
    p.out.append('- [What a template returns](#returned)\n' + ''.join(
        '- [`%s`](#lib-%s): `local %s = require "lib.%s"`\n' % (prefix, m, prefix, m) for prefix, m in MODULES)
        + '- [`vanban`](#engine): what the engine itself gives\n- [Types](#types)\n')
    p.out.append('<a id="returned"></a>\n\n## What a template returns\n')
    for name in ('Template', 'Document'):
        p.table_of(name)
    for prefix, name in MODULES:
        m = p.files[name]
        p.out.append('<a id="lib-%s"></a>\n\n## `lib.%s`\n\n%s\n' % (name, name, m.about))
        if name in ('blocks', 'fields'):
            getattr(p, name)()
        else:
            p.index(prefix, m.entries)
            for e in m.entries.values():
                p.entry(prefix, e)
    p.out.append('<a id="engine"></a>\n\n## `vanban`\n\n%s\n' % engine.about)
    p.index('vanban', engine.entries)
    for e in engine.entries.values():
        p.entry('vanban', e)
    for name in BLOCKS:
        p.table_of(name)
    p.out.append('<a id="types"></a>\n\n## Types\n')
    written = {'Template', 'Document', *BLOCKS}
    while set(p.wanted) - written:
        name = min(set(p.wanted) - written)
        written.add(name)
        p.table_of(name)
    return '\n'.join(p.out)
