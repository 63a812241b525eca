# A memoryview's items: by index, by slice, in several dimensions, in other formats.
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


data = bytearray(b'abcdef')
m, fixed = memoryview(data), memoryview(b'abcdef')
numbers = memoryview(array('i', range(1, 7)))
table, point = numbers.cast('B').cast('i', [2, 3]), memoryview(bytearray(b'x')).cast('B', [])
letters = memoryview(array('u', 'ab'))

for key in 0, 5, -1, -6, True, 6, -7, 10 ** 20, 'a', None, 1.5, ..., (), (1,), (1, 2), (slice(1), 2), (slice(1), slice(2)):
    print(key, end=' ')
    show(lambda: m[key])
for part in slice(1, 3), slice(None, None, 2), slice(None, None, -1), slice(5, 0, -2), slice(4, 2), slice(5, 5):
    view = m[part]
    print(part, view.tobytes(), view.tolist(), len(view), view.shape, view.strides, view.contiguous, view.nbytes)
show(lambda: m['a':])
show(lambda: m[::0])
print(m[1:][1:][::2].tobytes(), m[::2][::2].tolist(), m[::-1][1:3].tobytes())
for key in (0, 1), (-1, -1), 0, (2, 0), (0, 3), (0, 1, 2), (0, 'a'), ..., (slice(1), slice(1)):
    print(key, end=' ')
    show(lambda: table[key])
print(table[1:].tolist(), table.tolist(), table.tobytes('F').hex(), table.shape, table.strides, table.ndim, len(table))
show(lambda: list(table))
for key in (), 0, (0,):
    show(lambda: point[key])
print(point[...] is point, point.tolist(), point.tobytes(), point.shape, len(point), bool(point), bool(m[:0]))
show(lambda: list(point))
print(letters.format, letters.itemsize, letters.nbytes, letters.cast('B')[0])
show(lambda: letters[0])
show(letters.tolist)
print(list(m), list(reversed(m)), 97 in m, b'a' in m, max(m), sorted(m[::-1]), type(iter(m)).__name__)
first, *rest = m
print(first, rest)
match m[:2]:
    case [a, b]:
        print('two', a, b)

# what an item of each format can be
for code in 'cbBhHiIlLqQnNfd?P':
    row = memoryview(bytearray(16)).cast(code)
    for value in 200, -1, 2 ** 15, 2 ** 31, 2 ** 64, 'x', b'x', b'xy', None, 1.5, True:
        print(code, end=' ')
        try:
            row[0] = value
            print(repr(value), 'is', repr(row[0]))
        except Exception as e:
            print(f'{type(e).__name__}: {e}')

# casts
for args in (('H',), ('@B',), ('H', [3, 1]), ('i',), ('x',), ('',), ('<B',), ('BB',), (1,), ('B', [2, 3]), ('B', (2, 2)),
             ('B', [0]), ('B', [-1]), ('B', 5), ('B', ['a']), ('B', [2 ** 62, 2 ** 62]), ('B', [1] * 65), ('b', None)):
    print(args, end=' ')
    show(lambda: (lambda v: (v.format, v.itemsize, v.shape, v.strides, v.tolist()))(m.cast(*args)))
show(lambda: m.cast('H').cast('h'))
show(lambda: m[::2].cast('B'))
show(lambda: m.cast('B', [6, 1]).cast('B', [2, 3]))
show(lambda: m.cast('B', [6, 1]).cast('B').shape)
show(lambda: m[:0].cast('B', [1]))
show(lambda: m.cast(shape=(3, 2), format='B').tolist())
show(lambda: m.cast())

# attributes and whole contents
print(m.obj is data, m[2:].obj is data, memoryview(m).obj is data, m.readonly, fixed.readonly, m.toreadonly().readonly)
print(m.c_contiguous, m.f_contiguous, table.c_contiguous, table.f_contiguous, m.suboffsets, m.hex(), m[::2].hex('-'))
for order in 'C', 'F', 'A', None, 'x', 1:
    show(lambda: m.tobytes(order))
show(lambda: m.nothing)
show(lambda: setattr(m, 'name', 1))
for make in memoryview, lambda: memoryview(1), lambda: memoryview('a'), lambda: memoryview([1]), lambda: type('V', (memoryview,), {}):
    show(make)
show(lambda: memoryview(object=b'xy').tolist())
