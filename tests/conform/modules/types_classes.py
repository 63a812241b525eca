"""types: classes made by calls as by the statement; __orig_bases__; DynamicClassAttribute; more types."""
import sys
import types
from typing import Generic, TypeVar

T = TypeVar('T')


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        return {'prepared': (name, len(bases), kwds)}

    def __new__(mcls, name, bases, ns, **kwds):
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, z=0):
        super().__init__(name, bases, ns)
        cls.z = z


class Other(type):
    pass


class Entry:
    def __init__(self, *entries):
        self.entries = entries

    def __mro_entries__(self, bases):
        return self.entries


class A: pass
class B: pass
class M(metaclass=Meta): pass


C = types.new_class('C', (M, A), {'z': 3}, lambda ns: ns.update(x=1))
print(C.__name__, C.__mro__, C.z, C.x, C.prepared, type(C).__name__, C.__module__)
D = types.new_class('D', (Entry(A, B), int))
print(D.__bases__, len(D.__orig_bases__), types.new_class('E').__bases__, hasattr(C, '__orig_bases__'))
print(types.resolve_bases((A, B)), types.resolve_bases((Entry(), A, Entry(B))), types.resolve_bases((1, 'x')))
print(types.prepare_class('X', (M,), {'z': 5}), types.prepare_class('X', (), {'metaclass': Meta, 'q': 1}), types.prepare_class('X'))
meta, ns, kw = types.prepare_class('X', (A,), {'metaclass': lambda *args: args})
print(meta is not type, ns, kw)
attempt(types.prepare_class, 'X', (M,), {'metaclass': Other})
attempt(types.resolve_bases, (type('Bad', (), {'__mro_entries__': lambda self, bases: [A]})(),))


class F(Entry(A), Entry()):
    pass


class G(Generic[T], dict[str, int]):
    pass


print(F.__bases__, len(F.__orig_bases__), G.__bases__ == (Generic, dict), G.__orig_bases__[1], hasattr(A, '__orig_bases__'))
try:
    class Wrong(type('Bad', (), {'__mro_entries__': lambda self, bases: [A]})()):
        pass
except TypeError as e:
    print(e)


class Names(type):
    def __getattr__(cls, name):
        return 'from the metaclass: ' + name


class H(metaclass=Names):
    @types.DynamicClassAttribute
    def spam(self):
        "doc"
        return self._spam

    @spam.setter
    def spam(self, value):
        self._spam = value

    @spam.deleter
    def spam(self):
        del self._spam

    @types.DynamicClassAttribute
    def fixed(self):
        return 3


h = H()
h.spam = 5
print(h.spam, H.spam, H.__dict__['spam'].__doc__, H.__dict__['spam'].getter(Entry.__init__).__doc__)
del h.spam
attempt(setattr, h, 'fixed', 1)
attempt(delattr, h, 'fixed')
print(types.CellType.__name__, types.FrameType is type(sys._getframe()), types.MemberDescriptorType.__name__)
