#!/bin/sh
# repl.sh VTRUN ASYNCOURSE: the prompt in a real terminal: editing, history, Ctrl-C, and the terminal is given back whatever
# ends it.
set -u
vtrun=$1
program=$2
failed=0
export LC_ALL=C.UTF-8
fail() { echo "FAILED: $1" >&2; failed=1; }
repl() { # KEYS [vtrun options]
    keys=$1
    shift
    "$vtrun" --keys "$keys" "$@" -- "$program" repl --limit fuel=1000G 2>&1
}
shows() { # KEYS LINES WHAT [vtrun options]: the lines stand one below the other on the screen
    keys=$1 lines=$2 what=$3
    shift 3
    picture=$(repl "$keys" "$@") || fail "$what (the end)"
    case $picture in
    *"$lines"*) ;;
    *) fail "$what"; echo "$picture" | head -12 ;;
    esac
}
enter='
'
shows "1+1 Enter _*2 Enter C-d" ">>> 1+1${enter}2${enter}>>> _*2${enter}4${enter}>>>${enter}exiting asyncio REPL..." "values, and the end"
shows "12 Left 0 Home - End 5 Enter C-d" ">>> -1025${enter}-1025" "the cursor's keys"
shows "1234 Backspace Left Delete Home C-f 0 Enter C-d" ">>> 102${enter}102" "taking out"
shows "ab+cd C-w C-u 7 C-a C-k 8 Enter C-d" ">>> 8${enter}8" "taking out words and ends"
shows "x=1 Enter y=2 Enter Up Up Down Up Enter x+y Enter C-d" ">>> x=1${enter}>>> y=2${enter}>>> x=1${enter}>>> x+y${enter}3" "the history"
shows "3 Up C-p Down 0 Enter C-d" ">>> 30${enter}30" "no history yet"
shows "5 Enter 6 Up Down 7 Enter C-d" ">>> 67${enter}67" "the line that was not finished comes back"
shows "if Space 1: Enter Tab 5 Enter Enter C-d" ">>> if 1:${enter}...     5${enter}...${enter}5" "a block"
shows "1+ C-c 5 Enter C-d" ">>> 1+${enter}KeyboardInterrupt${enter}>>> 5${enter}5" "Ctrl-C clears the line"
shows "if Space 1: Enter C-c 5 Enter C-d" "...${enter}KeyboardInterrupt${enter}>>> 5${enter}5" "Ctrl-C leaves the block"
shows "while Space 1:pass Enter Enter C-c 5 Enter C-d" "KeyboardInterrupt${enter}>>> 5${enter}5" "Ctrl-C interrupts what runs"
shows "await Space asyncio.sleep(9999) Enter 5 Enter C-d" "asyncio.sleep(9999)${enter}>>> 5${enter}5" "nothing waits for real"
shows "input('?') Enter hello Enter C-d" "?hello${enter}'hello'" "input()"
shows "input('?') Enter C-c 5 Enter C-d" "KeyboardInterrupt${enter}>>> 5${enter}5" "Ctrl-C while input() waits"
shows "12 C-d 3 Enter C-d" ">>> 123${enter}123" "Ctrl-D is the end only on an empty line"
shows "'é' Left Backspace ü Enter C-d" ">>> 'ü'${enter}'ü'" "characters of several bytes"
shows "12345678901234567890123456 Enter C-d" ">>> 2345678901234567890123456${enter}12345678901234567890123456${enter}>>>" "a line longer than the window" --size 30x8
shows "1 C-l 2 Enter C-d" ">>> 12${enter}12" "Ctrl-L clears the screen"
shows "1 {40x10} 2 {stop} 3 Enter C-d" ">>> 123${enter}123" "resized, stopped and gone on"
shows "Esc F5 PgDn C-o 1 Enter C-d" ">>> 1${enter}1" "keys that mean nothing"
shows "asyncio.sle Tab 1,7) Enter await Space _ Enter C-d" ">>> asyncio.sleep(1,7)${enter}" "Tab completes a name"
shows "impo Tab json Enter json.l Tab Tab s('5')+1 Enter C-d" "${enter}json.load(   json.loads(${enter}>>> json.loads('5')+1${enter}6" "Tab shows what fits"
shows "x=9 Enter x Tab Tab Enter C-d" ">>> x${enter}9" "one name, and no more of it"
shows "nobody.x Tab 1.re Tab \"'a'.up\" Tab C-u 8 Enter C-d" ">>> 8${enter}8" "nothing fits"
shows "asyncio. Tab C-u 5 Enter C-d" "... and " "more than the window has rows" --size 40x12
shows "exit(3) Enter" ">>> exit(3)" "exit()" --status 3
shows "1+1 Enter C-d" ">>> 1+1${enter}2" "no cursor to move" --term dumb

for sig in HUP TERM QUIT; do
    repl "1 + 1" --kill "$sig" >/dev/null || fail "signal $sig at the prompt"
done
exit $failed
