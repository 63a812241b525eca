#!/bin/sh
# Run the conformance programs: sh run.sh BINARY [PATTERN]
#
# Every AREA/NAME.py whose path contains PATTERN runs as `BINARY run NAME.py` in its own folder; stdout, stderr and
# exit status must equal NAME.out, NAME.err (missing = empty) and NAME.rc (missing = 0), which CPython 3.11 made
# (regen.py). Programs listed in known_failing.txt must fail; one that passes has to leave the list.
# Environment: CONFORM_QUIET=1 prints names only, CONFORM_TIMEOUT the seconds per program (10).

here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ $# -ge 1 ] || { echo "usage: sh run.sh BINARY [PATTERN]" >&2; exit 2; }
[ -x "$1" ] || { echo "run.sh: $1 is not a program" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
pattern=${2:-}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
export TZ=UTC LC_ALL=C.UTF-8
passed=0 failed=0 known=0

# Addresses differ from run to run on CPython, so both sides name none.
normalise() { sed 's/ at 0x[0-9a-f]\{1,\}/ at 0x…/g' "$1"; }

# excerpt WHAT EXPECTED GOT: the first lines of the difference
excerpt() {
    [ -n "${CONFORM_QUIET:-}" ] && return
    echo "    $1 (- expected, + got):"
    diff -u "$2" "$3" | sed '1,2d' | head -n 14 | cut -c1-150 | sed 's/^/      /'
}

# one RELATIVE_PATH: sets $problem to the names of what differs
one() {
    base=$here/${1%.py}
    name=$(basename "$1")
    input=/dev/null
    [ -f "$base.in" ] && input=$base.in
    ( cd "$(dirname "$base")" && timeout -k 1 "${CONFORM_TIMEOUT:-10}" "$binary" run "$name" ) \
        <"$input" >"$tmp/raw.out" 2>"$tmp/raw.err"
    status=$?
    normalise "$tmp/raw.out" >"$tmp/out"
    normalise "$tmp/raw.err" >"$tmp/err"
    wanted_out=$base.out wanted_err=/dev/null wanted_status=0
    [ -f "$base.err" ] && wanted_err=$base.err
    [ -f "$base.rc" ] && wanted_status=$(cat "$base.rc")
    problem=
    [ -f "$wanted_out" ] || { problem="no golden (regen.py)"; wanted_out=/dev/null; }
    cmp -s "$wanted_out" "$tmp/out" || problem="$problem stdout"
    cmp -s "$wanted_err" "$tmp/err" || problem="$problem stderr"
    [ "$wanted_status" = "$status" ] || problem="$problem status:$status"
}

for file in "$here"/*/*.py; do
    rel=${file#"$here"/}
    case $rel in differences/*) continue ;; esac
    case $rel in *"$pattern"*) ;; *) continue ;; esac
    one "$rel"
    reason=$(sed -n "s|^$rel[[:space:]]\{1,\}||p" "$here/known_failing.txt" 2>/dev/null | head -n 1)
    if [ -n "$reason" ] && [ -n "$problem" ]; then
        known=$((known + 1))
    elif [ -n "$reason" ]; then
        failed=$((failed + 1))
        echo "PASSES $rel: remove it from known_failing.txt"
    elif [ -z "$problem" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $rel: $problem"
        case $problem in *stdout*) excerpt stdout "$wanted_out" "$tmp/out" ;; esac
        case $problem in *stderr*) excerpt stderr "$wanted_err" "$tmp/err" ;; esac
        case $problem in *status*) echo "    exit status: expected $wanted_status, got $status" ;; esac
    fi
done

if [ $((passed + failed + known)) -eq 0 ]; then
    echo "run.sh: no program matches '$pattern'" >&2
    exit 2
fi
echo "$passed passed, $failed failed, $known known to fail"
[ "$failed" -eq 0 ]
