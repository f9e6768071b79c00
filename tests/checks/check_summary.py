"""The workbook that lists the documents of a batch: what it holds by a reckoning of its own, whatever the way there."""
import json, os, re, unittest, zipfile

import batches, check_batch, vanban

TITLES = ('Chuẩn bị', 'Tổng cộng', 'Tổ chức', 'Khen thưởng', 'Nước [uống]', 'Hậu cần')
UNITS = 17


def groups_of(i):
    """{title: amount}; '' for lines in no group, nothing for a plan without a budget."""
    if i % 5 == 0:
        return {}
    if i % 4 == 0:
        return {'': 1000 * i}
    return {t: 12345 * i + k for k, t in enumerate(TITLES) if (i + k) % (k + 1) == 0}


def change(i, d):
    d['key'] = 'k%02d' % i
    d['issuer'] = {'name': 'XÃ %d' % (i % UNITS), 'called': 'Ủy ban nhân dân xã %d' % (i % UNITS)}
    d['subject'] = '=1+%d' % i
    groups = groups_of(i)
    if '' in groups:
        d['body'] = [{'title': 'Kinh phí', 'budget': {'items': [{'text': 'Nước', 'amount': groups['']}]}}]
    elif groups:
        d['body'] = [{'title': 'Kinh phí', 'budget': {'groups': [
            {'title': t, 'items': [{'text': 'Nước', 'amount': v}]} for t, v in groups.items()]}}]


class Summary(check_batch.Folder):
    N = 36

    def summary(self, out, *args):
        code, text, err = self.batch(out, '--summary', self.path(out, 'tong-hop.xlsx'), *args)
        self.assertEqual((code, err), (0, ''))
        with open(self.path(out, 'tong-hop.xlsx'), 'rb') as f:
            return f.read()

    def cells(self, out):
        """{sheet: {A1: (formula, value)}}, parts"""
        with zipfile.ZipFile(self.path(out, 'tong-hop.xlsx')) as z:
            parts = {n: z.read(n).decode() for n in z.namelist()}
        strings = [''.join(re.findall(r'<t[^>]*>([^<]*)</t>', s)) for s in re.findall(r'<si>(.*?)</si>', parts['xl/sharedStrings.xml'], re.S)]
        sheets = []
        for n in sorted(n for n in parts if n.startswith('xl/worksheets/sheet')):
            sheet = {}
            for at, kind, inner in re.findall(r'<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="(\w+)")?>(.*?)</c>', parts[n]):
                f, v = re.search(r'<f>(.*?)</f>', inner), re.search(r'<v>(.*?)</v>', inner)
                sheet[at] = (f and f.group(1), strings[int(v.group(1))] if kind == 's' else float(v.group(1)))
            sheets.append(sheet)
        return sheets, parts

    def test_the_same_bytes_whatever_the_workers_and_the_way_there(self):
        batches.write_plans(self.rows, self.N, change)
        first = self.summary('one', '-j1')
        self.assertEqual(self.summary('two', '-j2'), first)
        self.batch('parts', '--shard', '1/2')
        self.batch('parts', '--shard', '2/2')
        code, _, err = vanban.run('manifest', 'merge', self.path('parts', 'manifest-1-of-2.csv'),
                                  self.path('parts', 'manifest-2-of-2.csv'), '-o', self.path('parts', 'manifest.csv'))
        self.assertEqual((code, err), (0, ''))
        code, text, _ = self.batch('parts', '--resume', '--summary', self.path('parts', 'tong-hop.xlsx'))
        self.assertIn(' 0 made, %d kept' % self.N, text)
        with open(self.path('parts', 'tong-hop.xlsx'), 'rb') as f:
            self.assertEqual(f.read(), first)
        batches.write_plans(self.rows, self.N, lambda i, d: change(i + (i > 1), d))  # one goes, all move up
        self.assertEqual(self.summary('one', '--resume'), self.summary('new'))

    def test_rows_sums_and_links(self):
        batches.write_plans(self.rows, self.N, change)
        self.summary('out')
        (rows, units), parts = self.cells('out')
        heads = [rows[c + '3'][1] for c in 'ABCDEFGHIJKL']
        self.assertEqual(heads[:5] + heads[-2:], ['STT', 'Cơ quan ban hành', 'Số, ký hiệu', 'Ngày', 'Trích yếu', 'Tổng cộng', 'Tệp'])
        named = heads[5:9]
        self.assertEqual(heads[9], 'Nhóm khác')
        self.assertIn('Tổng cộng (2)', named)
        own = {'Tổng cộng (2)': 'Tổng cộng', 'Không chia nhóm': ''}
        keys, last = [own.get(t, t) for t in named], self.N + 3
        total = dict.fromkeys('FGHIJK', 0)
        for i in range(1, self.N + 1):
            y, groups = i + 3, groups_of(i)
            self.assertEqual(rows['E%d' % y], (None, '=1+%d' % i))
            self.assertEqual(rows['B%d' % y], (None, 'Ủy ban nhân dân xã %d' % (i % UNITS)))
            want = {c: groups[k] for c, k in zip('FGHI', keys) if k in groups}
            rest = sum(v for k, v in groups.items() if k not in keys)
            if rest:
                want['J'] = rest
            self.assertEqual({c: rows[c + str(y)][1] for c in 'FGHIJ' if c + str(y) in rows}, want)
            if groups:
                self.assertEqual(rows['K%d' % y], ('SUM(F%d:J%d)' % (y, y), sum(groups.values())))
                want['K'] = sum(groups.values())
            else:
                self.assertNotIn('K%d' % y, rows)
            for c, v in want.items():
                total[c] += v
        for c, v in total.items():
            self.assertEqual(rows[c + str(last + 1)], ('SUBTOTAL(109,%s4:%s%d)' % (c, c, last), v))
        table = parts['xl/tables/table1.xml']
        self.assertIn('ref="A3:L%d" totalsRowCount="1"><autoFilter ref="A3:L%d"/>' % (last + 1, last), table)
        self.assertEqual(re.findall(r'<tableColumn id="\d+" name="([^"]*)"', table), heads)
        links = re.findall(r'Target="([^"]*)" TargetMode="External"', parts['xl/worksheets/_rels/sheet1.xml.rels'])
        self.assertEqual(links, ['k%02d.%s' % (i, 'xlsx' if groups_of(i) else 'pdf') for i in range(1, self.N + 1)])
        self.check_units(units, last)

    def check_units(self, units, last):
        spent = {}
        for i in range(1, self.N + 1):
            name = 'Ủy ban nhân dân xã %d' % (i % UNITS)
            spent[name] = spent.get(name, 0) + sum(groups_of(i).values())
        want = sorted(spent.items(), key=lambda u: (-u[1], u[0].encode()))[:15]
        self.assertEqual([(units['B%d' % y][1], units['C%d' % y][1]) for y in range(4, 19)], want)
        self.assertNotIn('B19', units)
        self.assertEqual(units['C4'][0], "SUMPRODUCT(--('Tổng hợp'!$B$4:$B$%d=B4),'Tổng hợp'!$K$4:$K$%d)" % (last, last))

    def test_printed_as_the_norm_has_it(self):
        batches.write_plans(self.rows, 3, change)
        self.summary('out')
        _, parts = self.cells('out')
        book, sheet = parts['xl/workbook.xml'], parts['xl/worksheets/sheet1.xml']
        self.assertEqual(re.findall(r'<sheet name="([^"]+)"', book), ['Tổng hợp', 'Đơn vị lớn nhất'])
        for said in ('paperSize="9"', 'orientation="landscape"', 'fitToHeight="0"', 'differentFirst="1"', '&amp;P', 'state="frozen"'):
            self.assertIn(said, sheet)
        self.assertIn("'Tổng hợp'!$3:$3", book)
        self.assertIn('xl/charts/chart1.xml', parts)

    def test_without_budgets_and_from_another_folder(self):
        batches.write_plans(self.rows, 2, lambda i, d: d.update(date='') or d.pop('date') if i == 2 else None)
        code, _, err = self.batch('out', '-n', 'Văn bản/{number}', '--summary', self.path('lists', 'tong-hop.xlsx'))
        self.assertEqual((code, err), (0, ''))
        (rows,), parts = self.cells('lists')
        self.assertEqual([rows[c + '3'][1] for c in 'FG'], ['Tổng cộng', 'Tệp'])
        self.assertEqual(rows['F6'], ('SUBTOTAL(109,F4:F5)', 0))
        self.assertNotIn('F4', rows)
        self.assertIn('D4', rows)
        self.assertNotIn('D5', rows)
        self.assertIn('Target="../out/Văn%20bản/1.pdf"', parts['xl/worksheets/_rels/sheet1.xml.rels'])

    def test_what_goes_wrong(self):
        batches.write_plans(self.rows, 2, lambda i, d: d.pop('issuer'))
        code, _, err = self.batch('out', '--summary', self.path('out', 'tong-hop.xlsx'))
        self.assertEqual(code, 1)
        self.assertIn('[summary]', err)
        self.assertEqual(sorted(batches.files(self.path('out'))), ['manifest.csv'])
        batches.write_plans(self.rows, 2, change)
        code, _, err = self.batch('out', '--summary', '/dev/null/x.xlsx')
        self.assertEqual(code, 3)
        self.assertIn('[cannot-write]', err)
        with open(self.path('out', 'manifest.csv'), encoding='utf-8', newline='') as f:
            text = f.read()
        with open(self.path('out', 'manifest.csv'), 'w', encoding='utf-8', newline='') as f:
            f.write(text.replace('""figures""', '""sums""', 1))
        code, _, err = self.batch('out', '--resume', '--summary', self.path('out', 'tong-hop.xlsx'))
        self.assertEqual(code, 1)
        self.assertIn('[manifest]', err)

    def test_a_manifest_of_a_version_that_said_less_is_made_anew(self):
        batches.write_plans(self.rows, 2, change)
        want = self.summary('out')
        with open(self.path('out', 'manifest.csv'), 'w', newline='') as f:
            f.write('number,key,status,pages,files,input,templates,diagnostics\r\n1,k01,ok,1,,,,\r\n')
        self.assertEqual(self.summary('out', '--resume'), want)


if __name__ == '__main__':
    unittest.main()
