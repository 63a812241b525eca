#!/bin/sh
# sizes.sh ROOT [ALLOW]: no file over 1200 lines, no function over 120, but for those that the allow-list
# names with a reason. Prints "file:line: rule" for each breach; exit 1.
set -eu
allow=${2:-$1/tests/arch/sizes.allow}
cd "$1/app"
files=$(find . -name '*.c' -o -name '*.h' | sed 's|^\./||' | LC_ALL=C sort)
# shellcheck disable=SC2086 # the names of our own files have no spaces
LC_ALL=C awk -v allow="$allow" -v max_file=1200 -v max_function=120 '
function breach(file, line, rule) { printf "%s:%d: %s\n", file, line, rule; bad = 1 }
function end_file() {
    if (lines > max_file && !((last, "*") in allowed))
        breach("app/" last, lines, "file of " lines " lines (at most " max_file ")")
}
# The name before the first parenthesis of the signature that was remembered.
function function_name(text) {
    sub(/[ \t]*\(.*/, "", text); sub(/.*[ \t*]/, "", text)
    return text
}
BEGIN {
    while ((getline entry < allow) > 0) {
        row++
        if (entry ~ /^#/ || entry ~ /^[ \t]*$/) continue
        n = split(entry, part, " ")
        if (n < 4) breach("tests/arch/sizes.allow", row, "an entry is: file function-or-* reason")
        allowed[part[1], part[2]] = 1
    }
}
FNR == 1 { if (last != "") end_file(); last = FILENAME; start = 0; signature = "" }
{ lines = FNR }
/^[A-Za-z_].*\(/ && !/;[ \t]*$/ { signature = $0; at = FNR }
/^\{/ && signature != "" { start = at }
/^[A-Za-z_].*\)[ \t]*\{[ \t]*$/ { start = FNR }
/^[ \t].*\)[ \t]*\{[ \t]*$/ && !start && signature != "" { start = at }
/^\}/ {
    if (start && FNR - start + 1 > max_function) {
        name = function_name(signature)
        if (!((FILENAME, name) in allowed))
            breach("app/" FILENAME, start, "function " name " of " FNR - start + 1 " lines (at most " max_function ")")
    }
    start = 0; signature = ""
}
END { end_file(); exit bad }
' $files
