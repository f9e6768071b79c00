"""Tables as input, with openpyxl and LibreOffice as the programs that fill them in: `vanban sheet` makes the workbook,
its comments say where each field goes, `vanban rows` must read back the data that was filled in. And ten thousand
rows from CSV, from openpyxl and from LibreOffice, which must read the same."""
import csv, datetime, glob, json, os

import openpyxl

import vanban

ROUND_TRIPS = sorted(os.path.basename(p)[:-5] for p in glob.glob(os.path.join(vanban.SAMPLES, '*.json')))


# --- filling in ---------------------------------------------------------------------------------------------

class Sheet:
    """A sheet of the form: the column of each path, and the lists it holds, both told by its comments."""
    def __init__(self, ws):
        self.ws, self.at, self.rows = ws, {}, 1
        for cell in ws[1]:
            path = cell.comment.text.rsplit('[', 1)[1].rstrip(']')
            self.at[path] = cell.column
        homes = [l[len('Trang này: '):] for l in ws['A1'].comment.text.splitlines() if l.startswith('Trang này: ')]
        self.homes = homes[0].split(', ') if homes else ['']

    def put(self, row, path, value):
        cell = self.ws.cell(row, self.at[path])
        if cell.number_format == '@' or not isinstance(value, str):
            cell.value = value
        elif 'yy' in self.ws.column_dimensions[cell.column_letter].number_format:
            cell.value = datetime.date.fromisoformat(value)
            cell.number_format = 'dd/mm/yyyy'
        else:
            cell.value = value
        if isinstance(value, str) and isinstance(cell.value, str):
            cell.data_type = 's'


def is_plain(v):
    return not isinstance(v, (dict, list))


class Filler:
    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.sheets = [Sheet(ws) for ws in self.book if ws['A1'].comment]
        self.labels = 0

    def sheet_of(self, sheet, path):
        """The sheet that holds the list (or wide record) at this path of a row of `sheet`."""
        full = '.'.join(p for p in (sheet.homes[0], path) if p)
        found = [s for s in self.sheets if full in s.homes]
        return (found[0], full) if found else (None, full)

    def record(self, key, data):
        data = {k: v for k, v in data.items() if k != 'template'}
        row = self.new_row(self.sheets[0], key)
        self.fields(self.sheets[0], row, data, '', key)

    def new_row(self, sheet, key):
        sheet.rows += 1
        row = sheet.rows + 1  # below the example
        sheet.put(row, 'key', key)
        return row

    def fields(self, sheet, row, record, prefix, key, level=1, label=None):
        for name, v in record.items():
            path = prefix + name
            if isinstance(v, dict):
                wide, full = self.sheet_of(sheet, path)
                if wide and wide.homes == [full]:  # several homes: sections, which this field could also be
                    self.fields(wide, self.new_row(wide, key), v, '', key)
                else:
                    self.fields(sheet, row, v, path + '.', key, level, label)
            elif isinstance(v, list):
                self.list(sheet, row, v, path, key, level, label)
            elif isinstance(v, bool):
                sheet.put(row, path, 'có' if v else 'không')
            else:
                sheet.put(row, path, '""' if v == '' else v)

    def list(self, sheet, row, items, path, key, level, label):
        other, full = self.sheet_of(sheet, path)
        if not other and path in sheet.at:
            lines = [i if is_plain(i) else ' | '.join(str(c).replace('.', ',') if isinstance(c, float) else str(c) for c in i) for i in items]
            sheet.put(row, path, '\n'.join(lines))
            return
        nested = not other
        other = other or sheet
        if not nested and '@row' in sheet.at and sheet.homes[0]:
            if not sheet.ws.cell(row, sheet.at['@row']).value:
                self.labels += 1
                sheet.put(row, '@row', 'd%d' % self.labels)
            label = sheet.ws.cell(row, sheet.at['@row']).value
        for item in items:
            at = self.new_row(other, key)
            if '@level' in other.at:
                other.put(at, '@level', level + 1 if nested else 1)
            if '@in' in other.at and not nested:
                in_list = '@row' in sheet.at and sheet.homes[0]
                other.put(at, '@in', label + '.' + path if in_list else full)
            if isinstance(item, dict):
                self.fields(other, at, item, '', key, level + 1 if nested else 1)
            else:
                other.put(at, '.', item)


def same(x):
    """What a table cannot tell apart: a list of one text and the text; tabs and blanks of a grid."""
    if isinstance(x, dict):
        return {k: same(v) for k, v in x.items()}
    if isinstance(x, list):
        return same(x[0]) if len(x) == 1 and isinstance(x[0], str) else [same(v) for v in x]
    return x


def difference(a, b, path='$'):
    if isinstance(a, dict) and isinstance(b, dict):
        for k in {**a, **b}:
            if k not in a or k not in b:
                return '%s.%s only in %s' % (path, k, 'the first' if k in a else 'the second')
            found = difference(a[k], b[k], '%s.%s' % (path, k))
            if found:
                return found
        return None
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((f for f in (difference(x, y, '%s[%d]' % (path, i)) for i, (x, y) in enumerate(zip(a, b))) if f), None)
    return None if a == b and type(a) == type(b) else '%s: %r, %r' % (path, a, b)


def records(template, path):
    code, out, err = vanban.run('rows', '-t', template, path)
    return code, [json.loads(line) for line in out.splitlines()], err


def round_trip(folder, office, name):
    data = json.load(open(os.path.join(vanban.SAMPLES, name + '.json'), encoding='utf-8'))
    template = data['template']
    form, filled = os.path.join(folder, template + '-form.xlsx'), os.path.join(folder, name + '.xlsx')
    if not os.path.exists(form):
        code, _, err = vanban.run('sheet', template, '-o', form)
        if code:
            yield False, name + ': a form is made', err
            return
    filler = Filler(form)
    filler.record('a', data)
    filler.record('b', dict(data, number='99'))
    filler.book.save(filled)
    office([filled], 'xlsx', os.path.join(folder, 'lo'))
    for who, path in (('openpyxl', filled), ('LibreOffice', os.path.join(folder, 'lo', name + '.xlsx'))):
        code, read, err = records(template, path)
        bare = {k: v for k, v in data.items() if k != 'template'}
        expected = [dict(bare, key='a'), dict(bare, number='99', key='b')]
        why = err if code or len(read) != 2 else difference(same(expected), same(read))
        yield not why, '%s: filled in by %s, it reads as the sample' % (name, who), why or ''


# --- ten thousand rows --------------------------------------------------------------------------------------

HEADINGS = ['key', 'issuer.name', 'number', 'Địa danh', 'Ngày ban hành', 'subject', 'body[0].title', 'body[0].items[0]',
            'body[1].title', 'body[1].budget.items[0].text', 'body[1].budget.items[0].quantity',
            'body[1].budget.items[0].price', 'approval.heading', 'approval.position', 'copies', 'annexes[0].title',
            'annexes[0].body[0]', 'annexes[0].stop']
RECIPIENTS = ['recipients[%d].%s' % (i, f) for i in range(3) for f in ('name', 'purpose')]  # in workbooks a sheet of their own


def recipients(i):
    return [('Thôn %d' % (i * 3 + k), 'để thực hiện' if k else 'để báo cáo') for k in range(3)]


def big_rows(n):
    for i in range(n):
        yield ['X%05d' % i, 'ỦY BAN NHÂN DÂN\nXÃ SỐ %d' % i, str(i + 1), 'Xã %d' % (i % 700),
               datetime.date(2020, 1, 1) + datetime.timedelta(i % 2500), 'Kế hoạch "thử", số %d; hàng loạt' % i,
               'Mục đích', '- Việc %d\n+ rất dài' % i, 'Kinh phí', 'Nước uống', i % 90 + 0.5, 1000 * (i % 50 + 1),
               'PHÊ DUYỆT', 'BÍ THƯ', i % 300 + 1, 'Phụ lục %d' % i, '- Dòng', i % 2 == 0]


def write_csv(path, rows, separator, bom):
    with open(path, 'w', encoding='utf-8-sig' if bom else 'utf-8', newline='') as f:
        out = csv.writer(f, delimiter=separator)
        out.writerow(HEADINGS + RECIPIENTS)
        for i, r in enumerate(rows):
            cells = [v.isoformat() if isinstance(v, datetime.date) else 'true' if v is True else 'false' if v is False else v
                     for v in r]
            out.writerow(cells + [text for pair in recipients(i) for text in pair])


def ten_thousand(folder, office):
    rows = list(big_rows(10000))
    comma, semicolon, book = (os.path.join(folder, 'big' + s) for s in ('.csv', '-vi.csv', '.xlsx'))
    write_csv(comma, rows, ',', False)
    write_csv(semicolon, rows, ';', True)
    wb = openpyxl.Workbook(write_only=True)
    ws = wb.create_sheet('Văn bản')
    ws.append(HEADINGS)
    beside = wb.create_sheet('Nơi nhận')
    beside.append(['Mã', 'Nơi nhận', 'Để làm gì'])
    for i, r in enumerate(rows):
        ws.append(r)
        for pair in recipients(i):
            beside.append([r[0], *pair])
    wb.save(book)
    office([book], 'xlsx', os.path.join(folder, 'lo'))
    _, expected, err = vanban.run('rows', '-t', 'ke-hoach', comma)
    yield expected.count('\n') == 10000 and not err, '10,000 rows of CSV are read', err[:2000]
    for what, path in (('CSV with ; and a byte order mark', semicolon), ('a workbook by openpyxl', book),
                       ('a workbook by LibreOffice', os.path.join(folder, 'lo', 'big.xlsx'))):
        _, out, err = vanban.run('rows', '-t', 'ke-hoach', path)
        a, b = expected.splitlines(), out.splitlines()
        unlike = next(('%s\n%s' % pair for pair in zip(a, b) if pair[0] != pair[1]), '%d, %d lines' % (len(a), len(b)))
        yield out == expected and not err, '10,000 rows: %s reads as the CSV' % what, err[:2000] or unlike


def verdicts(folder, office):
    """[(right, what, why)]; office(paths, format, folder) converts by LibreOffice."""
    os.makedirs(os.path.join(folder, 'lo'), exist_ok=True)
    for name in ROUND_TRIPS:
        yield from round_trip(folder, office, name)
    yield from ten_thousand(folder, office)
