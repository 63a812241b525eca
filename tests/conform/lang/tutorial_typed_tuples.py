"""typing.NamedTuple and Protocol as classes."""
import typing
from typing import NamedTuple, Optional, Protocol, runtime_checkable


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0
    label: Optional[str] = None

    @property
    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def moved(self, dx=0, dy=0):
        return self._replace(x=self.x + dx, y=self.y + dy)

    def __str__(self):
        return f"({self.x}, {self.y})"


p = Point(3, 4)
print(p, repr(p), p.norm, p.moved(1), p == (3, 4, None), Point.__doc__, Point._fields, Point._field_defaults)
x, y, _ = p
print(x, y, p[0], len(p), isinstance(p, tuple), Point.__bases__, sorted(Point.__annotations__), type(p).__name__)
for bad in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(z=1)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    class Wrong(NamedTuple):
        a: int = 1
        b: int
except TypeError as e:
    print(e)
try:
    class Wrong2(NamedTuple):
        a: int
        def _asdict(self): ...
except AttributeError as e:
    print(e)
Pair = NamedTuple("Pair", [("left", int), ("right", str)])
print(Pair(1, "b"), Pair.__annotations__)


class Quacks(Protocol):
    def quack(self) -> str: ...


@runtime_checkable
class Named(Protocol):
    name: str
    def greet(self) -> str: ...


class Duck:
    name = "d"
    def quack(self): return "quack"
    def greet(self): return "hi"


class Loud(Quacks):
    def quack(self): return "QUACK"


print(isinstance(Duck(), Named), isinstance(5, Named), Loud().quack(), isinstance(Loud(), Loud))
for bad in (lambda: isinstance(Duck(), Quacks), lambda: Quacks(), lambda: Named(), lambda: runtime_checkable(Duck)):
    try:
        print(bad())
    except TypeError as e:
        print(str(e)[:70])
