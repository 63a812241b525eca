#!/bin/sh
# sh screens.sh LEARNER VTRUN PROGRAM COURSE CHAPTER|all: a whole chapter, or the course in one go, is done on the
# screens, in a real terminal.
set -u
learner=$1 vtrun=$2 program=$3 course=$4 chapter=$5
quiet=15 # ms that the screen is still and the program waits, after each key
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8
# The editor that the learner uses: it has the programs ready, one after the other.
cat >"$work/editor" <<END
n=\$(cat "$work/number" 2>/dev/null || echo 1)
cp "$work/\$n.py" "\$1"
echo \$((n + 1)) >"$work/number"
END
export VISUAL="sh $work/editor"
"$learner" keys "$course" "$chapter" "$work" >"$work/keys" || exit 2
down=
[ "$chapter" = all ] || down=$(awk "BEGIN { for (i = 1; i < $chapter; i++) printf \"Down \" }")
"$vtrun" --quiet "$quiet" --timeout 20000 --keys "$down Enter $(cat "$work/keys") q q" -- "$program" --course "$course" \
    >"$work/screen" 2>&1 || { cat "$work/screen"; echo "FAILED: the terminal is given back"; exit 1; }
"$program" progress --course "$course" >"$work/progress"
[ "$chapter" != all ] || chapter='[0-9][0-9]*'
grep "^ *$chapter[* ] " "$work/progress" >"$work/rows"
cat "$work/rows"
# "12 of 12 steps  3 of 3 exercises" in each row
awk '{ for (i = 2; i < NF; i++) if ($i == "of" && $(i - 1) ~ /^[0-9]+$/ && $(i + 1) ~ /^[0-9]+$/) {
           known++; if ($(i - 1) != $(i + 1)) exit failed = 1 } }
     END { exit failed || known < NR || NR == 0 }' "$work/rows" || {
    echo "FAILED: not all is done"
    cat "$work/screen"
    exit 1
}
# What was answered is asked again.
"$vtrun" --quiet "$quiet" --keys "{90x30}" -- "$program" review --course "$course" 2>/dev/null | grep -q "question 1/" ||
    { echo "FAILED: the review"; exit 1; }
