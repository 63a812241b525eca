"""What CPython writes as text and compiles has frames in "<string>": the methods of dataclasses."""
import traceback
import warnings
from dataclasses import InitVar, dataclass, field


def told(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except Exception:
        traceback.print_exc()


@dataclass
class Room:
    name: str
    seats: int = field(default=0, init=False)
    tables: list = field(default_factory=lambda: [1 / 0])
    key: InitVar[int] = 3
    floor: int = 0

    def __post_init__(self, key):
        if self.floor < 0:
            raise ValueError("below the ground")
        if key < 0:
            warnings.warn("an odd key", stacklevel=2)
            warnings.warn("a very odd key", stacklevel=3)


told(Room, "a", [], floor=-1)
told(Room, "b")
told(Room)
Room("c", [], -1)


class Upper(Room):
    def __init__(self, name):
        super().__init__(name, [], floor=-1)


told(Upper, "d")


@dataclass(order=True, frozen=True)
class Fixed:
    x: object

    @property
    def y(self):
        return self.x

    @y.setter
    def y(self, value):
        raise ValueError(value)


class Touchy:
    def __eq__(self, other):
        raise ArithmeticError("never compare these")

    def __lt__(self, other):
        raise ArithmeticError("nor order them")

    def __repr__(self):
        raise ArithmeticError("nor show them")

    def __hash__(self):
        raise ArithmeticError("nor hash them")


told(setattr, Fixed(1), "x", 2)
told(delattr, Fixed(1), "x")
told(Fixed(Touchy()).__eq__, Fixed(Touchy()))
told(Fixed(Touchy()).__lt__, Fixed(Touchy()))
told(repr, Fixed(Touchy()))
told(hash, Fixed(Touchy()))
told(hash, Fixed([]))


@dataclass
class Checked:
    x: int
    y: int

    def __setattr__(self, name, value):
        if value < 0:
            raise ValueError(f"{name} is negative")
        object.__setattr__(self, name, value)


told(Checked, 1, -1)
try:
    Checked(-1, 1)
except ValueError as e:
    tb = e.__traceback__
    while tb:
        code = tb.tb_frame.f_code
        print(code.co_name, code.co_filename == "<string>", tb.tb_lineno)
        tb = tb.tb_next
    print([(entry.name, entry.lineno, entry.line) for entry in traceback.extract_tb(e.__traceback__)])

Fixed(1).x = 5
