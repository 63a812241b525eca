from dataclasses import dataclass, field
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def total(self):
        return self.x + self.y
p = Point(1)
print(p, p == Point(1, 0), p != Point(2), p.total(), Point(1, y=5, tags=["a"]))
p.tags.append("t")
print(p.tags, Point(3).tags)
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
print(sorted([Job(3, "c"), Job(1, "a"), Job(2, "b")]))
@dataclass(frozen=True)
class Frozen:
    v: int
f = Frozen(1)
try:
    f.v = 2
except AttributeError as e:
    print(type(e).__name__, e)
print({f: 1}[Frozen(1)])
try:
    Point()
except TypeError as e:
    print(e)
