"""Views of a dict follow its changes, take part in set operations, and refuse changes while they are iterated."""
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, list(values), items, len(items))
print(sorted(keys & {"a", "z"}), sorted(keys | "z"), sorted(keys - {"a"}), sorted(items ^ {("a", 1)}))
print(("b", 2) in items, ("b", 3) in items, 3 in values, keys == {"a", "b", "c"}, keys >= {"a"},
      keys.isdisjoint("xy"))
print(list(reversed(d)), list(reversed(items)), next(iter(values)), values == d.values(), keys == d.keys())
for change in (lambda: d.update(x=1), lambda: d.pop("a")):
    try:
        for key in d:
            change()
    except RuntimeError as e:
        print(e, d)
for key in list(d):
    if d[key] == 2:
        del d[key]
print(d)
for key in d:
    d[key] *= 10
print(d, d | {"n": 0}, {"c": "old"} | d)
d |= [("pair", 1)]
print(d, d.setdefault("pair", 2), d.setdefault("new", []), d.popitem(), d.pop("none", "default"))
for bad in (lambda: d.pop("none"), lambda: {}.popitem(), lambda: d | [1], lambda: dict([1]), lambda: dict(["abc"]),
            lambda: {[]: 1}, lambda: d["none"], lambda: keys[0]):
    try:
        bad()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(dict.fromkeys("ab", 0), dict(zip("ab", "cd"), e=1), {1: "a", 1.0: "b", True: "c"})
print(d["c"], type(keys).__name__, d.copy() == d, d == dict(reversed(d.items())))
