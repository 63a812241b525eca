"""Every alphabet of base64; what cannot be decoded is binascii's Error, and its ValueErrors are as CPython's."""
import base64
import binascii
import io

PAIRS = [(base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
         (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
         (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode),
         (base64.a85encode, base64.a85decode), (base64.encodebytes, base64.decodebytes)]


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__module__}.{type(e).__name__}: {e}'


for size in range(9):
    data = bytes(range(250, 250 - size, -1))
    for encode, decode in PAIRS:
        text = encode(data)
        print(encode.__name__, text, decode(text) == data)

for bad in (b'a', b'ab', b'abc', b'a===', b'ab=c', b'a\nbcd', 'a\u00e9', 5, b'0O1=====', b'zz', b'~~~~~', b'vvvvv'):
    print(bad, *[attempt(decode, bad) for _, decode in PAIRS], sep='\n  ')

print(attempt(base64.b64decode, b'ab\ncd===', validate=True), attempt(base64.b64decode, b'=abc', validate=True))
print(attempt(base64.b32decode, b'mzxw6yq0', True), attempt(base64.b32decode, b'M1======', map01=b'L'))
print(base64.a85encode(b'    ' + bytes(6), foldspaces=True, adobe=True, wrapcol=4), base64.b85encode(b'ab', pad=True))
print(attempt(base64.a85decode, b'<~+<VdLy~>', adobe=True), attempt(base64.a85decode, b'abc', adobe=True))
try:
    base64.b64decode('a')
except binascii.Error as e:
    print('caught', e)
lines, back = io.BytesIO(), io.BytesIO()
base64.encode(io.BytesIO(b'x' * 100), lines)
base64.decode(io.BytesIO(lines.getvalue()), back)
print(lines.getvalue(), back.getvalue() == b'x' * 100)
