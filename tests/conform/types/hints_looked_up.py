"""get_type_hints: texts are looked up, None is its type, classes have those of their bases."""
from __future__ import annotations
import typing
from typing import Annotated, List, Optional, Union, get_args, get_origin, get_type_hints
from types import UnionType


class Node:
    left: Node | None
    names: list[str]
    other: 'Optional[Node]' = None


class Leaf(Node):
    value: typing.Dict[str, tuple[int, ...]]
    names: tuple[()]
    note: Annotated[int, 'n']


def f(a: int | str, b: None, *rest: List['Node'], **kw: Union[int, 'Node']) -> typing.Callable[[int], str]: pass


def show(hints):
    for name, hint in hints.items():
        print(name, hint)


show(get_type_hints(Node))
show(get_type_hints(Leaf))
show(get_type_hints(f))
print(get_type_hints(Leaf, include_extras=True)['note'], get_type_hints(f, {'int': 1, 'str': 2, 'List': List, 'Node': Node,
      'Union': Union, 'typing': typing})['a'])
print(get_origin(int | str) is UnionType, get_args(int | str), get_origin(Optional[int]) is Union, get_args(Optional[int]))


def unknown(x: Missing): pass


for wrong in unknown, 3:
    try:
        get_type_hints(wrong)
    except Exception as e:
        print(type(e).__name__, e)
