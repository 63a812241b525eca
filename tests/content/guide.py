#!/usr/bin/env python3
"""guide.py BINARY GUIDE: does what a guide says. Its files are written (a fenced block after "Write `PATH`:"), its
commands are typed (lines with $ in console blocks) in one folder, one after the other, and what comes must be what the
guide shows; a line ... stands for any lines."""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

binary, guide = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
blocks = []  # (kind, text before it, content, line)
fence, before = None, ""
for number, line in enumerate(guide.read_text().splitlines(), 1):
    if fence is None and line.startswith("```"):
        fence, content, start = line[3:], [], number
    elif fence is not None and line == "```":
        blocks.append((fence, before, content, start))
        fence, before = None, ""
    elif fence is not None:
        content.append(line)
    elif line.strip():
        before = before + " " + line if before and not line.startswith("#") else line
    else:
        before = before if before.endswith(":") else ""


def same(wanted, got):
    """Do the lines match, with ... for any lines?"""
    if not wanted:
        return not got
    if wanted[0] == "...":
        return any(same(wanted[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and wanted[0] == got[0] and same(wanted[1:], got[1:])


failed = typed = written = 0
with tempfile.TemporaryDirectory() as work:
    tools = pathlib.Path(work) / "bin"
    tools.mkdir()
    (tools / "asyncourse").symlink_to(binary)
    here = pathlib.Path(work) / "home"
    here.mkdir()
    environment = dict(os.environ, PATH=f"{tools}:{os.environ['PATH']}", HOME=str(here), LC_ALL="C.UTF-8",
                       XDG_STATE_HOME=str(here), ASYNCOURSE_COURSE="")
    for kind, before, content, start in blocks:
        path = re.search(r"Write\s+`([^`]+)`:$", before)
        if path:
            file = here / path.group(1)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(content) + "\n")
            written += 1
            continue
        if kind != "console":
            print(f"{guide.name}:{start}: this block is neither written nor typed")
            failed += 1
            continue
        listing = []
        for line in content:
            if line.startswith("$ "):
                listing.append((line[2:], []))
            else:
                listing[-1][1].append(line)
        for command, wanted in listing:
            done = subprocess.run(["sh", "-c", command], cwd=here,
                                  env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, timeout=60)
            target = re.match(r"cd (\S+)$", command)
            if target:
                here = here / target.group(1)
            typed += 1
            got = [line for line in done.stdout.splitlines() if "no seccomp filter here" not in line]  # sanitizers
            if not same(wanted, got):
                failed += 1
                print(f"{guide.name}:{start}: $ {command}")
                print("\n".join(difflib.unified_diff(wanted, got, "the guide", "what comes", lineterm="")))
print(f"{typed} commands, {written} files, {failed} failed")
sys.exit(failed > 0 or typed < 10)
