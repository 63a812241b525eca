"""collections.abc and typing's names: isinstance by methods, by registration, and what a class gets for its few methods."""
import collections
import typing
from collections.abc import (Awaitable, Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping,
                             MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)

VALUES = [[], (), {}, set(), frozenset(), 'text', b'bytes', bytearray(), range(3), 5, len, (x for x in ()), iter([]),
          {}.keys(), {}.items(), collections.deque(), None]
for abstract in (Hashable, Iterable, Iterator, Reversible, Sized, Container, Collection, Callable, Generator, Sequence,
                 MutableSequence, Set, MutableSet, Mapping, MutableMapping, Awaitable):
    print(f'{abstract.__name__:16}', *(int(isinstance(v, abstract)) for v in VALUES))


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]


r = Row(3, 1, 2, 1)
print(list(r), 1 in r, 9 in r, r.index(2), r.count(1), list(reversed(r)), isinstance(r, Iterable))
try:
    r.index(7)
except ValueError as e:
    print('ValueError', e)


class Box(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


b = Box()
b.update(a=1, b=2)
b.update({'c': 3})
print(sorted(b), b.get('z', 0), b.pop('a'), b.setdefault('q', 9), list(b.items()), b == {'b': 2, 'c': 3, 'q': 9}, 'b' in b)
print(list(b.values()), b.keys() & {'b', 'x'}, b.popitem(), len(b))
b.clear()
print(dict(b))


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)


s = Bag('abc')
print(list(s & {'a', 'c'}), list(s | Bag('d')), list(s - {'b'}), list(s ^ {'c', 'e'}), s == {'a', 'b', 'c'}, s <= Bag('abcd'))
s |= 'xy'
s -= {'a'}
s.remove('b')
print(list(s), s.isdisjoint('q'))
try:
    s.remove('nope')
except KeyError as e:
    print('KeyError', e)
try:
    Mapping()
except TypeError as e:
    print(e)


class Count(Iterator):
    n = 0

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(Count()), isinstance(Count(), Iterable), issubclass(list, Sequence), issubclass(list, Mapping))


class NoIter:
    __iter__ = None


print(isinstance(NoIter(), Iterable), isinstance(5, typing.Hashable), isinstance([], typing.Sequence),
      isinstance({}, typing.Mapping), isinstance([], typing.List), isinstance(3, typing.Union[int, str]),
      isinstance(None, typing.Optional[int]))
T = typing.TypeVar('T')


class Stack(typing.Generic[T]):
    def __init__(self):
        self.items = []

    def push(self, x: T) -> None:
        self.items.append(x)


print(Stack[int], Stack[int]().items, Stack.push.__annotations__, typing.Callable[[int], str])
