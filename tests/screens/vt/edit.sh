#!/bin/sh
# edit.sh VTRUN ASYNCOURSE PROGRAMS: the program changed inside the player, in a real terminal: saving, $EDITOR, and files
# that other programs save.
set -u
vtrun=$1
program=$2
programs=$3
failed=0
export LC_ALL=C.UTF-8
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
file=$work/f.py
fail() { echo "FAILED: $1" >&2; failed=1; }
view() { # KEYS [vtrun options]
    keys=$1
    shift
    "$vtrun" --keys "$keys" "$@" -- "$program" view "$file" 2>&1
}
shows() { # KEYS TEXT WHAT [vtrun options]: on a fresh copy
    keys=$1 text=$2 what=$3
    shift 3
    cp "$programs/fetch3.py" "$file"
    picture=$(view "$keys" "$@") || fail "$what (the end)"
    echo "$picture" | grep -qF -- "$text" || { fail "$what"; echo "$picture" | tail -6; }
}
holds() { grep -qF -- "$1" "$file" || fail "$2: the file"; }
keeps() { cmp -s "$programs/fetch3.py" "$file" || fail "$1: the file"; }

shows "e # C-s Esc q" "Saved to f.py." "Ctrl-S saves"
holds "#import asyncio" "Ctrl-S saves"
shows "e # Esc q" "f.py is not saved. Ctrl-S saves it; q again leaves without." "unsaved changes are asked for" --kill HUP
shows "e # Esc q q" "f.py is not saved" "and left when asked again"
keeps "left without saving"
shows "e # Esc q C-s q" "Saved to f.py." "or saved"
holds "#import asyncio" "or saved"
shows "C-s q" "there is nothing to save" "nothing to save"
export EDITOR="sed -i s/done/DONE/"
shows "G C-e q" "was saved: this is its new run" "Ctrl-E opens the editor on the file" --quiet 600
holds DONE "Ctrl-E"
shows "e # C-e Esc q q" "asyncio" "Ctrl-E with unsaved changes takes a copy" --quiet 600
keeps "Ctrl-E on a copy"
EDITOR=false
shows "C-e q" "did not end well" "an editor that fails" --quiet 600
keeps "an editor that fails"
unset EDITOR VISUAL
shows "C-e q" "EDITOR is not set" "no editor"

# by another program, while the player waits for a key
later() { (sleep 1.2 && eval "$1") & }
later 'sed -i "s/2),/4),/" "$file"' # by rename
shows "} Right Left q" "82/224" "a file replaced by another program" --quiet 900
later 'printf "print(1)\n" >"$file"' # in place
shows "} Right Left q" 'prints "1"' "a file written by another program" --quiet 900
later 'printf "def f(:\n" >"$file"'
shows "} Right Left e" "line 1: SyntaxError: invalid syntax" "a file with a mistake" --quiet 900 --kill HUP
later 'printf "print(1)\n" >"$file"'
shows "e # Esc Right Left C-r q" "this is its new run" "changed by both: the file's text" --quiet 700
later 'printf "print(1)\n" >"$file"'
shows "e # Right Left Esc C-s q" "Saved to f.py" "changed by both: one's own text" --quiet 700
holds "#" "one's own text"
later 'rm "$file"'
shows "} Right Left q" "fetch" "a file that goes away" --quiet 700
wait

for sig in HUP TERM QUIT SEGV; do
    cp "$programs/fetch3.py" "$file"
    view "e x Down" --kill "$sig" >/dev/null || fail "signal $sig while typing"
done
exit $failed
