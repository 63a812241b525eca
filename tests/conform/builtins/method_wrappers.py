"""classmethod and staticmethod objects show what they wrap; bound methods of any callable have a name."""
import types


def f(cls, x: int) -> str:
    "doc"


f.tag = 3
for kind in classmethod, staticmethod:
    c = kind(f)
    print(c.__name__, c.__qualname__, c.__doc__, c.__module__, c.__annotations__, c.__wrapped__ is f)
    print(sorted(vars(c)), c.__isabstractmethod__, c.__func__ is f, hasattr(c, 'tag'), hasattr(kind(3), '__name__'))
    print(repr(c).replace(repr(f), 'F'), repr(kind(kind(3))))
f.__isabstractmethod__ = True
print(classmethod(f).__isabstractmethod__, property(None, f).__isabstractmethod__, property().__isabstractmethod__)
print(types.MethodType(len, 'abc'), types.MethodType(type('Call', (), {'__call__': len})(), 5), types.MethodType(int, 3))


# more defaults than parameters: the last ones count
def one(a=1): return a
def two(a, b): return a, b
def none(): return 5


one.__defaults__ = 1, 2, 3
two.__defaults__ = 7, 8, 9
none.__defaults__ = 1,
print(one(), two(), two(1), two(b=2), none())
try:
    one(1, 2)
except TypeError as e:
    print(e)
