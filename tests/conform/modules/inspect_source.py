# inspect.getsource() and its kin, and linecache, on the program's own text.
import functools
import inspect
import linecache
import warnings


# above f
#   and here
def f(a,
      b="# no comment (",
      c='''three
lines'''):
    """Doc."""
    # inside
    return [a,
b]
    # still inside

# outside


def decorate(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    return inner


@decorate
@functools.lru_cache(
    maxsize=None,
)
def g(): return 1  # on one line
class Outer:
    class Inner: x = 1

    @property
    def value(self):
        if self:

            return 1
        else:
            return 2

    @staticmethod
    async def static(): pass
    y = lambda self: (
        1)


def maker():
    class Outer:
        def inside(self):
            pass
    return Outer


squares = [lambda x: x * x,
           lambda x: x]

for thing in (f, g, Outer, Outer.Inner, Outer.value.fget, Outer.static, Outer.y, maker, maker(), maker().inside,
              squares[0], f.__code__):
    lines, first = inspect.getsourcelines(thing)
    print(first, len(lines))
    print(inspect.getsource(thing), end='')
    print(repr(inspect.getcomments(thing)))
print(len(inspect.getsource(inspect.getmodule(f))), repr(inspect.getcomments(inspect.getmodule(f))))
for thing in (len, 3, int, type('Made', (), {})):
    try:
        print(inspect.getsource(thing))
    except (TypeError, OSError) as e:
        print(type(e).__name__, e)
frame = inspect.currentframe()
print(inspect.getsourcelines(frame)[1], inspect.getsourcefile(f) == __file__)
print(repr(linecache.getline(__file__, 4)), repr(linecache.getline(__file__, 4000)), linecache.getline('none.py', 1) == '')
print(inspect.getblock(['def f():\n', '  pass\n', 'x = 1\n']), inspect.indentsize('\tx'))
try:
    1 / 0
except ZeroDivisionError as e:
    print(inspect.getsourcelines(e.__traceback__)[1])
print(inspect.cleandoc(inspect.getdoc(f)))
