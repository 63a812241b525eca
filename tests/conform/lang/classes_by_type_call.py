"""type(name, bases, namespace): the metaclass of a base makes the class and gets its word in."""
import types
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...


Square = type("Square", (Shape,), {"area": lambda self: 4})
print(type(Square) is ABCMeta, Square().area(), Square.__abstractmethods__)
try:
    type("Half", (Shape,), {})()
except TypeError as e:
    print(e)


class Registry(type):
    names = []

    def __new__(meta, name, bases, namespace, **kwargs):
        print("new", meta.__name__, name, kwargs)
        return super().__new__(meta, name, bases, namespace | {"made_by": "new"})

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)
        Registry.names.append(name)


class Base(metaclass=Registry):
    pass


Made = type("Made", (Base,), {"x": 1})
print(type(Made).__name__, Made.x, Made.made_by)
print(type.__new__(type, "Raw", (Base,), {}).made_by)
print(types.new_class("Other", (Base,), {"tag": 1}).made_by, Registry.names)


class Bad(type):
    def __init__(cls, *args):
        raise LookupError("not this one")


class Plain(metaclass=type("Quiet", (type,), {})):
    pass


try:
    type("X", (Plain, Bad("Y", (), {})), {})
except LookupError as e:
    print("LookupError", e)
try:
    type("Z", (Base, Plain), {})
except TypeError as e:
    print(e)
print(type(type("P", (Plain,), {})).__name__)
