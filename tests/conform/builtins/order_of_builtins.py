"""The order of builtins is seen in vars() and decides between names that are equally near."""
import builtins
import collections.abc
from dataclasses import dataclass

given = ("None", "False", "True", "quit", "exit", "copyright", "credits", "license", "help")
names = [name for name in vars(builtins) if name not in given and not name.startswith("_")]
print(names)
print([n for n in collections.abc.__all__ if not hasattr(getattr(collections.abc, n), "__class_getitem__")])


@dataclass(kw_only=True)
class Base:
    a: int
    b: int = 0


@dataclass(kw_only=False)
class Point(Base):
    c: int
    d: int = 1


for args, kwargs in [((1, 2, 3), {}), ((1, 2, 3), {"a": 1}), ((1, 2, 3, 4), {"a": 1, "b": 2}), ((1,), {"c": 2, "a": 1}),
                     ((1, 2, 3), {"c": 2}), ((1, 2, 3), {"z": 2}), ((), {}), ((1,), {})]:
    try:
        print(Point(*args, **kwargs))
    except TypeError as e:
        print(e)
revattr(1)
