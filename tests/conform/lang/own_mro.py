"""A metaclass with an mro() of its own decides where attributes are looked for."""


class Says(type):
    def mro(cls):
        order = super().mro()
        print('mro of', cls.__name__, [c.__name__ for c in order])
        return order


class A(metaclass=Says): pass
class B(A): x = 'of B'


class Reversed(type):
    def mro(cls): return [cls, *reversed(type.mro(cls)[1:-1]), object]


class Left: x = 'left'
class Right: x = 'right'
class Both(Left, Right, metaclass=Reversed): pass
print(B.__mro__, Both.x, Both().x, [c.__name__ for c in Both.__mro__], issubclass(Both, Left))


class Alone(type):
    def mro(cls): return [cls, object]
class P(metaclass=Alone): y = 1
class Q(P): pass
print(Q.__mro__, hasattr(Q, 'y'), issubclass(Q, P), isinstance(Q(), P), P.__subclasses__())


class Bad(type):
    def mro(cls): return [cls, 5]
for meta in Bad, type('Worse', (type,), {'mro': lambda cls: 1 / 0}), type('Odd', (type,), {'mro': lambda cls: 5}):
    try:
        meta('C', (), {})
    except Exception as e:
        print(type(e).__name__, e)
print(int.mro(), type.mro(bool))
