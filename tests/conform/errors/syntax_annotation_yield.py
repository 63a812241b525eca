from __future__ import annotations


def f(a: int, *rest: (yield 1)):
    pass
