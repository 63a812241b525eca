"""Enumerations: data types and their texts, composites of flags, boundaries, properties under members' names, dir()."""
import enum
import warnings
from dataclasses import dataclass
from datetime import date
from enum import (CONFORM, EJECT, KEEP, STRICT, Enum, Flag, IntEnum, IntFlag, ReprEnum, StrEnum, auto, member, nonmember,
                  property as enum_property)

warnings.simplefilter('always')


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Seen(Enum):
    def __init_subclass__(cls, **kwargs):
        print('made', cls.__name__, list(cls), kwargs)


class Colour(Seen):
    RED = auto()
    BLUE = auto(), auto()
    GREEN = auto()
    also_red = 1

    def mixed(self):
        return self.name.lower()


print(list(Colour), Colour.BLUE.value, Colour.also_red, Colour.RED.mixed(), dir(Colour.RED), Colour._value_repr_)
print([n for n in dir(Colour)], Colour._new_member_ is object.__new__)


class Holiday(date, Enum):
    NEW_YEAR = 2024, 1, 1
    XMAS = 2024, 12, 25


print(Holiday.XMAS, repr(Holiday.XMAS), f'{Holiday.XMAS:>15}', Holiday(date(2024, 1, 1)), Holiday.XMAS.month)


@dataclass
class Size:
    width: int
    height: int = 1


class Boxes(Size, Enum):
    SMALL = 1, 2
    BIG = 3


print(repr(Boxes.SMALL), Boxes.BIG.width, Boxes.SMALL)


class Hex(int):
    def __repr__(self):
        return hex(self)


class Codes(Hex, Enum):
    OK = 10


class Plain(float, ReprEnum):
    HALF = 0.5


class Names(StrEnum):
    FIRST_NAME = auto()
    OTHER = 'x'


class Numbers(IntEnum):
    ONE = 1
    __str__ = lambda self: self.name.title()


print(repr(Codes.OK), Codes.OK + 1, str(Plain.HALF), repr(Plain.HALF), f'{Plain.HALF:.2f}', Names.FIRST_NAME, repr(Names.OTHER),
      f'{Names.OTHER:>3}', Numbers.ONE, f'{Numbers.ONE}', '%d' % Numbers.ONE, int.__repr__(Numbers.ONE))


class Perm(Flag):
    R, W, X = 4, 2, 1
    RW = 6
    NONE = 0


for value in (Perm.R | Perm.W, Perm.R | Perm.X, ~Perm.R, Perm(0), Perm(7), Perm.RW & Perm.W, Perm.R ^ Perm.RW):
    print(repr(value), str(value), list(value), len(value), value.name, bool(value))
print(Perm.R in Perm.RW, ~~Perm.R is Perm.R, Perm.RW in list(Perm), [p for p in Perm])
show(Perm, 8)
show(Perm, -9)
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    Bits = Flag('Bits', 'A B', boundary=boundary)
    show(lambda: repr(Bits(5)))
    show(lambda: repr(Bits(-1)))
    show(lambda: repr(~Bits.A))


class IntBits(IntFlag):
    A, B = 1, 2


print(IntBits.A | 8, repr(IntBits.A | 8), repr(IntBits(-1)), repr(~IntBits.A), IntBits.A + 1, f'{IntBits.A:03d}', repr(IntBits(0)))


class WithProperty(Enum):
    value_of = 1
    name = 'n'

    @enum_property
    def size(self):
        return 3


print(WithProperty.name, WithProperty.value_of.name, WithProperty.value_of.size)
show(lambda: WithProperty.size)
show(lambda: setattr(WithProperty.value_of, 'value', 2))


class Odd(Enum):
    _ignore_ = 'helper i'
    helper = 3
    for i in range(2):
        vars()[f'N{i}'] = i

    @member
    def call():
        return 1

    hidden = nonmember(5)


print([m.name for m in Odd], Odd.hidden, hasattr(Odd, '_ignore_'), Odd.call.value())
show(lambda: Enum('E', 'a b', module='m', start=5)(6))
show(lambda: Enum('E', {'a': 1, 'mro': 2}))
show(lambda: Colour('none'))
show(lambda: Colour['none'])
show(lambda: 3 in Colour)
show(lambda: setattr(Colour, 'RED', 1))
show(lambda: delattr(Colour, 'RED'))


def late():
    class Late(Enum):
        a = auto()

        def _generate_next_value_(name, start, count, last):
            return name


def ordered():
    class Ordered(Enum):
        _order_ = 'a c b'
        a, b, c = 1, 2, 3


def two_types():
    class Two(int, str, Enum):
        a = 1


def sunder():
    class Sunder(Enum):
        _x_ = 1


def missing():
    class Missing(Enum):
        a = 1

        @classmethod
        def _missing_(cls, value):
            return 5 if value == 2 else 1 / 0
    show(Missing, 2)
    return Missing(3)


for f in (late, ordered, sunder, missing):
    show(f)


class Mixed(Enum):
    text = 'a'
    number = auto()

    class Inner:
        pass


print(list(Mixed), type(Mixed.Inner), enum.pickle_by_enum_name(Colour.RED, 2))
