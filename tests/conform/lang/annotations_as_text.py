"""With `from __future__ import annotations` an annotation is its expression, written anew as ast.unparse() would."""
from __future__ import annotations


class Node:
    left: Optional["Node"]
    pair: ( "p", 1 )
    names: list['str'] | None = None


def strings(a: "x", b: f"{a!r:>{w}} {{}} {b['k']} {({1: 2})}", c: b"x\xff\n'", d: 'it\'s "\x7f\u200b"', e: "a" 'b'): ...


def numbers(a: 0x1F_FF, b: 1e400, c: 2j, d: -1e-7, e: 1 .real, f: 10 ** 30, g: 1_0.50): ...


def operators(a: not x or y and (z or w), b: a<b<=c is not d not in e, c: -2 ** -3 ** 4, d: (a + b) * c - (d - e),
              e: ~a @ b // c % d << 2 >> 1 & 3 ^ 4 | 5, f: (not a) + 1, g: -(-a), h: a if b else (c if d else e)): ...


def displays(a: {1:2, **z}, b: {1,2}, c: (), d: (1,), e: [a,b,[]], f: [x for x in y if a if b], g: (x async for x in y),
             h: {k:v for k,v in z.items()}, i: a.b[1:2, ::3, ...], j: a[(b, c)], k: a[b,], l: (a, *b)[0]): ...


def calls(a: f(*a, b, c=1, **d), b: f(x for x in y), c: (a if b else c)(1), d: (lambda: 1)(), e: lambda q, /, r=3, *s,
          t, u=4, **v: q, f: lambda *, k: (1, 2), g: "x".join(a), h: lambda **k: k) -> (a.b).c(d): ...


print(Node.__annotations__)
for function in (strings, numbers, operators, displays, calls):
    for name, text in function.__annotations__.items():
        print(function.__name__, name, text)
