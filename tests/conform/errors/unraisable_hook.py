# What nobody can catch is told to sys.unraisablehook.
import sys
import weakref


class D:
    def __del__(self):
        raise ValueError('in del')


def hook(args):
    print('hook', args.exc_type, repr(args.exc_value), args.err_msg, type(args.object).__name__,
          args.exc_traceback.tb_lineno, len(args), args[1] is args.exc_value)


print(sys.unraisablehook is sys.__unraisablehook__)
D()
sys.unraisablehook = hook
D()


def generator():
    try:
        yield
    finally:
        raise KeyError('x')


g = generator()
next(g)
del g


class Watched:
    pass


def gone(ref):
    raise LookupError('gone')


w = Watched()
ref = weakref.ref(w, gone)
del w


def chained():
    class Both:
        def __del__(self):
            try:
                1 / 0
            except ZeroDivisionError:
                raise RuntimeError('second')
    Both()


def keeps(args):
    print(repr(args.exc_value.__context__), type(args))
    sys.__unraisablehook__(args)


sys.unraisablehook = keeps
chained()


def bad(args):
    raise RuntimeError('worse')


for wrong in (bad, 5, None):
    sys.unraisablehook = wrong
    D()
for arg in (5, ValueError('v')):
    try:
        sys.__unraisablehook__(arg)
    except TypeError as e:
        print(e)
