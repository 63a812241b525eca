"""@dataclass(slots=True): no other attributes, defaults, inheritance."""
from dataclasses import dataclass, field, fields, replace, asdict
from datetime import timedelta, timezone


@dataclass(slots=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    def norm(self):
        return abs(self.x) + abs(self.y)




p = Point(1)
p.y = 5
print(p, p.norm(), Point.__slots__, hasattr(p, "__dict__"), [f.name for f in fields(Point)], replace(p, x=7), asdict(p))
try:
    p.z = 3
except AttributeError as e:
    print(e)
print(Point.__qualname__, Point.__module__, Point(1, 2) == Point(1, 2))


@dataclass(slots=True)
class Child(Point):
    extra: str = "more"


c = Child(1, extra="x")
print(c, Child.__slots__, Child.__mro__[1].__name__)
try:
    @dataclass(slots=True)
    class Twice:
        __slots__ = ("a",)
        a: int
except TypeError as e:
    print(e)
print(timezone(timedelta(0)), repr(timezone(timedelta(0))), timezone(timedelta(0)) is timezone.utc, repr(timezone(timedelta(0), "UTC")))
print(repr(timezone(timedelta(hours=2))), timezone(timedelta(hours=2), "X"))
