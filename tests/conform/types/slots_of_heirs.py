# __slots__ in heirs of builtin classes, names given twice, and what has room for weak references.
import copy
import weakref

for base in (list, dict, set, str, float, complex, bytearray, frozenset, int, tuple, bytes, type):
    try:
        class Slotted(base):
            __slots__ = ('a',)
    except TypeError as e:
        print(base.__name__, e)
        continue

    class Free(Slotted):
        pass

    class Again(Slotted):
        __slots__ = ('a', '__dict__')

    for cls in (Slotted, Free, Again):
        x = cls()
        x.a = 1
        try:
            x.b = 2
            print(base.__name__, cls.__name__, x.__dict__)
        except AttributeError as e:
            print(base.__name__, e)
        print(cls.a, copy.copy(x).a, 'a' in vars(cls))
        del x.a
        try:
            x.a
        except AttributeError as e:
            print(e)
        try:
            weakref.ref(x)
        except TypeError as e:
            print(e)


class Failure(Exception):
    __slots__ = ('why',)


failure = Failure(1)
failure.why, failure.other = 'because', 2
print(failure.why, failure.__dict__)

for slots in (('a', 'a'), ('__dict__', '__dict__'), ('__weakref__',), ('__weakref__', '__weakref__'), '__dict__'):
    try:
        cls = type('C', (), {'__slots__': slots})
        print(slots, sorted(n for n in vars(cls) if n != '__module__'))
    except TypeError as e:
        print(slots, e)

for target in (object(), ValueError(), bytearray(), 1j, {1}, len, Failure, type('T', (tuple,), {})()):
    try:
        weakref.ref(target)
        print('weak')
    except TypeError as e:
        print(e)


class Point:
    __slots__ = ('x',)


p = Point()
Point.x.__set__(p, 5)
print(p.x, Point.x.__get__(p), Point.x.__get__(None, Point) is Point.x)
Point.x.__delete__(p)
print(hasattr(p, 'x'))
