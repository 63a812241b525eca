# Comparing and hashing views.
from array import array


def show(f):
    try:
        print(f())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


data = bytearray(b'abcdef')
m, fixed = memoryview(data), memoryview(b'abcdef')
numbers = memoryview(array('i', [1, 2, 3]))
print(m == b'abcdef', b'abcdef' == m, m == data, data == m, m == fixed, m != b'x', m == 'abcdef', m == 5, m == [97])
print(m[::2] == b'ace', b'ace' == m[::2], m[::-1] == b'fedcba', m[:0] == b'', m[:0] == m[3:3], m[:1] == m[1:2])
for code in 'bhlqQfd':
    print(code, numbers == array(code, [1, 2, 3]), array(code, [1, 2, 3]) == numbers, numbers == array(code, [1, 2, 4]))
print(numbers == b'\1\0\0\0\2\0\0\0\3\0\0\0', numbers.cast('B') == b'\1\0\0\0\2\0\0\0\3\0\0\0', numbers == numbers.cast('B').cast('I'))
nan = memoryview(array('d', [float('nan'), 0.0]))
print(nan == nan, nan[1:] == memoryview(array('d', [-0.0])), nan.cast('B') == nan.cast('B'))
yes = memoryview(b'\1\2').cast('?')
print(yes == memoryview(b'\2\1').cast('?'), yes == b'\1\2', yes == b'\1\1')
print(memoryview(b'ab').cast('c') == b'ab', memoryview(b'ab').cast('c') == memoryview(b'ab').cast('c'))
letters = memoryview(array('u', 'ab'))
print(letters == letters, letters != letters)
table = memoryview(b'abcdef').cast('B', [2, 3])
print(table == table, table == memoryview(b'abcdef').cast('B', [3, 2]), table == b'abcdef', table[1:] == table[1:])
print(memoryview(b'x').cast('B', []) == memoryview(b'x').cast('B', []), memoryview(b'x').cast('B', []) == b'x')
for f in (lambda: m < m, lambda: m >= b'a', lambda: b'a' < m, lambda: m + b'', lambda: m * 2, lambda: m % 2, lambda: b'' + m,
          lambda: b'' + m[::2], lambda: data + m, lambda: data + m[::2], lambda: m @ m):
    show(f)
show(lambda: hash(m))
show(lambda: hash(m.toreadonly()))
show(lambda: hash(fixed) == hash(b'abcdef'))
show(lambda: hash(fixed[::2]) == hash(b'ace'))
show(lambda: hash(fixed.cast('b')) == hash(b'abcdef'))
show(lambda: hash(fixed.cast('H')))
show(lambda: {fixed: 1}[b'abcdef'])
show(lambda: {b'abc': 1}[fixed[:3]])
