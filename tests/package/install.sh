#!/bin/sh
# sh install.sh BUILD SOURCE: what is installed below a prefix, or packed, runs from there and finds its course.
build=$1 source=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1795262400
unset ASYNCOURSE_COURSE
fail() {
    echo "FAILED: $*"
    exit 1
}

# The program of the folder $1/bin knows its exercises, and nothing of the source tree.
runs_from() {
    [ -x "$1/bin/asyncourse" ] || fail "$1 has no program"
    "$1/bin/asyncourse" --version | grep -q '^asyncourse [0-9]' || fail "$1: --version"
    (cd / && "$1/bin/asyncourse" grade parsons-wait "$source/exercises/parsons-wait.yaml" 2>&1) | grep -q "nothing to judge" ||
        fail "$1: the course is not found"
    [ -f "$1/share/asyncourse/lessons/course.yaml" ] || fail "$1: no lessons"
    [ -f "$1/share/man/man1/asyncourse.1.gz" ] || [ -f "$1/share/man/man1/asyncourse.1" ] || fail "$1: no manual page"
    [ -f "$1/share/bash-completion/completions/asyncourse" ] || fail "$1: no completion"
    [ -z "$(find "$1" -perm /022)" ] || fail "$1: others can write"
}

cmake --install "$build" --prefix "$work/prefix" >/dev/null || fail "cmake --install"
runs_from "$work/prefix"
mv "$work/prefix" "$work/moved"
runs_from "$work/moved"
rm "$work/moved/share/asyncourse/lessons/course.yaml"
(cd / && "$work/moved/bin/asyncourse" grade x y 2>&1) | grep -q "no course found" || fail "a course is found that is not there"
DESTDIR="$work/dest" cmake --install "$build" --prefix /opt/course >/dev/null || fail "DESTDIR"
runs_from "$work/dest/opt/course"

command -v cpack >/dev/null && command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || exit 0
for n in 1 2; do
    (cd "$build" && cpack -G DEB -B "$work/deb$n") >"$work/log" 2>&1 || { cat "$work/log"; fail cpack; }
done
cmp "$work"/deb1/*.deb "$work"/deb2/*.deb || fail "the package is not the same twice"
dpkg-deb -x "$work"/deb1/*.deb "$work/root" || fail dpkg-deb
runs_from "$work/root/usr"
dpkg-deb -f "$work"/deb1/*.deb Depends | grep -q libncursesw6 || fail "no dependencies"
if command -v lintian >/dev/null; then
    said=$(lintian --no-cfg --allow-root --fail-on error,warning "$work"/deb1/*.deb) || fail "lintian: $said"
fi
