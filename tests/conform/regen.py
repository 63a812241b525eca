#!/usr/bin/env python3
"""Make the goldens of this folder: python3 regen.py [--check] [PATTERN...]

Runs every AREA/NAME.py on CPython 3.11 under the virtual clock of vclock.py and writes beside it
NAME.out, NAME.err (only if there is any) and NAME.rc (only if not 0). A NAME.in is the program's standard input.
PATTERN: only programs whose AREA/NAME.py contains it. --check writes nothing and tells what would change.
Frames of library files are taken out of tracebacks, addresses become 0x…, paths become bare file names; a warning
that CPython places in a library file is placed where it puts those without a line of the program: `sys:1:`.
A program with threads of its own says `# clock: real` in its first line: it runs without the virtual clock, and its
sleeps are far enough apart that only one order is possible.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
AREAS = ["lang", "builtins", "types", "errors", "async", "modules", "imports", "docs", "misconceptions",
         "buffers"]
FRAME = re.compile(r'^([ |]*)  File "([^"]*)", line \d+, in ')
LIBRARY_WARNING = re.compile(r"^/[^\n:]*\.py:\d+: (\w+Warning: [^\n]*\n)  [^\n]*\n", re.MULTILINE)
REPEAT = re.compile(r"^[ |]*  \[Previous line repeated ")


def without_library_frames(text):
    """Drop each frame (its File line and the source and caret lines below) of the library: its path is whole."""
    out, dropping, inner = [], False, ""
    for line in text.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            dropping = frame.group(2).startswith(("/", "<frozen"))
            inner = frame.group(1) + "    "
        elif dropping and not line.startswith(inner) and not REPEAT.match(line):
            dropping = False
        if not dropping:
            out.append(line)
    return "".join(out)


def normalised(data, folder, program):
    text = data.decode("utf-8", "surrogateescape").replace(f"{folder}{os.sep}", "")
    text = re.sub(r"\(/[^()\n]*\)$", "(unknown location)", text, flags=re.MULTILINE)
    text = LIBRARY_WARNING.sub(r"sys:1: \1", text)
    return without_library_frames(re.sub(r" at 0x[0-9a-f]+", " at 0x…", text))


def run(path, preload):
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONHASHSEED": "0", "TZ": "UTC",
           "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    if not path.read_text().startswith("# clock: real"):
        env["PYTHONPATH"] = preload
    given = path.with_suffix(".in")
    done = subprocess.run([sys.executable, path.name], cwd=path.parent, env=env, capture_output=True, timeout=60,
                          input=given.read_bytes() if given.exists() else b"")
    if done.returncode == 124:
        raise SystemExit(f"{path}: deadlock: such a program has no golden")
    return {".out": normalised(done.stdout, path.parent, path.name),
            ".err": normalised(done.stderr, path.parent, path.name),
            ".rc": f"{done.returncode}\n" if done.returncode else ""}


def store(path, results, check):
    changed = False
    for suffix, text in results.items():
        golden = path.with_suffix(suffix)
        wanted = text.encode("utf-8", "surrogateescape") if text or suffix == ".out" else None
        if wanted == (golden.read_bytes() if golden.exists() else None):
            continue
        changed = True
        if check:
            continue
        if wanted is None:
            golden.unlink()
        else:
            golden.write_bytes(wanted)
    return changed


def main():
    if sys.version_info[:2] != (3, 11) or sys.implementation.name != "cpython":
        raise SystemExit("goldens come from CPython 3.11 only; this is " + sys.version.split()[0])
    check = "--check" in sys.argv
    patterns = [a for a in sys.argv[1:] if a != "--check"]
    programs = sorted(p for area in AREAS for p in (HERE / area).glob("*.py"))
    if patterns:
        programs = [p for p in programs if any(x in str(p.relative_to(HERE)) for x in patterns)]
    changed = []
    with tempfile.TemporaryDirectory() as preload:
        Path(preload, "sitecustomize.py").write_text(
            f"import sys\nsys.path.append({str(HERE)!r})\nimport vclock\nvclock.install()\nsys.path.pop()\n")
        for path in programs:
            if store(path, run(path, preload), check):
                changed.append(str(path.relative_to(HERE)))
    for name in changed:
        print("would change" if check else "changed", name)
    print(f"{len(programs)} programs, {len(changed)} {'differ' if check else 'written'}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
