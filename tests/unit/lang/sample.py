#!/usr/bin/env python
"""Every form of the grammar once; sample.ast is CPython 3.11's tree of it."""
import asyncio, os.path as p, a.b.c
from . import x
from ..pkg.mod import (one, two as deux,)
from ... import *
from .a import b as c, d
é = naïve = 1_000
n = [0xFF, 0o17, 0b1010, 00, 1_0.5e-3, .5, 1., 1e10, 0xFFFFFFFFFFFFFFFFFFFFFFFF, 123456789012345678901234567890]
s = 'a' "b" '''c
d''' r'\n' "\x41\u00e9\U0001F600\101\
joined\q", b'by\x00te' if False else b"\xff"
t = (), (1,), (1, 2), [], [1, *y], {1, *z}, {}, {'a': 1, **b}, ..., None, True, False
f0 = f"" f"{a}" "tail" f'{b!r:>{w}}|{c=}|{ d = !s}|{{}}' rf"\d{x:%H:%M}"
f1 = f"""
  {a
   + b} é {c['k']:{d}.{e}f}
{f(x)(y)[z]} {lambda_ if x else (lambda: 1)()}""" + f'{x!a}{"in" "ner"}{ {1: 2}[1] }{a != b}{a:{{}}}'
a = b, *c = d = (yield_)
a.b, c[0], [d, (e, *f)] = g
x: int
x.y: "list[int]" = 3
(x): int | None = None
a[b]: c = d, e
x += 1; y -= 2; z *= 3; a @= 4; b /= 5; c %= 6; d &= 7; e |= 8; f ^= 9; g <<= 1; h >>= 2; i **= 3; j //= 4
del a, (b, c), [d.e, f[0]]
assert x, "message"
assert (a, b)
pass; x = 1;
v = a or b or c and d and not e
w = a < b <= c != d == e > f >= g is h is not i in j not in k
u = a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** -n ** ~o
u = -a ** +b, (a + b) * c, not not a
q = a if b else c if d else e
k = (y := 5) + f(z := 6, *args, k=1, **kw)(a for a in b)(*c, d, e=2, *g, **h)
sl = a[1], a[1:2], a[::2], a[:, 1, ...], a[b:=1], a[*c], a[*c, 1:], a[:]
l = lambda: 0, lambda a, /, b=1, *c, d, e=2, **f: a, lambda *, k: k, lambda *a: a
comp = [x for x in y if z if w for a, *b in c], {x: y for x, y in z}, {x for (x) in y}, (i for i in j or k)
print(x for x in y)
match = case = _ = 1
match(x)
match[case] = _


@decorator
@dotted.name(arg)
def function(a, b: int = 1, /, c: "str" = 2, *args: *Ts, d, e: float = 3, **kwargs: dict) -> list[int]:
    """doc"""
    global g1, g2
    def inner(*, k): nonlocal a, b; return
    return a, *b


class Empty: pass


@decorated
class Child(Base, *mixins, metaclass=Meta, **options):
    'doc'
    attribute: int = 0

    def method(self): return (yield)


async def coroutine(x, *, y=1):
    await x
    r = await f(await g) ** 2
    async for i in aiter(): continue
    else:
        break
    async with a as b, c, d as (e, f), g as h.i:
        return [x async for x in y if await z] + [await w for w in v]
    async with (a as b, c as d,): pass
    yield
    x = yield 1, 2
    await asyncio.gather(*[t async for t in u])


def generator():
    x = yield from y
    yield from z
    yield *a, b
    raise
    raise A
    raise B from C


if a:
    b
elif c:
    d
elif e: f
else:
    g
while x:
    if y: continue
    break
else:
    z
for a, b in c, d: e
for x, in y:
	tab = 1
else: pass
with a: pass
with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (a as b): pass
with (yield_(a)).b as c, d: pass
try:
    a
except A: b
except (B, C) as e:
    c
except:
    d
else:
    e
finally:
    f
try: a
finally: b
try:
    a
except* A as e: b
except* (B, C):
    c
match x, *y:
    case 1 | -2.5 | "a" "b" | None | True: pass
    case a.b.c: pass
    case [a, *_, b] | (c, *d) if e > 1:
        pass
    case (x): pass
    case (): pass
    case []: pass
    case {"a": 1, b.c: d, **rest}: pass
    case {}: pass
    case A(): pass
    case a.B(1, x, y=2, z=C(k=_),): pass
    case a, b: pass
    case *a, _: pass
    case {**r}: pass
    case (1 as one) as two: pass
    case _:
        pass
match (a):
    case b: pass
if x: \
    y = [  # comment
        1,

        2,
    ]
    # a comment at the end
