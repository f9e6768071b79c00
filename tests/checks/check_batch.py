"""Batches: what is written does not depend on workers, kills or where a run went on; what goes wrong with one
record costs that record; archives, prints, shards and manifests are whole."""
import json, os, re, resource, shutil, signal, subprocess, tempfile, time, unittest, zipfile

import batches, vanban


class Folder(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.rows = self.path('rows.jsonl')

    def path(self, *parts):
        return os.path.join(self.dir, *parts)

    def batch(self, out, *args, **kw):
        """-> (exit code, standard output, standard error)"""
        return vanban.run('batch', '-t', 'ke-hoach', '-o', self.path(out), *args, self.rows, **kw)

    def lines(self, out, name='manifest.csv'):
        return batches.manifest(self.path(out, name))


class Results(Folder):
    def test_neither_bytes_nor_manifest_depend_on_the_workers(self):
        batches.write_plans(self.rows, 24, lambda i, d: d.pop('issuer') if i % 7 == 0 else None)
        errors = set()
        for out, jobs in (('one', '-j1'), ('two', '-j2'), ('five', '-j5')):
            code, text, err = self.batch(out, jobs)
            self.assertEqual((code, text), (1, '24 records: 21 made, 0 kept, 3 failed; 42 files\n'))
            errors.add(err)
        self.assertEqual(len(errors), 1)
        self.assertEqual(batches.files(self.path('one')), batches.files(self.path('two')))
        self.assertEqual(batches.files(self.path('one')), batches.files(self.path('five')))

    def test_the_same_files_as_render_makes(self):
        batches.write_plans(self.rows, 1)
        self.batch('out')
        with open(self.rows, encoding='utf-8') as f, open(self.path('1.json'), 'w', encoding='utf-8') as g:
            g.write(f.read())
        vanban.run('render', '-q', '-o', self.path('render'), self.path('1.json'))
        made = {n: h for n, h in batches.files(self.path('out')).items() if n != 'manifest.csv'}
        self.assertEqual(made, batches.files(self.path('render')))

    def test_the_manifest_says_what_is_there(self):
        batches.write_plans(self.rows, 3, lambda i, d: d.update(date='31/02/2026') if i == 2 else None)
        self.batch('out')
        one, two, three = self.lines('out')
        self.assertEqual([l['status'] for l in (one, two, three)], ['ok', 'failed', 'ok'])
        self.assertEqual((one['number'], one['key'], one['pages']), ('1', '1', '1'))
        self.assertRegex(two['diagnostics'], r'^\[date\] 2: \$\.date: ')
        self.assertEqual(two['files'], '')
        for file in one['files'].split('|'):
            name, size, digest = file.split(':')
            self.assertEqual(batches.files(self.path('out'))[name], digest)
            self.assertEqual(os.path.getsize(self.path('out', name)), int(size))
        with open(self.path('out', 'manifest.csv'), 'rb') as f:
            text = f.read()
        self.assertEqual(text.count(b'\n'), text.count(b'\r\n'))

    def test_standard_input_and_a_folder_for_each_record(self):
        batches.write_plans(self.rows, 2)
        with open(self.rows, 'rb') as f:
            code, _, err = vanban.run('batch', '-q', '-f', 'pdf', '-t', 'ke-hoach', '-n', '{place}/{number}/ke-hoach',
                                      '-o', self.path('out'), '-', stdin=f.read())
        self.assertEqual((code, err), (0, ''))
        self.assertEqual(sorted(batches.files(self.path('out'))),
                         ['hoa-binh/1/ke-hoach.pdf', 'hoa-binh/2/ke-hoach.pdf', 'manifest.csv'])

    def test_names_that_meet_are_told_before_anything_is_overwritten(self):
        batches.write_plans(self.rows, 3, lambda i, d: d.update(number='1' if i < 3 else '3'))
        code, _, err = self.batch('out', '-f', 'pdf', '--name', 'Số {number}')
        self.assertEqual(code, 1)
        self.assertIn('rows.jsonl:2: error: the files would be called "Số 1", as those of record 1 are [name-clash]', err)
        self.assertEqual(sorted(batches.files(self.path('out'))), ['Số 1.pdf', 'Số 3.pdf', 'manifest.csv'])

    def test_a_print_never_takes_the_name_of_a_record(self):
        batches.write_plans(self.rows, 2)
        code, _, err = self.batch('out', '-f', 'pdf', '--merge', self.path('out', '2.pdf'))
        self.assertEqual(code, 1)
        self.assertIn('[name-clash]', err)

    def test_only_limit_and_fail_fast(self):
        batches.write_plans(self.rows, 9, lambda i, d: d.pop('issuer') if i == 3 else None)
        self.assertEqual(self.batch('limit', '--limit', '2', '-f', 'pdf')[1], '2 records: 2 made, 0 kept, 0 failed; 2 files\n')
        self.assertEqual(self.batch('only', '--only', '5', '-f', 'pdf')[0], 0)
        self.assertEqual(sorted(batches.files(self.path('only'))), ['5.pdf', 'manifest.csv'])
        code, out, err = self.batch('none', '--only', '55')
        self.assertEqual(code, 1)
        self.assertIn('[no-such-record]', err)
        code, out, err = self.batch('fast', '--fail-fast', '-j1', '-f', 'pdf')
        self.assertEqual(code, 1)
        self.assertIn('[stopped]', err)
        self.assertNotIn('9.pdf', batches.files(self.path('fast')))

    def test_silent_when_asked_to_be(self):
        batches.write_plans(self.rows, 2)
        self.assertEqual(self.batch('out', '-q'), (0, '', ''))

    def test_a_bar_on_a_terminal(self):
        batches.write_plans(self.rows, 400)
        command = ' '.join([vanban.PROGRAM, 'batch', '-t', 'ke-hoach', '-f', 'pdf', '-o', self.path('out'), self.rows])
        r = subprocess.run(['script', '-qec', command, '/dev/null'], env=vanban.environment(), capture_output=True, timeout=60,
                           stdin=subprocess.DEVNULL)
        self.assertRegex(r.stdout.decode(), r'\r\[█*·*\] \d+/\d+ documents, \d+/s, 0 failed')


class Tables(Folder):
    """The same records from a workbook, CSV and JSON Lines; faults at their cells."""

    def put_csv(self, lines):
        self.rows = self.path('rows.csv')
        with open(self.rows, 'w', encoding='utf-8') as f:
            f.write('\n'.join(lines) + '\n')

    def test_csv_makes_what_json_lines_make(self):
        batches.write_trials(self.dir, [None, None])
        run = lambda out, rows: vanban.run('batch', '-q', '-t', 'thu', '-f', 'pdf', '-o', self.path(out), rows)
        self.assertEqual(run('lines', self.rows), (0, '', ''))
        self.put_csv(['number', '1', '2'])
        self.assertEqual(run('csv', self.rows), (0, '', ''))
        pdfs = lambda out: {n: h for n, h in batches.files(self.path(out)).items() if n.endswith('.pdf')}
        self.assertEqual(pdfs('csv'), pdfs('lines'))

    def test_a_fault_names_row_column_and_heading(self):
        batches.write_trials(self.dir, [])
        self.put_csv(['key;Số;Ngày ký', 'a;1;2026-02-30'])
        code, _, err = vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows,
                                  env=vanban.environment(LC_ALL='vi_VN.UTF-8'))
        self.assertEqual(code, 1)
        self.assertIn('bản ghi 1 (a) chưa làm được:\n', err)
        self.assertRegex(err, r'rows\.csv:2: C2 \(Ngày ký\): lỗi: .*2026-02-30')
        self.assertIn('C2 (Ngày ký): ', self.lines('out')[0]['diagnostics'])

    def test_a_fault_in_a_workbook_names_its_sheet(self):
        batches.write_trials(self.dir, [])
        self.rows = self.path('rows.xlsx')
        sheet = ''.join('<row r="%d">%s</row>' % (r, ''.join(
            '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (c, r, t) for c, t in zip('ABC', cells)))
            for r, cells in enumerate((('key', 'Số', 'Ngày ký'), ('a', '1', '2026-02-03'), ('b', '2', '31/02/2026')), 1))
        main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
        office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        package = 'http://schemas.openxmlformats.org/package/2006/relationships'
        with zipfile.ZipFile(self.rows, 'w') as z:
            z.writestr('_rels/.rels', '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>' % (package, office))
            z.writestr('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Văn bản" sheetId="1" r:id="r1"/>'
                       '</sheets></workbook>' % (main, office))
            z.writestr('xl/_rels/workbook.xml.rels', '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" '
                       'Target="worksheets/sheet1.xml"/></Relationships>' % (package, office))
            z.writestr('xl/worksheets/sheet1.xml', '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, sheet))
        code, out, err = vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows)
        self.assertEqual((code, out), (1, '2 records: 1 made, 0 kept, 1 failed; 1 files\n'), err)
        self.assertIn('rows.xlsx: Văn bản!C3 (Ngày ký): error:', err)

    def test_what_is_wrong_with_the_columns_is_said_first(self):
        batches.write_trials(self.dir, [])
        self.put_csv(['key,number,numbr,date', 'a,1,2,2026-02-30'])
        code, _, err = vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows)
        self.assertEqual(code, 1)
        self.assertRegex(err, r'(?s)^[^\n]*heading-unknown.*record 1 \(a\) failed')

    def test_a_key_given_twice_costs_the_second(self):
        batches.write_trials(self.dir, [])
        self.put_csv(['key,number', 'a,1', 'a,2', 'b,3'])
        code, out, err = vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows)
        self.assertEqual((code, out), (1, '3 records: 2 made, 0 kept, 1 failed; 2 files\n'))
        self.assertEqual([(l['key'], l['status']) for l in self.lines('out')], [('a', 'ok'), ('a#2', 'failed'), ('b', 'ok')])


class Resuming(Folder):
    def resume(self, *args):
        code, out, err = self.batch('out', '--resume', *args)
        return (code, *(int(n) for n in re.findall(r'\d+', out)[1:4]))

    def test_what_still_matches_is_kept_the_rest_made_again(self):
        batches.write_plans(self.rows, 6)
        self.batch('out')
        want = batches.files(self.path('out'))
        self.assertEqual(self.resume(), (0, 0, 6, 0))
        os.remove(self.path('out', '2.docx'))
        with open(self.path('out', '4.pdf'), 'ab') as f:
            f.write(b'x')
        with open(self.path('out', '5.pdf'), 'r+b') as f:
            f.write(b'X')
        self.assertEqual(self.resume(), (0, 3, 3, 0))
        self.assertEqual(batches.files(self.path('out')), want)
        batches.write_plans(self.rows, 6, lambda i, d: d.update(place='Hòa An') if i == 3 else None)
        self.assertEqual(self.resume(), (0, 1, 5, 0))
        self.assertEqual(self.resume('-f', 'pdf'), (0, 6, 0, 0))

    def test_another_template_makes_all_again(self):
        self.rows = batches.write_trials(self.dir, [None, None])
        run = lambda: vanban.run('batch', '--resume', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows)[1]
        run()
        self.assertIn(' 2 kept', run())
        with open(self.path('templates', 'thu.lua'), 'a') as f:
            f.write('-- changed\n')
        self.assertIn(' 2 made', run())
        os.makedirs(self.path('styles'))
        with open(self.path('styles', 'rieng.lua'), 'w') as f:
            f.write('return { inherits = "nd30" }\n')
        self.assertIn(' 2 made', run())

    def test_failed_records_are_tried_again_and_come_into_their_place(self):
        batches.write_plans(self.rows, 4, lambda i, d: d.pop('issuer') if i == 2 else None)
        self.assertEqual(self.resume(), (1, 3, 0, 1))
        batches.write_plans(self.rows, 4)
        self.assertEqual(self.resume(), (0, 1, 3, 0))
        self.assertEqual([l['key'] for l in self.lines('out')], ['1', '2', '3', '4'])
        batches.write_plans(self.rows, 3)
        self.assertEqual(self.resume(), (0, 0, 3, 0))
        self.assertEqual([l['key'] for l in self.lines('out')], ['1', '2', '3'])

    def test_files_that_are_no_record_s_any_more_go(self):
        batches.write_plans(self.rows, 4)
        self.batch('out', '-f', 'pdf')
        batches.write_plans(self.rows, 3, lambda i, d: d.pop('issuer') if i == 2 else None)
        with open(self.path('out', '4.pdf'), 'ab') as f:
            f.write(b'somebody wrote here')
        self.resume('-f', 'pdf')
        self.assertEqual(sorted(batches.files(self.path('out'))), ['1.pdf', '3.pdf', '4.pdf', 'manifest.csv'])
        self.resume('-f', 'pdf', '-n', 'so-{number}')
        self.assertEqual(sorted(batches.files(self.path('out'))), ['4.pdf', 'manifest.csv', 'so-1.pdf', 'so-3.pdf'])

    def test_a_manifest_cut_off_anywhere(self):
        batches.write_plans(self.rows, 3)
        self.batch('out')
        want = batches.files(self.path('out'))
        with open(self.path('out', 'manifest.csv'), 'rb') as f:
            whole = f.read()
        for end in list(range(0, len(whole), 97)) + [len(whole) - 1]:
            with open(self.path('out', 'manifest.csv'), 'wb') as f:
                f.write(whole[:end])
            self.assertEqual(self.resume('-j1')[0], 0, end)
            self.assertEqual(batches.files(self.path('out')), want, end)

    def test_what_is_no_manifest_is_not_touched(self):
        batches.write_plans(self.rows, 1)
        os.mkdir(self.path('out'))
        with open(self.path('out', 'manifest.csv'), 'w') as f:
            f.write('ten,so\nAn,1\n')
        code, _, err = self.batch('out', '--resume')
        self.assertEqual(code, 1)
        self.assertIn('[manifest]', err)
        with open(self.path('out', 'manifest.csv')) as f:
            self.assertEqual(f.read(), 'ten,so\nAn,1\n')


class Faults(Folder):
    def trials(self, whats, *args):
        rows = batches.write_trials(self.dir, whats)
        return vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-j', '2', '-o', self.path('out'), *args, rows)

    def test_loops_memory_and_recursion_cost_one_record_each(self):
        code, out, err = self.trials([None, 'loop', None, 'eat', 'recurse', None])
        self.assertEqual((code, out), (1, '6 records: 3 made, 0 kept, 3 failed; 3 files\n'))
        for word in ('template-timeout', 'template-memory', 'stack overflow'):
            self.assertIn(word, err)
        self.assertEqual(sorted(batches.files(self.path('out'))), ['1.pdf', '3.pdf', '6.pdf', 'manifest.csv'])

    def strike(self, number, *args):
        """A slow record whose worker gets a signal; -> exit code, standard error."""
        rows = batches.write_trials(self.dir, ['slow', None, None])
        p = batches.start('-t', 'thu', '-f', 'pdf', '-j', '1', '-o', self.path('out'), *args, rows)
        deadline = time.monotonic() + 10
        while not batches.workers(p.pid) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.15)
        batches.kill(batches.workers(p.pid)[0], number)
        out, err = p.communicate(timeout=60)
        return p.returncode, err.decode()

    def check_replaced(self, code, err, word):
        self.assertEqual(code, 1)
        self.assertIn(word, err)
        self.assertEqual(sorted(batches.files(self.path('out'))), ['2.pdf', '3.pdf', 'manifest.csv'])
        code, out, err = vanban.run('batch', '--resume', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), self.rows)
        self.assertEqual((code, out), (0, '3 records: 1 made, 2 kept, 0 failed; 3 files\n'))

    def test_a_worker_that_crashes_is_replaced(self):
        self.check_replaced(*self.strike(signal.SIGSEGV), '[worker-died]')

    def test_a_worker_that_stands_still_is_replaced(self):
        self.check_replaced(*self.strike(signal.SIGSTOP, '--timeout', '1'), 'took more than 1 seconds and was stopped [too-slow]')

    def test_no_worker_outlives_the_coordinator(self):
        rows = batches.write_trials(self.dir, ['slow'] * 4)
        p = batches.start('-t', 'thu', '-f', 'pdf', '-j', '2', '-o', self.path('out'), rows)
        time.sleep(0.2)
        crew = batches.workers(p.pid)
        batches.kill(p.pid)
        p.communicate()
        time.sleep(0.2)
        self.assertEqual(len(crew), 2)
        self.assertEqual([pid for pid in crew if os.path.exists('/proc/%d/exe' % pid)], [])

    def test_a_signal_stops_the_run_in_good_order(self):
        batches.write_plans(self.rows, 3000)
        p = batches.start('-t', 'ke-hoach', '-f', 'pdf', '-j', '2', '-o', self.path('out'), self.rows)
        time.sleep(0.3)
        p.send_signal(signal.SIGINT)
        out, err = p.communicate(timeout=30)
        self.assertEqual(p.returncode, 1)
        self.assertIn('[stopped]', err.decode())
        named = {l['files'].split(':')[0] for l in self.lines('out')}
        self.assertEqual(named, set(batches.files(self.path('out'))) - {'manifest.csv'})
        self.assertTrue(0 < len(named) < 3000)

    def test_a_full_disk_ends_the_run_and_leaves_nothing_torn(self):
        batches.write_plans(self.rows, 20)
        small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
        code, out, err = self.batch('out', '-j1', preexec_fn=small)
        self.assertEqual(code, 3)
        self.assertIn('[cannot-write]', err)
        self.assertIn('[stopped]', err)
        self.assertEqual([n for n in batches.files(self.path('out')) if n != 'manifest.csv'], [])
        self.assertEqual(self.batch('out', '--resume')[0], 0)
        self.batch('whole')
        self.assertEqual(batches.files(self.path('out')), batches.files(self.path('whole')))

    @unittest.skipUnless(os.geteuid() == 0, 'only root can become somebody who may not write')
    def test_a_folder_that_may_not_be_written_to(self):
        batches.write_plans(self.rows, 2)
        os.mkdir(self.path('out'), 0o555)
        os.chmod(self.dir, 0o755)
        code, out, err = self.batch('out', user=65534)
        self.assertEqual(code, 3)
        self.assertIn('[cannot-write]', err)
        self.assertEqual(os.listdir(self.path('out')), [])

    def test_two_runs_do_not_write_into_one_folder(self):
        rows = batches.write_trials(self.dir, ['slow'] * 40)
        p = batches.start('-t', 'thu', '-f', 'pdf', '-j', '1', '-o', self.path('out'), rows)
        self.addCleanup(p.communicate)
        self.addCleanup(p.kill)
        time.sleep(0.3)
        code, _, err = vanban.run('batch', '-t', 'thu', '-f', 'pdf', '-o', self.path('out'), rows)
        self.assertEqual(code, 1)
        self.assertIn('[busy]', err)

    def test_killed_at_random_moments(self):
        self.assertEqual(batches.Kills(self.dir, 40).trials(10), [])


class Delivery(Folder):
    def test_an_archive_of_all(self):
        batches.write_plans(self.rows, 3)
        for name in ('a.zip', 'b.zip'):
            code, _, err = self.batch('out', '--resume', '-n', 'Kế hoạch số {number}', '--zip', self.path(name))
            self.assertEqual((code, err), (0, ''))
        with open(self.path('a.zip'), 'rb') as a, open(self.path('b.zip'), 'rb') as b:
            self.assertEqual(a.read(), b.read())
        with zipfile.ZipFile(self.path('a.zip')) as z:
            self.assertIsNone(z.testzip())
            self.assertEqual(sorted(z.namelist()), sorted(batches.files(self.path('out'))))
            self.assertIn('Kế hoạch số 1.pdf', z.namelist())
            for i in z.infolist():
                self.assertEqual(i.date_time, (1980, 1, 1, 0, 0, 0))
                with open(self.path('out', i.filename), 'rb') as f:
                    self.assertEqual(z.read(i), f.read())

    def test_no_archive_where_it_cannot_be_written(self):
        batches.write_plans(self.rows, 3)
        self.batch('out')
        size = max(os.path.getsize(self.path('out', n)) for n in batches.files(self.path('out')))
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1, size + 1))
        for option, name in (('--zip', 'all.zip'), ('--merge', 'all.pdf')):
            code, _, err = self.batch('out', '--resume', option, self.path(name), preexec_fn=limit)
            self.assertNotEqual(code, 0)
            self.assertTrue('[package]' in err or '[cannot-write]' in err, err)
            self.assertEqual(sorted(os.listdir(self.dir)), ['out', 'rows.jsonl'])

    def test_one_pdf_to_print(self):
        words = {2: ' Ж', 4: ' Щ Ж'}  # letters that the shared fonts lack: a face of their own
        def change(i, d):
            body = [dict(d['body'][0], id='muc')]
            d.update(body=body, opening=d['opening'] + words.get(i, '') + ' {ref:muc}')
        batches.write_plans(self.rows, 5, change)
        code, _, err = self.batch('out', '-f', 'pdf', '--merge', self.path('all.pdf'))
        self.assertEqual((code, err), (0, ''))
        vanban.tool('qpdf', '--check', self.path('all.pdf'))
        single = ''.join(vanban.pdf_text(self.path('out', '%d.pdf' % i)) for i in range(1, 6))
        self.assertEqual(vanban.pdf_text(self.path('all.pdf')), single)
        info = vanban.tool('pdfinfo', self.path('all.pdf')).decode()
        self.assertRegex(info, r'Tagged: +yes')
        self.assertRegex(info, r'Pages: +5')
        outline = vanban.tool('mutool', 'show', self.path('all.pdf'), 'outline').decode()
        self.assertEqual(re.findall(r'^[+|]\t"(\d)"', outline, re.M), list('12345'))
        plain = vanban.tool('qpdf', '--qdf', self.path('all.pdf'), '-').decode('latin-1')
        keys = re.findall(r'/StructParents? (\d+)', plain)
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(len(keys), 10)  # a page and a link each
        fonts = vanban.tool('pdffonts', self.path('all.pdf')).decode()
        self.assertLessEqual(len(re.findall(r'\+\w+-Bold ', fonts)), 1)
        for i in range(1, 6):
            for name, path, page in (('x', self.path('all.pdf'), i), ('y', self.path('out', '%d.pdf' % i), 1)):
                vanban.tool('pdftoppm', '-r', '40', '-f', str(page), '-l', str(page), '-singlefile', path, self.path(name))
            with open(self.path('x.ppm'), 'rb') as x, open(self.path('y.ppm'), 'rb') as y:
                self.assertEqual(x.read(), y.read(), 'page %d' % i)

    def test_what_is_missing_is_said(self):
        batches.write_plans(self.rows, 3, lambda i, d: d.pop('issuer') if i == 2 else None)
        code, _, err = self.batch('out', '-f', 'pdf', '--merge', self.path('all.pdf'))
        self.assertEqual(code, 1)
        self.assertIn('lacks 1 records that failed [partial]', err)

    def test_a_file_changed_since_is_not_merged_blindly(self):
        batches.write_plans(self.rows, 2)
        code, _, err = self.batch('out', '-f', 'docx', '--merge', self.path('all.pdf'))
        self.assertEqual(code, 1)
        self.assertIn('[merge]', err)
        self.assertFalse(os.path.exists(self.path('all.pdf')))


class Shards(Folder):
    def test_shards_join_to_the_whole(self):
        batches.write_plans(self.rows, 11, lambda i, d: d.pop('issuer') if i == 4 else None)
        self.batch('whole')
        for k in (3, 1, 2):
            self.batch('out', '--shard', '%d/3' % k)
        names = [self.path('out', 'manifest-%d-of-3.csv' % k) for k in (1, 2, 3)]
        self.assertEqual(vanban.run('manifest', 'merge', *names, '-o', self.path('out', 'manifest.csv')), (0, '', ''))
        for n in names:
            os.remove(n)
        self.assertEqual(batches.files(self.path('out')), batches.files(self.path('whole')))

    def test_names_meet_across_shards(self):
        batches.write_plans(self.rows, 4, lambda i, d: d.update(number='1'))
        code, _, err = self.batch('out', '-f', 'pdf', '--name', '{number}', '--shard', '2/2')
        self.assertEqual(code, 1)
        self.assertEqual(err.count('[name-clash]'), 2)

    def test_manifests_of_different_runs_do_not_merge(self):
        batches.write_plans(self.rows, 2)
        self.batch('a')
        batches.write_plans(self.rows, 2, lambda i, d: d.update(place='Hòa An'))
        self.batch('b')
        args = [self.path('a', 'manifest.csv'), self.path('b', 'manifest.csv'), '-o', self.path('all.csv')]
        code, _, err = vanban.run('manifest', 'merge', *args)
        self.assertEqual(code, 1)
        self.assertIn('[manifest-clash]', err)
        self.assertFalse(os.path.exists(self.path('all.csv')))
        with open(args[1], 'a') as f:
            f.write('x,y\r\n')
        code, _, err = vanban.run('manifest', 'merge', *args[1:])
        self.assertEqual(code, 1)
        self.assertIn('manifest.csv:4: error:', err)
