#!/bin/sh
# globals.sh DIR OBJDUMP: the static libraries below DIR hold no writable data. Constant tables with pointers
# (.data.rel.ro) are fine; the one exception is the crash-restore state in ui/rescue.c.
# Prints "library(member): name" for each breach; exit 1. OBJDUMP = none: exit 77 (skipped).
set -eu
dir=$1
objdump=$2
if [ "$objdump" = none ]; then
    echo "skipped: this build's objects have no symbols of ours to look at"
    exit 77
fi
libs=$(find "$dir" -name 'lib*.a' | LC_ALL=C sort)
if [ -z "$libs" ]; then
    echo "no libraries in $dir" >&2
    exit 1
fi
for lib in $libs; do
    # "value flags section size name", where the flags hold O for data; sanitizers add symbols of their own.
    "$objdump" -t "$lib" | LC_ALL=C awk -v lib="$(basename "$lib")" '
        / file format / { member = $1; sub(/:$/, "", member); next }
        member == "rescue.c.o" { next }
        NF < 4 { next }
        {
            name = $NF; section = $(NF - 2)
            if (section == "*COM*" || section ~ /^\.t?(data|bss)(\.|$)/) {
                if (section ~ /^\.data\.rel\.ro/ || (section !~ /^\.t/ && $(NF - 3) !~ /O/) || name == section) next
                if (name ~ /^(\.L|__odr_asan|__asan|__ubsan|__sancov|__gcov|_\.L)/) next
                printf "%s(%s): writable global \"%s\" in %s\n", lib, member, name, section
                bad = 1
            }
        }
        END { exit bad }' || failed=1
done
exit "${failed:-0}"
