"""Workbooks against LibreOffice: values computed anew, rows put in, what is on paper, heights of rows."""
import glob, json, os, re, subprocess

import budgets, vanban


def same_value(a, b):
    """Whole numbers and texts exactly; shares to the 15 digits that are written."""
    if isinstance(a, float) and isinstance(b, float) and not (a.is_integer() and b.is_integer()):
        return abs(a - b) <= 1e-14 * max(abs(a), abs(b))
    return a == b


def differences(ours, theirs):
    """Formulas of a workbook whose stored values are not those LibreOffice computed; texts that became formulas."""
    wrong, formulas = [], 0
    for sheet in range(1, vanban.xlsx_sheets(ours) + 1):
        a, b = vanban.xlsx_cells(ours, sheet), vanban.xlsx_cells(theirs, sheet)
        formulas += sum(1 for f, _ in a.values() if f)
        wrong += ['sheet %d, %s = %s: stored %r, computed %r' % (sheet, at, f, v, b.get(at, (None, None))[1])
                  for at, (f, v) in a.items() if f and not same_value(v, b.get(at, (None, None))[1])]
        wrong += ['sheet %d, %s became a formula: %s' % (sheet, at, f) for at, (f, _) in b.items() if f and not a.get(at, (None,))[0]]
    return wrong if formulas else ['no formula at all']


def compare_values(name, ours, theirs):
    wrong = differences(ours, theirs)
    yield (not wrong, name + ': stored values equal recalculated ones', '\n'.join(wrong[:10]))


def random_budgets(build, folder, office):
    """200 budgets by chance: every stored value is the one LibreOffice computes."""
    out, lo = os.path.join(folder, 'random'), os.path.join(folder, 'random-lo')
    paths = budgets.write(os.path.join(folder, 'random-data'), 200)
    subprocess.run([os.path.join(build, 'vanban'), 'render', '-q', '-f', 'xlsx', '-o', out, *paths], check=True,
                   env={**os.environ, 'VANBAN_PATH': vanban.ROOT}, stderr=subprocess.DEVNULL)
    made = sorted(glob.glob(os.path.join(out, '*.xlsx')))
    for i in range(0, len(made), 50):
        office(made[i:i + 50], 'xlsx', lo)
    wrong = [os.path.basename(m) + ': ' + w for m in made for w in differences(m, os.path.join(lo, os.path.basename(m)))]
    yield (len(made) == 200 and not wrong, '200 random budgets: stored values equal recalculated ones', '\n'.join(wrong[:10]))


def sums_of(cells):
    """{cell: value} of the formulas that add amounts, by row; the last is the total."""
    amount = budgets.columns(cells)['Thành tiền (đồng)']
    found = [(int(at[1:]), at) for at, (f, v) in cells.items() if at[0] == amount and f and 'SUM' in f]
    return {at: cells[at][1] for _, at in sorted(found)}


def words_of(cells):
    return next(v for f, v in cells.values() if f and 'Bằng chữ' in str(v))


def warnings_of(cells):
    return [v for f, v in cells.values() if f and str(v).startswith('Cảnh báo')]


def rows_put_in(name, path, folder, profile):
    """Rows above the first line, in the middle, and above the thin row of each group: all totals and the words follow."""
    cells, target = vanban.xlsx_cells(path), os.path.join(folder, name + '-rows.xlsx')
    ranges = [re.fullmatch(r'SUM\([A-Z](\d+):[A-Z](\d+)\)', cells[at][0]) for at in sums_of(cells)]
    ranges = [(int(m.group(1)), int(m.group(2))) for m in ranges if m]
    places = sorted({p for first, last in ranges for p in (first + 1, (first + last + 1) // 2, last)})
    budgets.insert_rows(profile, path, target, places, cells)
    after = vanban.xlsx_cells(target)
    amount, total = budgets.columns(after)['Thành tiền (đồng)'], list(sums_of(after).values())[-1]
    lines = sum(v for at, (f, v) in after.items() if at[0] == amount and f and 'ROUND' in f)
    expected = list(sums_of(cells).values())[-1] + 3000 * len(places)
    yield (total == expected == lines and any('tổng cộng khác số' in w for w in warnings_of(after)) and words_of(after) != words_of(cells),
            '%s: %d rows put in, totals and words follow' % (name, len(places)), 'total %s, not %s; lines %s; %s; %s' % (
                total, expected, lines, words_of(after), warnings_of(after)))


def row_outside(name, path, folder, profile):
    """A row between the thin row and the sum is in no sum: the sheet says so."""
    cells, target = vanban.xlsx_cells(path), os.path.join(folder, name + '-outside.xlsx')
    budgets.insert_rows(profile, path, target, [int(list(sums_of(cells))[-1][1:])], cells)
    said = warnings_of(vanban.xlsx_cells(target))
    yield ('Cảnh báo: có khoản chi chưa được cộng vào tổng.' in said, name + ': a row outside all sums is told', str(said))


def printed(build, folder, office):
    """A long budget on paper: one page wide, heads and numbers on every page, every word and figure there."""
    for name, made in (('all-columns', budgets.long_budget()), ('usual-columns', {'items': [
            {k: v for k, v in line.items() if k in ('text', 'quantity', 'unit', 'price')} for line in budgets.long_budget()['groups'][0]['items']]})):
        path = os.path.join(folder, name + '.json')
        with open(path, 'w', encoding='utf-8') as f:
            json.dump(budgets.plan(made), f, ensure_ascii=False)
        subprocess.run([os.path.join(build, 'vanban'), 'render', '-q', '-f', 'xlsx', '-o', folder, path], check=True,
                       env={**os.environ, 'VANBAN_PATH': vanban.ROOT})
        office([path[:-4] + 'xlsx'], 'pdf', folder)
        text = subprocess.run(['pdftotext', '-layout', path[:-4] + 'pdf', '-'], check=True, capture_output=True).stdout.decode().rstrip('\f')
        pages = [p for p in text.split('\f') if 'CƠ CẤU' not in p]
        heads = [sum(h in p for h in ('STT', 'ĐVT', 'Ghi chú')) for p in pages]
        numbers = [p.split()[0] for p in pages[1:]]
        words = subprocess.run(['pdftotext', path[:-4] + 'pdf', '-'], check=True, capture_output=True).stdout.decode()
        flat = ' '.join(words.split())
        lines = made.get('items') or [line for g in made['groups'] for line in g['items']]
        count = sum(len(re.findall(r'Khoản \d+:', p)) for p in pages)
        cut = '###' in text or flat.count('tổ dân phố') < sum('tổ dân phố' in line['text'] for line in lines)
        yield (len(pages) > 2 and set(heads) == {3} and numbers == [str(i) for i in range(2, len(pages) + 1)] and count == len(lines) and not cut,
                name + ': one page wide, heads on each page, nothing cut', '%s %s %d of %d, cut: %s' % (heads, numbers, count, len(lines), cut))


def row_heights(name, folder, profile):
    """Wrapped texts have the room LibreOffice would give them; what it gives to an empty row, rules and thin rows need not."""
    path = os.path.join(folder, name + '.xlsx')
    last = max(int(re.sub(r'\D', '', at)) for at in vanban.xlsx_cells(path))
    low = [h for h in budgets.heights(profile, path, os.path.join(folder, name + '.txt'), last) if h[2] > max(h[1] + 2, 530)]
    yield (not low, name + ': rows are as high as their texts', str(low[:10]))


def verdicts(build, samples, folder, office, profile):
    """(holds, what, why not) of each check. `samples`: workbooks; `office(paths, to, folder)` converts with `profile`."""
    lo = os.path.join(folder, 'lo')
    office(samples, 'xlsx', lo)
    for path in samples:
        name = os.path.splitext(os.path.basename(path))[0]
        yield from compare_values(name, path, os.path.join(lo, name + '.xlsx'))
        yield from rows_put_in(name, path, lo, profile)
        yield from row_outside(name, path, lo, profile)
    yield from printed(build, folder, office)
    for name in ('all-columns', 'usual-columns'):
        yield from row_heights(name, folder, profile)
    yield from random_budgets(build, folder, office)
