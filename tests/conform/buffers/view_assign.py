# Writing through a memoryview, and what it refuses to write.
from array import array


def attempt(view, key, value):
    try:
        view[key] = value
        print(key, repr(value), '->', view.tolist())
    except Exception as e:
        print(key, repr(value), f'{type(e).__name__}: {e}')


def fresh():
    return memoryview(bytearray(b'abcdef'))


for key, value in [(0, 65), (-1, 65), (6, 1), ('a', 1), (0, 256), (0, 'x'), (0, None), ((0,), 1), ((0, 0), 1), (..., 1), ((), 1),
                   (slice(0, 2), b'xy'), (slice(0, 2), b'xyz'), (slice(0, 2), bytearray(b'xy')), (slice(None, None, 2), b'xyz'),
                   (slice(None, None, -1), b'uvwxyz'), (slice(0, 2), 'xy'), (slice(0, 2), [1, 2]), (slice(0, 2), 5),
                   (slice(0, 2), array('B', [1, 2])), (slice(0, 2), array('b', [1, 2])), (slice(3, 3), b''),
                   ((slice(1), slice(1)), b'x')]:
    attempt(fresh(), key, value)
attempt(memoryview(b'abc'), 0, 1)
attempt(memoryview(b'abc'), slice(1), b'x')
table = fresh().cast('B', [2, 3])
for key in (0, 1), 0, slice(1), (0, 1, 2):
    attempt(table, key, 9)
point = fresh()[:1].cast('B', [])
for key in (), ..., 0:
    attempt(point, key, 9)
for view in fresh(), memoryview(b'abc'):
    try:
        del view[0]
    except TypeError as e:
        print(e)

# the two sides may be the same memory
m = fresh()
m[1:4] = m[0:3]
print(m.tobytes())
m = fresh()
m[::-1] = m
print(m.tobytes())
m = fresh()
m[0:3] = m[5:2:-1]
print(m.tobytes())

# whoever owns the memory sees it at once
numbers = array('h', [1, 2, 3])
view = memoryview(numbers)
view[1] = -5
numbers[0] = 7
print(numbers, view.tolist(), bytes(view.cast('B')[:2]))
view[0:2] = array('h', [8, 9])
print(numbers)


# a value that releases the view while it is asked
class Sly:
    def __index__(self):
        held.release()
        return 1


held = fresh()
for key in 0, slice(0, Sly()):
    held = fresh()
    try:
        held[key] = b'x' if isinstance(key, slice) else Sly()
    except Exception as e:
        print(type(e).__name__, e)
held = fresh()
try:
    held[Sly()]
except ValueError as e:
    print(e)
