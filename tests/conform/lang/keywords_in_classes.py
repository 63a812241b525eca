def f(**k): return k
def g(__x=0): return __x
class C:
    def a(self): return f(__x=1, **{"__y": 2}, __u=4)
    def b(self): return g(__x=3)
    def c(self, __z=1, *, __w=2): return __z, __w
    def d(self): return C().c(__w=5)
    def e(self): return C().c(_C__w=5)
    class D(object, metaclass=type): pass
    def m(self):
        class K(metaclass=M, __kw=3): pass
        return K.kw
class M(type):
    def __new__(m, n, b, d, **k):
        c = super().__new__(m, n, b, d); c.kw = k; return c
    def __init__(*a, **k): pass
print(C().a(), C().b(), C().c())
for n in "dem":
    try: print(getattr(C(), n)())
    except TypeError as e: print(e)
class P:
    __match_args__ = ()
    def f(self, x):
        match x:
            case P(__a=1): return "hit"
        return None
c = P(); c.__a = 1; c._P__a = 2
d = P(); setattr(d, "_P__a", 1)
print(c.f(c), c.f(d))
