# What a class with __slots__ gets from several bases, of which only one gives it its layout.
def attempt(first, second, slots):
    bases = tuple(type(name, (), {} if of is None else {'__slots__': of}) for name, of in (('A', first), ('B', second)))
    try:
        cls = type('C', bases, {} if slots is None else {'__slots__': slots})
    except TypeError as e:
        print(first, second, slots, e)
    else:
        own = [name for name in vars(cls) if name not in ('__module__', '__doc__', '__slots__')]
        print(first, second, slots, own, hasattr(cls(), '__dict__'))


kinds = (['a'], ['__dict__'], ['__weakref__'], None, [])
for first in kinds:
    for second in kinds:
        for slots in (None, ['c', 'c'], ['__dict__'], ['__weakref__'], []):
            attempt(first, second, slots)

for method in int.__new__, object.__new__, type(None).__new__:
    print(str(method).split(' at ')[0])
