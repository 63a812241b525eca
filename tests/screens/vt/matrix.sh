#!/bin/sh
# matrix.sh VTRUN ASYNCOURSE PROGRAMS [EVERY]: starts over terminals, locales and window sizes: each opens and ends well, or
# says in a line why not; what is shown fits the locale, and the terminal is given back. EVERY n takes each n-th only (1).
set -u
vtrun=$1
program=$2
programs=$3
every=${4:-1}
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"
unset LANG LC_CTYPE NO_COLOR COLORTERM
fail() { echo "FAILED: $1: $(cat "$work/said")" >&2; failed=1; }

terms="xterm xterm-256color screen tmux-256color linux vt100 vt220 ansi rxvt-unicode dumb an-unknown-one unset screen-256color"
locales="C POSIX C.UTF-8 en_US.UTF-8 xx_XX.UTF-8" # the last is nowhere; one that is not installed acts like it
sizes="1x1 20x5 40x10 80x24 200x60 500x200"
has_locale() { locale -a 2>/dev/null | tr -d - | grep -qixF "$(echo "$1" | tr -d -)"; }
utf8=
for locale in $locales; do
    case $locale in *UTF-8) has_locale "$locale" && utf8="$utf8 $locale " ;; esac
done

start() { # TERM SIZE [vtrun options]
    name=$1 window=$2
    shift 2
    [ "$name" != unset ] || name=
    "$vtrun" --term "$name" --size "$window" --quiet 8 "$@" >"$work/screen" 2>"$work/said"
}
only_ascii() { LC_ALL=C awk '/[^ -~]/ { exit 1 }' "$work/screen"; }
is_utf8() { iconv -f UTF-8 -t UTF-8 "$work/screen" >/dev/null 2>&1 && ! grep -q '�' "$work/screen"; }

# What the screen must show, by size: too small windows say so as far as they can.
shows() { # SIZE
    case $1 in
    1x1) true ;;
    20x5) tr -s " \n" "  " <"$work/screen" | grep -q "window is too small" ;;
    *) grep -q "asyncio, step by step" "$work/screen" ;;
    esac
}

starts=0
number=0
for term in $terms; do
    for locale in $locales; do
        for size in $sizes; do
            number=$((number + 1))
            [ $((number % every)) -eq 0 ] || continue
            starts=$((starts + 1))
            what="TERM=$term LC_ALL=$locale $size"
            export LC_ALL="$locale"
            # every second one without colours: 5 x 6 starts a terminal, so each locale and size gets both
            [ $(((number + number / 30) % 2)) -eq 0 ] && export NO_COLOR=1 || unset NO_COLOR
            case $term in
            dumb | unset)
                start "$term" "$size" --no-escapes --keys "q Enter" -- "$program" || fail "$what"
                # in a window that holds the line
                [ "${size%x*}" -lt 200 ] || grep -q "line by line (--plain), as TERM is " "$work/screen" || fail "$what: is told"
                ;;
            *)
                start "$term" "$size" --keys "q" -- "$program" || fail "$what"
                shows "$size" || fail "$what: the contents"
                ;;
            esac
            case $utf8 in *" $locale "*) is_utf8 ;; *) only_ascii ;; esac || fail "$what: characters of another locale"
        done
    done
done
echo "$starts starts"

# A lesson, its run, and the player, once a terminal: what these draw is more than what the contents draw.
export LC_ALL=C.UTF-8
unset NO_COLOR
for term in xterm screen tmux-256color linux vt100 vt220 ansi rxvt-unicode an-unknown-one; do
    rm -rf "$XDG_STATE_HOME"
    start $term 80x24 --keys "Enter ] R Right q q q" -- "$program" || fail "TERM=$term: a lesson and its run"
    start $term 40x10 --keys "} . Tab Z Z ? x q" -- "$program" view "$programs/fetch3.py" || fail "TERM=$term: the player"
done

"$vtrun" --term an-unknown-one --keys q -- sh -c '"$0" 2>"$1"' "$program" "$work/said" >/dev/null
[ "$(cat "$work/said")" = "asyncourse: TERM=an-unknown-one is not known here; xterm-256color is used instead" ] ||
    fail "an unknown TERM is told"

# Without the mouse, by option, its modes are never asked for; there is no animation to turn off.
mouse() { # WANT COMMAND...: 1 when the mouse modes were on while it ran
    want=$1
    shift
    "$vtrun" --keys "q" --report -- "$@" >/dev/null 2>"$work/said" || fail "the mouse: $*"
    grep -q "mouse seen $want" "$work/said" || fail "the mouse: $*"
}
mouse 1 "$program"
mouse 0 "$program" --no-mouse
mouse 1 "$program" view "$programs/fetch3.py"
mouse 0 "$program" view --no-mouse "$programs/fetch3.py"
"$program" --no-anin >"$work/screen" 2>"$work/said" && fail "--no-anin is taken"
grep -q "did you mean '--no-anim'" "$work/said" || fail "--no-anim"
exit $failed
