"""type(name, bases, namespace): the most derived metaclass makes the class, as the class statement has it."""
from collections.abc import Iterable, Sized


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", mcls.__name__, name, kw)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, kw)
        super().__init__(name, bases, namespace)


class A(metaclass=Meta):
    pass


B = type("B", (A,), {"x": 1})
print(type(B).__name__, B.x, B.__mro__[1].__name__)
C = type("C", (A,), {}, key=1)
print(type(C).__name__)
D = type.__new__(type, "D", (A,), {})
print(type(D).__name__)
for bases, names in (((Iterable,), ["__iter__"]), ((Sized, Iterable), ["__len__", "__iter__"]), ((Sized, Iterable), [])):
    made = type("Made", bases, dict.fromkeys(names, 0))
    try:
        print(isinstance(made(), Iterable), type(made).__name__)
    except TypeError as e:
        print(e)


def function(name, bases, namespace, **kw):
    print("function", name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)
    return type(name, bases, namespace)


class E(metaclass=function, flag=2):
    y = 3


print(type(E).__name__, E.y)


class Callable:
    def __call__(self, name, bases, namespace):
        return [name, bases]

    def __prepare__(self, name, bases):
        print("prepare", name, bases)
        return {"given": 1}


class F(metaclass=Callable()):
    print(given)


print(F)


class G(A, metaclass=lambda *args: args[:2]):
    pass


print(G[0], G[1] == (A,))
