"""yield from a generator that somebody else has driven so far, and that stands inside another one."""
import traceback


def inner():
    print('inner got', (yield 1))
    print('inner got', (yield 2))
    return 'r'


def middle():
    print('middle:', (yield from inner()))
    yield 3
    return 'm'


def outer(g):
    print('outer:', (yield from g))


m = middle()
print(next(m))
o = outer(m)
print(next(o), o.send('a'), list(o))

m = middle()
next(m)
o = outer(m)
next(o)
try:
    o.throw(ValueError('thrown'))
except ValueError:
    traceback.print_exc()


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield 0
        yield 1


g = deep(50)
next(g)
print(list(outer(g)))
m = middle()
next(m)
o = outer(outer(m))
print(next(o), o.close(), list(m))
def count(n): return 1 + count(n - 1) if n else 0
print(count(900))
