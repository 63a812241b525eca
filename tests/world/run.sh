#!/bin/sh
# Run the programs that live in simulated worlds: sh run.sh BINARY [PATTERN]
#
# Every NAME.py runs as `BINARY run --world NAME.yaml NAME.py` (without --world when there is no NAME.yaml). stdout, stderr
# and exit status must equal NAME.out, NAME.err (missing = empty) and NAME.rc (missing = 0). A NAME.io lists, in order,
# the operations that the trace tells: seconds, + (begins), = (ends; how) or x (cancelled), and what.
# Where the oracle of these worlds on CPython 3.11 covers a program, its golden was compared with the oracle's output.

here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ $# -ge 1 ] && [ -x "$1" ] || { echo "usage: sh run.sh BINARY [PATTERN]" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
pattern=${2:-}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# JSON lines to "1.5 + http https://..." ; numbers of operations are replaced by their texts
operations() {
    sed -n 's/^{"seq":[0-9]*,"t_ns":\([0-9]*\),.*"ev":"io\.\([a-z]*\)","io":\([0-9]*\)\(.*\)}$/\1 \2 \3 \4/p' "$1" | awk '
        function field(name,  at, rest) {
            at = index($0, "\"" name "\":\"")
            if (!at)
                return ""
            rest = substr($0, at + length(name) + 4)
            return substr(rest, 1, index(rest, "\"") - 1)
        }
        $2 == "submit" { text[$3] = field("op"); printf "%g + %s\n", $1 / 1e9, text[$3] }
        $2 == "ready" { printf "%g = %s: %s\n", $1 / 1e9, text[$3], field("how") }
        $2 == "cancel" { printf "%g x %s\n", $1 / 1e9, text[$3] }'
}

# one NAME: sets $problem
one() {
    world=
    [ -f "$here/$1.yaml" ] && world="--world=$1.yaml"
    ( cd "$here" && timeout -k 1 20 "$binary" run $world "$1.py" ) </dev/null >"$tmp/out" 2>"$tmp/err"
    status=$?
    wanted_err=/dev/null wanted_status=0
    [ -f "$here/$1.err" ] && wanted_err=$here/$1.err
    [ -f "$here/$1.rc" ] && wanted_status=$(cat "$here/$1.rc")
    problem=
    diff -u "$here/$1.out" "$tmp/out" >&2 || problem="$problem stdout"
    diff -u "$wanted_err" "$tmp/err" >&2 || problem="$problem stderr"
    [ "$status" = "$wanted_status" ] || problem="$problem status:$status"
    [ -f "$here/$1.io" ] || return
    ( cd "$here" && timeout -k 1 20 "$binary" trace $world "$1.py" ) </dev/null >"$tmp/trace" 2>/dev/null
    operations "$tmp/trace" >"$tmp/io"
    diff -u "$here/$1.io" "$tmp/io" >&2 || problem="$problem io"
}

for file in "$here"/*.py; do
    name=$(basename "$file" .py)
    case $name in *"$pattern"*) ;; *) continue ;; esac
    one "$name"
    if [ -z "$problem" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $name:$problem"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
