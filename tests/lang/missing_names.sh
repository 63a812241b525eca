#!/bin/sh
# The table of names that CPython has and we do not tells the truth: sh missing_names.sh BINARY TABLE
# (after names were added: python3 cmake/missing_names.py, in app/)
[ $# -eq 2 ] || { echo "usage: sh missing_names.sh BINARY TABLE" >&2; exit 2; }
program=$(mktemp) || exit 2
trap 'rm -f "$program"' EXIT
{
    echo "ROWS = '''"
    sed -n 's/^    "\(.*\)",$/\1/p' "$2"
    cat <<'PYTHON'
'''.split('\n')[1:-1]
import sys


def find(owner):
    """The module or the class; None: a class of a module that only CPython shows, as _io."""
    module = owner
    while module and module not in sys.modules:
        try:
            __import__(module)
        except ImportError:
            module = module.rpartition('.')[0]
    found = sys.modules.get(module)
    for part in owner[len(module):].split('.')[1:]:
        found = getattr(found, part, None)
    return found


seen = 0
for row in ROWS:
    owner, *names = row.split()
    for name in names:
        seen += 1
        if hasattr(find(owner), name):
            print(f'{owner}.{name} is there')
print(f'{seen} names' if seen > 100 else 'no table')
PYTHON
} >"$program"
"$1" run "$program" >"$program.out" 2>&1
status=$?
cat "$program.out"
[ "$status" -eq 0 ] && ! grep -qE 'is there|no table' "$program.out"
status=$?
rm -f "$program.out"
exit $status
