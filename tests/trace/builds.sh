#!/bin/sh
# Compare the digests of traces made by several builds of the engine: sh builds.sh DIR TRACE_PROOFS...
dir=$1
shift
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
status=0
first=
for build in "$@"; do
    "$build" digest "$dir" 'async/*.py' 'docs/*.py' 'misconceptions/*.py' >"$tmp/digests" || exit 1
    [ -n "$first" ] || { first=$build; cp "$tmp/digests" "$tmp/first"; }
    diff "$tmp/first" "$tmp/digests" >"$tmp/difference" && continue
    echo "$build traces other bytes than $first:"
    cat "$tmp/difference"
    status=1
done
exit $status
