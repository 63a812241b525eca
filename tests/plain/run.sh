#!/bin/sh
# sh run.sh PROGRAM [--update]: types the lines of cases/NAME.in into the program, without a terminal, and compares all
# that it writes with cases/NAME.out. The first line of a case holds the arguments, after "$"; files are named from
# tests/. Whatever is told: no line is longer than 79 characters, and there is no control character.
program=$1
update=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$here/.." || exit 2
export ASYNCOURSE_COURSE= LC_ALL=C.UTF-8
unset EDITOR VISUAL
failed=0
count=0
for case in "$here"/cases/*.in; do
    name=$(basename "$case" .in)
    XDG_STATE_HOME=$work/$(sed -n '1s/^# state \([a-z]*\).*/\1/p' "$case")
    [ "$XDG_STATE_HOME" != "$work/" ] || XDG_STATE_HOME=$work/$name
    export XDG_STATE_HOME
    arguments=$(sed -n 's/^\$ //p' "$case" | head -1)
    grep -v -e '^\$ ' -e '^# state' "$case" | timeout 60 $program $arguments >"$work/out" 2>&1
    echo "exit code $?" >>"$work/out"
    count=$((count + 1))
    if [ "$update" = --update ]; then
        cp "$work/out" "$here/cases/$name.out"
    elif ! diff "$here/cases/$name.out" "$work/out"; then
        echo "FAILED: $name"
        failed=1
    fi
    # shellcheck disable=SC2126
    if grep -n '.\{80\}' "$work/out"; then
        echo "FAILED: $name: a line is too long"
        failed=1
    fi
    if LC_ALL=C grep -n "[$(printf '\001-\010\013-\037\177')]" "$work/out"; then
        echo "FAILED: $name: there is a control character"
        failed=1
    fi
done
echo "$count cases"
[ "$count" -gt 5 ] && exit $failed
