print(int("42"), int(" -7 "), int("1_000"), int(3.9), int(-3.9), int(True), int(), int("ff", 16), int("0b11", 0), int("z", 36))
print(int("0x1F", 16), int("-0o17", 8), int(b"12"), int("٣"))
for v in ("", "abc", "1.5", "1 2", None, [1], "12a", "--1", float("nan"), float("inf"), "1__0"):
    try:
        print(int(v))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
for args in (("12", 1), ("9", 8), (12, 10), ("0x", 16)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class N:
    def __int__(self): return 7
    def __index__(self): return 2
print(int(N()), [10, 20, 30][N()], hex(N()))
print(bin(10), oct(8), hex(255), bin(-5), hex(-255), (255).bit_length(), (5).__add__(3))
print((10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (7).bit_count())
