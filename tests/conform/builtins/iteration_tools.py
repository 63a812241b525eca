print(list(enumerate("ab")), list(enumerate("ab", start=5)))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1], [1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(pow, [2, 3], [3, 2])))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []), sum((), 5), sum([1, 2], start=10))
print(any([0, "", 1]), all([1, "a"]), any([]), all([]))
try:
    sum(["a", "b"])
except TypeError as e:
    print(e)
try:
    sum("ab", "")
except TypeError as e:
    print(e)
m = map(str, [1])
print(type(m).__name__, next(m), next(m, "end"), type(zip()).__name__, type(enumerate([])).__name__, type(filter(None, [])).__name__)
print(*zip(*[(1, 2), (3, 4)]), next(iter({"k": 1})))
try:
    list(zip(5))
except TypeError as e:
    print(e)
try:
    list(map(len, [1]))
except TypeError as e:
    print(e)
