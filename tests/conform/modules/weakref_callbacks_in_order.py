# Callbacks of weak references, in the order in which what they point at dies.
import weakref
class O:
    def __init__(self, n): self.n = n
refs = []
def mk(n):
    o = O(n)
    refs.append(weakref.ref(o, lambda r, n=n: print("cb", n)))
    return o
def f():
    x = [mk(i) for i in range(3)]
    x = None
    print("list")
    x = tuple([mk(i) for i in range(3)])
    x = None
    print("tuple")
    x = {i: mk(i) for i in range(3)}
    x = None
    print("dict")
    o = mk(5)
    refs.append(weakref.ref(o, lambda r: print("cb second")))
    o = [mk(1), o, mk(2)]
    o = None
    print("multi")
f()
