#!/usr/bin/env python3
"""planted.py BINARY ROOT [COUNT]: defects of known kinds planted one at a time at known places in our own lessons and
exercises (600 of them, the same every time): `check` must tell of each at its line (99 of 100) and column (95 of 100)."""
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

binary, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
count = int(sys.argv[3]) if len(sys.argv) > 3 else 600
KEYS = ("title text run look stops when say ask choices task starter solution checks hints expect traps given setup "
        "kind goals minutes points caught_by name cases code").split()


def structure(lines):
    """The numbers of the lines that are not inside of a block of text, each with its key, if it has one."""
    block = None
    for i, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = None
        found = re.match(r"( *(?:- )*)([a-z_]+):(?: +(.*))?$", line)
        if found and found.group(3) == "|":
            block = indent
        if found:
            yield i, found.group(1), found.group(2), found.group(3) or ""


def pick(rng, places):
    places = list(places)
    return rng.choice(places) if places else None


def typo_key(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in KEYS and not p[1].rstrip().endswith("-")))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}x: {value}".rstrip()
        return i, len(before)


def typo_step(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("text", "run", "quiz", "predict", "output", "elapsed", "calls")
                       and p[1].endswith("- ")))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}x: {value}".rstrip()
        return i, len(before)


def tab(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[1].startswith("  ") and not p[1].strip()))
    if place:
        i, before, key, value = place
        lines[i] = "\t" + lines[i].lstrip(" ")
        return i, 0


def colon(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("title", "look", "say", "name") and re.match(r"[A-Z][a-z ]+", p[3])
                       and ": " not in p[3] and " #" not in p[3]))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: {value}: and more"
        return i, None


def duplicate(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("title", "kind", "minutes", "ask", "expect")
                       and p[3] not in ("|", "") and not p[1].strip()))
    if place:
        lines.insert(place[0] + 1, lines[place[0]])
        return place[0] + 1, len(place[1])


def backtick(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("title", "look", "say", "name") and re.match(r"[A-Z]", p[3])))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: `{value}"
        return i, len(before) + len(key) + 2


def moment(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] == "when" and p[1].endswith("- ")))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: sometimes"
        return i, len(before) + 6


def number(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("minutes", "points") and p[3].isdigit()))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: many"
        return i, len(before) + len(key) + 2


def comparison(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("elapsed", "tasks", "overlap") and p[1].endswith("- ") and p[3]))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: three"
        return i, len(before) + len(key) + 2


def wrong_kind(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("title", "look", "task") and p[3] not in ("|", "")
                       and not p[1].strip()))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: [1, 2]"
        return i, len(before) + len(key) + 2


def word(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("kind", "ask") and p[3] in
                       ("write", "fix", "fill", "order", "timeline", "output", "elapsed")))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: guess"
        return i, len(before) + len(key) + 2


def check_name(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] == "caught_by" and p[3] and p[3][0] != "["))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: lucky"
        return i, len(before) + len(key) + 2


def bad_id(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("run", "quiz", "predict") and p[1].endswith("- ")))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: {value}_2"
        return i, len(before) + len(key) + 2


def same_id(rng, lines):
    places = [p for p in structure(lines) if p[2] in ("run", "quiz", "predict") and p[1].endswith("- ")]
    if len(places) > 1:
        first, second = sorted(rng.sample(range(len(places)), 2))
        i, before, key, _ = places[second]
        lines[i] = f"{before}{key}: {places[first][3]}"
        return i, len(before)


def anchor(rng, lines):
    place = pick(rng, (p for p in structure(lines) if p[2] in ("title", "look", "name") and re.match(r"[A-Z]", p[3])))
    if place:
        i, before, key, value = place
        lines[i] = f"{before}{key}: &a {value}"
        return i, len(before) + len(key) + 2


OPERATORS = [typo_key, typo_step, tab, colon, duplicate, backtick, moment, number, comparison, wrong_kind, word, check_name,
             bad_id, same_id, anchor]


def errors_of(pack, file):
    done = subprocess.run([binary, "check", "--yaml-only", "--format", "json", pack], capture_output=True, text=True, timeout=10)
    found = [d for d in json.loads(done.stdout)["diagnostics"] if d["severity"] == "error"]
    return [d for d in found if pathlib.Path(d["file"]).name == file.name]


def plant(pack, file, text):
    """A course of the one file (and of what it names)."""
    lessons, exercises = pack / "lessons", pack / "exercises"
    for folder in (lessons, exercises):
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
    chapter = re.sub(r"^\d+-", "", file.stem) if file.parent.name == "lessons" else "none"
    (lessons / "course.yaml").write_text(f"asyncourse: 1\nid: c\ntitle: c\nchapters: [{chapter}]\n")
    if chapter == "none":
        (lessons / "none.yaml").write_text("id: none\ntitle: n\nsteps:\n  - text: t\n")
        (exercises / file.name).write_text(text)
    else:
        (lessons / file.name).write_text(text)
        for name in re.findall(r"^ *- exercise: ([\w-]+)$", text, re.M):
            if (root / "exercises" / f"{name}.yaml").exists():
                (exercises / f"{name}.yaml").symlink_to(root / "exercises" / f"{name}.yaml")


def planted(rng, pack):
    """Plants a defect; what came of it: its kind, line found, column found, words for a failure."""
    while True:
        file = rng.choice(files)
        operator = OPERATORS[len(results) % len(OPERATORS)]
        text = re.sub(r"^needs:", "x-needs:", file.read_text(), flags=re.M)
        lines = text.splitlines()
        place = operator(rng, lines)
        if place:
            break
    line, col = place[0] + 1, None if place[1] is None else place[1] + 1
    plant(pack, file, "\n".join(lines) + "\n")
    found = errors_of(pack, file)
    line_right = any(d["line"] == line for d in found)
    col_right = col is None or any(d["line"] == line and d["col"] == col for d in found)
    said = "; ".join(f"{d['line']}:{d['col']}: {d['message']}" for d in found[:3])
    return operator.__name__, line_right, col_right, f"{operator.__name__}: {file.name}:{line}:{col}: {lines[place[0]]!r}: {said}"


rng = random.Random(1)
files = sorted((root / "lessons").glob("[0-9]*.yaml")) + sorted((root / "exercises").glob("*.yaml"))
results = []
with tempfile.TemporaryDirectory() as folder:
    pack = pathlib.Path(folder)
    (pack / "assets").mkdir()
    (pack / "assets" / "worlds.yaml").symlink_to(root / "assets" / "worlds.yaml")
    for file in files:
        plant(pack, file, re.sub(r"^needs:", "x-needs:", file.read_text(), flags=re.M))
        before = errors_of(pack, file)
        if before:
            print(f"{file.name} has errors before anything is planted: {before[0]}")
            sys.exit(1)
    while len(results) < count:
        results.append(planted(rng, pack))
by_kind = collections.Counter(kind for kind, *_ in results)
line_right = sum(right for _, right, _, _ in results)
col_right = sum(right for _, _, right, _ in results)
for kind, right, col, said in results:
    if not right or not col:
        print(said)
print(f"{count} defects of {len(by_kind)} kinds: line right {line_right}, column right {col_right}")
sys.exit(line_right < count * 0.99 or col_right < count * 0.95)
