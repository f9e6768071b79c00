"""Reading and writing: what is written, where, under which name, and that nothing is left behind on failure."""
import os, resource, shutil, signal, tempfile, unittest

import vanban

SAMPLE = os.path.join(vanban.SAMPLES, 'an-ap.json')


class Files(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)

    def path(self, *parts):
        return os.path.join(self.dir, *parts)

    def test_three_files_named_after_the_data(self):
        code, out, err = vanban.run('render', '-o', self.path('out'), SAMPLE)
        self.assertEqual((code, err), (0, ''))
        self.assertEqual(sorted(os.listdir(self.path('out'))), ['an-ap.docx', 'an-ap.pdf', 'an-ap.xlsx'])
        self.assertEqual(sorted(out.split()), sorted(self.path('out', n) for n in os.listdir(self.path('out'))))

    def test_named_by_the_template(self):
        vanban.run('render', '-q', '--name', 'template', '-f', 'pdf', '-o', self.path('out'), SAMPLE)
        self.assertEqual(os.listdir(self.path('out')), ['23-KH-MTTQ.pdf'])

    def test_standard_input(self):
        with open(SAMPLE, 'rb') as f:
            code, _, err = vanban.run('render', '-q', '-f', 'pdf', '-o', self.path('out'), '-', stdin=f.read())
        self.assertEqual((code, err), (0, ''))
        self.assertEqual(len(os.listdir(self.path('out'))), 1)

    def test_names_are_made_safe(self):
        shutil.copy(SAMPLE, self.path('a:b*?.json'))
        self.assertEqual(vanban.run('render', '-q', '-f', 'pdf', '-o', self.path('out'), self.path('a:b*?.json'))[0], 0)
        self.assertEqual(os.listdir(self.path('out')), ['a-b--.pdf'])

    def test_two_inputs_never_overwrite_each_other(self):
        os.mkdir(self.path('x'))
        shutil.copy(SAMPLE, self.path('x', 'an-ap.json'))
        code, _, err = vanban.run('render', '-q', '-f', 'pdf', '-o', self.path('out'), SAMPLE, self.path('x', 'an-ap.json'))
        self.assertEqual(code, 1)
        self.assertIn('[output-clash]', err)

    def test_missing_data_file(self):
        code, _, err = vanban.run('render', '-o', self.path('out'), self.path('none.json'))
        self.assertEqual(code, 3)
        self.assertIn('[cannot-read]', err)
        self.assertFalse(os.path.exists(self.path('out')))

    def test_output_folder_that_cannot_be_made(self):
        open(self.path('file'), 'w').close()
        code, _, err = vanban.run('render', '-o', self.path('file', 'out'), SAMPLE)
        self.assertEqual(code, 3)
        self.assertIn('[cannot-write]', err)

    def test_full_disk_leaves_nothing_new_and_nothing_torn(self):
        os.mkdir(self.path('out'))
        for suffix in ('pdf', 'docx', 'xlsx'):
            with open(self.path('out', 'an-ap.' + suffix), 'w') as f:
                f.write('old ' + suffix)

        def limit():  # the PDF is larger than this, so one of the three files cannot be written whole
            resource.setrlimit(resource.RLIMIT_FSIZE, (16000, 16000))
        code, _, err = vanban.run('render', '-o', self.path('out'), SAMPLE, preexec_fn=limit)
        self.assertEqual(code, 3, err)
        self.assertIn('[cannot-write]', err)
        self.assertEqual(sorted(os.listdir(self.path('out'))), ['an-ap.docx', 'an-ap.pdf', 'an-ap.xlsx'])
        for suffix in ('pdf', 'docx', 'xlsx'):
            with open(self.path('out', 'an-ap.' + suffix)) as f:
                self.assertEqual(f.read(), 'old ' + suffix)

    def test_one_bad_file_does_not_stop_the_others(self):
        with open(self.path('bad.json'), 'w') as f:
            f.write('{')
        code, _, err = vanban.run('render', '-q', '-f', 'pdf', '-o', self.path('out'), self.path('bad.json'), SAMPLE)
        self.assertEqual(code, 1)
        self.assertIn('[json-syntax]', err)
        self.assertEqual(os.listdir(self.path('out')), ['an-ap.pdf'])


class Determinism(unittest.TestCase):
    def test_same_bytes_whatever_the_place_locale_and_time_zone(self):
        got = []
        for locale, zone in (('C', 'UTC'), ('vi_VN.UTF-8', 'Asia/Ho_Chi_Minh'), ('fr_FR.UTF-8', 'America/New_York')):
            with tempfile.TemporaryDirectory() as d:
                shutil.copy(SAMPLE, d)
                code, _, err = vanban.run('render', '-q', 'an-ap.json', cwd=d, env=vanban.environment(LC_ALL=locale, TZ=zone))
                self.assertEqual(code, 0, err)
                files = {}
                for name in sorted(os.listdir(d)):
                    with open(os.path.join(d, name), 'rb') as f:
                        files[name] = f.read()
                got.append(files)
        self.assertEqual(len(got[0]), 4)
        for other in got[1:]:
            for name in got[0]:
                self.assertEqual(got[0][name], other[name], name)


class Usage(unittest.TestCase):
    def test_exit_codes_of_wrong_calls(self):
        for args in ((), ('render',), ('nonsense',), ('render', '--nonsense'), ('render', '-o'), ('schema',), ('render', '-f', 'odt', 'x'),
                     ('templates', 'x'), ('render', '--quiet=1', 'x'), ('render', '--name', 'both', 'x')):
            code, out, err = vanban.run(*args)
            self.assertEqual((code, out), (2, ''), args)
            self.assertTrue(err.startswith('vanban: '), args)

    def test_help_and_version(self):
        code, out, _ = vanban.run('--help')
        self.assertEqual(code, 0)
        self.assertIn('vanban render', out)
        self.assertIn('Mã thoát', vanban.run('--help', env=vanban.environment(LC_ALL='vi_VN.UTF-8'))[1])
        self.assertRegex(vanban.run('--version')[1], r'^vanban \d+\.\d+\.\d+\n$')

    def test_output_that_cannot_be_printed(self):
        with open('/dev/full', 'w') as full:
            import subprocess
            r = subprocess.run([vanban.PROGRAM, '--help'], stdout=full, stderr=subprocess.PIPE, env=vanban.environment())
        self.assertEqual(r.returncode, 3)


if __name__ == '__main__':
    unittest.main()
