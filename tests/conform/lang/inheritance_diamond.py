class A:
    def who(self):
        return ["A"]
class B(A):
    def who(self):
        return ["B"] + super().who()
class C(A):
    def who(self):
        return ["C"] + super().who()
class D(B, C):
    def who(self):
        return ["D"] + super().who()
print(D().who())
print([c.__name__ for c in D.mro()])
try:
    class E(A, B):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])
class Base:
    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, kw)
class Sub(Base, tag="x"):
    pass
class Meta:
    @classmethod
    def make(cls):
        return cls()
class Kid(Meta):
    pass
print(type(Kid.make()).__name__)
print(super(B, D()).who())
