#!/bin/sh
# layers.sh ROOT: who may include whom, by app/LAYERS. Prints "file:line: rule" for each breach; exit 1.
set -eu
cd "$1/app"
files=$(find . -name '*.c' -o -name '*.h' -o -name '*.def' | sed 's|^\./||' | LC_ALL=C sort)
# shellcheck disable=SC2086 # the names of our own files have no spaces
LC_ALL=C awk '
function breach(rule) { printf "app/%s:%d: %s\n", FILENAME, FNR, rule; bad = 1 }

# LAYERS: "folder: folders it may include | doors"
FILENAME == "LAYERS" {
    if ($0 ~ /^#/ || $0 !~ /:/) next
    colon = index($0, ":"); bar = index($0, "|")
    name = substr($0, 1, colon - 1)
    known[name] = 1
    n = split(substr($0, colon + 1, bar - colon - 1), part, " ")
    for (i = 1; i <= n; i++) may[name, part[i]] = 1
    n = split(substr($0, bar + 1), part, " ")
    for (i = 1; i <= n; i++) door[name, part[i]] = 1
    next
}
FNR == 1 {
    own = FILENAME; sub(/\/.*/, "", own)
    if (!(own in known)) breach("the folder \"" own "\" is not in app/LAYERS")
}
!/^[ \t]*#[ \t]*include/ { next }
/</ {
    h = $0; sub(/^[^<]*</, "", h); sub(/>.*/, "", h)
    if (h ~ /^(ncursesw?\/)?(curses|ncurses|term|panel|menu|form)\.h$/ && FILENAME != "ui/term_curses.c")
        breach("<" h "> belongs to ui/term_curses.c alone")
    if (h ~ /^yaml\.h$/ && FILENAME != "course/yaml.c")
        breach("<" h "> belongs to course/yaml.c alone")
    if (h ~ /^pcre2\.h$/ && FILENAME != "base/regex.c" && FILENAME != "vm/m_re.c")
        breach("<" h "> belongs to base/regex.c (bytes) and vm/m_re.c (code points) alone")
    if (h ~ /tommath\.h$/ && own != "vm")
        breach("<" h "> belongs to vm alone")
    if (h == "setjmp.h")
        breach("<setjmp.h> is not used here")
    next
}
{
    h = $0; sub(/^[^"]*"/, "", h); sub(/".*/, "", h)
    if (h !~ /^[a-z]+\/[a-z0-9_]+\.(h|def|inc)$/) {
        breach("include \"" h "\" must be written \"folder/name.h\"")
        next
    }
    to = h; sub(/\/.*/, "", to)
    file = h; sub(/.*\//, "", file)
    if (to == own) next
    if (!((own, to) in may))
        breach(own " may not include " to " (\"" h "\")")
    else if (!((to, "*") in door) && !((to, file) in door))
        breach("\"" h "\" is not a door of " to)
}
END { exit bad }
' LAYERS $files
