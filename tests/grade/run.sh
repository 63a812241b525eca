#!/bin/sh
# sh run.sh BINARY [--update]: what `asyncourse check` and `asyncourse grade` say, compared with goldens.
#
# Every NAME.cmd is a command line for the program, run in this folder; stdout and stderr together and the exit status
# must equal NAME.golden.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
failed=0
cd "$here" || exit 2
for command in *.cmd; do
    name=${command%.cmd}
    got=$(sh -c "$(sed "s|asyncourse|'$binary'|" "$command")" 2>&1; echo "exit $?")
    if [ "${2:-}" = --update ]; then
        printf '%s\n' "$got" >"$name.golden"
    elif [ "$got" != "$(cat "$name.golden" 2>/dev/null)" ]; then
        failed=1
        echo "FAILED $name"
        printf '%s\n' "$got" | diff "$name.golden" - | head -n 40
    fi
done
exit $failed
