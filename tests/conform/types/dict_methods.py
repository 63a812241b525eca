d = {"b": 1, "a": 2}
d["c"] = 3
print(d, list(d), list(d.items()), d.keys(), d.values(), d.items())
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("z", []), d.setdefault("a", 9), d.pop("z"), d.pop("q", "none"), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("w", 0)])
print(d, "x" in d, len(d), d == dict(d), d | {"x": 9}, {**d, "b": 7})
del d["b"]
d["b"] = 0
print(list(d), list(reversed(d)), dict.fromkeys("ab", 0), dict.fromkeys([1]), d.copy() is d)
print(d.keys() & {"x", "nope"}, sorted(d.keys() - {"x"}), d.items() >= {("x", 1)}, {1: "a", 1.0: "b", True: "c"})
print({k: v for k, v in sorted(d.items(), key=lambda kv: kv[0])}, max(d, key=d.get), sorted(d, key=lambda k: (d[k], k)))
for f in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: d[[]], lambda: d.get(), lambda: {}[None], lambda: d.foo, lambda: dict(a=1).update(5), lambda: {}[1, 2]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
for k in list(d):
    if d[k] == 0:
        del d[k]
print(d)
d.clear()
print(d, not d)
nested = {}
for w in "the cat the dog the end".split():
    nested[w] = nested.get(w, 0) + 1
print(nested)
