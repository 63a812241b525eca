#!/bin/sh
# readme.sh README PICTURE ASYNCOURSE: the picture on the front page is what the program shows (a golden picture, without
# its roles), and the drawing below it what it writes. Prints the difference.
set -u
front=$(sed -n '/^```$/,/^```$/p' "$1" | sed '1d;/^```$/,$d')
shown=$(sed '/^---- roles$/,$d' "$2")
[ -n "$shown" ] && [ "$front" = "$shown" ] || { printf '%s\n' "$1 does not show $2:" "$shown"; exit 1; }
drawing=$(sed -n 's/^!\[.*](\(.*\.svg\))$/\1/p' "$1")
cd "$(dirname "$1")/$(dirname "$drawing")" || exit 1
name=$(basename "$drawing")
"$3" trace --format svg "${name%.svg}.py" -o - | cmp - "$name"
