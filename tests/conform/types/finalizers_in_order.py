# What is dropped together is finalized in CPython's order: lists and tuples from their end, dicts and frames from their
# beginning, each thing with all that it holds before the next.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


def lists():
    x = [D(0), D(1), D(2)]
    del x
    print("list")
    x = (D(0), D(1), D(2))
    x = None
    print("tuple")
    x = {1: D(0), 2: D(1), 3: D(2)}
    x = None
    print("dict")
    x = [[D(0), D(1)], (D(2), D(3))]
    x = None
    print("nested")
    x = {D(1)}
    x = None
    print("set")
    x = [D(i) for i in range(4)]
    x.clear()
    print("clear")
    x = [D(i) for i in range(4)]
    x[1:3] = []
    print("slice")
    del x[:]
    print("del all")
    x = {i: D(i) for i in range(4)}
    x.clear()
    print("dict clear")
    from collections import deque
    x = deque(D(i) for i in range(4))
    x = None
    print("deque")
    x = deque(D(i) for i in range(4))
    x.clear()
    print("deque clear")


def loc():
    a = D(0); b = D(1); c = D(2)
    print("in loc")


def rev():
    c = a = b = None
    b = D(0); a = D(1); c = D(2)
    print("in rev")


def args(b, a): 
    print("in args")


class I:
    pass


def attrs():
    i = I()
    i.x = D(0); i.y = D(1); i.z = D(2)
    del i
    print("attrs")

class P(D):
    def __del__(self):
        print("del P", self.n)


def parents():
    p = P("root")
    p.kids = [D("k1"), D("k2")]
    p.other = D("other")
    p = None
    print("parents")


def clos():
    a = D("a"); b = D("b")
    def f(x=D("default1"), y=D("default2")): return a, b
    del a, b
    f = None
    print("clos")


def gen():
    def g():
        z = D("gz"); y = D("gy")
        yield
    x = g(); next(x)
    x = None
    print("gen")


def boundm():
    import functools
    x = functools.partial(D.__init__, D("p0"), D("p1"), k=D("k"))
    x = None
    print("partial")
lists()
loc()
print("loc")
rev()
print("rev")
args(D("first"), D("second"))
print("args")
attrs()
parents()
clos()
gen()
boundm()
a = D("ga"); b = D("gb")
l = [D("gl1"), D("gl2")]
print("end")
