"""A dataclass's docstring and signature, string annotations, and what inspect says of signatures."""
from __future__ import annotations

import dataclasses
import dataclasses as dc
import inspect
import typing
from abc import ABC, abstractmethod
from dataclasses import KW_ONLY, InitVar, dataclass, field


@dataclass
class Order:
    item: str
    count: int = 1
    tags: list[str] = field(default_factory=list)
    seen: typing.ClassVar[int] = 0
    scale: dc.InitVar[int] = 2
    other: 'ClassVar[int]' = 5
    _: KW_ONLY
    note: str | None = None

    def __post_init__(self, scale):
        self.count *= scale


print(Order.__doc__, inspect.signature(Order), inspect.signature(Order.__init__))
print(Order.__init__.__annotations__, [f.name for f in dataclasses.fields(Order)], Order('a', note='n'))


@dataclass(init=False)
class Own:
    """Own words."""
    x: int


@dataclass(init=False)
class Plain:
    x: int = 0

    def __init__(self, a, *rest, b: int = 3) -> None:
        pass


class Shape(ABC):
    @property
    @abstractmethod
    def size(self): ...


@dataclass
class Square(Shape):
    size: int = 3


print(Own.__doc__, Plain.__doc__, inspect.isabstract(Shape), inspect.isabstract(Square), Square())


def f(a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int]: ...


sig = inspect.signature(f)
print(sig, repr(sig.parameters['e']), sig.parameters['a'].kind, repr(sig.parameters['d'].kind), sig.return_annotation)
bound = sig.bind(1, 2, d=5, z=6)
print(bound, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound, sig.replace(return_annotation=inspect.Signature.empty), sig == inspect.signature(f), hash(sig) == hash(inspect.signature(f)))


def show(g, *args, **kwargs):
    try:
        print(g(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


show(sig.bind)
show(sig.bind, 1, 2)
show(sig.bind, 1, b=2, d=3)
show(sig.bind, 1, 2, 3, c=4, d=5)
show(inspect.signature(lambda x: 0).bind, 1, 2)
show(inspect.signature(lambda x: 0).bind, 1, y=2)
P = inspect.Parameter
show(P, 'a b', P.KEYWORD_ONLY)
show(P, 3, P.KEYWORD_ONLY)
show(P, 'a', 9)
show(P, 'a', P.VAR_KEYWORD, default=1)
show(inspect.Signature, [P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)])
show(inspect.Signature, [P('a', 1, default=1), P('b', 1)])
show(inspect.Signature, [P('a', 1), P('a', 1)])
show(inspect.signature, 3)
print(inspect.getfullargspec(f))
print(inspect.getcallargs(f, 1, 2, 3, 4, d=5, z=6))
print(inspect.get_annotations(f), inspect.get_annotations(Order)['item'])


class Base:
    """Base words.

        indented
    """

    def method(self):
        """Of the base."""


class Below(Base):
    def method(self): ...


print(inspect.getdoc(Below), inspect.getdoc(Below.method), inspect.getdoc(Below().method), inspect.cleandoc('  a\n    b\n  c\n'))
print(inspect.isroutine(len), inspect.ismethoddescriptor(str.join), inspect.isdatadescriptor(property()), inspect.isroutine(Base))


def outer():
    free = 1

    def inner(x):
        return free + len(x)
    return inner


print(inspect.getclosurevars(outer()).nonlocals, inspect.getattr_static(Base(), 'method').__name__)
