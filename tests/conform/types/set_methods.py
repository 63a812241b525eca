a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9]), a.intersection(b), a.difference(b), a.symmetric_difference(b))
print(a <= {1, 2, 3, 4}, a < a, a >= {1}, a.issubset(b), a.issuperset({1}), a.isdisjoint({7}), a == {3, 2, 1}, 2 in a)
a.add(5); a.discard(99); a.remove(1); a.update([6, 7], {8})
print(sorted(a), len(a))
a.intersection_update({5, 6}); a.difference_update([6])
print(a, a.pop(), a, a.copy() is a, not a)
b |= {1}; b &= {1, 3}; b ^= {9}; b -= {3}
print(sorted(b))
for f in (lambda: a.remove("x"), lambda: set().pop(), lambda: {1} + {2}, lambda: a[0], lambda: {[1]}, lambda: frozenset([1]).add(2), lambda: {1} | 5, lambda: set(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(frozenset([1]) == {1}, {frozenset([1]): "k"}[frozenset([1])], set() or "empty", type(frozenset([1]) | {2}).__name__)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
