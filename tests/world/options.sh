#!/bin/sh
# What the command line says about worlds: sh options.sh BINARY

binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
failed=0
echo 'import requests; print(requests.get("https://a.test/").text)' >get.py
cat >two.yaml <<'END'
one: {http: {"https://a.test/": {text: "1"}}}
two: {http: {"https://a.test/": {text: "2", after: soon}}}
END
echo 'http: {"https://a.test/": {text: alone}}' >alone.yaml
printf 'htp: {}\n' >typo.yaml

# expect STATUS TEXT COMMAND...: the exit status, and a text that stdout or stderr contains
expect() {
    status=$1 text=$2
    shift 2
    "$binary" "$@" >out 2>&1 </dev/null
    got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$text" out; then
        failed=1
        echo "FAILED $*: status $got, expected $status and '$text' in:"
        cat out
    fi
}

expect 0 alone run --world alone.yaml get.py
expect 0 1 run --world=two.yaml:one get.py
expect 2 'two.yaml:2:' run --world two.yaml:two get.py
expect 2 'did you mean `one`' run --world two.yaml:on get.py
expect 2 'did you mean `http`' run --world typo.yaml get.py
expect 2 'missing.yaml' run --world missing.yaml get.py
expect 2 '--world needs a value' run --world
expect 0 '"io.submit","io":1,"op":"http https://a.test/"' trace --world alone.yaml get.py
expect 2 'did you mean `http`' trace --world typo.yaml get.py
expect 2 'did you mean `http`' view --world typo.yaml get.py
expect 0 '"call":"computing"' trace --world "$here/cpu.yaml" "$here/cpu.py"
expect 0 'no world is declared' run get.py
[ "$failed" -eq 0 ] && echo "all as expected"
exit "$failed"
