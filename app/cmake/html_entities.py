#!/usr/bin/env python3
"""Writes the table of pylib/html/entities.py from the python3 that runs it (3.11).

Run by hand, in app/: python3 cmake/html_entities.py. What the table's words mean stands there."""
from html.entities import html5, name2codepoint
import pathlib
import re
import textwrap

PATH = pathlib.Path('pylib/html/entities.py')
TABLE = re.compile(r'(?<=_TABLE = """\n).*?(?=\n""")', re.S)


def word(name):
    marks = '!' * (name in name2codepoint) + '*' * (name in html5)
    return name + marks + ':' + '+'.join(f'{ord(c):x}' for c in html5[name + ';'])


names = sorted(name[:-1] for name in html5 if name.endswith(';'))
assert set(html5) == {name + ';' for name in names} | {name for name in names if name in html5}
table = textwrap.fill(' '.join(map(word, names)), 118, break_long_words=False, break_on_hyphens=False)
PATH.write_text(TABLE.sub(lambda _: table, PATH.read_text()))
