class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
p = Point(1, 2)
try:
    p.z = 3
except AttributeError as e:
    print(e)
class Once:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
print(Once(1) is Once(2))
class Outer:
    class Inner:
        def name(self): return "inner"
    def make(self): return self.Inner()
print(Outer().make().name(), Outer.Inner.__qualname__)
def f(self): return "patched"
Outer.extra = f
print(Outer().extra())
class Private:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
print(Private().get(), vars(Private()))
try:
    Private().__secret
except AttributeError as e:
    print(e)
D = type("D", (Outer,), {"k": 5, "m": lambda self: self.k})
print(D().m(), D.__name__, issubclass(D, Outer))
class NoInit: pass
for call in (lambda: NoInit(1), lambda: Point(1), lambda: NoInit.missing, lambda: NoInit().missing):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(Outer.make.__qualname__, (lambda: 0).__qualname__)
class Del:
    def __del__(self): print("deleted")
x = Del()
x = None
print("end")
