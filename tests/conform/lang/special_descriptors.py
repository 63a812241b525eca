"""Special methods that are no plain functions: they are looked up on the class and bound as descriptors."""


class Words:
    "gives a function, and says that it was asked"
    def __init__(self, name): self.name = name
    def __get__(self, obj, owner):
        print('asked for', self.name, 'of', owner.__name__, obj is not None)
        return lambda *args: (self.name, *args)


class All:
    __call__, __getitem__, __add__, __radd__, __neg__, __lt__, __setitem__, __await__ = map(
        Words, ['call', 'getitem', 'add', 'radd', 'neg', 'lt', 'setitem', 'await'])
    __getattr__ = Words('getattr')


a = All()
print(a(1, 2), a[3], a + 1, 1 + a, -a, a < 1, a.missing)
a[1] = 2


class Mixed:
    __call__ = lambda self, *args: ('called', *args)
    __len__ = staticmethod(lambda: 3)
    __getitem__ = classmethod(lambda cls, i: (cls.__name__, i))
    __repr__ = property(lambda self: lambda: 'a property made this')
    __iter__ = property(lambda self: lambda: iter([1, 2]))
    __contains__ = staticmethod(lambda x: x == 7)
    __bool__ = staticmethod(lambda: False)
    __enter__ = property(lambda self: lambda: 'entered')
    __exit__ = staticmethod(lambda *args: print('exit', args))
    __hash__ = staticmethod(lambda: 77)
    __eq__ = classmethod(lambda cls, other: cls.__name__ + ' eq')
    __setattr__ = staticmethod(lambda name, value: print('set', name, value))
    __dir__ = staticmethod(lambda: ['b', 'a'])


m = Mixed()
print(m(1), len(m), m[4], repr(m), list(m), 7 in m, bool(m), hash(m), m == 2, dir(m))
with m as entered:
    print(entered)
m.x = 1


class Numbers:
    def __init__(self): self.n = 0
    def step(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    __next__ = property(lambda self: self.step)
    __iter__ = lambda self: self


print(list(Numbers()), next(Numbers()), [*Numbers()])

print('--- making instances')
class Maker:
    def __call__(self, *args, **kwargs): print('init of', args, kwargs)
class Given:
    __init__ = Maker()
class GivenStatic:
    __init__ = staticmethod(lambda *args: print('static init', args))
class Later: pass
def late_new(cls, *args):
    print('late new', cls.__name__, args)
    return object.__new__(cls)
Later.__new__ = late_new
Later.__init__ = lambda self, x: print('late init', x)
print(type(Given(1, k=2)).__name__, type(GivenStatic(5)).__name__, type(Later('x')).__name__)
class Wrong:
    __init__ = staticmethod(lambda: 5)
try:
    Wrong()
except TypeError as e:
    print(e)


class Meta(type):
    __call__ = Words('meta call')
    __instancecheck__ = staticmethod(lambda obj: obj == 4)
class Odd(metaclass=Meta): pass
print(Odd(1), isinstance(4, Odd), isinstance(5, Odd))

print('--- __get__ by hand')
def f(self, x=0): return self, x
print(f.__get__(5)(1), f.__get__(None, int) is f, f.__get__(5) == f.__get__(5), type(f.__get__(5)).__name__)
print(str.upper.__get__('a')(), classmethod(f).__get__(None, All)(1)[0].__name__, staticmethod(f).__get__(5)(1, 2))
p = property(lambda self: 7, lambda self, v: print('p set', v))
print(p.__get__(a), p.__get__(None, All) is p, p.__set__(a, 3))
for bad in (lambda: f.__get__(None), lambda: property().__get__(1), lambda: property().__set__(1, 2),
            lambda: p.__delete__(1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
