"""C.__bases__ = (...): what is found anew, in heirs and instances that are there, too, and what is refused."""


class A:
    x = "A"

    def who(self):
        return "A"


class B:
    x = "B"

    def who(self):
        return "B"

    def __len__(self):
        return 7


class C(A):
    pass


class D(C):
    pass


c, d = C(), D()
print(C.x, d.x, d.who(), C.__bases__, C.__base__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B,)
print(C.x, d.x, d.who(), C.__bases__, C.__base__, A.__subclasses__(), B.__subclasses__())
print(len(c), len(d), isinstance(d, A), isinstance(d, B), issubclass(D, B), [k.__name__ for k in D.__mro__])
C.__bases__ = (A, B)
print(d.x, len(d), super(C, d).who(), [k.__name__ for k in D.__mro__])
C.__bases__ = B, A
print(d.x, len(d), super(C, d).who(), [k.__name__ for k in D.__mro__])


class Meta(type):
    def mro(cls):
        print("mro of", cls.__name__)
        return super().mro()


class M(A, metaclass=Meta):
    pass


class N(M):
    pass


M.__bases__ = (B,)
print(N.x, N.__mro__[2].__name__)


class Slots:
    __slots__ = ("a",)


class Plain:
    pass


class Late(Plain):
    pass


class E(A, B):
    pass


def refused(cls, bases):
    before = cls.__mro__
    try:
        cls.__bases__ = bases
    except TypeError as e:
        print(e, cls.__mro__ == before)
    else:
        print("taken", [k.__name__ for k in cls.__mro__])


refused(C, ())
refused(C, [A])
refused(C, (1,))
refused(A, (C,))
refused(A, (A,))
refused(Plain, (A,))
refused(Late, (Slots,))
refused(Late, (int,))
refused(Late, (A, A))
refused(Late, (bool,))
refused(Late, (A, Plain))
refused(D, (A, C))
refused(int, (str,))
try:
    del C.__bases__
except TypeError as e:
    print(e)
refused(E, (B, A))


class Base1:
    def __init_subclass__(cls, **kw):
        print("never for assigned bases", cls)

    def __del__(self):
        print("gone", type(self).__name__)


class F(A):
    pass


F.__bases__ = (Base1,)
f = F()
del f


class Bare(type):
    def mro(cls):
        return [cls, object]


class Top:
    pass


class Under(Top, metaclass=Bare):
    pass


try:
    Top.__bases__ = (Under,)
except TypeError as e:
    print(e)
