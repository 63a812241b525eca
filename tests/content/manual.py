#!/usr/bin/env python3
"""manual.py BINARY PAGE: asyncourse-pack(5) explains exactly the keys that the loader takes, and its examples are right."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

binary, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
lines = page.read_text().splitlines()
failures = []

# ---- keys: each list of them is one mapping of the schema
definitions = json.loads(subprocess.run([binary, "check", "--schema", "chapter"], capture_output=True, text=True,
                                        check=True).stdout)["$defs"]
sets = {name: (tuple(d["properties"]), tuple(d["required"])) for name, d in definitions.items() if "properties" in d}
lists, current = [], None
for line in lines:
    if line == ".Bl -tag -width 14n -compact":
        current = []
    elif line == ".El" and current is not None:
        lists.append(current)
        current = None
    elif current is not None and line.startswith(".It Cm "):
        words = line.split()
        current.append((words[2], words[3:] == ["Pq", "required"]))
told = [(tuple(k for k, _ in one), tuple(k for k, needed in one if needed)) for one in lists]
for name, keys in sets.items():
    if keys not in told:
        failures.append(f"{page.name} does not explain `{name}` as it is: {keys}")
for one in told:
    if one not in sets.values():
        failures.append(f"{page.name} explains keys that are not so: {one}")

# ---- examples
examples = [e.replace(r"\(dq", '"').replace(r"\&", "")
            for e in re.findall(r"^\.Bd -literal -offset indent\n(.*?)^\.Ed", page.read_text(), re.S | re.M)]


def indented(text):
    return "".join("  " + line if line.strip() else line for line in text.splitlines(True))


def check(what, chapter, exercise=None):
    with tempfile.TemporaryDirectory() as pack:
        root = pathlib.Path(pack)
        (root / "lessons").mkdir()
        (root / "exercises").mkdir()
        (root / "lessons" / "course.yaml").write_text("asyncourse: 1\nid: c\ntitle: c\nchapters: [hello]\n")
        (root / "lessons" / "01-hello.yaml").write_text(chapter)
        if exercise:
            (root / "exercises" / "example.yaml").write_text(exercise)
        done = subprocess.run([binary, "check", pack], capture_output=True, text=True)
        if done.returncode or "0 errors, 0 warnings" not in done.stdout:
            failures.append(f"example {what}:\n{done.stdout}{done.stderr}")


head = "id: hello\ntitle: Hello\nsteps:\n"
ran = 0
for example in examples:
    first = example.split("\n")[0]
    if first.startswith("id: "):
        check(first, example)
    elif re.match(r"- (text|run|predict|quiz):", first):
        check(first, head + indented(example))
    elif first.startswith("title: "):
        check(first, head + "  - exercise: example\n", example)
    elif first == "world:":
        check(first, head + indented("- run: r\n  code: |\n    print(1)\n" + indented(example)))
    else:
        continue
    ran += 1
if ran < 7:
    failures.append(f"only {ran} examples")
print(f"{len(lists)} lists of keys, {ran} examples")
print("\n".join(failures))
sys.exit(bool(failures))
