t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), t + (4,), t * 2, t.index("a"), t.count(1), "a" in t)
print((1,), (), tuple(), 1, (1), (1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), (1, (2, (3,))))
a, (b, c) = 1, (2, 3)
print(a, b, c, *t, sep=" ")
def minmax(xs): return min(xs), max(xs)
lo, hi = minmax([3, 1, 2])
print(lo, hi, minmax("hello"), sorted([(2, "b"), (1, "z"), (2, "a")]))
for f in (lambda: t[5], lambda: t + [1], lambda: t.append(1), lambda: t.index(99), lambda: () < 1, lambda: (1, "a") < (1, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
l = ([],)
try:
    l[0] += [1]
except TypeError as e:
    print(e, l)
