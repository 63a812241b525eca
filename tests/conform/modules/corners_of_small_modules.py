"""What CPython's own tests ask of small modules: namespaces in themselves, templates of one's own, sets of weak things."""
import asyncio
import collections.abc
import copy
import operator
import random
import string
import struct
import types
import weakref
from contextlib import asynccontextmanager, contextmanager
from fractions import Fraction


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Named(types.SimpleNamespace):
    pass


for kind in (types.SimpleNamespace, Named):
    space = kind(a=1)
    space.me, space.all = space, [space]
    print(space)


class Loose(string.Template):
    pattern = r'(?P<odd>%)|(?P<escaped>@{2})|@(?P<named>[a-z]+)|@{(?P<braced>[a-z]+)}|(?P<invalid>@)'


print(Loose('@a @@ @{b}').substitute(a=1, b=2), Loose('@a @@ @{b}').get_identifiers(), Loose('@ ').is_valid(), Loose('@a').is_valid())
for call in (lambda: Loose('%').substitute(), lambda: Loose('%').safe_substitute(), lambda: Loose('%').is_valid(), lambda: Loose('%').get_identifiers()):
    try:
        call()
    except ValueError as error:
        print(error.args[0])
for text in ('3.14_15e-1_0', '1_0/2_0', '1_', '1e_5', '1__0'):
    tell(lambda: Fraction(text))
print(random.Random().random() == random.Random().random(), random.Random(3).random() == random.Random(3).random())
tell(lambda: struct.calcsize('>\0h'))
print(sorted(operator.__all__)[:3], len(operator.__all__))


class Thing:
    def __init__(self, name):
        self.name = name


class Slotted(weakref.WeakSet):
    __slots__ = ('x', 'y')


a, b, c = map(Thing, 'abc')
things = weakref.WeakSet([a, b])


def names(found):
    return sorted(thing.name for thing in found)


print(isinstance(things, collections.abc.MutableSet), len(things.data), type(things.data), names(things | [c]), names(things & [b, c, []]), names(things ^ [b, c]))
for call in (lambda: things - [[]], lambda: things ^ [[]], lambda: things | [[]], lambda: things.issubset([[]]), lambda: things.intersection_update([3]),
             lambda: things <= [a, b, c], lambda: things < [a, b], lambda: things == [a, b], lambda: things == weakref.WeakSet([b, a]), lambda: things.isdisjoint([c]),
             lambda: weakref.ref(a, callback=None), lambda: weakref.ref(), lambda: weakref.ref(a, None, 1), lambda: weakref.ref(a) is weakref.ref(a)):
    tell(call)
slotted = Slotted([a])
slotted.x, slotted.note = 1, 2
for twin in (copy.copy(slotted), copy.deepcopy(slotted)):
    print(type(twin).__name__, twin.x, twin.note, hasattr(twin, 'y'), len(twin))
things -= things
print(len(things))


@contextmanager
def twice():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


@contextmanager
def goes_on():
    try:
        yield
    except KeyError:
        yield
    finally:
        print('closed after the error')


@asynccontextmanager
async def twice_async():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        print('closed, too')


def run(manager):
    with manager() as value:
        print('in', value)
        if manager is goes_on:
            raise KeyError('k')


async def run_async():
    async with twice_async() as value:
        print('in', value)


for call in (lambda: run(twice), lambda: run(goes_on), lambda: asyncio.run(run_async())):
    kept = None
    try:
        call()
    except RuntimeError as error:
        kept = error
        print('RuntimeError', error)
