"""A generator left half-way is closed where the last reference to it goes: its finally and with run there."""
from contextlib import contextmanager


def steps(name):
    try:
        yield name + ' 1'
        yield name + ' 2'
    except GeneratorExit:
        print(name, 'is closed')
        raise
    finally:
        print(name, 'finally')


class Room:
    def __enter__(self): print('in')
    def __exit__(self, *exc): print('out', exc[0] and exc[0].__name__)


def in_room():
    with Room():
        yield 'inside'


x = steps('del')
next(x)
del x
print('after del')
x = steps('other value')
next(x)
x = None
print('after the other value')


def leaves():
    y = steps('local')
    next(y)
    print('leaving')


leaves()
print('left')
never = steps('never started')
del never
done = steps('done')
print(list(done))
del done
row = [in_room(), steps('in a list')]
print([next(g) for g in row])
row.pop()
print('popped')
del row
print('no row')


def outer():
    try:
        yield from steps('inner')
    finally:
        print('outer finally')


o = outer()
next(o)
o = 5
print('outer gone')
for part in steps('loop'):
    print(part)
    break
print('after the loop')
a, b = steps('unpacked')
first, *_ = zip(steps('zipped'), 'a')
print('after zip')


def stubborn():
    try:
        yield 1
    finally:
        yield 2


def breaks():
    try:
        yield 1
    finally:
        raise ValueError('while closing')


@contextmanager
def managed():
    try:
        yield 'managed'
    finally:
        print('managed finally')


with managed() as m:
    print(m)
class Foreign:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *exc): print('throw', exc)
    def close(self): print('foreign close')
def delegates(): yield from Foreign()
d = delegates()
next(d)
d.close()
kept = steps('kept to the end')
next(kept)
print('end')
