# What bytes and bytearray say of arguments that do not fit.
def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Small(bytes):
    pass


for make in (
    lambda: bytes(1, "a"), lambda: bytes(b"a", "ascii"), lambda: bytes(errors="x"), lambda: bytes(encoding="x"),
    lambda: bytes("a", errors="x"), lambda: bytes(1 << 70), lambda: bytearray(-(1 << 70)), lambda: bytes(-1),
    lambda: b"abc".startswith(("a",)), lambda: b"abc".endswith((b"x", 1)), lambda: b"a".replace(b"a", 1),
    lambda: b"a".center(3, "*"), lambda: b"a".ljust(3, b"**"), lambda: b"a".rjust(3, 1), lambda: b"a".center(3, bytearray(b"-")),
    lambda: b"a".hex(1), lambda: type(Small.fromhex("61")).__name__, lambda: bytearray.maketrans(b"a", b"b")[97],
    lambda: b"".join(1), lambda: int.from_bytes(1), lambda: (5).to_bytes(1, 5),
):
    show(make)
