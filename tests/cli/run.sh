#!/bin/sh
# sh run.sh PROGRAM CASES: each case of the file is a command line, the exit code and all that it writes.
#
#   $ run nosuch.py            arguments of the program; run by sh, so redirections and pipes are allowed
#   2                          the exit code
#   | the text on both streams, line by line (stdout first); control characters as cat -v shows them
#
# `@` stands for the program in lines that begin with "$ :": the whole line is a shell command then. The cases run in a
# folder of hostile files (below).
program=$1
cases=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export COURSE="$(cd "$(dirname "$2")/../plain/course" && pwd)"
export ASYNCOURSE_COURSE= XDG_STATE_HOME="$work/state" LC_ALL=C.UTF-8

mkdir folder
: >empty.py
echo 'print("hi")' >ok.py
printf 'print(1)\r\nprint(2)\r\n' >crlf.py
printf '\357\273\277print("bom")\n' >bom.py
printf 'print(1)\0\n' >nul.py
printf 'print(1)\n# caf\303\251 \377\n' >latin.py
printf '\377\376p\0' >utf16.py
printf 'print("no newline at the end")' >open_end.py
printf 'print(input())\nprint(input())\n' >asks.py
printf 'import sys\nprint(sys.stdin.readline(), end="")\nprint(sys.stdin.readline())\n' >reads.py
printf 'import sys\nfor line in sys.stdin:\n    print(line, end="")\n' >iterates.py
cat >asks_on.py <<'END'
import signal

signal.signal(signal.SIGINT, lambda number, frame: print('not now'))
print(input('name? '))
END
cat >asks_inside.py <<'END'
import asyncio


async def main():
    try:
        print('got', input())
        await asyncio.sleep(1)
    finally:
        print('main ends')


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
END
printf 'import sys\nprint("out")\nprint("err", file=sys.stderr)\n' >both.py
printf 'while True: print("x" * 100)\n' >flood.py
printf 'while True: pass\n' >endless.py
printf 'print("out", flush=True)\nprint("lost")\nwhile True: pass\n' >flushes.py
printf 'x = []\nwhile True: x = [x, x]\n' >hoard.py
printf 'class Last:\n    def __del__(self):\n        x = []\n        while True: x = [x, x]\nlast = Last()\nraise ValueError\n' >hoard_late.py
printf 'kept = [bytes(8 << 20) for _ in range(40)]\nprint(sum(map(len, kept)) >> 20)\n' >much.py
printf 'try:\n    bytes(300 << 20)\nexcept MemoryError:\n    print("too much at once")\n' >>much.py
cat >unheard.py <<'END'
import asyncio, threading
async def main():
    event = asyncio.Event()
    threading.Timer(1, event.set).start()
    await event.wait()
asyncio.run(main())
END
cat >misfits.py <<'END'
import codecs, sys
codecs.register_error('one', lambda e: ('', e.start + 1))
try:
    ('\ud800' * 1_000_000).encode(sys.argv[1], sys.argv[2])
except MemoryError:
    print('too much')
END
printf 'import sys\nopen(sys.argv[1])\n' >opens.py
printf 'import asyncio\nasyncio.run(asyncio.sleep(7200))\n' >late.py
printf 'import asyncio\nasync def main(): await asyncio.Event().wait()\nasyncio.run(main())\n' >stuck.py
cat >joins.py <<'END'
import threading


def work(event):
    event.wait()


thread = threading.Thread(target=work, args=(threading.Event(),), daemon=True)
thread.start()
thread.join()
END
cat >gets.py <<'END'
import asyncio
import queue


async def main():
    asyncio.create_task(asyncio.sleep(1))
    queue.Queue().get()


asyncio.run(main())
END
cat >parks.py <<'END'
import asyncio
import threading

lock = threading.Lock()


def twice():
    with lock:
        lock.acquire()


asyncio.run(asyncio.to_thread(twice))
END
cat >outlives.py <<'END'
import threading
threading.Thread(target=threading.Event().wait, name='worker').start()
print('over')
END
cat >waits.py <<'END'
import asyncio


async def child():
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        print('child ends')


async def main():
    task = asyncio.create_task(child())
    try:
        while True:
            await asyncio.sleep(60)
    finally:
        print('main ends', task.done())


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
END
printf 'import time\ntime.sleep(0.2)\nprint(time.monotonic())\n' >naps.py
printf 'import hashlib\nprint("slow")\nhashlib.pbkdf2_hmac("md5", b"", b"", 2**31 - 1)\n' >derives.py
printf 'print(1)\n1/0\n' >fails.py
printf 'import sys\nsys.exit(7)\n' >seven.py
printf 'def f(:\n' >syntax.py
ln -s loop loop
mkfifo fifo

failed=0
count=0
check() {
    [ -n "$command" ] || return
    case $command in
    :*) words=$(printf '%s' "${command#:}" | sed "s|@|$program|g") ;;
    *) words="$program $command" ;;
    esac
    timeout 20 sh -c "$words" >out 2>err </dev/null
    code=$?
    cat out err | cat -v | sed 's/^/| /' >got
    count=$((count + 1))
    printf '%s' "$text" >wanted
    if [ "$code" != "$wanted" ] || ! cmp -s got wanted; then
        failed=$((failed + 1))
        printf 'FAILED: %s\nexit code %s, not %s\n' "$command" "$code" "$wanted"
        diff wanted got
    fi
}

command=
while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '$ '*)
        check
        command=${line#'$ '}
        wanted=
        text=
        ;;
    '|'*) text="$text$line
" ;;
    [0-9]*) wanted=$line ;;
    esac
done <"$cases"
check
echo "$count command lines, $failed failed"
[ "$failed" = 0 ] && [ "$count" -gt 0 ]
