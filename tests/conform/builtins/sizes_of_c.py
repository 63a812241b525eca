# Numbers that a C type would not hold, flags that must be ints, rows that must be iterable.
def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Half:
    def __repr__(self):
        raise ValueError("half")


class Trunc:
    def __init__(self, value):
        self.value = value

    def __trunc__(self):
        return self.value


def put(items, key, value):
    items[key] = value


big = 1 << 70
for make in (
    lambda: [1].pop(big), lambda: [].insert(-big, 1), lambda: "a".center(big), lambda: "a b".split(" ", big),
    lambda: "a".replace("a", "b", -big), lambda: "a".expandtabs(1 << 31), lambda: chr(big), lambda: chr(-1),
    lambda: sorted([1, 2], reverse="a"), lambda: [].sort(reverse=None), lambda: sorted([1, 2], reverse=True),
    lambda: put([1, 2], slice(None, None, 2), 5), lambda: put([1, 2], slice(0, 1), None), lambda: ",".join(len),
    lambda: int(Trunc("a")), lambda: int(Trunc(Trunc(1))), lambda: int(Trunc(3)), lambda: int("9" * 250 + "x"),
    lambda: len(str(10 ** 4299)), lambda: str(10 ** 4300), lambda: print("never seen", [1, Half()]),
    lambda: type("T", (tuple,), {})(x=1), lambda: type("S", (set,), {})(x=1), lambda: type("F", (frozenset,), {})(x=1),
):
    show(make)

n = 1
try:
    n @= 1
except TypeError as e:
    print(e)
n = 1.5
try:
    n >>= 1
except TypeError as e:
    print(e)
try:
    n %= []
except TypeError as e:
    print(e)


class Five(Exception):
    def __new__(cls):
        return 5


try:
    raise Five
except TypeError as e:
    print(e)


class Bool:
    def __int__(self):
        return True

    __index__ = __int__


print(int(Bool()), [1, 2][Bool()], not NotImplemented)
