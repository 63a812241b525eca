#!/bin/sh
# Run the language tests: sh run.sh BINARY [PATTERN]
#
# A test says on its own lines what must happen:
#   # expect: TEXT             stdout has exactly these lines, in the order of the file
#   # expect error L:C TEXT    stderr has TEXT, and its File line and caret name line L, column C (1-based)
#   # expect error TEXT        stderr has TEXT, wherever it is
# With an expected error the exit status must be 1, otherwise 0 and stderr empty.

here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ $# -ge 1 ] || { echo "usage: sh run.sh BINARY [PATTERN]" >&2; exit 2; }
[ -x "$1" ] || { echo "run.sh: $1 is not a program" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
pattern=${2:-}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
export LC_ALL=C.UTF-8
passed=0 failed=0

# place FILE: the L:C of the last File line in $tmp/err that has a caret line
place() {
    awk -v source="$1" '
        BEGIN { while ((getline text < source) > 0) line[++n] = text }
        /^ *File "[^"]*", line [0-9]+/ { l = $0; sub(/.*", line /, "", l); sub(/[^0-9].*/, "", l) }
        l != "" && /^ +[~^]+$/ {
            match(line[l], /^[ \t\f]*/)
            print l ":" (index($0, "^") - 4 + RLENGTH)
        }' "$tmp/err" | tail -n 1
}

one() {
    problem=
    ( cd "$here" && timeout -k 1 10 "$binary" run "$name" ) </dev/null >"$tmp/out" 2>"$tmp/err"
    status=$?
    sed -n 's/.*# expect: \{0,1\}//p' "$here/$name" >"$tmp/wanted"
    cmp -s "$tmp/wanted" "$tmp/out" || problem="$problem stdout"
    error=$(sed -n 's/.*# expect error //p' "$here/$name" | head -n 1)
    if [ -z "$error" ]; then
        [ "$status" -eq 0 ] || problem="$problem status:$status"
        [ -s "$tmp/err" ] && problem="$problem stderr"
        return
    fi
    [ "$status" -eq 1 ] || problem="$problem status:$status"
    at=$(printf '%s\n' "$error" | sed -n 's/^\([0-9]*:[0-9]*\) .*/\1/p')
    text=${error#"$at "}
    grep -qF -- "$text" "$tmp/err" || problem="$problem text"
    if [ -n "$at" ]; then
        found=$(place "$here/$name")
        [ "$found" = "$at" ] || grep -q ":$at:" "$tmp/err" || problem="$problem place:${found:-none}"
    fi
}

for file in "$here"/*.py; do
    name=$(basename "$file")
    case $name in *"$pattern"*) ;; *) continue ;; esac
    one
    if [ -z "$problem" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    echo "FAILED $name: $problem"
    case $problem in *stdout*) diff -u "$tmp/wanted" "$tmp/out" | sed '1,2d' | head -n 12 | sed 's/^/    /' ;; esac
    [ -s "$tmp/err" ] && head -n 8 "$tmp/err" | cut -c1-150 | sed 's/^/    | /'
done

[ $((passed + failed)) -gt 0 ] || { echo "run.sh: no test matches '$pattern'" >&2; exit 2; }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
