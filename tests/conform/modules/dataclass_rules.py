"""What @dataclass refuses, and what it makes of fields that are none."""
from __future__ import annotations

import dataclasses
import typing
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


def show(what, f):
    try:
        got = f()
    except Exception as e:
        got = f"{type(e).__name__}: {e}"
    print(f"{what}: {got}")


def make(annotations, /, bases=(), options={}, **body):
    kind = type("C", bases, {"__annotations__": annotations, **body})
    return dataclass(**options)(kind)


class Unhashable:
    __hash__ = None


for value in ([], {}, set(), bytearray(), Unhashable()):
    show("mutable", lambda: make({"x": "object"}, x=value))
    show("mutable field", lambda: make({"x": "object"}, x=field(default=value)))
show("order of defaults", lambda: make({"a": int, "b": int}, a=1))
show("no annotation", lambda: make({}, x=field()))
show("both defaults", lambda: field(default=1, default_factory=int))
show("unknown", lambda: field(colour=1))
show("class factory", lambda: make({"x": ClassVar[list]}, x=field(default_factory=list)))
show("init factory", lambda: make({"x": "InitVar[list]"}, x=field(default_factory=list)))
show("class kw_only", lambda: make({"x": "typing.ClassVar[int]"}, x=field(kw_only=True)))
show("twice", lambda: make({"_": KW_ONLY, "x": int, "__": "KW_ONLY"}))
show("order", lambda: make({"x": int}, options={"order": True, "eq": False}))
show("own order", lambda: make({"x": int}, options={"order": True}, __lt__=lambda a, b: True))
show("own setattr", lambda: make({"x": int}, options={"frozen": True}, __setattr__=lambda *a: None))
show("own hash", lambda: make({"x": int}, options={"unsafe_hash": True}, __hash__=lambda a: 1))
show("weakref", lambda: make({"x": int}, options={"weakref_slot": True}))
show("metadata", lambda: field(metadata=3))


@dataclass(frozen=True, order=True)
class Cold:
    x: int
    shared: ClassVar[int] = 7
    y: int = field(default=2, compare=False)


@dataclass
class Warm:
    x: int


show("warm of cold", lambda: make({}, bases=(Cold,)))
show("cold of warm", lambda: make({}, bases=(Warm,), options={"frozen": True}))
show("less", lambda: Cold(1) < Cold(2, 0))
show("less than another", lambda: Cold(1) < 1)
show("equal to another", lambda: Cold(1) == Warm(1))
show("write", lambda: setattr(Cold(1), "x", 2))
show("write another", lambda: setattr(Cold(1), "z", 2))
show("delete", lambda: delattr(Cold(1), "x"))
show("hash", lambda: hash(Cold(1)) == hash(Cold(1, 5)))
show("hash of eq", lambda: hash(Warm(1)))
show("parameters", lambda: Cold.__dataclass_params__)
show("fields", lambda: [f.name for f in dataclasses.fields(Cold)])
show("all", lambda: {k: str(f._field_type) for k, f in Cold.__dataclass_fields__.items()})


class Free(Cold):
    pass


free = Free(1)
free.z = 3
show("free", lambda: free.z)
show("free x", lambda: setattr(free, "x", 2))


@dataclass
class Node:
    name: str
    next: Node | None = None


node = Node("a")
node.next = node
print(node)


@dataclass
class Start:
    base: InitVar[int]
    total: int = field(init=False)
    fixed: int = field(init=False, default=9)
    extra: dataclasses.InitVar[int] = 5

    def __post_init__(self, base, extra):
        self.total = base + extra


start = Start(1)
print(start, start.__dict__, Start.fixed)
show("init only", lambda: dataclasses.replace(start))
show("not in init", lambda: dataclasses.replace(start, base=1, total=3))
show("replaced", lambda: dataclasses.replace(start, base=3))
show("replace of a class", lambda: dataclasses.replace(Start, base=3))
print(InitVar[int], InitVar[typing.List[int]].type)


class Hooked:
    def __set_name__(self, owner, name):
        print("told", owner.__name__, name)


@dataclass
class Told:
    x: object = field(default=Hooked())


@dataclass(match_args=False)
class Silent:
    x: int


print(hasattr(Silent, "__match_args__"), Warm.__match_args__)
one = dataclasses.fields(make({"x": "int"}, x=field(default=1, metadata={"unit": "s"}, default_factory=dataclasses.MISSING)))[0]
print(one.metadata["unit"], one.name, one.type, one.default, one.kw_only)
show("metadata is read-only", lambda: one.metadata.update(a=1))
print(repr(one).replace(repr(dataclasses.MISSING), "MISSING"))
