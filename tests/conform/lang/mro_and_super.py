"""super() follows the order of the instance's class, in methods, classmethods, properties and __init_subclass__."""


class Base:
    made = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.made.append((cls.__name__, tag))

    def who(self):
        return ["Base"]

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    @property
    def size(self):
        return 1


class Left(Base, tag="l"):
    def who(self):
        return ["Left"] + super().who()

    @property
    def size(self):
        return super().size + 10


class Right(Base):
    def who(self):
        return ["Right"] + super().who()

    @classmethod
    def make(cls, *args):
        return "right", super().make(*args, 1)


class Both(Left, Right, tag="b"):
    def who(self):
        return ["Both"] + super().who()

    @property
    def size(self):
        return super().size + 100


print(Both().who(), Both.make(0), Both().size)
print([c.__name__ for c in Both.__mro__], Base.made)
print(super(Left, Both()).who(), super(Both, Both).make())
for bad in lambda: type("X", (Base, Left), {}), lambda: type("Y", (Left, Left), {}), lambda: super(Left, 5):
    try:
        bad()
    except TypeError as e:
        print(str(e).replace("\n", " "))
try:
    class Wrong(Base, size=3):
        pass
except TypeError as e:
    print(e)
print(Base.made[-1], issubclass(Both, Right), isinstance(Both(), (int, Left)))
