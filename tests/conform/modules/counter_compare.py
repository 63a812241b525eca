"""Counters against each other, changed in place, and with counts that are no numbers."""
from collections import Counter


def show(what, f):
    try:
        got = f()
    except Exception as e:
        got = f"{type(e).__name__}: {e}"
    print(f"{what}: {got}")


few, many, zero = Counter(a=1, b=2), Counter(a=1, b=3, c=1), Counter(a=1, b=2, d=0)
below = Counter(a=-1)
for one in (few, many, zero, below):
    for other in (few, many, zero, below, Counter()):
        print(one <= other, one < other, one >= other, one > other, one == other)
show("with a dict", lambda: few <= {"a": 1})
show("with a number", lambda: few > 3)
few |= Counter(z=4, a=-2)
print(few)
few &= Counter(a=5, b=1, q=2)
print(few)
show("texts", lambda: Counter({"a": "x", "b": "y"}))
show("no order", lambda: Counter({"a": "x", "b": None, "c": 3}))
show("keywords", lambda: Counter(a="x", b=None))
show("both", lambda: Counter({"a": 1}, a=2, b=3))
show("twice", lambda: Counter(a="x") + Counter(a=1))
late = Counter()
late.update({"a": "x"})
late.update(a="y")
print(late)
