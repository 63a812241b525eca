# What raise and throw() make of classes, and names that generators can be given.
class Other(BaseException):
    pass


class Swapped(BaseException):
    def __new__(cls, *args):
        return Other(*args)


class Nothing(BaseException):
    def __new__(cls, *args):
        return 1


def steps():
    try:
        yield 1
    except BaseException as e:
        print("inside", repr(e))
        raise


def tried(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


for args in ((ValueError, KeyError("k")), (ValueError, "text"), (ValueError, (1, 2)), (ValueError, None), (Nothing,),
             (KeyError, LookupError("x")), (LookupError, KeyError("x")), (5,), (int,)):
    it = steps()
    next(it)
    tried(it.throw, *args)
for cls in (Swapped, Nothing):
    try:
        raise cls
    except BaseException as e:
        print(type(e).__name__, e)
it = steps()
it.__name__ = "renamed"
print(it.__name__, it.__qualname__, repr(it).split(" at ")[0])
it.__qualname__ = "a.b"
print(it.__name__, it.__qualname__, repr(it).split(" at ")[0])
for change in (lambda: setattr(it, "__name__", 1), lambda: delattr(it, "__qualname__"), lambda: setattr(it, "other", 1),
               lambda: setattr(it, "gi_running", 1), lambda: type(it)()):
    tried(change)
