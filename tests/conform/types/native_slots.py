# What the special methods of builtin types say when they are called by name.
def tried(f, *args):
    try:
        print(repr(f(*args)).split(" at 0x")[0])
    except Exception as e:
        print(type(e).__name__, e)


for method in (object.__repr__, int.__repr__, bool.__repr__, int.__and__, bool.__or__, float.__repr__, list.append):
    print(method)
    for args in ((), (True,), (5,), (True, True), (1, 2, 3)):
        tried(method, *args)
for value in (True, 5, "s", 1.5, [1], (), {}, None, b"", range(3)):
    tried(object.__repr__, value)
    tried(object.__str__, value)


class Loud(list):
    def __repr__(self):
        return "Loud" + super().__repr__()


class Number(int):
    def __index__(self):
        return 1


print(Loud([1]), list.__repr__(Loud()), object.__repr__(Loud()).split(" at ")[0], super(bool, True).__repr__())
print(int(Number(5)), [10, 20][Number(0)], range(Number(7)))
print(BaseException.__str__(KeyError("k")), KeyError.__str__(KeyError("k")))
tried(hash, slice(1))
tried(dict.fromkeys)
tried(bytes.fromhex)
tried("".join, 5)


class NoIterator:
    def __iter__(self):
        return 5


tried("".join, NoIterator())
tried(b"".join, NoIterator())
