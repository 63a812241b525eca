# array.array: making, items, methods.
import array as module
import copy
import io
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


def after(f, *make):
    a = array(*make) if make else array('i', [1, 2, 3, 4, 5])
    try:
        print(repr(f(a)), a)
    except Exception as e:
        print(f'{type(e).__name__}: {e}', a)


print(module.typecodes, module.ArrayType is array, array)
print([(c, array(c).itemsize, array(c).typecode) for c in module.typecodes])
for args in [(), (1,), ('x',), ('ii',), ('i', 5), ('i', 'abc'), ('u', 'abc'), ('u', ['a', 'b']), ('u', "it's"), ('u', ''), ('i', b'abcd'),
             ('i', b'abc'), ('i', bytearray(b'abcd')), ('i', memoryview(b'abcd')), ('B', memoryview(b'abcd')[::2]), ('i', [1, 2.5]),
             ('i', (1, 2)), ('i', range(3)), ('i', {1: 2}), ('i', array('h', [1, 2])), ('h', array('f', [1.5])), ('i', array('u', 'a')),
             ('u', array('i', [1])), ('i', None), ('i', [1], 2), ('f', [1, 2.5]), ('d', [1e300, float('inf'), float('nan')])]:
    show(lambda: array(*args))
show(lambda: array('i', start=1))

# what an item of each type code can be
for code in module.typecodes:
    for value in 200, -1, -200, 2 ** 15, -2 ** 40, 2 ** 31, 2 ** 40, 2 ** 63, 2 ** 64, -2 ** 64, 'x', 'xy', None, 1.5, True:
        print(code, value, end=' ')
        after(lambda a: a.append(value), code)

a = array('i', [1, 2, 3, 4, 5])
for key in 0, -1, 5, -6, 'x', None, 1.5, 10 ** 30, slice(1, 3), slice(None, None, -1), slice(None, None, 2), slice(4, 1):
    print(key, end=' ')
    show(lambda: a[key])
for key, value in [(0, 9), (0, 'x'), (9, 1), ('x', 1), (slice(0, 2), array('i', [7, 8, 9])), (slice(0, 2), array('h', [7])),
                   (slice(0, 2), [7, 8]), (slice(0, 2), 5), (slice(0, 4, 2), array('i', [7, 8])), (slice(0, 4, 2), array('i', [7])),
                   (slice(3, 1), array('i', [7])), (slice(4, 0, -2), array('i', [7, 8]))]:
    after(lambda a: a.__setitem__(key, value))
after(lambda a: a.__setitem__(slice(None), a))
after(lambda a: a.__setitem__(slice(1, 1), a))
for key in 0, 9, 'x', slice(1, 3), slice(None, None, 2), slice(None, None, -2), slice(3, 1):
    after(lambda a: a.__delitem__(key))

for f in (lambda a: a.append(6), lambda a: a.append(), lambda a: a.extend([1, 2]), lambda a: a.extend([1, 'x']),
          lambda a: a.extend(array('h', [1])), lambda a: a.extend(array('i', [1])), lambda a: a.extend(5), lambda a: a.extend(b'ab'),
          lambda a: a.extend(a), lambda a: a.fromlist([1, 2]), lambda a: a.fromlist((1, 2)), lambda a: a.fromlist([1, 'x']),
          lambda a: a.fromlist([1, 2 ** 40]), lambda a: a.frombytes(b'abcd'), lambda a: a.frombytes(b'abc'), lambda a: a.frombytes('abcd'),
          lambda a: a.frombytes(array('B', [1, 2, 3, 4])), lambda a: a.frombytes(array('h', [1, 2])),
          lambda a: a.frombytes(memoryview(b'abcdabcd')[::2]), lambda a: a.frombytes(5), lambda a: a.tobytes(), lambda a: a.tolist(),
          lambda a: a.tounicode(), lambda a: a.fromunicode('x'), lambda a: a.index(3), lambda a: a.index(3.0), lambda a: a.index(9),
          lambda a: a.index('x'), lambda a: a.index(3, 3), lambda a: a.index(3, 0, 2), lambda a: a.index(3, -5, -1), lambda a: a.index(),
          lambda a: a.index(3, 'x'), lambda a: a.count(3), lambda a: a.count('x'), lambda a: a.insert(1, 9), lambda a: a.insert(-1, 9),
          lambda a: a.insert(100, 9), lambda a: a.insert(-100, 9), lambda a: a.insert(0, 'x'), lambda a: a.insert(0), lambda a: a.pop(),
          lambda a: a.pop(0), lambda a: a.pop(-2), lambda a: a.pop(9), lambda a: a.pop('x'), lambda a: a.remove(3), lambda a: a.remove(9),
          lambda a: a.reverse(), lambda a: a.byteswap(), lambda a: a.buffer_info()[1], lambda a: copy.copy(a), lambda a: copy.deepcopy(a),
          lambda a: hash(a), lambda a: a.name, lambda a: setattr(a, 'name', 1)):
    after(f)
after(lambda a: a.pop(), 'i')
for code in 'hqd':
    after(lambda a: (a.byteswap(), a.tobytes()), code, [1, 2])
for f in lambda a: a.tounicode(), lambda a: a.fromunicode('xy'), lambda a: a.extend('hi'), lambda a: a[0:2], lambda a: a.fromunicode(5):
    after(f, 'u', 'abc')

# operators
b = array('i', [9])
for f in (lambda: a + a, lambda: a + array('h', [9]), lambda: a + [1], lambda: [1] + a, lambda: b * 3, lambda: 3 * b, lambda: b * -1,
          lambda: b * 'x', lambda: b * 1.5, lambda: b * 10 ** 18, lambda: 3 in a, lambda: 3.0 in a, lambda: 'x' in a, lambda: a < b,
          lambda: a < array('h', [1, 3]), lambda: a <= a, lambda: a > array('i'), lambda: a == array('d', a), lambda: a == [1, 2, 3, 4, 5],
          lambda: a != b, lambda: a < [1], lambda: array('f', [float('nan')]) == array('f', [float('nan')])):
    show(f)
for f in lambda a: a.__iadd__(b), lambda a: a.__iadd__(array('h')), lambda a: a.__iadd__([7]), lambda a: a.__imul__(2), lambda a: a.__imul__(0):
    after(f)
print(list(a), list(reversed(a)), sum(a), bytes(b), bytearray(b), bool(a), bool(array('i')), str(b), type(iter(a)))
match a:
    case [first, *rest]:
        print(first, rest)


# files, subclasses, changes meanwhile
def read(n):
    a.fromfile(io.BytesIO(b'abcdefghi'), n)


stream = io.BytesIO()
array('h', range(3)).tofile(stream)
print(stream.getvalue())
for n in 1, 3, -1:
    show(lambda: read(n))
show(lambda: array('B').fromfile(io.BytesIO(b'ab'), 5))
show(lambda: a.tofile(5))


class Named(array):
    name = 'row'

    def __new__(cls, *items, note=''):
        self = super().__new__(cls, 'i', items)
        self.note = note
        return self


row = Named(1, 2, note='x')
print(row, row.note, row.name, row[:1], row + row, row * 2, type(copy.copy(row)).__name__, row == array('i', [1, 2]))


class Emptying:
    def __init__(self, of):
        self.of = of

    def __index__(self):
        del self.of[:]
        return 1

    def __eq__(self, other):
        del self.of[:]
        return False


for f in (lambda a, e: a[e], lambda a, e: a[e:3], lambda a, e: a.__setitem__(slice(e, 3), array('i', [7])),
          lambda a, e: a.__delitem__(slice(e, 3, 2)), lambda a, e: a.insert(e, 5), lambda a, e: a.pop(e), lambda a, e: a.index(e),
          lambda a, e: a.count(e), lambda a, e: e in a, lambda a, e: a.remove(e)):
    after(lambda a: f(a, Emptying(a)))
