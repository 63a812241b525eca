#!/bin/sh
# Executed machine instructions of every benchmark at a fifth of its size, by callgrind: they repeat exactly, so a change
# of a tenth is a change of the program. Compares with instructions.txt; `--write` makes that file anew.
# Usage: instructions.sh BINARY [--write] [NAME ...]
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
for program in "$here"/aio/*.py "$here"/lang/*.py; do
    name=$(basename "$program" .py)
    case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
    now=$(count "$program")
    before=$(awk -v name="$name" '$1 == name { print $2 }' "$here/instructions.txt" 2>/dev/null || true)
    [ -n "$write" ] && printf '%s %s\n' "$name" "$now" >>"$dir/table"
    awk -v n="$name" -v now="$now" -v was="${before:-0}" 'BEGIN {
        printf "%-14s %12d %s\n", n, now, was ? sprintf("%+.1f %%", 100 * (now - was) / was) : "new" }'
done
[ -z "$write" ] || mv "$dir/table" "$here/instructions.txt"
