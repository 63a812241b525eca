"""Contexts that a program tied into a ring: raising walks them, and ends."""


class A(Exception):
    pass


class B(Exception):
    pass


class C(Exception):
    pass


def ring_of_one():
    try:
        raise ValueError(1)
    except ValueError as e:
        e.__context__ = e
        raise TypeError(2)


try:
    ring_of_one()
except TypeError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__ is e.__context__)

try:
    try:
        raise A
    except A as a:
        try:
            raise B
        except B as b:
            a.__context__ = b
            try:
                raise C
            except C as c:
                raise KeyError('new')
except KeyError as e:
    chain = []
    while e is not None and len(chain) < 6:
        chain.append(type(e).__name__)
        e = e.__context__
    print(chain)
