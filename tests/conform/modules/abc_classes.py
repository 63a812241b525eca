"""abc: abstract methods, properties, registration, __subclasshook__, and the errors."""
import abc
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        """How big."""

    @property
    @abstractmethod
    def sides(self): ...

    def describe(self):
        return f"{self.name}: {self.area():.2f}, {self.sides} sides"


class Square(Shape):
    def __init__(self, a):
        super().__init__("square")
        self.a = a

    def area(self):
        return self.a ** 2

    @property
    def sides(self):
        return 4


class Half(Shape):
    def area(self):
        return 0


for make in (lambda: Shape("x"), lambda: Half("h"), lambda: Square(2)):
    try:
        print(make().describe())
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__)
print(type(Shape), type(ABC), isinstance(Shape, ABCMeta), Shape.area.__isabstractmethod__, Shape.__mro__[-2:])
print(isinstance(Square(1), Shape), issubclass(Square, Shape), issubclass(Square, ABC), issubclass(int, Shape))


class Plugin(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def load(cls): ...

    @staticmethod
    @abstractmethod
    def version(): ...

    @abstractmethod
    async def run(self): ...


try:
    Plugin()
except TypeError as e:
    print(e)


@Plugin.register
class Foreign:
    pass


class Child(Foreign):
    pass


print(
    issubclass(Foreign, Plugin), isinstance(Child(), Plugin), Plugin in Foreign.__mro__)
print(Plugin.register(int) is int, isinstance(5, Plugin), isinstance("5", Plugin))
try:
    Plugin.register(5)
except TypeError as e:
    print(e)
try:
    issubclass(5, Plugin)
except TypeError as e:
    print(e)


class Closeable(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Closeable:
            return any("close" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class File:
    def close(self): ...


print(issubclass(File, Closeable), isinstance(File(), Closeable), isinstance(3, Closeable))


class Base(ABC):
    @abstractmethod
    def go(self):
        print("base go")


class Impl(Base):
    def go(self):
        super().go()
        print("impl go")


Impl().go()
Impl.extra = 1
print(Impl.extra, Impl.__name__, repr(Impl))


class Registry(ABCMeta):
    known = []

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        mcls.known.append((name, sorted(kw.items())))
        return cls


class A(metaclass=Registry, tag=1): ...


class B(A): ...


print(Registry.known, type(B))


class Mixin(abc.ABC):
    @property
    @abc.abstractmethod
    def value(self): ...

    @value.setter
    @abc.abstractmethod
    def value(self, v): ...


class Given(Mixin):
    value = 3


print(Given().value)
try:
    del Base.go
    class Late(Base): ...
    Late()
    print("late")
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)


class Empty(ABC): ...


print(isinstance(Empty(), ABC))
