# super() of a subclass, and of an object that stands in for another one.
class Named(super):
    def __init__(self, *args):
        super(Named, self).__init__(*args)


class A:
    def meth(self, a):
        return f'A({a})'


class B(A):
    def meth(self, a):
        found = self.__super
        return f'B({a})[{found.__class__.__name__}]' + found.meth(a) + Named(B, self).meth(a)


B._B__super = Named(B)
print(B().meth(6))


class C(A):
    def meth(self, a):
        return 'C' + super(C, self).meth(a)


class Stand:
    def __init__(self, of):
        self.of = of

    __class__ = property(lambda self: type(self.of))


print(C.meth(Stand(C()), 1), super(C, Stand(C())).meth(2))
try:
    super(C, Stand(3))
except TypeError as e:
    print(e)


class Cents(int):
    __slots__ = ()


class Ratio(float):
    __slots__ = ('of',)


try:
    Cents(3).name = 'three'
except AttributeError as e:
    print(e)
r = Ratio(0.5)
r.of = 'all'
print(r.of, Cents(3) + 1, hasattr(Cents(3), '__dict__'))


class Point:
    __slots__ = ('x', '__y')


p = Point()
Point.x.__set__(p, 4)
print(p.x, Point.x.__get__(p), Point.x.__objclass__ is Point, Point.x.__qualname__, Point.__dict__['_Point__y'].__name__)
Point.x.__delete__(p)
for wrong in (lambda: p.x, lambda: Point.x.__set__(3, 4)):
    try:
        wrong()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
