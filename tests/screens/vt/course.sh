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
expect "Enter Right ] Right 6 Enter R Right Right q q q" "asyncio, step by step" "back to the contents"
expect "q" "4/25" "progress is kept" # the marks of the run before
expect "Enter Left Right" "How many seconds" "the place is kept"
"$vtrun" --keys "Enter ] R Right . ] Space q q q" -- "$program" >/dev/null || fail "the terminal is given back"
"$vtrun" --keys "Enter ] R Right" --kill TERM -- "$program" >/dev/null || fail "the terminal is given back after TERM"
"$vtrun" --keys "{60x20} {100x30} Enter ] R {45x12} Right q q q" -- "$program" >/dev/null || fail "resizing"

# An exercise, solved with keys: a wrong answer, its hint, the right one; the program is kept, the chapter shows it.
rm -rf "$state"/*
to="Enter ] ] ] ] ]"
expect "$to" "Breakfast, one thing after another" "the exercise opens"
rm -rf "$state"/*
"$vtrun" --keys "$to e Down Down C-k C-k print('coffee...') Enter time.sleep(3) Enter F5 Esc H q q" -- "$program" >/dev/null ||
    fail "the terminal is given back after a wrong answer"
grep -q "time.sleep(3)" "$state"/asyncourse/drafts/*breakfast-one-by-one.py || fail "the draft is kept"
expect "Enter" "1 try" "tries are kept"
expect "Enter" "Hint 1 of 2" "hints are kept"
rest="print('coffee Space ready') Enter print('toast...') Enter time.sleep(2) Enter print('toast Space ready')"
expect "Enter e Down Down Down Down $rest F5" "Right: every check has passed" "the exercise is solved"
grep -q "time.sleep(2)" "$state"/asyncourse/drafts/*breakfast-one-by-one.py || fail "the solved answer is kept"
expect "Enter" "solved" "that it is solved is kept"
exit $failed
