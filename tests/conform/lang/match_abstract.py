# What counts as a sequence or a mapping, and how a mapping is asked.
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from collections.abc import Mapping, MutableSequence, Sequence
from types import MappingProxyType


class Table(Mapping):
    def __getitem__(self, key):
        print("item", key)
        return {"a": 1}[key]

    def __iter__(self):
        return iter("a")

    def __len__(self):
        return 1


class Row(Sequence):
    def __getitem__(self, i):
        print("item", i)
        return [1, 2][i]

    def __len__(self):
        return 2


class Looks:
    def __getitem__(self, i):
        return 1

    def __len__(self):
        return 1

    def keys(self):
        return ["a"]


class Stubborn(dict):
    def get(self, key, default=None):
        print("get", key)
        return default


def kind(value):
    match value:
        case {"a": 1, **rest}:
            return "mapping", dict(rest)
        case {}:
            return "other mapping"
        case [1, *rest]:
            return "sequence", rest
        case [*_]:
            return "other sequence"
        case _:
            return "neither"


Pair = namedtuple("Pair", "a b")
for value in (Table(), Row(), Looks(), Stubborn(a=1), UserDict(a=1, b=2), UserList([1, 2]), UserString("1"), ChainMap({"a": 1}, {"c": 3}),
              OrderedDict(a=1), defaultdict(int), deque([1]), Pair(1, 2), MappingProxyType({"a": 1}), range(1, 3), "1", b"1",
              bytearray(b"1"), {1}, iter([1])):
    print(type(value).__name__, kind(value))
