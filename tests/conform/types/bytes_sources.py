# What bytes and bytearray can be made of, and the methods that one of them had for itself.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


class Blocked(list):
    __bytes__ = None


class Text(str):
    def __bytes__(self):
        return b'by itself'


class Counted(bytes):
    def __index__(self):
        return 3


class Broken(bytes):
    def __index__(self):
        raise TypeError


class Mine(bytes):
    pass


class Grown(bytearray):
    pass


for make in bytes, bytearray:
    for args in [(), (3,), (-1,), (2 ** 63,), (-2 ** 63 - 1,), ('a',), ('é', 'utf-8'), ('é', 'ascii'), ('é', 'ascii', 'replace'), (b'x', 'ascii'), (5, 'ascii'),
                 ([1, 2],), ([256],), (['a'],), (None,), (1.5,), (Text('a'),), (Text('a'), 'ascii'), (Counted(b'abcd'),), (Broken(b'abcd'),)]:
        show(lambda: make(*args))
    for kw in {'encoding': 'ascii'}, {'errors': 'x'}, {'source': b'a', 'errors': 'x'}, {'source': '', 'errors': 'ignore'}:
        show(lambda: make(**kw))
show(lambda: bytes(Blocked([1])))
show(lambda: bytearray(Blocked([1])))
print(type(Mine.fromhex('61')), type(Grown.fromhex('61')), type(Mine(b'a').__bytes__()), type(Mine(b'a')))
print(bytearray.maketrans(b'a', b'b')[97], b'%d'.__rmod__(5), bytearray(b'').__rmod__(5))
print(b'abcb'.split(maxsplit=1, sep=b'b'), bytearray(b'a b c').rsplit(maxsplit=1), b'abc'.hex(b'\0').encode())
print(bytearray(b'abc').partition(bytearray(b'b')), b'abc'.partition(bytearray(b'b')), b'abc'.rpartition(bytearray(b'x')))
b = bytearray(b'abcdefgh')
b[1:-1:2] = b''
print(b)
for x in b'abc', 'abc', (1, 2), bytearray(b'a'), [1], Mine(b'a'):
    print(x * 1 is x, x + x[:0] is x, x[:0] + x is x, x[:] is x)
for x in b'', bytearray():
    it = iter(x)
    print(list(it))
    x += b'a'
    print(list(it))
