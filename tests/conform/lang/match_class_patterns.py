"""Class patterns: __match_args__ and its mistakes, types that match themselves, mappings that name a key twice."""


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


def one(x, cls):
    match x:
        case cls(a):
            return a
    return 'no'


def two(x, cls):
    match x:
        case cls(a, b):
            return a, b
    return 'no'


def mixed(x, cls):
    match x:
        case cls(a, second=b):
            return a, b
    return 'no'


class NotStr:
    __match_args__ = (None,)


class NotTuple:
    __match_args__ = ['a']


class Twice:
    __match_args__ = ('a', 'a')
    a = 1


class Pair:
    __match_args__ = ('a', 'b')
    a = 1
    b = 2


class Plain:
    pass


class Int(int):
    pass


class Parts(int):
    __match_args__ = ('real', 'imag')


class Named:
    __match_args__ = ('second',)
    second = 5


for cls in (NotStr, NotTuple, Twice, Pair, Plain):
    attempt(lambda: one(cls(), cls))
    attempt(lambda: two(cls(), cls))
for x, cls in ((Int(3), Int), (Parts(3), Parts), (3, int), (True, bool), ('s', str), (b's', bytes), (bytearray(b'x'), bytearray),
               ({1: 2}, dict), ({1}, set), (frozenset(), frozenset), (1.5, float), ((1,), tuple), ([1], list), (range(3), range),
               (ValueError(1), ValueError), (1j, complex), (slice(1), slice), (type, type), (3, str)):
    attempt(lambda: one(x, cls))
    attempt(lambda: two(x, cls))
attempt(lambda: mixed(Named(), Named))
attempt(lambda: one(3, 5))
attempt(lambda: one([], list[int]))


def keyed(x, first, second):
    class K:
        a = first
        b = second
    match x:
        case {K.a: 1, K.b: 2}:
            return 'yes'
    return 'no'


attempt(lambda: keyed({1: 1, 2: 2}, 1, 2))
attempt(lambda: keyed({1: 1, 2: 2}, 1, 1))
attempt(lambda: keyed({}, 1, 1))
