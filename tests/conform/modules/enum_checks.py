"""enum: verify, names in the module, a dataclass made by a call, all error numbers."""
import dataclasses
import enum
import errno
import inspect
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, IntFlag, auto, global_enum, verify


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Plain(Enum):
    A, B, C = 1, 2, 4
    D = 2


class Bits(Flag):
    ONE, FOUR = 1, 4
    BOTH = 5
    MORE = 7
    MOST = 0x3f


class Fine(IntFlag):
    A = auto()
    B = auto()
    AB = A | B


for check in UNIQUE, CONTINUOUS, NAMED_FLAGS:
    for cls in Plain, Bits, Fine:
        attempt(verify(check), cls)
print(verify()(Plain) is Plain, list(enum.EnumCheck), repr(UNIQUE))
attempt(verify(UNIQUE), int)
print(enum.show_flag_values(Bits.MOST), enum.show_flag_values(0))


@global_enum
class Colour(Enum):
    RED = 1
    BLUE = 2


@global_enum
class Rights(IntFlag):
    READ = 1
    WRITE = 2


@global_enum
class Level(IntEnum):
    LOW = 1


print(RED, repr(BLUE), READ, repr(READ | WRITE), repr(Rights(0)), LOW, repr(LOW), [Colour.RED])

Point = dataclasses.make_dataclass('Point', ['x', ('y', int), ('z', float, dataclasses.field(default=1.5))],
                                   namespace={'size': lambda self: self.x + self.y}, order=True)
p = Point(1, 2)
print(p, p.size(), Point.__annotations__, p < Point(1, 3), Point.__module__)
Sub = dataclasses.make_dataclass('Sub', [('w', str, 'w')], bases=(Point,), frozen=False)
print(Sub(1, 2), Sub.__mro__[1] is Point)
for fields in (['1x'], ['class'], ['a', 'a'], [('a', int, 1, 2)], [3]):
    attempt(dataclasses.make_dataclass, 'Wrong', fields)
print(errno.ESRCH, errno.errorcode[11], errno.errorcode[95], len(errno.errorcode), errno.EDEADLOCK)


async def coroutine(): pass
def generator(*a, **k): yield


print(coroutine.__code__.co_flags & inspect.CO_COROUTINE, generator.__code__.co_flags & inspect.CO_GENERATOR,
      generator.__code__.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS))
