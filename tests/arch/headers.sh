#!/bin/sh
# headers.sh ROOT CC: each header compiles alone, and twice in one unit. Prints what the compiler says; exit 1.
set -eu
root=$1
cc=$2
bad=0
cd "$root/app"
for header in $(find . -name '*.h' | sed 's|^\./||' | LC_ALL=C sort); do
    if ! printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
        "$cc" -std=gnu11 -D_GNU_SOURCE -I. -Wall -Wextra -Wstrict-prototypes -Werror -fsyntax-only -x c -; then
        echo "app/$header:1: does not compile alone"
        bad=1
    fi
done
exit $bad
