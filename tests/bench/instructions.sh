#!/bin/sh
# The gate: executed machine instructions of every benchmark at a fifth of its size, and of start-up, by callgrind. They
# repeat exactly but for libc, so more than a fiftieth over instructions.txt is a change of the program: exit 1.
# `--write` makes that file anew. Usage: instructions.sh BINARY [--write] [NAME ...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=$1
shift
write=
[ "${1:-}" = --write ] && write=1 && shift
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
count() { # PROGRAM
    awk '/^N = [0-9]+/ { printf "N = %d\n", $3 / 5; next } { print }' "$1" >"$dir/program.py"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" run "$dir/program.py" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}
failed=0
for program in "$here"/start/*.py "$here"/aio/*.py "$here"/lang/*.py; do
    name=$(basename "$program" .py)
    case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
    now=$(count "$program")
    was=$(awk -v name="$name" '$1 == name { print $2 }' "$here/instructions.txt")
    printf '%s %s\n' "$name" "$now" >>"$dir/table"
    awk -v n="$name" -v now="$now" -v was="${was:-0}" 'BEGIN {
        more = was && now > was * 1.02
        printf "%-14s %12d %s%s\n", n, now, was ? sprintf("%+.1f %%", 100 * (now - was) / was) : "new", more ? "  TOO MANY" : ""
        exit more }' || failed=1
done
[ -n "$write" ] || exit "$failed"
[ $# -gt 0 ] || mv "$dir/table" "$here/instructions.txt"
