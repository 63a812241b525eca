"""Fields of a namedtuple cannot be set or deleted; wrong arguments."""
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
for f in (lambda: setattr(p, "x", 1), lambda: delattr(p, "x"), lambda: p.z, lambda: p[5], lambda: P(1), lambda: P(1, 2, 3), lambda: P._make([1]), lambda: p._replace(q=1), lambda: setattr(p, "new", 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
