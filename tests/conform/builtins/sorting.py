words = ["pear", "Apple", "fig", "banana"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True))
print(sorted([3, 1, 2], reverse=True), sorted((2, 1)), sorted("hello"), sorted({3: 1, 1: 2}))
pairs = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True))
print(sorted(pairs, key=lambda p: (-p[1], p[0])))
l = [5, 2, 9]
print(l.sort(), l)
l.sort(key=lambda x: -x)
print(l)
print(min(3, 1, 2), max([4, 8, 6]), min("b", "a"), max(words, key=len), min([], default="none"))
print(max([1, 2.5, True]), min((1, "x"), (0, "y")), max("abc"))
for f in (lambda: sorted([1, "a"]), lambda: max([]), lambda: min(), lambda: max(5), lambda: sorted(5), lambda: [].sort(1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(list(reversed([1, 2, 3])), "".join(reversed("abc")))
