"""functools: what stands beside the common paths."""
import copy
import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence, Sized


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# the cache: a key whose __eq__ calls the function again, the order of use, its numbers
@functools.lru_cache(maxsize=3)
def same(x):
    return x


class Key:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return self.x

    def __eq__(self, other):
        if self.x == 2:
            same(Key(1))
        return self.x == other.x


same(Key(1)), same(Key(2))
print(same(Key(2)).x, same.cache_info())
same.cache_clear()
for n in (1, 2, 3, 1, 4, 2, 1):
    same(n)
print(same.cache_info(), same.cache_info().hits, same.cache_info()._fields)
print(copy.copy(same) is same, copy.deepcopy(same) is same, functools.lru_cache(4, typed=True)(abs).cache_parameters())
attempt(functools.lru_cache, 'x')

# partial
p = functools.partial(print, 1, sep='-')
print(p.args, p.keywords, functools.partial(p, 2, end='.\n').args, vars(p))
p.label = 'mine'
print(functools.partial(p, 3).func is p, copy.copy(p).label)


class Part(functools.partial):
    pass


print(repr(Part(int, base=2)).replace(repr(int), 'int'), Part(int, base=2)('101'))
attempt(functools.partial)
attempt(functools.partial, 3)
ring = functools.partial(len)
ring.__setstate__((len, (ring,), {}, None))
print(ring)


class Cell:
    def __init__(self):
        self.alive = False

    def set(self, state):
        self.alive = state

    live = functools.partialmethod(set, True)
    make = functools.partialmethod(classmethod(lambda cls, n: [cls] * n), 2)
    static = functools.partialmethod(staticmethod(lambda a, b: (a, b)), 1)


c = Cell()
c.live()
print(c.alive, len(Cell.make()), c.static(2), Cell.live.__name__)
attempt(functools.partialmethod, 3)


# cached_property
class Slotted:
    __slots__ = ()

    @functools.cached_property
    def one(self):
        return 1


class Lone:
    pass


Lone.late = functools.cached_property(lambda self: 2)
attempt(lambda: Slotted().one)
attempt(lambda: Lone().late)
try:
    class Twice:
        a = b = functools.cached_property(lambda self: 1)
except (TypeError, RuntimeError) as e:
    print(type(e).__name__, e, repr(e.__cause__))

# cmp_to_key
key = functools.cmp_to_key(lambda a, b: (a > b) - (a < b))
print(key(1) < key(2), key(1) == key(1), key(3).obj, sorted([3, 1, 2], key=key))
attempt(lambda: key(1) < 3)
attempt(lambda: hash(key(1)))


# total_ordering: the class's own comparison, even a subclass's
@functools.total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Size) else NotImplemented


class Reversed(Size):
    def __lt__(self, other):
        return self.n > other.n


print(Size(1) <= Size(1), Size(1) > Size(2), Reversed(1) >= Reversed(2), Size.__ge__.__name__)
attempt(lambda: Size(1) >= 3)
attempt(functools.total_ordering, type('Bare', (), {}))


# singledispatch over abstract classes
@functools.singledispatch
def tell(x):
    return 'object'


tell.register(Sized, lambda x: 'sized')
tell.register(Mapping, lambda x: 'mapping')


@tell.register
def _(x: int | float):
    return 'number'


@tell.register
def _(x: list):
    return 'list'


print(tell({}), tell('abc'), tell(1), tell(1.5), tell([]), tell(None), tell.dispatch(bool)(True))


class Both(Sized, Iterable):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


print(tell(Both()), type(tell.registry).__name__, len(tell.registry))
tell.register(Iterable, lambda x: 'iterable')
print(tell(Both()))


class Odd:
    def __len__(self):
        return 1

    def __iter__(self):
        return iter((1,))


attempt(tell, Odd())
attempt(tell)
attempt(tell.register, 'x')
attempt(tell.register, 'x', len)
attempt(tell.register, Odd())


def wrong(x: 'int', y: 3): pass


class Base(ABC):
    @functools.singledispatchmethod
    @abstractmethod
    def show(self, x):
        pass

    @functools.cached_property
    def value(self):
        return 1


print(Base.__abstractmethods__)


class Shown(Base):
    @functools.singledispatchmethod
    def show(self, x):
        "shows"
        return 'object'

    @show.register
    def _(self, x: int):
        return 'int'

    @functools.singledispatchmethod
    @classmethod
    def of(cls, x):
        return cls.__name__, 'object'

    @of.register
    @classmethod
    def _(cls, x: str):
        return cls.__name__, 'str'


print(Shown().show(1), Shown().show(''), Shown.of(1), Shown.of('a'), Shown.of.__name__, Shown.show.__doc__)
attempt(functools.singledispatchmethod, 3)
attempt(functools.reduce, max, 3)
attempt(functools.reduce, max, [])
