#!/bin/sh
# The exports of golden/*.py: the same bytes twice, well-formed, and by the rules of those who read them.
#   sh exports.sh BINARY
here=$(cd "$(dirname "$0")" && pwd) || exit 2
[ -x "$1" ] || { echo "usage: sh exports.sh BINARY" >&2; exit 2; }
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
failed=0
cd "$here/golden" || exit 2

# one NAME ARGUMENTS...: exports NAME.py to $tmp/NAME, twice
one() {
    name=$1
    shift
    "$binary" trace "$@" "$name.py" -o "$tmp/$name" </dev/null && "$binary" trace "$@" "$name.py" </dev/null >"$tmp/again" &&
        cmp "$tmp/$name" "$tmp/again" && [ -s "$tmp/$name" ] && return
    echo "FAILED $name: trace $*"
    failed=$((failed + 1))
}

# export/NAME.FORMAT: what NAME.py becomes, byte for byte (`sh exports.sh BINARY --update` writes them anew).
for golden in "$here"/export/*; do
    name=$(basename "$golden")
    "$binary" trace --format "${name##*.}" "${name%.*}.py" </dev/null >"$tmp/$name" || failed=$((failed + 1))
    if [ "${2:-}" = --update ]; then
        cp "$tmp/$name" "$golden"
    elif ! cmp "$tmp/$name" "$golden"; then
        echo "FAILED $name"
        failed=$((failed + 1))
    fi
done

for program in *.py; do
    one "${program%.py}" --format text
    one "${program%.py}" --format dot
    command -v dot >/dev/null && { dot -Tcanon "$tmp/${program%.py}" >/dev/null || failed=$((failed + 1)); }
    one "${program%.py}" --format cast
    command -v python3 >/dev/null && { python3 "$here/check_cast.py" "$tmp/${program%.py}" || failed=$((failed + 1)); }
    one "${program%.py}" --format svg
    grep -q 'role="img"' "$tmp/${program%.py}" && ! grep -q '<script' "$tmp/${program%.py}" || failed=$((failed + 1))
    command -v xmllint >/dev/null && { xmllint --noout "$tmp/${program%.py}" || failed=$((failed + 1)); }
    for time in virtual steps; do
        one "${program%.py}" --format chrome --time $time
        command -v python3 >/dev/null && { python3 "$here/check_chrome.py" "$tmp/${program%.py}" || failed=$((failed + 1)); }
    done
done
echo "$failed failed"
[ "$failed" -eq 0 ]
