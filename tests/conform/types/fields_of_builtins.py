# What builtin classes show of their instances: members and getsets, read, written and asked about by hand.
import types


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


def f(a):
    b = 1

    def g():
        return a, b
    c = 2
    return g


for descriptor in (OSError.errno, SyntaxError.msg, BaseException.args, Exception.__cause__, StopIteration.value,
                   property.fget, slice.start, super.__self__, types.FunctionType.__code__, types.MethodType.__func__,
                   types.CodeType.co_name, types.CellType.cell_contents, types.GeneratorType.gi_code):
    print(type(descriptor).__name__, descriptor, descriptor.__name__, descriptor.__qualname__, descriptor.__objclass__)

attempt(lambda: OSError.errno.__get__(OSError(3, 'a')))
attempt(lambda: OSError.errno.__get__(ValueError()))
attempt(lambda: property.fget.__get__(3))
attempt(lambda: slice.start.__set__(slice(1), 3))
attempt(lambda: BaseException.args.__set__(ValueError(), 3))
attempt(lambda: OSError.errno.__delete__(3))
e = OSError(3, 'a')
OSError.errno.__set__(e, 4)
e.__dict__['errno'] = 5
print(e.errno, e.args)
attempt(lambda: type.__dict__['__name__'].__get__(int))
attempt(lambda: type.__dict__['__mro__'].__get__(bool))
attempt(lambda: type.__dict__['__name__'].__set__(int, 'a'))
attempt(lambda: (types.FunctionType.__name__, types.FunctionType.__module__, types.FunctionType.__qualname__))
print([n for n in dir(f) if n not in dir(object)])
print([n for n in dir([].append) if n not in dir(object) and n != '__text_signature__'])
print([n for n in dir(SyntaxError()) if n not in dir(Exception)])
print(f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_nlocals, f(1).__code__.co_freevars)


def change(name, value):
    setattr(f.__code__, name, value)


attempt(lambda: change('co_name', 'x'))
attempt(lambda: delattr(f, '__dict__'))
attempt(lambda: delattr(e, '__dict__'))


class Mixin(Exception):
    def __init__(self, *args):
        print('Mixin', args)


class Both(ValueError, Mixin):
    pass


Both(1)  # each builtin exception has an __init__ of its own
print(ValueError.__init__.__qualname__, ExceptionGroup.__init__.__qualname__, KeyError.__init__.__objclass__)
