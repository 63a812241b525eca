"""Whole numbers as text and as bits: int() of texts with bars and bases, format specs, shifts, to_bytes."""
for text, base in ("0x_ff", 16), ("0b101", 0), (" 12_3 ", 10), ("z", 36), ("-0o17", 8), ("٣", 10):
    print(int(text, base), end=" ")
print()
for text, base in ("1__0", 10), ("_1", 10), ("0x", 16), ("9", 8), ("", 10), ("1", 1), ("1", 37), ("010", 0):
    try:
        print(int(text, base))
    except ValueError as e:
        print(e)
n = -1234567
print(f"{n:,} {n:_} {n:+} {n:x} {n:#b} {n:012d} {n:<12}| {n:^12}| {n:=12} {n:e} {n:.2f} {65:c} {5:%}")
for spec in "s", ".3d", ",c", "_n", "q":
    try:
        print(format(n, spec))
    except ValueError as e:
        print(e)
print(n >> 3, n << 70, -1 >> 100, n & 0xFF, n | 1, n ^ -1, ~n)
for shift in -1, 1 << 70:
    try:
        print(0 << shift, 5 >> shift, 5 << shift)
    except (ValueError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
print((300).to_bytes(2, "big"), (-2).to_bytes(3, "little", signed=True), int.from_bytes(b"\x01\x00", "big"))
for args in (300, 1), (-1, 2):
    try:
        args[0].to_bytes(args[1], "big")
    except OverflowError as e:
        print(e)
print((255).bit_length(), (255).bit_count(), divmod(-7, 3), divmod(7, -3),
      pow(3, -1, 7), pow(2, 100, 13), round(-25, -1))


class Own(int):
    def __repr__(self): return f'Own({int(self)})'


print(Own.from_bytes(b'a', 'big'), bool.from_bytes(b'\x02', 'big'), type(int.from_bytes(b'', 'big')).__name__)
