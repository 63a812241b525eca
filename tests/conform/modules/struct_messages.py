import struct


def tried(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for order in "@<>":
    for code in "bBhHiIlLqQP"[:10 if order != "@" else 11]:
        for value in (-1, 200, 1 << 15, 1 << 31, 1 << 63, 1 << 64, -1 << 70):
            print(order + code, end=" ")
            tried(struct.pack, order + code, value)
for fmt in ("b 3i", "3 b", "b0q", "99999999999999999999b", "<n", "é", b"\xff", 1, "i3"):
    tried(struct.calcsize, fmt)
for fmt, value in (("f", 1e40), ("<f", 1e40), ("e", 1e6), ("f", "1"), ("d", 10**400), ("B", "x"), ("c", "a"), ("3p", b"abcd"),
                   ("0p", b"a"), ("p", b"a"), ("5s", bytearray(b"te")), ("?", [])):
    tried(struct.pack, fmt, value)
buffer = bytearray(9)
for args in ((-6, 68), (7, 1), (-10, 1), (-1, 1), ("0", 1), (), (0,), (0, 1, 2)):
    tried(struct.pack_into, "<h", buffer, *args)
tried(struct.pack_into, "b", b"abc", 0, 1)
for args in ((b"0123", -3), (b"0123", 9), (b"0123", -9), (b"0123", -1), (), ("0123",)):
    tried(struct.unpack_from, "<h", *args)
it = struct.iter_unpack("<h", b"012345")
print(it.__length_hint__(), next(it), list(it))
tried(struct.iter_unpack, "", b"")
tried(struct.iter_unpack, "h", b"1")


class Short(struct.Struct):
    def __init__(self):
        super().__init__(">h")


short = Short()
print(short.pack(258), short.size, short.format)
tried(short.__init__)
tried(short.pack)
tried(struct.pack)
