# __defaults__ of constructors that the library writes; obeyed where a program changes them. *tuple[int].
from collections import namedtuple
from dataclasses import dataclass, field
P=namedtuple('P','a b c')
P.__new__.__defaults__=(None,)*len(P._fields)
print(P(), P(1), P(c=3), P.__new__.__defaults__)
Q=namedtuple('Q','a b c', defaults=[5])
print(Q.__new__.__defaults__, Q(1,2))
try: Q(1)
except TypeError as e: print(e)
try: Q(1,2,3,4)
except TypeError as e: print(e)
@dataclass
class D:
    a: int
    b: int = 2
    c: list = field(default_factory=list)
    d: int = field(default=4, kw_only=True)
print(D.__init__.__defaults__, D.__init__.__kwdefaults__, D(1), D(1, d=3))
try: D()
except TypeError as e: print(e)
@dataclass
class E:
    a: int
print(E.__init__.__defaults__, E.__init__.__kwdefaults__)
from typing import NamedTuple
class N(NamedTuple):
    x: int
    y: int = 3
print(N.__new__.__defaults__, N(1))
def f(*args: *tuple[int, ...]): pass
print(f.__annotations__, [*tuple[int]], tuple[*tuple[int, ...]])
