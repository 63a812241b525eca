"""Code objects: what they tell of their function, and replace()."""
import sys
import traceback


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    """Doc."""
    x = 10
    return [a, "text", 1.5, x, b"raw", (1, 2)]


def g():
    return "only"


def outer():
    n = 1

    def inner():
        yield n

    async def coro():
        pass

    async def agen():
        yield [i async for i in agen()]

    return inner, coro, agen, lambda: n


for code in [f.__code__, g.__code__, outer.__code__] + [h.__code__ for h in outer()]:
    print(code.co_name, code.co_qualname, code.co_flags, code.co_argcount, code.co_posonlyargcount,
          code.co_kwonlyargcount, code.co_varnames, code.co_cellvars, code.co_freevars, code.co_firstlineno)
print(f.__code__.co_consts)
print(g.__code__.co_consts, (lambda: 3).__code__.co_consts)
print([c.co_name for c in outer.__code__.co_consts if hasattr(c, "co_name")])
print(f.__code__.co_stacksize > 0, sorted({p[0] for p in g.__code__.co_positions()})[-1], type(f.__code__).__name__)
print([line for start, end, line in g.__code__.co_lines()][-1])

made = g.__code__.replace(co_name="other", co_qualname="A.other", co_filename="elsewhere.py", co_firstlineno=100)
print(made.co_name, made.co_qualname, made.co_filename, made.co_firstlineno, made.co_consts)
print(g.__code__.co_name, g.__code__.co_filename == f.__code__.co_filename)
g.__code__ = made
print(g(), g.__name__, g.__code__ is made)


def fails():
    return 1 / 0


fails.__code__ = fails.__code__.replace(co_name="renamed")
try:
    fails()
except ZeroDivisionError as e:
    print(traceback.extract_tb(e.__traceback__)[-1].name)
    print(e.__traceback__.tb_next.tb_frame.f_code.co_name)
for wrong in ({"co_name": 1}, {"co_firstlineno": "x"}, {"co_qualname": None}):
    try:
        g.__code__.replace(**wrong)
    except TypeError as e:
        print(e)
print(sys._getframe().f_code.co_name, sys._getframe().f_code.co_flags)


def falls_through(x):
    """Words."""
    x = True
    for y in x:
        if y is None:
            return 7
    yield 1


def no_words(x):
    return x or False


def returns_nothing():
    """Words."""
    return


for h in falls_through, no_words, returns_nothing, lambda: None:
    print(h.__name__, h.__code__.co_consts)
