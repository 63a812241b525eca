"""Writes NAME.out and NAME.err for each NAME.in (or those named): what `python3 -m asyncio` says to these lines. Frames of
library files are left out, and the banner. What own_*.in says differs on purpose (more carets, "did you mean", limits)
and is written with the program itself: regen.py --own PROGRAM. Run by hand with CPython 3.11.7; the test needs no Python."""
import os
import re
import subprocess
import sys

assert sys.version_info[:3] == (3, 11, 7)
here = os.path.dirname(os.path.abspath(__file__))
library_frame = re.compile(r'^( *(?:\| )?)  File "/.*\n(?:\1    .*\n)*', re.M)

own = sys.argv[1] == "--own" if len(sys.argv) > 1 else False
command = [os.path.abspath(sys.argv[2]), "repl", "--limit", "fuel=2M", "--limit", "heap=16M"] if own else [sys.executable, "-m", "asyncio"]
for file in sorted(os.listdir(here)):
    name, ext = os.path.splitext(file)
    if ext != ".in" or name.startswith("own_") != own:
        continue
    with open(os.path.join(here, file), "rb") as lines:
        ran = subprocess.run(command, stdin=lines, capture_output=True, timeout=60, cwd="/",
                             env={"PATH": "/bin", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
    banner, _, err = ran.stderr.decode().partition(">>> import asyncio\n")
    err = library_frame.sub("", err)
    with open(os.path.join(here, name + ".out"), "w") as out:
        out.write(ran.stdout.decode() + f"\n[exit code {ran.returncode}]\n")
    with open(os.path.join(here, name + ".err"), "w") as out:
        out.write(err)
