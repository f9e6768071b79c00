#!/usr/bin/python3
"""Checks the order of the layers: a file of engine/ may include headers of its own layer and of layers to its left
only, and script and layout never see each other. Also the limits on file, header and function length.

Prints one line a fault and ends with `N passed, N failed` (one check a file)."""
import glob, os, re, sys

LAYERS = ['base', 'text', 'data', 'model', 'script', 'layout', 'emit', 'job', 'cli']
APART = {('script', 'layout'), ('layout', 'script')}
FILE_LINES, HEADER_LINES, FUNCTION_LINES, WIDTH = 500, 120, 60, 120


def functions(text):
    """(line, length) of each function: from a line that opens a body at column 0 to its closing brace."""
    start = None
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r'[A-Za-z].*\)\s*\{$', line):
            start = number
        elif line == '}' and start:
            yield start, number - start + 1
            start = None


def faults(path):
    layer = path.split('/')[1]
    text = open(path, encoding='utf-8').read()
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        m = re.match(r'#include "([^/"]+)/', line)
        if m:
            other = m.group(1)
            if other not in LAYERS:
                yield number, 'includes %s, which is no layer' % other
            elif LAYERS.index(other) > LAYERS.index(layer) or (layer, other) in APART:
                yield number, 'layer %s must not include %s' % (layer, other)
        if len(line) > WIDTH and not path.endswith(('.def', 'help.c')):
            yield number, 'line of %d characters' % len(line)
        if line != line.rstrip() or '\t' in line:
            yield number, 'blank at the end of the line, or a tab'
    limit = HEADER_LINES if path.endswith('.h') else FILE_LINES
    if len(lines) > limit and not path.endswith('.def'):
        yield len(lines), 'more than %d lines' % limit
    if not text.startswith('/*'):
        yield 1, 'no banner that says what the file is'
    for start, length in functions(text):
        if length > FUNCTION_LINES:
            yield start, 'a function of %d lines, at most %d' % (length, FUNCTION_LINES)


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
    paths = sorted(glob.glob('engine/**/*.[ch]', recursive=True) + glob.glob('engine/**/*.def', recursive=True))
    bad = 0
    for path in paths:
        found = list(faults(path))
        bad += bool(found)
        for number, what in found:
            print('%s:%d: %s' % (path, number, what))
    print('%d passed, %d failed' % (len(paths) - bad, bad))
    return bad > 0


sys.exit(main())
