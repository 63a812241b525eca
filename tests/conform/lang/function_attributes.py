"""What a function's attributes take: defaults set, deleted and refused, closures, code, names."""


def f(a, b=2, *, c=3, d):
    "words"
    return a, b, c, d


def shown(fn):
    try:
        print(fn())
    except Exception as e:
        print(type(e).__name__, e)


print(f.__defaults__, f.__kwdefaults__)
f.__defaults__ = (1, 5)
shown(lambda: f(d=0))
del f.__defaults__
shown(lambda: f(1, d=0))
f.__kwdefaults__ = {'d': 9}
shown(lambda: f(1, 2))
del f.__kwdefaults__
shown(lambda: f(1, 2, c=3))
print(f.__defaults__, f.__kwdefaults__)
f.__annotations__ = {'a': 1}
print(f.__annotations__)
del f.__annotations__
print(f.__annotations__)
f.__name__, f.__qualname__, f.__module__ = 'g', 'Some.g', 'there'
print(f.__name__, str(f).split(' at ')[0], f.__module__)
del f.__doc__, f.__module__
print(f.__doc__, f.__module__)
for name, value in [('__name__', 1), ('__qualname__', None), ('__defaults__', [1]), ('__kwdefaults__', (1,)), ('__dict__', 1),
                    ('__annotations__', 5), ('__code__', 1), ('__closure__', ()), ('__globals__', {}), ('free', 1)]:
    shown(lambda: setattr(f, name, value))
for name in '__name__', '__code__', '__closure__', 'free', 'none':
    shown(lambda: delattr(f, name))


def outer():
    x = 1
    def inner(): return x
    def other(): return x, x
    def none(): return 'none'
    return inner, other, none


inner, other, none = outer()
cell = inner.__closure__[0]
print(cell.cell_contents, inner.__code__.co_freevars)
cell.cell_contents = 5
print(inner(), other())
del cell.cell_contents
shown(inner)
shown(lambda: cell.cell_contents)
cell.cell_contents = 'again'
inner.__code__ = other.__code__
print(inner())
shown(lambda: setattr(inner, '__code__', none.__code__))
