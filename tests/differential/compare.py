#!/usr/bin/env python3
"""Run random asyncio programs on CPython 3.11 and on asyncourse: python3 compare.py BINARY [options]

  --count N     how many programs (1000)      --first SEED  the first seed (0)
  --jobs N      processes (2)                 --keep DIR    where failures go (./failures)
  --stderr      compare stderr too            FILE.py...    compare these instead of random ones

stdout and the exit status must be equal; both sides run on the virtual clock (tests/conform/vclock.py). Each failure
is made as small as it goes and stored as DIR/SEED.py with what both printed. Needs CPython 3.11; the product does not.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "conform")]
import generate
import vclock

SECONDS = 10


def cpython(text, folder):
    """Run `text` in a forked child of this process, which has asyncio loaded."""
    out, err = folder / "c.out", folder / "c.err"
    child = os.fork()
    if child == 0:
        run_child(text, out, err)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), out.read_text(errors="replace"), err.read_text(errors="replace")


def run_child(text, out, err):
    status = 1
    signal.alarm(SECONDS)
    vclock.install()
    for path, fd in (out, 1), (err, 2):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), fd)
    sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)
    try:
        exec(compile(text, "program.py", "exec"), {"__name__": "__main__"})
        status = 0
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else 0 if e.code is None else 1
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def ours(binary, text, folder):
    (folder / "program.py").write_text(text)
    try:
        done = subprocess.run([binary, "run", "program.py"], cwd=folder, capture_output=True, timeout=SECONDS,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "timeout", "", ""
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def plain(side):
    """Reprs of tasks name places of library files, which are another library's on each side or none."""
    status, out, err = side
    return status, re.sub(r" at (/|<)[^ ]*:[0-9]+", "", out), err


def difference(binary, text, folder, with_stderr):
    """None if both behave alike, else what each of them printed."""
    wanted, got = plain(cpython(text, folder)), plain(ours(binary, text, folder))
    if wanted[0] == -signal.SIGALRM and got[0] == "timeout":
        return None
    same = wanted[:2] == got[:2]
    if same and with_stderr and wanted[0] != 124:
        texts = [re.sub(r" at 0x[0-9a-f]+|/[^ \n\"]*/", "", side[2]) for side in (wanted, got)]
        same = texts[0] == texts[1]
    return None if same else (wanted, got)


def suites(lines):
    """For each line the end of its suite: the line and all deeper ones after it."""
    for i, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        end = i + 1
        while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
            end += 1
        yield i, end


def smaller_versions(lines):
    """The program without one suite, without one line, or with a suite's body in its place; big cuts first."""
    cuts = sorted(suites(lines), key=lambda cut: cut[0] - cut[1])
    for start, end in cuts:
        yield lines[:start] + lines[end:]
    for start, end in cuts:
        if end - start > 1:
            yield lines[:start] + [line[4:] for line in lines[start + 1:end]] + lines[end:]


def minimised(text, fails):
    lines, budget = text.splitlines(), 1500
    progress = True
    while progress and budget:
        progress = False
        for candidate in smaller_versions(lines):
            budget -= 1
            if budget <= 0:
                break
            if fails("\n".join(candidate) + "\n"):
                lines, progress = candidate, True
                break
    return "\n".join(lines) + "\n"


def honest(found):
    """A difference worth keeping while minimising: no mistake of the cut itself (name or syntax errors)."""
    slips = ("NameError", "UnboundLocalError", "SyntaxError", "IndentationError")
    return found is not None and not any(slip in found[0][1] + found[0][2] for slip in slips)


def report(keep, name, text, found):
    keep.mkdir(parents=True, exist_ok=True)
    (keep / f"{name}.py").write_text(text)
    for side, (status, out, err) in zip(("cpython", "ours"), found):
        (keep / f"{name}.{side}").write_text(f"status {status}\n{out}--- stderr\n{err}")


def work(arguments, seeds):
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for seed in seeds:
            text = generate.program(seed)
            found = difference(arguments.binary, text, folder, arguments.stderr)
            if found is None:
                continue
            failures += 1

            def fails(candidate):
                return honest(difference(arguments.binary, candidate, folder, arguments.stderr))

            small = minimised(text, fails) if fails(text) else text
            report(arguments.keep, seed, small, difference(arguments.binary, small, folder, arguments.stderr) or found)
            print(f"seed {seed}: different, see {arguments.keep}/{seed}.py ({len(small.splitlines())} lines)", flush=True)
            if failures >= arguments.most:
                break
    return failures


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("binary", type=lambda path: str(Path(path).resolve()))
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--most", type=int, default=20, help="failures after which a process stops")
    options.add_argument("--keep", type=Path, default=Path("failures"))
    options.add_argument("--stderr", action="store_true")
    arguments = options.parse_args()
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("the comparison needs CPython 3.11; this is " + sys.version.split()[0])
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0", "TZ": "UTC"})
    if arguments.files:
        failed = 0
        with tempfile.TemporaryDirectory() as name:
            for path in arguments.files:
                found = difference(arguments.binary, path.read_text(), Path(name), arguments.stderr)
                failed += found is not None
                print(f"{path}: {'different' if found else 'equal'}")
        return 1 if failed else 0
    children = []
    for job in range(arguments.jobs):
        seeds = range(arguments.first + job, arguments.first + arguments.count, arguments.jobs)
        child = os.fork()
        if child == 0:
            os._exit(min(work(arguments, seeds), 100))
        children.append(child)
    failures = sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    print(f"{arguments.count} programs, {failures} different")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
