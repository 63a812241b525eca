# Methods of other builtin classes, orders of look-up made by hand, what quits, a namespace within itself.
import types


class A(int):
    __add__ = str.__add__


for act in (lambda: A(1) + 1, lambda: A(1) + A(2), lambda: A.__add__(A(1), 2), lambda: 1 + A(1)):
    try:
        print(act())
    except TypeError as e:
        print(e)


class Meta(type):
    def mro(cls):
        return [cls, object]


class Merges(type):
    def mro(cls):
        return super().mro()


class Base:
    pass


class Twice(Base, Base, metaclass=Meta):
    pass


class LongRow(type):
    def mro(cls):
        return super().mro() + [int]


class NoClass(type):
    def mro(cls):
        return [cls, 'a', object]


print(Twice.__mro__, Twice.__bases__)
for meta, bases in ((type, (Base, Base)), (Merges, (Base, Base)), (Merges, (object, Base)), (Meta, (object, Base)),
                    (LongRow, ()), (NoClass, ())):
    try:
        print(meta('X', bases, {}).__mro__)
    except TypeError as e:
        print(e)

ns = types.SimpleNamespace(a=1)
ns.itself = ns


class Sub(types.SimpleNamespace):
    pass


sub = Sub(z=1, a=ns)
sub.me = [sub]
print(ns, sub)
print(exit, quit, type(exit), exit.name)
try:
    quit(3)
except SystemExit as e:
    print(repr(e), e.code)
try:
    exit()
except SystemExit as e:
    print(repr(e), e.code)


class Odd(Exception):
    def __new__(cls, *args):
        return 5


for act in (Odd, Odd('x')):
    try:
        raise act
    except TypeError as e:
        print(e)
