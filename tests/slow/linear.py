"""The cost of layout is in proportion to the pages: instructions of layout_make for documents of about 10, 100 and
1,000 pages, counted by valgrind where that is."""
import os, re, shutil, subprocess

SIZES, WITHIN = (10, 100, 1000), 0.2


def cost(build, size):
    """Pages, and instructions."""
    r = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', '--toggle-collect=layout_make',
                        os.path.join(build, 'linear'), str(size)], capture_output=True, text=True)
    counted = re.search(r'Collected : (\d+)', r.stderr)
    if r.returncode or not counted:
        raise RuntimeError(r.stderr[-1000:])
    return int(r.stdout), int(counted.group(1))


def verdicts(build):
    """(holds, name, why) once."""
    if not shutil.which('valgrind'):
        return
    found = [cost(build, size) for size in SIZES]
    a_page = [instructions / pages for pages, instructions in found]
    print('       layout: ' + '; '.join('%d pages, %.1f thousand instructions a page' % (found[i][0], a_page[i] / 1000)
                                        for i in range(len(found))))
    yield max(a_page) <= (1 + WITHIN) * min(a_page), 'a page of a long document costs no more than one of a short', str(found)
