"""attrs: what most programs use of it. (regen.py needs the package attrs for this one.)"""
import attr, attrs
from typing import List, Optional
from attrs import define, field, validators
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, str(e)[:90])
@attr.s
class A:
    x = attr.ib()
    y = attr.ib(default=2, repr=False)
    z = attr.ib(init=False, repr=False)
    l = attr.ib(factory=list)
    def __attrs_post_init__(self): self.z = self.x * 2
@attr.s(auto_attribs=True, frozen=True)
class P:
    a: int
    b: str = "q"
    _c: int = 0
@define
class D:
    n: int = field(validator=validators.instance_of(int))
    tags: List[str] = field(factory=list, converter=list)
    o: Optional[int] = None
    @n.validator
    def _check(self, attribute, value):
        if value < 0: raise ValueError(f"{attribute.name} < 0")
@define
class E(D):
    extra: str = "e"
t(lambda: A(1)); t(lambda: A(1, 2, [3])); t(lambda: A()); t(lambda: A(1) == A(1)); t(lambda: A(1) < A(2)); t(lambda: hash(A(1))); t(lambda: A(1).z); t(lambda: A(1, q=2))
t(lambda: P(1)); t(lambda: P(1, c=5)); t(lambda: P(1)._c); t(lambda: {P(1): 2}[P(1)]); t(lambda: setattr(P(1), "a", 3)); t(lambda: attr.asdict(P(1))); t(lambda: attr.evolve(P(1), a=9)); t(lambda: attr.astuple(P(1, "z")))
t(lambda: D(1)); t(lambda: D(-1)); t(lambda: D(1, "ab")); t(lambda: setattr(D(1), "new", 1)); t(lambda: D(1) < D(2)); t(lambda: E(1, extra="f")); t(lambda: [f.name for f in attrs.fields(E)]); t(lambda: hash(D(1)))
d = D(3); d.n = 4; print(d); print(attr.has(D), attr.has(int), attrs.asdict(E(1)))
