# Wherever bytes will do, so will a bytearray, an array and a memoryview.
import asyncio
import base64
import hashlib
import io
import json
import re
import struct
from array import array


def show(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, f'{type(e).__name__}: {e}')


kinds = {'bytes': b'a1b1', 'bytearray': bytearray(b'a1b1'), 'array': array('B', b'a1b1'), 'view': memoryview(b'xa1b1')[1:],
         'gaps': memoryview(b'a.1.b.1.')[::2], 'int': 5, 'str': 'a1b1'}
uses = {
    'bytes': bytes, 'bytearray': bytearray, 'join': lambda x: b'-'.join([x, x]), 'add': lambda x: b'+' + x,
    'bytearray add': lambda x: bytearray(b'+') + x, 'iadd': lambda x: bytearray(b'+').__iadd__(x), 'in': lambda x: x in b'.a1b1.',
    'extend': lambda x: (lambda b: (b.extend(x), b))(bytearray(b'+')), 'equal': lambda x: (x == b'a1b1', b'a1b1' == x),
    'slice': lambda x: (lambda b: (b.__setitem__(slice(1, 2), x), b))(bytearray(b'<->')),
    'find': lambda x: (b'..a1b1'.find(x), b'..a1b1'.rindex(x), b'..a1b1'.count(x)), 'starts': lambda x: b'a1b1c'.startswith(x),
    'ends': lambda x: b'a1b1c'.endswith((b'd', x)), 'replace': lambda x: b'(a1b1)'.replace(x, b'!'), 'by': lambda x: b'(!)'.replace(b'!', x),
    'split': lambda x: b'0a1b12'.split(x), 'partition': lambda x: b'0a1b12'.partition(x), 'strip': lambda x: b'ab0ba'.strip(x),
    'prefix': lambda x: b'a1b1c'.removeprefix(x), 'translate': lambda x: b'abc1'.translate(None, x),
    'maketrans': lambda x: bytes.maketrans(x, b'wxyz')[97], 'center': lambda x: b'a'.center(3, x), 'percent': lambda x: b'<%b>' % x,
    'decode': lambda x: str(x, 'ascii'), 'from_bytes': lambda x: int.from_bytes(x, 'big'), 'float': lambda x: float(x),
    'int': lambda x: int(x, 16), 'ord': ord, 'struct': lambda x: struct.unpack('>HH', x), 'from': lambda x: struct.unpack_from('>H', x, 1),
    'iter': lambda x: list(struct.iter_unpack('>H', x)), 's': lambda x: struct.pack('4s', x), 'md5': lambda x: hashlib.md5(x).hexdigest(),
    'b64': lambda x: base64.b64encode(x), 'b64d': lambda x: base64.b64decode(x), 'match': lambda x: re.match(b'(.)1', x).groups(),
    're': lambda x: (re.sub(b'1', b'!', x), re.split(b'1', x), re.findall(b'.1', x)), 'BytesIO': lambda x: io.BytesIO(x).read(2),
    'write': lambda x: (lambda s: (s.write(x), s.getvalue()))(io.BytesIO()), 'json': json.loads,
}
for what, use in uses.items():
    for kind, value in kinds.items():
        show(f'{what:9} {kind:9}', lambda: use(value))

# into other memory
for make in lambda: bytearray(6), lambda: array('H', [0, 0, 0]), lambda: memoryview(bytearray(8))[1:7], lambda: bytes(6), lambda: [0] * 6:
    to = make()
    show('pack_into', lambda: (struct.pack_into('>HB', to, 1, 258, 3), bytes(to)))
    show('readinto', lambda: (io.BytesIO(b'hello, world').readinto(to), bytes(to)))


async def main():
    class Out:
        def __init__(self):
            self.parts = []

        def write(self, data):
            self.parts.append(bytes(data))
    out = Out()
    for part in memoryview(b'abc')[1:], bytearray(b'd'):
        out.write(part)
    print(out.parts)
    reader = asyncio.StreamReader()
    reader.feed_data(memoryview(b'one\ntwo'))
    reader.feed_data(bytearray(b'!\n'))
    reader.feed_eof()
    print(await reader.readline(), await reader.read())


asyncio.run(main())
