def f():
    n = 10
    g = (x + n for x in range(3))
    n = 100
    return list(g)
print(f())
try:
    g = (x for x in missing_name)
except NameError as e:
    print("at once:", e)
g = (missing_name for x in [1])
try:
    next(g)
except NameError as e:
    print("later:", e)
rows = [[1, 2], [3, 4]]
print([c for r in rows for c in r], [[r[i] for r in rows] for i in range(2)])
class A:
    n = 3
    ok = [x for x in range(n)]
    try:
        bad = [x + n for x in range(2)]
    except NameError as e:
        print(e)
print(A.ok)
print(dict((k, v) for v, k in enumerate("ab")), ",".join(str(i) for i in range(3)))
