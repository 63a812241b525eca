"""super objects: unbound ones, what they show, and as descriptors."""


class A:
    def who(self): return 'A of ' + type(self).__name__
    @classmethod
    def make(cls): return 'A for ' + cls.__name__

class B(A):
    def who(self): return 'B, ' + self._B__up.who()
    @classmethod
    def make(cls): return 'B, ' + super().make()

B._B__up = super(B)


class C(B):
    def who(self): return 'C, ' + super().who()


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


c = C()
print(c.who(), C.make(), B().who())
open_, bound, on_class = super(B), super(B, c), super(C, C)
print(open_, bound, on_class, super(int, True), super(type, None))
for s in open_, bound, on_class:
    print(s.__thisclass__, type(s.__self__).__name__, s.__self_class__, s.__class__)
print(open_.__get__(c), open_.__get__(c, C).who(), open_.__get__(None, C) is open_, bound.__get__(c) is bound)
print(super(bool, True).conjugate(), on_class.make())
shown(lambda: open_.who)
shown(lambda: bound.nothing)
shown(lambda: open_.__get__(1))
shown(lambda: open_.__get__(None))
shown(lambda: super(B, 1))
shown(lambda: super(1))
shown(lambda: super(1, 2))
shown(lambda: super(B, c, 3))
shown(lambda: super())
def nobody(x): return super().who
shown(lambda: nobody(1))
shown(lambda: super(x=1))
