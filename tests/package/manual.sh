#!/bin/sh
# sh manual.sh BINARY MADE SOURCE: the manual page and the completions know what the program knows, no more and no less.
# Shells and linters that are not installed are left out.
binary=$1 made=$2 source=$3
failed=0
fail() {
    echo "FAILED: $*"
    failed=1
}
words=$("$binary" --help | awk -v form=words -f "$source/app/cmake/manual.awk")

# Every command of the help is one, every option that a command takes is in the help, and the other way round.
for cmd in $(printf '%s\n' "$words" | awk 'NF == 1 && $1 != "-"'); do
    "$binary" "$cmd" --no-such-option-as-this </dev/null 2>&1 | grep -q "there is no command" && fail "$cmd is no command"
    grep -q "^\.It Cm $cmd\( \|\$\)" "$made/asyncourse.1" || fail "the manual page does not tell of $cmd"
done
taken=$(sed -n 's/.*known\[\] = {\(.*\)/\1/p' "$source"/app/cli/cmd_*.c | grep -o '"-[^"]*"' | tr -d '"' | sort -u)
told=$(printf '%s\n' "$words" | awk 'NF > 1 { print $2 }' | sort -u)
for option in $taken; do
    printf '%s\n' "$told" | grep -qx -- "$option" || fail "--help does not tell of $option"
done
for option in $told; do
    name=$(printf '%s\n' "${option#-}" | sed 's/-/\\\\-/g')
    grep -q "^\.It Fl $name\( \|\$\)" "$made/asyncourse.1" || fail "the manual page does not tell of $option"
    grep -rqF -- "\"$option\"" "$source"/app/cli || fail "no command takes $option"
done
[ "$("$binary" --help | awk 'length > 120' | wc -l)" -eq 0 ] || fail "--help has lines that are too long"

if command -v mandoc >/dev/null; then
    said=$(mandoc -Tlint -W warning "$made/asyncourse.1") || fail "mandoc: $said"
fi
if command -v groff >/dev/null; then
    said=$(groff -ww -mdoc -Tutf8 "$made/asyncourse.1" 2>&1 >/dev/null)
    [ -z "$said" ] || fail "groff: $said"
fi
! command -v zsh >/dev/null || zsh -n "$made/asyncourse.zsh" || fail "zsh"
! command -v fish >/dev/null || fish -n "$made/asyncourse.fish" || fail "fish"
for option in $(printf '%s\n' "$told" | sed -n 's/^--//p'); do
    grep -q -- "'--$option\[" "$made/asyncourse.zsh" || fail "zsh does not know --$option"
    grep -q -- " -l $option " "$made/asyncourse.fish" || fail "fish does not know --$option"
done

if command -v bash >/dev/null; then
    export made words
    bash <<'BASH' || fail "bash"
. "$made/asyncourse.bash"
complete -p asyncourse >/dev/null || exit 1
complete_after() { # words of the line; the last is being typed
    COMP_WORDS=(asyncourse "$@")
    COMP_CWORD=$#
    _asyncourse
}
same() {
    [ "$(printf '%s\n' "${COMPREPLY[@]}" | sort)" = "$(printf '%s\n' $1 | sort)" ] || { echo "$2: ${COMPREPLY[*]} instead of" $1; exit 1; }
}
complete_after ''
same "$(awk 'NF == 1 && $1 != "-"' <<<"$words")" commands
for cmd in $(awk 'NF == 1 && $1 != "-"' <<<"$words"); do
    complete_after "$cmd" -
    same "$(awk -v cmd="$cmd" 'NF > 1 && $1 == cmd { print $2 }' <<<"$words")" "$cmd"
done
complete_after --color a
same 'auto always' --color
complete_after --course . grade --format cs
same csv 'grade --format'
complete_after trace --format dot
same dot 'trace --format'
complete_after run --trace o
same 'on off' 'run --trace'
BASH
fi
exit $failed
