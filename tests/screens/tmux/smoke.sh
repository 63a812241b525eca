#!/bin/sh
# smoke.sh ASYNCOURSE PROGRAMS GOLDEN: the player inside tmux, which is a terminal of its own and draws what it understood: at
# every size and in both glyph tiers its picture is our golden one, on each TERM and locale it opens and ends well; mouse, a
# new size, Ctrl-Z and fg. Exit 77: there is no tmux here.
set -u
program=$1
programs=$2
golden=$3
failed=0
command -v tmux >/dev/null || { echo "tmux is not installed: nothing was tried inside it"; exit 77; }
work=$(mktemp -d) || exit 2
export TMUX_TMPDIR="$work" XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config" LC_ALL=C.UTF-8
unset TMUX NO_COLOR COLORTERM LANG
server=0
mux() { tmux -u -L "server$server" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null; rm -rf "$work"' EXIT
fail() { echo "FAILED: $1" >&2; mux capture-pane -p -t run 2>/dev/null | head -30 >&2; failed=1; }

open() { # SIZE COMMAND: in a shell that stays when the command ends
    mux kill-server 2>/dev/null
    server=$((server + 1))
    mux new-session -d -s run -x "${1%x*}" -y "${1#*x}" "PS1='shell> ' exec sh" || { fail "tmux does not start"; exit 1; }
    mux set-option -g status off
    mux resize-window -t run -x "${1%x*}" -y "${1#*x}"
    mux send-keys -t run "$2" Enter
}
# Waits until a line of the pane matches; at most 10 seconds.
see() { # PATTERN WHAT
    tries=0
    until mux capture-pane -p -t run | grep -q -- "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || { fail "$2"; return 1; }
        sleep 0.05
    done
}
keys() { mux send-keys -t run "$@"; }
bytes() { mux send-keys -t run -l "$(printf '\033')$1"; }
# After the end: the main screen again, a cursor, no mouse.
left() { # WHAT
    keys q
    see '^shell>' "$1: the shell is back" || return # a vt220 has one screen only: the picture stays below
    modes=$(mux display-message -p -t run '#{alternate_on}#{cursor_flag}#{mouse_any_flag}#{keypad_cursor_flag}#{scroll_region_upper}')
    [ "$modes" = 01000 ] || fail "$1: the terminal is given back (alternate, cursor, mouse, keys, region: $modes)"
}

# The pictures, cell for cell in text.
picture() { # SIZE GOLDEN OPTIONS
    open "$1" "'$program' view $3 '$programs/fetch3.py'"
    see 'Why' "$2: it opens" || return
    keys '}' .
    see '96/243' "$2: the moment" || return
    sed '/^---- roles$/,$d' "$golden/$2.txt" >"$work/wanted"
    tries=0
    until mux capture-pane -p -t run >"$work/shown" && cmp -s "$work/wanted" "$work/shown"; do
        tries=$((tries + 1))
        [ $tries -lt 40 ] || { fail "$2 inside tmux differs"; diff "$work/wanted" "$work/shown" >&2; break; }
        sleep 0.05
    done
    left "$2"
}
picture 80x24 fetch3-80x24 ""
picture 80x24 fetch3-ascii --ascii
picture 60x20 fetch3-60x20 ""
picture 100x30 fetch3-100x30 ""
picture 120x40 fetch3-120x40 ""
picture 200x60 fetch3-200x60 ""
picture 500x200 fetch3-500x200 ""

# Terminals and locales: what tmux calls itself, and what people set.
for term in tmux-256color screen-256color screen xterm-256color xterm linux vt100 vt220 rxvt-unicode; do
    for locale in C C.UTF-8; do
        for size in 40x10 80x24; do
            open $size "TERM=$term LC_ALL=$locale '$program' view '$programs/fetch3.py'"
            see '/243' "TERM=$term LC_ALL=$locale $size" && left "TERM=$term LC_ALL=$locale $size"
        done
    done
done
open 80x24 "TERM=dumb '$program' view '$programs/fetch3.py'"
see 'line by line' "TERM=dumb: line by line"
keys q Enter
see '^shell> *$' "TERM=dumb ends"
open 20x5 "'$program' view '$programs/fetch3.py'"
see 'too' "a small window says so" && left "a small window"

# The mouse, a new size, stop and go on.
open 80x24 "'$program' view '$programs/fetch3.py'"
see 'Why' "it opens"
bytes '[<0;23;24M'
see '243/243' "a click on the end of the bar"
mux resize-window -t run -x 120 -y 40
see '243/243   ended   1x   seed 0' "a larger window shows more"
mux resize-window -t run -x 80 -y 24
keys C-z
see '^shell> *$' "Ctrl-Z gives the shell back"
[ "$(mux display-message -p -t run '#{alternate_on}#{mouse_any_flag}')" = 00 ] || fail "Ctrl-Z gives the terminal back"
keys fg Enter
see '243/243' "fg brings the picture back"
left "after fg"
exit $failed
