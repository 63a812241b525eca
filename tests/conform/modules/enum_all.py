"""Enumerations: members, aliases, auto, flags, mixins, the metaclass."""
import enum
from enum import Enum, IntEnum, IntFlag, Flag, StrEnum, auto, unique


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    G = 6.67e-11

    def __init__(self, mass, radius=None):
        self.mass, self.radius = mass, radius

    @property
    def heavy(self):
        return self.mass > 1e24

    @classmethod
    def default(cls):
        return cls.EARTH

    @staticmethod
    def hint():
        return "a planet"


print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.heavy, Planet.default(), Planet.hint(), Planet.EARTH.mass, len(Planet))


class Color(Enum):
    RED = 1
    CRIMSON = 1
    GREEN = auto()
    BLUE = auto()
    _private = 7

    @classmethod
    def _missing_(cls, value):
        return cls.RED if value == "red" else None


print(list(Color), Color.CRIMSON is Color.RED, Color.__members__, Color(2), Color("red"), Color["BLUE"], Color.BLUE.value)
print(Color.RED.name, Color.RED._value_, Color, type(Color), Color.RED in Color, isinstance(Color.RED, Color), Color._private)
print(list(reversed(Color)), {Color.RED: 1}, Color.RED == 1, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"), bool(Color.RED))
print(f"{Color.RED} {Color.RED!r:>20} {Color.RED:>12}|", "%s" % Color.RED, str(Color.RED))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.RW, repr(Perm.RW), Perm.R | Perm.X, repr(Perm.R | Perm.X), ~Perm.R, Perm(0), repr(Perm(0)), list(Perm), list(Perm.RW))
print(Perm.W in Perm.RW, Perm.X in Perm.RW, Perm.RW & Perm.W, Perm.RW ^ Perm.R, bool(Perm.R & Perm.X), len(Perm.RW), Perm(7), Perm(5).value)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 8, repr(Mode.A | 8), Mode(3) + 1, ~Mode.A, repr(~Mode.A), f"{Mode.B}", Mode.A in Mode(3), 1 | Mode.B)


class Level(IntEnum):
    LOW = 1
    HIGH = 10

    def up(self):
        return Level(self + 9)


print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.HIGH > 5, sorted([Level.HIGH, Level.LOW]), f"{Level.HIGH:04d}", Level.LOW.up(), [10, 20][Level.LOW], max(Level), "%d" % Level.HIGH)


class Word(StrEnum):
    HELLO = auto()
    BYE = "good bye"


print(Word.HELLO, repr(Word.BYE), Word("hello"), Word.BYE.upper(), f"{Word.HELLO:>8}", Word.HELLO == "hello", {"hello": 1}[Word.HELLO], ",".join(Word))


class Old(str, Enum):
    A = "a"
    B = "b"


print(Old.A, f"{Old.A}", Old.A == "a", Old("b"), repr(Old.A), Old.A.upper(), isinstance(Old.A, str))


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{count}:{name.lower()}"
    FIRST = auto()
    SECOND = auto()


print([n.value for n in Named], Enum("Dyn", "A B C")(2), list(Enum("Pairs", [("x", 5), ("y", 6)])), IntEnum("I", ["one", "two"]).two + 1)


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord.PY, Coord(1).label)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def extend():
    class More(Color):
        PINK = 9


def twice():
    class Twice(Enum):
        A = 1
        A = 2


def doubled():
    @unique
    class Doubled(Enum):
        A = 1
        B = 1


class Empty(Enum):
    def shout(self):
        return self.name + "!"


class Filled(Empty):
    ONE = 1


print(Filled.ONE.shout(), Filled.ONE)
for f in (lambda: Color(9), lambda: Color["NO"], lambda: Color.NO, lambda: setattr(Color, "RED", 3), lambda: delattr(Color, "RED"),
          lambda: setattr(Color.RED, "value", 2), extend, twice, doubled, lambda: Color.RED < Color.GREEN, lambda: Perm(99), lambda: Perm("x"),
          lambda: Perm.R | 1, lambda: Empty(1), lambda: 3 in Perm.R, lambda: Level("x"), lambda: StrEnum("S", {"a": 1})):
    attempt(f)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
