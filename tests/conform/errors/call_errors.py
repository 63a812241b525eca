def f(a, b, *, c, d=1): pass
def g(): pass
def h(a, b=2, /): pass
def k(a, b, c): pass
class C:
    def __init__(self, x): pass
    def m(self, y): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3, c=1), lambda: f(1, 2, c=1, z=1), lambda: f(1, 2, a=1, c=1),
             lambda: g(1), lambda: g(x=1), lambda: g(1, 2), lambda: h(), lambda: h(a=1), lambda: h(1, 2, 3), lambda: k(), lambda: k(1),
             lambda: k(1, 2, 3, 4), lambda: k(b=1), lambda: C(), lambda: C(1, 2), lambda: C(1).m(), lambda: C(1).m(1, 2), lambda: C.m(),
             lambda: len(1, 2), lambda: print(foo=1), lambda: [].append(), lambda: "a".split(x=1), lambda: (lambda x: x)(), lambda: int(x=1),
             lambda: sorted(), lambda: isinstance(1), lambda: range(1, 2, 3, 4), lambda: f(1, 2, 3, 4, c=1, d=2), lambda: ValueError(a=1)):
    try:
        call()
        print("no error")
    except TypeError as e:
        print(e)
