#!/bin/sh
# sh learn.sh LEARNER PROGRAM COURSE CHAPTER|all: a whole chapter, or the course, is done in --plain through a pipe, and
# progress knows all of it.
set -u
learner=$1 program=$2 course=$3 chapter=$4
[ "$chapter" != all ] || chapter=
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8
unset EDITOR VISUAL
"$learner" plain "$course" $chapter >"$work/lines" || exit 2
printf 'q\nq\n' >>"$work/lines"
"$program" --plain --course "$course" <"$work/lines" >"$work/told" || { echo "FAILED: exit code"; exit 1; }
"$program" progress --course "$course" >"$work/progress"
failed=0
# "12 of 12 steps  3 of 3 exercises" of the chapter, or of all of them
sed -n "/^ *${chapter:-[0-9][0-9]*}[* ] /p" "$work/progress" >"$work/rows"
while read -r row; do
    echo "$row" | awk '{ for (i = 2; i < NF; i++) if ($i == "of" && $(i - 1) ~ /^[0-9]+$/ && $(i + 1) ~ /^[0-9]+$/ &&
        $(i - 1) != $(i + 1)) exit 1 }' || { echo "FAILED: not all is done: $row"; failed=1; }
done <"$work/rows"
[ -s "$work/rows" ] || { echo "FAILED: no chapter"; failed=1; }
if grep -n -e 'means nothing here' -e '^Not yet' -e 'is not what happens' -e 'no complete answer' "$work/told"; then
    echo "FAILED: something was not understood, or not right"
    failed=1
fi
if grep -n '.\{80\}' "$work/told"; then
    echo "FAILED: a line is too long"
    failed=1
fi
echo "$(wc -l <"$work/lines") lines typed, $(wc -l <"$work/told") lines told"
exit $failed
