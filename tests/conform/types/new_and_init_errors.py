"""__new__ and __init__ of object and of the builtin types: arguments nobody takes, and classes that do not fit."""


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


class Int(int):
    pass


class Plain:
    pass


class Init:
    def __init__(self, x):
        pass


class New:
    def __new__(cls, x):
        return super().__new__(cls)


class Passes:
    def __new__(cls, x):
        return super().__new__(cls, x)


class PassesInit:
    def __init__(self, x):
        super().__init__(x)


for what in (lambda: int.__new__(str), lambda: int.__new__(bool, 0), lambda: int.__new__(), lambda: int.__new__(5),
             lambda: str.__new__(int), lambda: list.__new__(dict), lambda: object.__new__(int), lambda: object.__new__(list),
             lambda: object.__new__(5), lambda: object.__new__(), lambda: dict.__new__(dict),
             lambda: tuple.__new__(tuple, [1, 2]), lambda: float.__new__(float, '1.5'), lambda: int.__new__(Int, 5),
             lambda: bool.__new__(int), lambda: set.__new__(set, [1]), lambda: list.__new__(list, [1]),
             lambda: Init(), lambda: Init(1) and 1, lambda: New(1) and 1, lambda: Passes(1), lambda: PassesInit(1),
             lambda: Plain(1), lambda: Plain(x=1), lambda: object(1), lambda: object.__init__(Plain(), 5),
             lambda: object.__new__(Plain, 5), lambda: object.__new__(Init, 5) and 1, lambda: object.__init__(New(1), 5),
             lambda: hash(slice(1)), lambda: {slice(1): 2}):
    attempt(what)


class Fails:
    def __set_name__(self, owner, name):
        1 / 0


class TooFew:
    def __set_name__(self):
        pass


def holder(descriptor):
    class Holder:
        field = descriptor


for descriptor in (Fails(), TooFew()):
    try:
        holder(descriptor)
    except RuntimeError as e:
        print(e, repr(e.__cause__))


class Adds:
    def __set_name__(self, owner, name):
        for i in range(50):
            setattr(owner, name + str(i), i)


class Many:
    a = Adds()
    b = Adds()


print(Many.b49, Many.a0)


class Same:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other


print(Same(5) in range(10), Same(50) in range(10), range(10).count(Same(3)), range(10).index(Same(3)), 3.0 in range(5),
      range(5).index(2.0), range(5).count(2.5), True in range(2))
keys = {'a': 1, 'c': 2}.keys()
print(frozenset('ab') - keys, type(frozenset('ab') & keys), type(keys & frozenset('ab')), type(frozenset('ab') | keys))


class NoAdd:
    __add__ = None
    __radd__ = None
    __eq__ = None
    __lt__ = None
    __neg__ = None
    __bool__ = None


for what in (lambda: NoAdd() + 1, lambda: 1 + NoAdd(), lambda: NoAdd() == 1, lambda: 1 < NoAdd(), lambda: NoAdd() < 1,
             lambda: -NoAdd(), lambda: not NoAdd(), lambda: NoAdd() != 1):
    attempt(what)
