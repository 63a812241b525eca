#!/usr/bin/env python3
"""explain.py EXPLAIN_DEF: each place in Lib/asyncio lies in the function that it names (needs CPython 3.11.7)."""
import asyncio
import os
import re
import sys

SKIPPED = 77


def enclosing(lines, number):
    """The name of the function in which a line stands."""
    for line in reversed(lines[:number]):
        found = re.match(r'\s*(?:async )?def (\w+)', line)
        if found:
            return found.group(1)
    return ''


def main():
    if sys.version_info[:3] != (3, 11, 7):
        return SKIPPED
    folder, wrong, places = os.path.dirname(asyncio.__file__), 0, 0
    for kind, place in re.findall(r'^EXPLAIN\((\w+), "([^"]*)"', open(sys.argv[1]).read(), re.M):
        for file, number, names in re.findall(r'(\w+\.py):(\d+) ([\w. ]+)', place):
            with open(os.path.join(folder, file)) as source:
                found = enclosing(source.read().split('\n'), int(number))
            places += 1
            if found != re.split(r'[. ]', names.strip())[-1]:
                print(f'{kind}: line {number} of {file} is in {found}, not in {names}')
                wrong += 1
    print(f'{places} places, {wrong} wrong')
    return wrong > 0 or places == 0


sys.exit(main())
