#!/usr/bin/env python3
"""schema.py BINARY ROOT: the JSON Schemas of assets/schema are those of the program, and all YAML of the course is
valid by them; what the schema refuses, the loader refuses too. Exit 77 when PyYAML or jsonschema is missing."""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

binary, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
failures = []


class Loader(yaml.SafeLoader):
    """Dates are texts, as for the loader."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema(name):
    text = subprocess.run([binary, "check", "--schema", name], capture_output=True, text=True, check=True).stdout
    kept = root / "assets" / "schema" / f"{name}.schema.json"
    if kept.read_text() != text:
        failures.append(f"{kept}: write it anew with: asyncourse check --schema {name}")
    parsed = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(parsed)
    return jsonschema.Draft202012Validator(parsed)


schemas = {name: schema(name) for name in ("course", "chapter", "exercise", "worlds", "glossary", "translation", "translated-course")}


def validate(kind, path):
    for error in schemas[kind].iter_errors(yaml.load(path.read_text(), Loader)):
        failures.append(f"{path.relative_to(root)}: {error.json_path}: {error.message[:200]}")


def check(pack, document):
    lessons = pathlib.Path(pack) / "lessons"
    lessons.mkdir()
    (lessons / "course.yaml").write_text("asyncourse: 1\nid: c\ntitle: c\nchapters: [every-kind]\n")
    (lessons / "01-every-kind.yaml").write_text(yaml.safe_dump(document, sort_keys=False, width=10000))
    return subprocess.run([binary, "check", "--yaml-only", pack], capture_output=True, text=True)


def loader_refuses(document):
    with tempfile.TemporaryDirectory() as pack:
        return check(pack, document).returncode == 1


def places(node, path=()):
    if isinstance(node, dict):
        yield path
        for key, value in node.items():
            yield from places(value, path + (key,))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from places(value, path + (i,))


def at(document, path):
    for part in path:
        document = document[part]
    return document


def compare_defects(path):
    """Each key of each mapping taken away, and one put in that does not exist."""
    original = yaml.load(path.read_text(), Loader)
    tried = refused = 0
    for place in places(original):
        for key in list(at(original, place)) + [None]:
            broken = copy.deepcopy(original)
            if key is None:
                at(broken, place)["no_such_key"] = "x"
            else:
                del at(broken, place)[key]
            tried += 1
            if schemas["chapter"].is_valid(broken):
                continue
            refused += 1
            if not loader_refuses(broken):
                failures.append(f"{path.name}: the loader takes what the schema refuses: {place} without {key}")
    print(f"{path.name}: {tried} defects, {refused} refused by the schema")
    if refused < 30:
        failures.append(f"{path.name}: only {refused} defects are refused")


def words_of(key):
    """The words of a key that has some, whether it takes one of them or a list."""
    return key.get("enum") or next((part["enum"] for part in key.get("anyOf", []) if "enum" in part), None)


def loader_says(document):
    with tempfile.TemporaryDirectory() as pack:
        return check(pack, document).stdout


def compare_words(path):
    """Each word that the schema has for a key of a step is one that the loader knows, and no other is."""
    original = yaml.load(path.read_text(), Loader)
    definitions = schemas["chapter"].schema["$defs"]
    tried = 0
    for kind in ("run", "predict", "exercise"):
        index = next(i for i, step in enumerate(original["steps"]) if kind in step and len(step) > 1)
        for name, key in definitions[kind]["properties"].items():
            for word in (words_of(key) or []) + ["nonsense"] * bool(words_of(key)):
                document = copy.deepcopy(original)
                document["steps"][index][name] = word
                said = loader_says(document)
                unknown = any(code in said for code in (f"`{name}` cannot be", "there is no pane", "there is no check"))
                tried += 1
                if unknown != (word == "nonsense"):
                    failures.append(f"{kind}.{name}: {word}: schema and loader do not agree:\n{said}")
    print(f"{tried} words")
    if tried < 20:
        failures.append(f"only {tried} words")


validate("course", root / "lessons" / "course.yaml")
validate("glossary", root / "lessons" / "glossary.yaml")
validate("worlds", root / "assets" / "worlds.yaml")
chapters = sorted((root / "lessons").glob("[0-9]*.yaml"))
exercises = sorted((root / "exercises").glob("*.yaml"))
for chapter in chapters + sorted((root / "tests" / "course" / "good").glob("*.yaml")):
    validate("chapter", chapter)
for exercise in exercises:
    validate("exercise", exercise)
print(f"{len(chapters)} chapters, {len(exercises)} exercises")
every_kind = root / "tests" / "course" / "good" / "every-kind.yaml"
compare_defects(every_kind)
compare_words(every_kind)
print("\n".join(failures))
sys.exit(bool(failures))
