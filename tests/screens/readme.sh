#!/bin/sh
# readme.sh README PICTURE: the picture on the front page is what the program shows (a golden picture, without its
# roles). Prints the difference.
set -u
front=$(sed -n '/^```$/,/^```$/p' "$1" | sed '1d;/^```$/,$d')
shown=$(sed '/^---- roles$/,$d' "$2")
[ -n "$shown" ] && [ "$front" = "$shown" ] && exit 0
printf '%s\n' "$1 does not show $2:" "$shown"
exit 1
