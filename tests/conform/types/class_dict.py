"""A class's __dict__ is a live view that cannot be written; types.MappingProxyType is its type."""
from types import MappingProxyType


class Plain: pass
class Documented(Plain):
    "words"
    x = 1
class Slotted: __slots__ = ('a', 'b')
class Row(list): __slots__ = ()
class Oops(Exception): pass
class Whole(int): pass
class Equal:
    def __eq__(self, other): return NotImplemented


for c in Plain, Documented, Slotted, Row, Oops, Whole, Equal:
    print(c.__name__, list(c.__dict__))


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


view = Plain.__dict__
Plain.y = 2
print(view, type(view), view is vars(Plain))
print('y' in view, view['y'], view.get('z', 3), len(view), list(view.keys())[-1])
del Plain.y
shown(lambda: view['y'])
shown(lambda: view.__setitem__('y', 1))
shown(lambda: view.pop('y'))
print(Plain().__doc__, Documented().__doc__, Row().__doc__, Equal.__hash__)
print(Plain().__weakref__, Plain.__dict__['__dict__'], '__construct__' in int.__dict__)

names = {'a': 1}
proxy = MappingProxyType(names)
names['b'] = 2
print(proxy, repr(proxy), proxy == names, proxy != names, proxy == MappingProxyType(names))
print(proxy | {'c': 3}, {'c': 3} | proxy, dict(proxy), {**proxy}, proxy.copy(), list(reversed(proxy)))
print(sorted(proxy.items()), list(proxy.values()), MappingProxyType(proxy), MappingProxyType[int, str])
for bad in [lambda: hash(proxy), lambda: MappingProxyType([1]), lambda: MappingProxyType(), lambda: MappingProxyType(1),
            lambda: proxy.update(x=1), lambda: proxy.__ior__({}), lambda: proxy < proxy]:
    shown(bad)

print('--- what has to be of one layout, and what is only a name')
p = Plain()
p.__dict__ = {'z': 1}
print(p.z, p.__dict__)
del p.__dict__
print(p.__dict__)
shown(lambda: setattr(p, '__dict__', 1))
class SameSlots: __slots__ = ('a', 'b')
class OtherSlots: __slots__ = ('a', 'c')
s = Slotted()
s.a = 5
s.__class__ = SameSlots
print(type(s), s.a)
for thing, cls in (s, OtherSlots), (s, Plain), (p, Slotted), (1, Plain), (p, int), (p, 1), (p, Documented):
    shown(lambda: setattr(thing, '__class__', cls))
print(type(p))
shown(lambda: delattr(p, '__class__'))
class Renamed: pass
for name, value in ('__name__', 'New'), ('__qualname__', 'Much.New'), ('__module__', 'away'), ('__name__', 1), ('__qualname__', None), ('__dict__', {}):
    shown(lambda: setattr(Renamed, name, value))
print(Renamed, Renamed.__name__, Renamed.__module__)
for name in '__name__', '__qualname__', '__dict__':
    shown(lambda: delattr(Renamed, name))

print('--- what object has')
e = Equal()
print(p.__eq__(1), p.__ne__(1), p.__lt__(1), p.__ge__(p), e.__ne__(1), object.__le__(1, 2), p.__eq__(p), p.__ne__(p))
print([n for n in ('__class__', '__doc__', '__dir__', '__le__', '__weakref__') if n not in dir(p)], p.__dir__() != [])
Plain.__annotations__['q'] = str
print(Plain.__annotations__, Slotted.__annotations__)
shown(lambda: int.__annotations__)
