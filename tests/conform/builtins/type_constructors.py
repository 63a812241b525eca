print(list("abc"), tuple([1, 2]), set([1, 1]), dict(a=1), dict([("k", "v")]), dict({"x": 1}, y=2), frozenset("a"), bytes(3), bytes([65, 66]))
print(list(), tuple(), dict(), set(), str(), int(), float(), bool(), bytes())
print(list({"a": 1}), list(range(3)), tuple("ab"), sorted(set("hello")), bytes("é", "utf-8"), bytearray(b"ab"))
for f in (lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: set(5), lambda: tuple(None), lambda: dict(5), lambda: bytes("a"), lambda: bytes([256]), lambda: list(1, 2), lambda: bool(1, 2), lambda: int(1, 2, 3), lambda: str(1, 2), lambda: len(5), lambda: len(), lambda: object(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(len("abc"), len([]), len({1: 2}), len(b"ab"), len(range(9)), len({1, 2}))
print(list(iter([1])), list(map(type, [1])), id(None) == id(None), type(id(1)).__name__)
