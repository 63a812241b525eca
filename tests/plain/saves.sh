#!/bin/sh
# saves.sh ASYNCOURSE PROGRAMS: told line by line, `view` and `preview` follow the saves of a file, and say what has changed.
set -u
program=$1
programs=$2
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 XDG_STATE_HOME="$work/state"
cd "$work" || exit 2
# Writes to the program's standard input as it goes on; waits until a text was told, at most 10 seconds.
wait_for() {
    tries=0
    until grep -qF -- "$1" said; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || { echo "FAILED: nobody says: $1" >&2; cat said >&2; failed=1; return 1; }
        sleep 0.05
    done
}
start() { # ARGUMENTS
    rm -f typed
    mkfifo typed
    : >said
    "$program" "$@" --plain <typed >said 2>&1 &
    running=$!
    exec 3>typed
}
finish() {
    echo q >&3
    exec 3>&-
    wait $running || { echo "FAILED: it ends with $?" >&2; failed=1; }
}

cp "$programs/fetch3.py" mine.py
start view mine.py
wait_for "Enter steps"
sed 's/"B", 1/"B", 2/' mine.py >other && mv other mine.py # as editors do
wait_for "mine.py was saved: this is its new run."
wait_for "The runs are the same up to t=0.0, event"
wait_for 'before: line 14: fetch("B", 1),'
wait_for 'after: line 14: fetch("B", 2),'
wait_for "The output differs from line 4 on; the runs take 2.5 s and 2.5 s:"
echo G >&3
wait_for "t=2.500s"
echo "def (" >>mine.py
wait_for "it does not compile"
wait_for "Line 21, column 5: "
cp "$programs/fetch3.py" mine.py
wait_for "The output differs from line 4 on"
finish

# The modules that it imports, too: one that changes, one that was missing, one with a mistake.
mkdir shop
printf 'import shop.price\nprint(shop.price.tea)\n' >buys.py
start view buys.py
wait_for "ModuleNotFoundError: No module named 'shop.price'"
echo "tea = 2" >shop/price.py
wait_for "shop/price.py was saved: this is the new run."
echo "tea = 3" >shop/price.py
wait_for "before: line 1: tea = 2"
wait_for "after: line 1: tea = 3"
echo "tea = =" >shop/price.py
wait_for "SyntaxError"
finish

mkdir -p pack/lessons/i18n/de
cat >pack/lessons/course.yaml <<X
asyncourse: 1
id: c
title: C
chapters: [one]
X
lesson() { printf 'id: one\ntitle: %s\nsteps:\n  - text: %s\n    id: first\n' "$1" "$2" >pack/lessons/01-one.yaml; }
lesson One "The first page."
start preview pack
wait_for "The first page."
lesson One "Another page."
wait_for "A file was saved."
wait_for "Another page."
printf 'steps: [\n' >pack/lessons/01-one.yaml
wait_for "These mistakes have to be mended first"
lesson One "A third page."
wait_for "A third page."
finish

side() { # TITLE
    printf 'chapter: one\ntitle: %s\nsteps:\n  first:\n    text: Die Seite.\n' "$1" >pack/lessons/i18n/de/01-one.yaml
}
side Eins
start preview pack --language de
wait_for "Chapter 1: Eins"
wait_for "Die Seite."
side Zwei
wait_for "Chapter 1: Zwei"
finish
start preview pack --language xx
wait_for "The course is not translated into 'xx'"
finish
exit $failed
