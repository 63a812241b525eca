#!/bin/sh
# Compare the traces of golden/*.py with golden/*.jsonl, byte for byte: sh golden.sh BINARY [--update]
# Instruction counts are left out: they change with every better instruction. Standard input is NAME.in. Every kind of event must occur in one of them, but those that need a course, a limit or
# thousands of ticks.

here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ -x "$1" ] || { echo "usage: sh golden.sh BINARY [--update]" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
events=$here/../../app/trace/event.def
elsewhere=" io.submit io.ready io.cancel spin limit tamper mark warning "
got=$(mktemp) && raw=$(mktemp) || exit 2
trap 'rm -f "$got" "$raw"' EXIT
failed=0 count=0
cd "$here/golden" || exit 2

for program in *.py; do
    name=${program%.py}
    input=/dev/null
    [ -f "$name.in" ] && input=$name.in
    "$binary" trace "$program" <"$input" >"$raw" || { echo "FAILED $name: exit status $?"; failed=$((failed + 1)); }
    sed 's/"instr":[0-9]*/"instr":0/' "$raw" >"$got"
    count=$((count + 1))
    if [ "${2:-}" = --update ]; then
        cp "$got" "$name.jsonl"
    elif ! cmp -s "$got" "$name.jsonl"; then
        echo "FAILED $name: the trace differs (- golden, + now; if it should: golden.sh --update)"
        diff -U1 "$name.jsonl" "$got" | sed 1,2d | head -n 12 | cut -c1-200
        failed=$((failed + 1))
    fi
done

for kind in $(sed -n 's/^EVENT([A-Z_]*, "\([a-z_.]*\)".*/\1/p' "$events"); do
    case $elsewhere in *" $kind "*) continue ;; esac
    grep -q "\"ev\":\"$kind\"" ./*.jsonl || { echo "FAILED no golden has the event $kind"; failed=$((failed + 1)); }
done

echo "$count traces, $failed failed"
[ "$failed" -eq 0 ]
