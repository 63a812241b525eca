"""Hints whose arguments are hints in turn: Concatenate, generic named tuples, what Generic takes and what not."""
import collections.abc
import re
from typing import Callable, Concatenate, Generic, NamedTuple, ParamSpec, Tuple, TypeVar, TypeVarTuple, Unpack

T, P, Ts = TypeVar('T'), ParamSpec('P'), TypeVarTuple('Ts')


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T = None

    def turned(self):
        return type(self)(self.second, self.first)


print(Pair[int], Pair[int](1, 2), Pair(1).turned(), Pair.__mro__, Pair.__parameters__, Pair._fields, issubclass(Pair, tuple), Pair.__orig_bases__[1])


class Named(Pair[str]):
    pass


print(Named('a'), Named.__mro__, Named.__orig_bases__)
print(Concatenate[int, P][[str, float]], Concatenate[int, P][str, float], Concatenate[int, P][Concatenate[str, P]], Callable[Concatenate[int, P], T][[str], bytes])
print(collections.abc.Callable[Concatenate[int, P], int][[str, float]], Callable[int, str], Callable[P, T].__parameters__)


def twice():
    class Both(Generic[T], Generic[P]):
        pass


def plain():
    class Packed(Generic[Ts]):
        pass


def patterns(kind):
    class More(kind):
        pass


class Unpacked(Generic[Unpack[Ts]]):
    pass


print(Unpacked[int, str], Tuple[Unpack[Ts]].__parameters__)
for call in (twice, plain, lambda: patterns(re.Pattern), lambda: patterns(re.Match), lambda: collections.abc.Callable[int, str], lambda: collections.abc.Callable[int], lambda: Concatenate[int, str]):
    try:
        print(call())
    except TypeError as error:
        print(error)
