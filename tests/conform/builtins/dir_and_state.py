# What dir() lists of a class and its instances; what object says an instance is made of.
import copy


class Plain:
    word = 1

    def __init__(self):
        self.own = [2]


class Slotted:
    __slots__ = ("a", "b")


class Told:
    def __reduce__(self):
        return Told, ()


class State:
    def __init__(self):
        self.x, self.cache = 1, object()

    def __getstate__(self):
        return {"x": self.x}


print(dir(Plain()))
print(dir(Plain))
print(dir(object()) == dir(object))
s = Slotted()
s.a = 5
print(Plain().__getstate__(), s.__getstate__(), Slotted().__getstate__(), object().__getstate__())
make, args, state, items, pairs = Plain().__reduce_ex__(4)
print(make.__name__, args, state, items, pairs)
print(s.__reduce_ex__(2)[1:3], Told().__reduce_ex__(2), ValueError(1, 2).__reduce__(), {1}.__reduce__())
print(copy.copy(State()).__dict__, copy.deepcopy(s).a, copy.copy(Told()).__class__.__name__, type(copy.copy(Plain())).__name__)
print((1).__sizeof__() > 0, Plain().__sizeof__() > 0)
try:
    object().__reduce_ex__("a")
except TypeError as e:
    print(e)
