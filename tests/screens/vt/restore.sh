#!/bin/sh
# restore.sh VTRUN VTDEMO: the terminal is given back however the program ends, and keys arrive.
set -u
vtrun=$1
demo=$2
failed=0
fail() { echo "FAILED: $1" >&2; failed=1; }

for sig in HUP INT TERM QUIT SEGV ABRT BUS FPE ILL; do
    "$vtrun" --keys "Right" --kill "$sig" -- "$demo" >/dev/null || fail "signal $sig"
done
"$vtrun" --keys "q" -- "$demo" >/dev/null || fail "quit"
"$vtrun" --keys "q" --status 3 -- "$demo" exit >/dev/null || fail "exit without closing"
"$vtrun" --keys "q" --status -1 -- "$demo" crash >/dev/null || fail "crash"
"$vtrun" --keys "q" --status -1 -- "$demo" overflow >/dev/null || fail "stack overflow"
"$vtrun" --keys "q" --status -1 -- "$demo" abort >/dev/null || fail "abort"
"$vtrun" --keys "{stop} q" -- "$demo" 2>/dev/null >/dev/null || fail "stop and go on"

expect() { # keys, text that the screen must show
    "$vtrun" --keys "$1 q" -- "$demo" | grep -qF -- "$2" || fail "keys \"$1\" do not show \"$2\""
}
expect "Right Left PgDn F5 C-g" "→ ← PgDn F5 Ctrl-G"
expect "Enter Esc Tab BackTab Backspace" "Enter Esc Tab Shift-Tab Backspace"
expect "Home End Delete é" "Home End Delete é"
expect "{100x30}" "100x30"
expect "a" "$(printf '日本 e\314\201 <U+202E> \\x1b[31m ▶█▒░─≈■×✗')"
esc=$(printf '\033')
expect "$esc[200~two${esc}[31mlines$esc[201~" 'Pastetwo'
expect "$esc[<0;250;3M" 'mouse0@2,249'
"$vtrun" --term nonsense --keys q -- "$demo" | grep -q "xterm-256color is used instead" || fail "unknown TERM"
"$vtrun" --term dumb --status 2 -- "$demo" | grep -q "cannot move its cursor" || fail "TERM=dumb"
LC_ALL=C "$vtrun" --keys "Right q" -- "$demo" | grep -q '^+- keys ---' || fail "ASCII outside UTF-8"
"$demo" </dev/null 2>/dev/null && fail "not a terminal"
exit $failed
