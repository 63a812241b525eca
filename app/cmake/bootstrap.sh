#!/bin/sh
# bootstrap.sh course [ARGS...]   install what is missing, build, start the course (ARGS go to asyncourse)
# bootstrap.sh test               install what is missing, build with sanitizers, run all tests
# For Debian 12 and its relatives, as root or with sudo. Does nothing twice.
set -eu
cd "$(dirname "$0")/../.."

build_packages="gcc libc6-dev make cmake libncurses-dev libyaml-dev libtommath-dev libpcre2-dev"
test_packages="pkg-config libcmocka-dev libvterm-dev tmux python3 python3-jsonschema python3-yaml"

is_installed() {
    [ "$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "bootstrap: these packages are missing and there is no sudo to install them: $missing" >&2
        exit 1
    fi
}

install_packages() {
    command -v apt-get >/dev/null || return 0 # not a Debian: cmake says what it misses
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "bootstrap: installing$missing" >&2
    as_root apt-get update -q >&2
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >&2
}

case ${1:-} in
course)
    shift
    install_packages $build_packages
    # On stderr, so that "course run x.py | sort" sees only what the program prints.
    cmake --preset release -DBUILD_TESTING=OFF >&2
    cmake --build --preset release >&2
    exec build/release/asyncourse "$@"
    ;;
test)
    install_packages $build_packages $test_packages
    cmake --preset san
    cmake --build --preset san
    exec ctest --preset san -j2 --output-on-failure
    ;;
*)
    echo "usage: sh app/cmake/bootstrap.sh course [ARGS...] | test" >&2
    exit 2
    ;;
esac
