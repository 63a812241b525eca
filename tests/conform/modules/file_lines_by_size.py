# readline(size) and readlines(hint), of text, bytes and unusual line ends.
import io
import os
import tempfile
from decimal import Decimal

path = os.path.join(tempfile.mkdtemp(), 'lines')
with open(path, 'w') as f:
    print(f.write('Dear John\nA\nlong line here\n'))
with open(path) as f:
    print([f.readline(4), f.readline(100), f.readline(0), f.readlines(1), f.readline(-1), f.readlines()])
with open(path, 'rb') as f:
    print([f.readline(4), f.readline(None), f.readlines(3), f.readline()])
with open(path) as f:
    print(f.readlines(12), f.read())
with open(path, 'w') as f:
    f.write('a\x0cb\u2028c\nd\x1ee')
with open(path) as f:
    print(f.readlines())
with open(path) as f:
    print(list(f))
print(io.StringIO('abc\ndef\n').readline(2), io.BytesIO(b'abc\ndef\n').readline(2))
print(1 + 0j == Decimal(1), Decimal(1) == 1 + 0j, Decimal(1) == 1 + 1j, complex(2.5) == Decimal('2.5'))
