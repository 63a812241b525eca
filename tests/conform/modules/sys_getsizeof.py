# sys.getsizeof(): the sizes of CPython's objects, and __sizeof__ of the program's own.
import sys

for v in (0, 1, 2**30, 2**100, True, 1.5, 1j, '', 'abc', 'é', '€', '\U0001f600', b'', b'abc', (), (1, 2), [], [1], {}, {1: 2},
          {'a': 1}, set(), {1}, frozenset(), None, ..., range(3), slice(1), object(), len, print, lambda: 0, bytearray(b'ab'),
          memoryview(b''), int, ValueError()):
    print(type(v).__name__, sys.getsizeof(v), v.__sizeof__() if not isinstance(v, type) else '')


class Plain:
    pass


class Slots:
    __slots__ = ('a', 'b')


class Empty:
    __slots__ = ()


print(sys.getsizeof(Plain()), sys.getsizeof(Slots()), sys.getsizeof(Empty()))
sizes = [10, 'a', -1, 2**70]


class Own:
    def __sizeof__(self):
        return sizes[0]


while sizes:
    for more in (), (7,):
        try:
            print(sys.getsizeof(Own(), *more))
        except (TypeError, ValueError, OverflowError) as e:
            print(type(e).__name__, e)
    del sizes[0]
print(sys.getsizeof(object(), default=3))
