"""Budgets by chance, and rows put in by LibreOffice: what the slow tests of workbooks are made of."""
import json, os, random, shutil, subprocess

WORDS = ('nước uống', 'in tài liệu', 'bồi dưỡng báo cáo viên', 'trang trí hội trường', '=1+1', '-5 & <b>', '+84', '@SUM(A1)', '"nháy"')
UNITS = ('người', 'đại biểu', 'bộ', 'cái', 'buổi')


def decimal(rnd):
    """A quantity with up to three decimals, now and then a half of the kind binary fractions get wrong."""
    n = rnd.choice((rnd.randint(0, 500) * 1000, rnd.randint(1, 9999999), rnd.choice((145, 1005, 285, 575, 1115))))
    text = '%d,%03d' % divmod(n, 1000)
    return text.rstrip('0').rstrip(',')


def item(rnd, settled):
    out = {'text': ' '.join(rnd.choice(WORDS) for _ in range(rnd.randint(1, 12)))}
    if rnd.random() < 0.2:
        out['amount'] = rnd.choice((0, 1, 500000, rnd.randint(1, 10 ** rnd.randint(3, 13))))
    else:
        out.update(quantity=decimal(rnd), unit=rnd.choice(UNITS), price=rnd.choice((0, 10, 100, 20000, rnd.randint(1, 10 ** 7))))
        if rnd.random() < 0.2:
            out.update(quantity=rnd.randint(1, 900), times=rnd.choice((2, 3, '0,5', '1,5')))
    if rnd.random() < 0.2:
        out['norm'] = rnd.choice((20000, 150000))
    if rnd.random() < 0.2:
        out['note'] = rnd.choice(WORDS)
    if settled and rnd.random() < 0.7:
        out['actual'] = rnd.randint(0, 10 ** 8)
    return out


def budget(rnd):
    settled = rnd.random() < 0.3
    items = lambda most: [item(rnd, settled) for _ in range(rnd.randint(1, most))]
    out = {'source': 'ngân sách xã', 'settlement': rnd.random() < 0.1}
    if rnd.random() < 0.3:
        out['reading'] = {'gap': rnd.choice(('linh', 'lẻ')), 'thousand': rnd.choice(('nghìn', 'ngàn')), 'four': rnd.choice(('tư', 'bốn')),
                          'billion': rnd.choice(('tỷ', 'tỉ')), 'even': rnd.random() < 0.5}
    groups = rnd.choice((0, 0, 1, 2, 3, 6))
    if not groups or rnd.random() < 0.3:
        out['items'] = items(30)
    if groups:
        out['groups'] = [{'title': 'Nhóm %d' % i, 'items': items(12)} for i in range(groups)]
    return out


def plan(made):
    return {'template': 'ke-hoach', 'issuer': {'name': ['ỦY BAN NHÂN DÂN', 'XÃ HÒA BÌNH']}, 'date': '2026-02-03', 'number': '5',
            'subject': 'Đối thoại', 'body': [{'title': 'Kinh phí', 'as': 'table', 'budget': made}]}


def write(folder, n, seed=6):
    """n data files by chance, the same on every run; gives their paths."""
    rnd, paths = random.Random(seed), []
    os.makedirs(folder, exist_ok=True)
    for i in range(n):
        paths.append(os.path.join(folder, 'du-toan-%03d.json' % i))
        with open(paths[-1], 'w', encoding='utf-8') as f:
            json.dump(plan(budget(rnd)), f, ensure_ascii=False)
    return paths


LONG = 'bồi dưỡng báo cáo viên tại hội nghị tập huấn, phổ biến quy định mới và hướng dẫn nghiệp vụ cho cán bộ các thôn, tổ dân phố'


def long_budget():
    """Many lines, long texts, large sums, every column."""
    lines = [{'text': 'Khoản %d: %s' % (i, LONG if i % 3 else 'nước uống'), 'code': '6651', 'quantity': 1234,
              'unit': 'người/ngày', 'times': 2, 'price': 98765432, 'norm': 98765432, 'actual': 1,
              'note': 'theo hợp đồng số %d' % i} for i in range(1, 61)]
    groups = [{'title': 'Chi tại hội nghị', 'items': lines[:40]}, {'title': 'Chi khác', 'items': lines[40:]}]
    return {'groups': groups, 'source': 'ngân sách xã'}


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Rows" script:language="StarBasic">%s</script:module>
"""

# Puts a row in above each of the rows given, from the lowest up, and fills it in as a user would.
BASIC = """
Sub Insert(source, target, places, entries)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    Dim filter(0) As New com.sun.star.beans.PropertyValue
    filter(0).Name = "FilterName"
    filter(0).Value = "Calc MS Excel 2007 XML"
    doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    sheet = doc.Sheets.getByIndex(0)
    sheet.unprotect("")
    rows = Split(places, "-")
    For i = UBound(rows) To 0 Step -1
        row = CLng(rows(i))
        sheet.Rows.insertByIndex(row - 1, 1)
        For Each entry In Split(entries, "|")
            sheet.getCellRangeByName(Left(entry, 1) &amp; row).Formula = Replace(Mid(entry, 3), "#", CStr(row))
        Next
    Next
    doc.calculateAll()
    doc.storeToURL(ConvertToURL(target), filter())
    doc.close(True)
End Sub

Sub Heights(source, target, last)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    sheet = doc.Sheets.getByIndex(0)
    sheet.unprotect("")
    Open target For Output As #1
    For i = 0 To CLng(last) - 1
        row = sheet.Rows.getByIndex(i)
        before = row.Height
        row.OptimalHeight = True
        Print #1, (i + 1) &amp; " " &amp; before &amp; " " &amp; row.Height
    Next
    Close #1
    doc.close(True)
End Sub
"""


def columns(cells):
    """{title: letter} of the columns of an estimate."""
    row = next(at[1:] for at, (_, v) in cells.items() if v == 'STT')
    return {v: at[0] for at, (_, v) in cells.items() if at[1:] == row}


def run_macro(profile, name, *args):
    """Runs one of the macros above; the profile has been used before, or LibreOffice would write its own over it."""
    library = os.path.join(profile, 'user', 'basic', 'Standard')
    shutil.rmtree(library, ignore_errors=True)
    os.makedirs(library)
    with open(os.path.join(library, 'Rows.xba'), 'w', encoding='utf-8') as f:
        f.write(MACRO % BASIC)
    for part in ('script', 'dialog'):
        element = '<library:element library:name="Rows"/>' if part == 'script' else ''
        with open(os.path.join(library, part + '.xlb'), 'w', encoding='utf-8') as f:
            f.write('<?xml version="1.0" encoding="UTF-8"?>\n<library:library xmlns:library="http://openoffice.org/2000/library" '
                    'library:name="Standard" library:readonly="false" library:passwordprotected="false">%s</library:library>' % element)
    call = 'macro:///Standard.Rows.%s(%s)' % (name, ','.join('"%s"' % a for a in args))
    subprocess.run(['soffice', '-env:UserInstallation=file://' + profile, '--headless', '--norestore', call], check=True,
                   capture_output=True, timeout=300)


def heights(profile, source, target, rows):
    """[(row, its height, the height LibreOffice would give it)] in hundredths of a millimetre; merged cells do not count."""
    run_macro(profile, 'Heights', source, target, rows)
    with open(target) as f:
        return [tuple(map(int, line.split())) for line in f]


def insert_rows(profile, source, target, places, cells):
    """LibreOffice puts a row (3 x 1000) in above each of `places` of the first sheet and stores the workbook."""
    at = columns(cells)
    factors = [at['Số lượng'], at['Đơn giá (đồng)']] + [letter for title, letter in at.items() if title == 'Số buổi']
    entries = {at['Nội dung']: 'Dòng thêm', factors[0]: 3, factors[1]: 1000,
               at['Thành tiền (đồng)']: '=ROUND(ROUND(%s;3);0)' % '*'.join(f + '#' for f in factors)}
    entries.update((letter, 1) for letter in factors[2:])
    run_macro(profile, 'Insert', source, target, '-'.join(map(str, places)), '|'.join('%s=%s' % e for e in entries.items()))
