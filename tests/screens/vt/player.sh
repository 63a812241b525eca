#!/bin/sh
# player.sh VTRUN ASYNCOURSE PROGRAMS: the player in a real terminal: it asks for input, resizes, and gives the terminal
# back whatever ends it.
set -u
vtrun=$1
program=$2
programs=$3
failed=0
export LC_ALL=C.UTF-8
fail() { echo "FAILED: $1" >&2; failed=1; }
view() { # KEYS PROGRAM [vtrun options]
    keys=$1 what=$2
    shift 2
    "$vtrun" --keys "$keys" "$@" -- "$program" view "$programs/$what" 2>&1
}
shows() { # KEYS PROGRAM TEXT WHAT
    picture=$(view "$1" "$2") || fail "$4 (the end)"
    echo "$picture" | grep -qF -- "$3" || fail "$4"
}

# X writes what `trace` writes; what is there is written over only when Enter is given twice.
exports=$(mktemp -d)
cd "$exports" || exit 2
"$program" trace --format svg -o wanted.svg "$programs/fetch3.py"
shows "X Enter q" fetch3.py "is written" "X writes a file"
cmp wanted.svg fetch3.svg || fail "X and trace write the same"
echo mine >fetch3.svg
shows "X Enter Esc q" fetch3.py "fetch3.py" "X asks before it writes over"
[ "$(cat fetch3.svg)" = mine ] || fail "a file was written over"
shows "X Enter Enter q" fetch3.py "is written" "X writes over when it is told to"
cmp wanted.svg fetch3.svg || fail "the file is written over"
cd / && rm -r "$exports"

shows "G A n n Enter G Esc q" input.py "Your name? Ann   Hello Ann" "input() is asked at the bottom, and the answer is given"
shows "G q u i t Esc q" input.py "needs input()" "Esc puts the question off, letters of an answer are no keys"
shows "G {60x20} q" fetch3.py "243/243" "a smaller window shows the same moment"
shows "{20x5} {80x24} Right q" fetch3.py "fetch" "back from a window that was too small"
shows "{500x200} G q" fetch3.py "too slow" "a huge window"
shows "Space {100x30} {40x12} Space Esc" fetch3.py "fetch" "resizing while it plays"
shows "q" syntax.py "expected ':'" "a program that does not compile"
shows "x X 9 9 9 ^ Esc Right q" fetch3.py "asyncio" "keys that mean nothing"
shows "} {stop} . q" fetch3.py "fetch" "stopped and gone on"

esc=$(printf '\033')
shows "$esc[<0;40;17M q" fetch3.py "t=2.000s" "a click on a lane goes to that moment"
shows "$esc[<0;40;17M $esc[<32;79;17M q" fetch3.py "ended" "dragging goes on"
shows "} $esc[<0;3;18M q" fetch3.py "Task 2 " "a click on a name selects the task"
shows "$esc[<0;23;24M q" fetch3.py "243/243" "a click on the end of the bar goes to the end"
shows "} $esc[<0;3;8M q" fetch3.py "Breakpoint on line" "a click beside a line sets a breakpoint"
shows "} . $esc[<0;64;23M q" fetch3.py "94/243" "a click on an event below why goes there"
shows "} . $esc[<0;72;23M Enter q q" fetch3.py "94/243" "a click on [E]xplain opens its page, where Enter goes to a cause"
shows "} . $esc[<80;40;17M q" fetch3.py "zoom 2x" "Ctrl and the wheel zoom the timeline"
shows "} . $esc[<68;40;17M $esc[<69;40;17M q" fetch3.py "elastic ──" "Shift and the wheel too, and back"
shows "G Tab Tab Tab Tab Z $esc[<64;10;10M q" output.py "line 1981" "the wheel scrolls"
shows "/ d o n e Enter q" fetch3.py "t=1.000s" "search"

for sig in HUP INT TERM QUIT ABRT SEGV; do
    view "} Right" fetch3.py --kill "$sig" >/dev/null || fail "signal $sig while paused"
    view "Space" fetch3.py --kill "$sig" >/dev/null || fail "signal $sig while playing"
    view "G A" input.py --kill "$sig" >/dev/null || fail "signal $sig while typing"
    view "?" fetch3.py --kill "$sig" >/dev/null || fail "signal $sig under the help"
done

for term in xterm xterm-256color vt100 vt220 linux screen tmux-256color rxvt-unicode xterm-mono; do
    infocmp "$term" >/dev/null 2>&1 || continue
    view "} . Tab Z Z ? x q" fetch3.py --term "$term" >/dev/null || fail "TERM=$term"
done
for theme in 16 dark light contrast mono; do
    "$vtrun" --keys "} . q" -- "$program" view --theme "$theme" "$programs/fetch3.py" >/dev/null || fail "--theme $theme"
done
infocmp xterm-direct >/dev/null 2>&1 && { view "} . E Esc q" fetch3.py --term xterm-direct >/dev/null || fail "24 bits"; }

settings=$(mktemp -d)
trap 'rm -rf "$settings"' EXIT
mkdir "$settings/asyncourse"
config() { printf '%s\n' "$@" >"$settings/asyncourse/config"; }
config "theme = dark" "key last = F9" "mouse = no"
export XDG_CONFIG_HOME="$settings"
view "F9 q" fetch3.py | grep -qF "243/243" || fail "a key of the settings"
config "" "them = dark"
view "q" fetch3.py --status 2 >"$settings/out"
grep -qF 'config:2:1: error: there is no setting "them"' "$settings/out" || fail "a mistake in the settings has its place"
grep -qF 'did you mean "theme"?' "$settings/out" || fail "a suggestion"
rm "$settings/asyncourse/config"
"$vtrun" --status 2 -- "$program" view --theme drak "$programs/fetch3.py" 2>&1 | grep -qF "no theme 'drak'" || fail "--theme"
unset XDG_CONFIG_HOME

LC_ALL=C view "} . q" fetch3.py | grep -qF "+- event loop -" || fail "ASCII in the C locale"
NO_COLOR=1 view "} . q" fetch3.py >/dev/null || fail "NO_COLOR"
view "q Enter" fetch3.py --term dumb | grep -q "line by line (--plain), as TERM is dumb" || fail "TERM=dumb is told"
"$program" view "$programs/fetch3.py" </dev/null | grep -q "as the output is no terminal" || fail "no terminal: told"
exit $failed
