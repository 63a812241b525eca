"""Modules made by programs: types.ModuleType, classes that derive from it, and the program's own module as one."""
import sys
from types import ModuleType

made = ModuleType('made', 'what it is for')
print(made, made.__name__, made.__doc__, vars(made))
made.x = 1
print(made.x, dir(made))
for bad in lambda: ModuleType(), lambda: ModuleType(1), lambda: ModuleType('a', b=2), lambda: made.nothing:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Talking(ModuleType):
    z = 5
    def __init__(self, name):
        super().__init__(name, 'talks')
        self.made = True
    @property
    def upper(self): return self.__name__.upper()
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)


m = Talking('talk')
m.k = 2
print(m, m.z, m.upper, m.k, m.__dict__['k'], m.__doc__, type(m).__name__, isinstance(m, ModuleType))


class Answering(ModuleType):
    @property
    def answer(self): return 42
    def __getattr__(self, name): return 'no ' + name


me = sys.modules[__name__]
me.__class__ = Answering
print(me.answer, me.m is m, me.other)
try:
    from . import nothing
except ImportError as e:
    print(type(e).__name__, e)
