#!/bin/sh
# The gate: executed machine instructions of every benchmark at a fifth of its size, of start-up, and of some benchmarks
# with the full trace (NAME+trace), by callgrind. They repeat exactly but for libc, so more than a fiftieth over
# instructions.txt is a change of the program: exit 1. `--write` makes that file anew. Usage: instructions.sh BINARY [--write] [NAME ...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=$1
shift
write=
[ "${1:-}" = --write ] && write=1 && shift
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
traced="agen cancel chain_call crawler create exceptions fib gather generators loops methods pingpong queue sleeps spectral
    switch"
count() { # PROGRAM on|off
    awk '/^N = [0-9]+/ { printf "N = %d\n", $3 / 5; next } { print }' "$1" >"$dir/program.py"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" run --trace "$2" "$dir/program.py" 2>&1 >/dev/null |
        sed -n 's/.*Collected : //p'
}
failed=0
measure() { # NAME PROGRAM on|off
    case " ${names:-$1} " in *" $1 "*) ;; *) return 0 ;; esac
    now=$(count "$2" "$3")
    was=$(awk -v name="$1" '$1 == name { print $2 }' "$here/instructions.txt")
    printf '%s %s\n' "$1" "$now" >>"$dir/table"
    awk -v n="$1" -v now="$now" -v was="${was:-0}" 'BEGIN {
        more = was && now > was * 1.02
        printf "%-18s %12d %s%s\n", n, now, was ? sprintf("%+.1f %%", 100 * (now - was) / was) : "new", more ? "  TOO MANY" : ""
        exit more }' || failed=1
}
names=$*
for program in "$here"/start/*.py "$here"/aio/*.py "$here"/lang/*.py; do
    measure "$(basename "$program" .py)" "$program" off
done
for name in $traced; do
    measure "$name+trace" "$(ls "$here"/*/"$name.py")" on
done
[ -n "$write" ] || exit "$failed"
[ $# -gt 0 ] || mv "$dir/table" "$here/instructions.txt"
