import contextlib
import functools


class Shared:
    """Of a class."""
    limit = 3

    def __init__(self, a):
        self.a = a


@functools.wraps(Shared)
def make(a):
    return Shared(a)


print(make.__name__, make.__doc__, make.__wrapped__ is Shared, make.limit, make(1).a)
print(contextlib.asynccontextmanager(Shared).__name__)


@functools.wraps(make)
def again(a):
    return make(a)


again.own = 1
print(again.__wrapped__ is make, again.limit, hasattr(make, "own"))
