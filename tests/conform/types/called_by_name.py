# Whatever can be called has a __call__, and it does the same.
import types


class C:
    def m(self):
        return 1

    @staticmethod
    def s():
        return 2

    def __call__(self):
        return 4


for f in (len, [].append, list.append, [].__len__, list.__len__, C, C().m, C.m, C.s, C(), lambda: 5, int, dict.fromkeys, print,
          object().__eq__, str.maketrans, C().__call__, (lambda: 0).__call__, int.from_bytes, 3, range(3).__iter__):
    print(callable(f), hasattr(f, '__call__'))
print(len.__call__('abc'), C().m.__call__(), (lambda x: x).__call__(3), list.append.__call__([], 3), [].__len__.__call__(),
      int.__call__('3'), type.__call__(int, '4'), C.m.__call__(C()), len.__call__.__call__('ab'))


def made(a, b=2):
    "said"
    return a + b + c


c = 5


def outer(x):
    def inner():
        return x
    return inner


def tell(f, *args):
    try:
        print('->', f(*args))
    except Exception as e:
        print(type(e).__name__, e)


F, inner = types.FunctionType, outer(1)
for args in ((made.__code__,), (), (3, {}), (made.__code__, 3), (made.__code__, {}, 3), (made.__code__, {}, None, 3),
             (made.__code__, {}, None, None, 3), (inner.__code__, {}), (inner.__code__, {}, None, None, ()),
             (inner.__code__, {}, None, None, (3,))):
    tell(F, *args)
new = F(made.__code__, globals(), 'new', (10,))
print(new(1), new(1, 2), new.__name__, new.__qualname__, new.__doc__, new.__defaults__, new.__closure__, new.__module__)
other = F(made.__code__, {'c': 100, '__name__': 'elsewhere'})
tell(other, 1)
print(other(1, 2), other.__module__)
print(F(inner.__code__, globals(), closure=(types.CellType(42),))())
cell = types.CellType()
tell(lambda: cell.cell_contents)
cell.cell_contents = 3
print(cell.cell_contents)
tell(types.CellType, 1, 2)
