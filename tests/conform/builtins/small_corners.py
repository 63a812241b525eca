# Words and corners of builtins: argument errors, names, counts beyond 64 bits.
import math
import weakref


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: enumerate(x=1))
attempt(lambda: enumerate())
attempt(lambda: open())
attempt(lambda: open(foo=1))
attempt(lambda: math.sqrt(1, 2))
attempt(lambda: math.fsum())
attempt(lambda: type('a\0b', (), {}))
attempt(lambda: property.__new__(object))
attempt(lambda: object.__new__(type(None)))
attempt(lambda: type(None).__new__(type(None)))
attempt(lambda: iter(range(2**64)).__length_hint__())
attempt(lambda: iter(range(5)).__length_hint__())
print((lambda: 0).__builtins__['len'] is len)


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ValueError(name)


def through():
    yield from Broken()


g = through()
next(g)
g.close()  # the mistake of looking for close() is told, and goes no further
print('closed')
attempt(lambda: weakref.ref())
attempt(lambda: weakref.ref(Broken, None, 3))
