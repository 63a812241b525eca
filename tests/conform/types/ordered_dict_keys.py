"""An OrderedDict keeps the keys it was given: what finds one does not take its place."""
from collections import OrderedDict


class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __repr__(self): return str(self.n)

    def __eq__(self, other):
        print("   ", self.n, "==", other.n)
        return self.n // 10 == other.n // 10


def told(what, function, *args):
    print(what)
    try:
        print("  ->", function(*args))
    except KeyError as e:
        print("  ->", repr(e))


d = OrderedDict.fromkeys(range(4))
d.move_to_end(True)
print(d)
d.move_to_end(2.0, last=False)
d.move_to_end(2.0, last=False)
d.move_to_end(1)
print(list(d), d.popitem(last=False), d.popitem(), list(reversed(d)))

d = OrderedDict({Key(11): "a"})
told("move", d.move_to_end, Key(12))
told("move to the front", d.move_to_end, Key(13), False)
told("none", d.move_to_end, Key(24))
print(d)
told("empty", OrderedDict().move_to_end, 1)
try:
    d.move_to_end([])
except TypeError as e:
    print(e)

# many, with holes and without
d = OrderedDict((n, n * n) for n in range(40))
for n in range(0, 40, 3):
    d.move_to_end(n, last=n % 2 == 0)
for n in range(0, 40, 7):
    del d[n]
for n in (39, 1, 38, 2):
    d.move_to_end(n, last=False)
print(list(d.items()))
print([d[n] == n * n for n in sorted(d)].count(True), 5 in d, 7 in d)
for n in range(1000):
    d.move_to_end(1 + n % 6)
    d.move_to_end(33 + n % 2, last=False)
print(list(d))

it = iter(d)
next(it)
d.move_to_end(33)
try:
    next(it)
except RuntimeError as e:
    print(e)
