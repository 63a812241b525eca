"""Checksums. Compressing is not there."""
from binascii import crc32
from _buffer import bytes_of as _bytes_of

__all__ = ['adler32', 'crc32', 'error']


class error(Exception):
    pass


error.__module__ = 'zlib'
DEF_BUF_SIZE, DEF_MEM_LEVEL, DEFLATED, MAX_WBITS = 16384, 8, 8, 15


def adler32(data, value=1, /):
    a, b = value & 0xffff, value >> 16 & 0xffff
    for c in _bytes_of(data):
        a = (a + c) % 65521
        b = (b + a) % 65521
    return b << 16 | a
