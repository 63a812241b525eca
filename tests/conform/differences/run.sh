#!/bin/sh
# The intended differences from CPython: sh run.sh BINARY PAGE [--write]
#
# NAME.py says in its first comment what differs and why; NAME.out is what we print (stdout, then stderr, then the exit
# status), NAME.cpython what CPython 3.11 prints on a machine with a real clock. Ours must equal NAME.out and differ from
# NAME.cpython, and PAGE must name the program. --write makes NAME.out anew.

here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ $# -ge 2 ] && [ -x "$1" ] && [ -f "$2" ] || { echo "usage: sh run.sh BINARY PAGE [--write]" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
page=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
export TZ=UTC LC_ALL=C.UTF-8
failed=0 count=0

problem() {
    failed=$((failed + 1))
    echo "FAILED $1: $2"
}

cd "$here" || exit 2
for file in *.py; do
    name=${file%.py}
    count=$((count + 1))
    timeout -k 1 20 "$binary" run "$file" </dev/null >"$tmp/out" 2>"$tmp/err"
    echo "exit status $?" >"$tmp/rc"
    cat "$tmp/out" "$tmp/err" "$tmp/rc" >"$tmp/all"
    [ "${3:-}" = --write ] && cp "$tmp/all" "$name.out"
    if ! cmp -s "$tmp/all" "$name.out"; then
        problem "$name" "prints something else than $name.out"
        diff -u "$name.out" "$tmp/all" | sed '1,2d' | head -n 14
    fi
    if [ ! -f "$name.cpython" ]; then
        problem "$name" "no $name.cpython"
    elif cmp -s "$tmp/all" "$name.cpython"; then
        problem "$name" "equals CPython: not a difference any more"
    fi
    head -n 1 "$file" | grep -q '^# ' || problem "$name" "no comment that says what differs"
    grep -q "($name)" "$page" || problem "$name" "is not in $(basename "$page")"
done
for name in $(sed -n 's/^.*(\([a-z_]*\))$/\1/p' "$page"); do
    [ -f "$name.py" ] || problem "$name" "is in $(basename "$page") but has no program"
done
echo "$count differences, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -gt 0 ]
