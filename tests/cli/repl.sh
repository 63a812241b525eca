#!/bin/sh
# sh repl.sh PROGRAM: types each repl/NAME.in into `asyncourse repl` and compares both streams with what CPython said
# (repl/NAME.out with the exit code, repl/NAME.err without the banner; see repl/regen.py).
program=$1
here=$(cd "$(dirname "$0")/repl" && pwd) || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export LC_ALL=C.UTF-8
failed=0
count=0
for lines in "$here"/*.in; do
    name=$(basename "$lines" .in)
    case $name in
    own_*) limits="--limit fuel=2M --limit heap=16M" ;;
    *) limits= ;;
    esac
    timeout 60 "$program" repl $limits <"$lines" >out 2>err+
    printf '\n[exit code %s]\n' $? >>out
    sed 1,4d err+ >err
    count=$((count + 1))
    for stream in out err; do
        if ! cmp -s "$here/$name.$stream" $stream; then
            failed=$((failed + 1))
            echo "FAILED: $name.$stream"
            diff "$here/$name.$stream" $stream
        fi
    done
done
echo "$count sessions, $failed differences"
[ "$failed" = 0 ] && [ "$count" -gt 10 ]
