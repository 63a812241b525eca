#!/bin/sh
# selftest.sh CC [OBJDUMP]: each check of this folder passes on a small clean tree and fails on planted breaches.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cc=$1
objdump=${2:-none}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bad=0

# A small house: three floors, one header and one source each.
fresh() {
    rm -rf "$tmp/t"
    mkdir -p "$tmp/t/app/base" "$tmp/t/app/vm" "$tmp/t/app/ui" "$tmp/t/app/course" "$tmp/t/tests/arch" "$tmp/t/lib"
    printf 'base: | *\nvm: base | vm.h\nui: base | *\ncourse: base | course.h\n' >"$tmp/t/app/LAYERS"
    printf '#ifndef A_H\n#define A_H\nint a(void);\n#endif\n' >"$tmp/t/app/base/a.h"
    printf '#include "base/a.h"\nint a(void)\n{\n    return 1;\n}\n' >"$tmp/t/app/base/a.c"
    printf '#include "base/a.h"\n' >"$tmp/t/app/vm/vm.h"
    printf '#include "base/a.h"\n' >"$tmp/t/app/vm/heap.h"
    printf '#include "vm/heap.h"\n#include <tommath.h>\n' >"$tmp/t/app/vm/heap.c"
    printf '#include <curses.h>\n' >"$tmp/t/app/ui/term_curses.c"
    printf '#include <yaml.h>\n' >"$tmp/t/app/course/yaml.c"
    : >"$tmp/t/tests/arch/sizes.allow"
}

# passes WHAT COMMAND... / fails WHAT TEXT COMMAND...: the latter must print TEXT.
passes() {
    what=$1
    shift
    if ! "$@" >"$tmp/out" 2>&1; then
        echo "should pass: $what"
        cat "$tmp/out"
        bad=1
    fi
}
fails() {
    what=$1
    text=$2
    shift 2
    if "$@" >"$tmp/out" 2>&1; then
        echo "should fail: $what"
        bad=1
    elif ! grep -qF -- "$text" "$tmp/out"; then
        echo "should say '$text': $what"
        cat "$tmp/out"
        bad=1
    fi
}
layers() { sh "$here/layers.sh" "$tmp/t"; }
sizes() { sh "$here/sizes.sh" "$tmp/t"; }
headers() { sh "$here/headers.sh" "$tmp/t" "$cc"; }
globals() { sh "$here/globals.sh" "$tmp/t/lib" "$objdump"; }
plant() { printf '%b' "$2" >>"$tmp/t/app/$1"; }
# A function of COUNT lines (brace style 1: brace on its own line, 2: brace on the signature's line).
long_function() {
    awk -v n="$1" -v style="$2" 'BEGIN {
        used = style == 1 ? 3 : 2
        print style == 1 ? "int grow(int x)\n{" : "int grow(int x) {"
        for (i = used; i < n; i++) print "    x++;"
        print "}"
    }'
}

fresh
passes "clean tree, layers" layers
passes "clean tree, sizes" sizes
plant base/a.c '#include "vm/vm.h"\n'
fails "looking up" 'app/base/a.c:6: base may not include vm' layers
fresh
plant ui/draw.c '#include "vm/vm.h"\n'
fails "looking sideways" 'app/ui/draw.c:1: ui may not include vm' layers
fresh
printf 'aio: base vm |\n' >>"$tmp/t/app/LAYERS"
mkdir "$tmp/t/app/aio"
plant aio/x.c '\n#include "vm/heap.h"\n'
fails "not a door" 'app/aio/x.c:2: "vm/heap.h" is not a door of vm' layers
fresh
plant base/a.c '#include "a.h"\n'
fails "include without folder" 'app/base/a.c:6: include "a.h" must be' layers
fresh
mkdir "$tmp/t/app/attic"
plant attic/x.h '\n'
fails "unknown folder" 'app/attic/x.h:1: the folder "attic"' layers
for planted in 'ui/draw.c curses.h' 'ui/draw.c ncursesw/curses.h' 'base/a.c ncurses.h' 'course/load.c yaml.h' \
    'course/load.c tommath.h' 'vm/heap.c setjmp.h' 'vm/heap.c pcre2.h'; do
    fresh
    plant "${planted% *}" "#include <${planted#* }>\n"
    fails "foreign header: $planted" "<${planted#* }>" layers
done

fresh
long_function 120 1 >"$tmp/t/app/base/long.c"
long_function 120 2 >>"$tmp/t/app/base/long.c"
passes "functions of 120 lines" sizes
for style in 1 2; do
    long_function 121 $style >"$tmp/t/app/base/long.c"
    fails "a function of 121 lines" 'app/base/long.c:1: function grow of 121 lines' sizes
done
echo 'base/long.c grow because of this test' >"$tmp/t/tests/arch/sizes.allow"
passes "an allowed function" sizes
echo 'base/long.c grow' >"$tmp/t/tests/arch/sizes.allow"
fails "an allowance without reason" 'tests/arch/sizes.allow:1:' sizes
fresh
awk 'BEGIN { for (i = 0; i < 1200; i++) print "" }' >"$tmp/t/app/base/b.h"
passes "a file of 1200 lines" sizes
echo >>"$tmp/t/app/base/b.h"
fails "a file of 1201 lines" 'app/base/b.h:1201: file of 1201 lines' sizes

fresh
passes "clean headers" headers
plant vm/bad.h 'size_t size_of_it(void);\n'
fails "a header that needs another" 'app/vm/bad.h:1: does not compile alone' headers
fresh
plant vm/bad.h 'struct Twice {\n    int x;\n};\n'
fails "a header without a guard" 'app/vm/bad.h:1: does not compile alone' headers

# Writable data, in a plain and in a sanitised object.
build_lib() {
    rm -f "$tmp/t/lib/"*
    "$cc" -fPIE -O1 $2 -c "$1" -o "$tmp/t/lib/$3"
    (cd "$tmp/t/lib" && ar rc libx.a "$3")
}
if [ "$objdump" != none ] && command -v ar >/dev/null; then
    fresh
    for flags in '' '-fsanitize=address,undefined'; do
        clean='static const char *const names[] = {"a", "b"};\nstatic const int odd[] = {1, 3, 5};\n'
        clean="$clean"'const char *pick(int i);\nconst char *pick(int i)\n{\n    return names[odd[i] & 1];\n}\n'
        printf '%b' "$clean" >"$tmp/clean.c"
        build_lib "$tmp/clean.c" "$flags" x.c.o
        passes "constant tables $flags" globals
        for planted in 'int counter;' 'int counter = 4;' 'static int counter;' '_Thread_local int counter;'; do
            printf '%b%s\nint next(void);\nint next(void)\n{\n    return counter++;\n}\n' "$clean" "$planted" >"$tmp/dirty.c"
            build_lib "$tmp/dirty.c" "$flags" x.c.o
            fails "$planted $flags" 'writable global "counter"' globals
        done
        printf 'int next(void);\nint next(void)\n{\n    static int hidden;\n    return hidden++;\n}\n' >"$tmp/dirty.c"
        build_lib "$tmp/dirty.c" "$flags" x.c.o
        fails "a function's static $flags" 'writable global "hidden' globals
        build_lib "$tmp/dirty.c" "$flags" rescue.c.o
        passes "the one exception $flags" globals
    done
fi

[ $bad -eq 0 ] && echo "every planted breach was found"
exit $bad
