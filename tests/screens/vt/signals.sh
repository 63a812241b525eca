#!/bin/sh
# signals.sh VTRUN ASYNCOURSE PROGRAMS [COUNT [SEED]]: COUNT (110) kills at moments drawn from SEED (1), in every kind of
# screen and with every signal that ends a program: the terminal is given back, the program dies by that signal, and what
# was learnt is kept. Then storms of stops and of resizes. `signals.sh ... 1320 2` is for before a release.
set -u
vtrun=$1
program=$2
programs=$3
count=${4:-110}
random=${5:-1}
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"
state=$XDG_STATE_HOME/asyncourse
journal=$state/progress.log
# A sanitizer must not take the signals that the program leaves alone.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:handle_abort=0"
unset NO_COLOR
fail() { echo "FAILED: $1" >&2; failed=1; }
draw() { # BELOW: the next number of the series, 0..BELOW-1, in $drawn
    random=$(((random * 1103515245 + 12345) % 2147483648))
    drawn=$((random / 256 % $1))
}

# What the place is, what is typed (the signal comes while the last word is being answered), and on what.
places="start contents lesson exercise editor player playing asking palette help prompt statement"
place_count=12
keys_of() { # PLACE: $keys and $on (a program to view; none: the course)
    on=
    case $1 in
    start) keys= ;;
    contents) keys="Down PgDn Up" ;;
    lesson) keys="Enter ] ]" ;;
    exercise) keys="Enter ] ] ] ] ] F5" ;;
    editor) keys="Enter ] ] ] ] ] e # Esc e x" ;;
    player) keys="} Right ." on=fetch3.py ;;
    playing) keys="Space" on=swarm.py ;;
    asking) keys="G A n" on=input.py ;;
    palette) keys="Enter C-p run" ;;
    help) keys="Enter ?" ;;
    prompt) keys="1+1 Enter 2" ;;
    statement) keys="while Space 1:pass Enter Enter" ;;
    esac
}
start() { # PLACE [vtrun options]
    place=$1
    shift
    keys_of "$place"
    case $place in
    prompt | statement) set -- "$@" -- "$program" repl --limit fuel=1000G ;;
    player | playing | asking) set -- "$@" -- "$program" view "$programs/$on" ;;
    *) set -- "$@" -- "$program" ;;
    esac
    "$vtrun" --keys "${more:-}$keys" "$@" >"$work/screen" 2>"$work/said"
}

# Nothing that was written before is gone, no line is torn, and what the screens said is there.
keeps() { # PLACE WHAT
    if [ -e "$work/before" ]; then
        head -c "$(wc -c <"$work/before")" "$journal" | cmp -s - "$work/before" || fail "$2: the journal lost lines"
    fi
    case $1 in
    lesson | exercise | editor) grep -q '"seen".*"screen-tour"' "$journal" || fail "$2: a step seen is not kept" ;;
    esac
    [ "$1" != editor ] || grep -q '^#' "$state"/drafts/* || fail "$2: the draft is not kept"
    "$program" doctor >"$work/doctor" 2>&1 && grep -q "All is well" "$work/doctor" || fail "$2: doctor"
    [ ! -e "$journal" ] || cp "$journal" "$work/before"
}
forget() { rm -rf "$state" "$work/before"; }

i=0
while [ $i -lt "$count" ]; do
    draw $place_count
    place=$(echo "$places" | cut -d ' ' -f $((drawn + 1)))
    # Ctrl-C at the prompt, and in what it runs, ends no program (repl.sh).
    case $place in prompt | statement) signals="HUP TERM QUIT SEGV ABRT BUS FPE ILL SYS XCPU" number=10 ;;
    *) signals="HUP TERM QUIT SEGV ABRT BUS FPE ILL SYS XCPU INT" number=11 ;; esac
    draw $number
    signal=$(echo "$signals" | cut -d ' ' -f $((drawn + 1)))
    draw 40000
    delay=$drawn
    case $place in exercise | editor) forget ;; esac # "Enter" opens the course where it was left
    start "$place" --kill "$signal" --after "$delay" || fail "$signal after $delay us: $place: $(cat "$work/said")"
    keeps "$place" "$signal after $delay us: $place"
    i=$((i + 1))
done

# Stopped and gone on, and resized, again and again: the program ends as usual afterwards.
stops="{TSTP} {CONT} {TSTP} {TSTP} {CONT} {stop} {WINCH} {stop} "
sizes="{1x1} {500x200} {20x5} {WINCH} {WINCH} {40x10} {2x2} {132x43} {39x9} {1x60} {300x1} {80x24} "
for place in contents lesson exercise editor player playing asking palette help prompt; do
    case $place in
    prompt) end="C-u C-d" more="$stops$sizes" ;;
    *) end=q more="$stops$sizes" ;;
    esac
    keys_of $place
    start $place --quiet 5 --kill TERM || fail "a storm before: $place: $(cat "$work/said")"
    more=
    keys_of $place
    case $place in
    prompt) set -- repl ;;
    player | playing | asking) set -- view "$programs/$on" ;;
    *) set -- ;;
    esac
    "$vtrun" --quiet 5 --keys "$keys $stops$sizes Esc Esc Esc $end $end $end $end" -- "$program" "$@" >"$work/screen" 2>"$work/said" ||
        fail "a storm in: $place: $(cat "$work/said")"
done
keeps start storms
exit $failed
