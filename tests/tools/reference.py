#!/usr/bin/python3
"""Writes the two pages of reference beside the templates: REFERENCE.md, the data fields of every template, from
`vanban schema`; LIBRARY.md, what authors of templates may use, from the comments in the library.

    tests/tools/reference.py [--build DIR]"""
import argparse, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reference_data, reference_library

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def pages(build):
    """{path: text} of both pages."""
    def vanban(*args):
        return subprocess.run([os.path.join(build, 'vanban'), *args, '--path', ROOT], check=True, capture_output=True,
                              cwd=os.path.join(ROOT, 'templates')).stdout.decode()
    templates = os.path.join(ROOT, 'templates')
    return {os.path.join(templates, 'REFERENCE.md'): reference_data.page(vanban),
            os.path.join(templates, 'LIBRARY.md'): reference_library.page(os.path.join(templates, 'lib'))}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--build', default=os.path.join(ROOT, 'build'))
    for path, text in pages(os.path.abspath(ap.parse_args().build)).items():
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)


if __name__ == '__main__':
    main()
