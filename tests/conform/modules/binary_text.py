# binascii and zlib's checksums.
import binascii
import zlib


def attempt(f, *args, **kwargs):
    try:
        print('  ', f.__name__, f(*args, **kwargs))
    except Exception as e:
        print('  ', f.__name__, type(e).__name__, e)


for data in (b'', b'a', b'hello world', bytes(range(20)), bytearray(b'\xff\xfe'), memoryview(b'view'), 'text', 5):
    for f in (binascii.hexlify, binascii.b2a_base64, binascii.b2a_uu, binascii.b2a_qp, binascii.crc32, zlib.adler32, zlib.crc32):
        attempt(f, data)
attempt(binascii.hexlify, b'abcdef', '-', 2)
attempt(binascii.hexlify, b'abcdef', b':', -4)
attempt(binascii.b2a_base64, b'ab', newline=False)
for text in ('', '61', b'6A6b', '6', 'zz', 'é1', 3):
    attempt(binascii.unhexlify, text)
for text in ('YQ==', b'YWI=', 'YWJj', 'Y', 'YQ', 'YQ=', 'Y!Q=\n=', '=YQ=', 'YQ==YQ==', 'ab=c', 'YWJjZA=a=', '====', 'é'):
    attempt(binascii.a2b_base64, text)
    attempt(binascii.a2b_base64, text, strict_mode=True)
for text in (b'%:&5L;&\\\n', b'+:&5L;&\\@=V]R;&0\n', b'!', b'#   ', b' \n', b'"a\x01', b'#YWJj!!'):
    attempt(binascii.a2b_uu, text)
for text in (b'a=20b', b'a=\nb', b'=zz', b'a_b', b'=3D=', b'=C3=A9'):
    attempt(binascii.a2b_qp, text)
attempt(binascii.a2b_qp, b'a_b', header=True)
for text in ('é = 5\n'.encode(), b'a' * 100, b'tail \nnext\t\r\n', b'.\n', b'x y_z', b'\x01\x7f\xff', b'a b ' * 30):
    attempt(binascii.b2a_qp, text)
    attempt(binascii.b2a_qp, text, True, False, True)
print(zlib.crc32(b'world', zlib.crc32(b'hello ')), zlib.crc32(b'hello world'), zlib.adler32(b'b', zlib.adler32(b'a')), binascii.crc_hqx(b'abc', 0))
print(binascii.Error.__mro__[1].__name__, zlib.error.__name__)
