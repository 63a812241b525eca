#!/bin/sh
# sh screens.sh LEARNER VTRUN PROGRAM COURSE CHAPTER: a whole chapter is done on the screens, in a real terminal.
set -u
learner=$1 vtrun=$2 program=$3 course=$4 chapter=$5
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
down=$(awk "BEGIN { for (i = 1; i < $chapter; i++) printf \"Down \" }")
"$vtrun" --quiet 15 --timeout 20000 --keys "$down Enter $(cat "$work/keys") q q" -- "$program" --course "$course" \
    >"$work/screen" 2>&1 || { cat "$work/screen"; echo "FAILED: the terminal is given back"; exit 1; }
"$program" progress --course "$course" >"$work/progress"
row=$(grep "^ *$chapter[* ] " "$work/progress")
echo "$row" | awk '{ for (i = 2; i < NF; i++) if ($i == "of" && $(i - 1) ~ /^[0-9]+$/ && $(i + 1) ~ /^[0-9]+$/ &&
    $(i - 1) != $(i + 1)) exit 1; if (NF < 5) exit 1 }' || {
    echo "FAILED: not all is done: $row"
    cat "$work/screen"
    exit 1
}
echo "$row"
# What was answered is asked again.
"$vtrun" --quiet 15 --keys "{90x30}" -- "$program" review --course "$course" 2>/dev/null | grep -q "question 1/" ||
    { echo "FAILED: the review"; exit 1; }
