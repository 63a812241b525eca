#!/bin/sh
# course.sh VTRUN ASYNCOURSE: the course in a real terminal: open, read, run, step, back, quit; the terminal is restored.
set -u
vtrun=$1
program=$2
failed=0
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
export XDG_STATE_HOME="$state" LC_ALL=C.UTF-8
fail() { echo "FAILED: $1" >&2; failed=1; }

# keys, text that the last screen must show, what happens
expect() { "$vtrun" --keys "$1" -- "$program" 2>&1 | grep -qF -- "$2" || fail "$3"; }
expect "q" "asyncio, step by step" "the contents open"
rm -rf "$state"/*
expect "Enter Right R Right Right q q q" "asyncio, step by step" "back to the contents"
expect "q" "2/10" "progress is kept" # the marks of the run before
expect "Enter Left Right" "Three waits, one after the other" "the place is kept"
"$vtrun" --keys "Enter R Right . ] Space q q q" -- "$program" >/dev/null || fail "the terminal is given back"
"$vtrun" --keys "Enter R Right" --kill TERM -- "$program" >/dev/null || fail "the terminal is given back after TERM"
"$vtrun" --keys "{60x20} {100x30} Enter R {45x12} Right q q q" -- "$program" >/dev/null || fail "resizing"
exit $failed
