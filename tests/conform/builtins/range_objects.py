print(list(range(5)), list(range(2, 5)), list(range(10, 0, -3)), list(range(0)), list(range(5, 2)))
r = range(0, 20, 3)
print(r, len(r), r[2], r[-1], r[1:4], r[::-1])
print(9 in r, 10 in r, "a" in r, r.index(6), r.count(3), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)))
print(range(10**20)[10**19], len(range(10**6)), bool(range(0)))
print(list(reversed(range(4))), sum(range(101)), max(range(5)), repr(range(1, 2)))
for args in ((1.0,), ("a",), (1, 2, 0), ()):
    try:
        range(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    r[100]
except IndexError as e:
    print(e)
