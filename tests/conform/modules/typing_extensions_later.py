import asyncio
import inspect
import warnings
from typing import Generic, Optional
import typing_extensions as te
from typing_extensions import Buffer, NoDefault, ParamSpec, TypeVar, TypeVarTuple, deprecated, override

T = TypeVar("T", default=int)
P = ParamSpec("P", default=[int, str])
Ts = TypeVarTuple("Ts", default=te.Unpack[tuple[int, ...]])
U = TypeVar("U", bound=str, covariant=True)
print(T, P, Ts, U, T.__default__, P.__default__, U.__default__, T.has_default(), U.has_default(), NoDefault is te.NoDefault)
print(isinstance(T, TypeVar), isinstance(U, ParamSpec), type(T), U.__bound__, U.__covariant__, T.__module__)


class Box(Generic[T]):
    @override
    def put(self, item: T) -> Optional[T]: ...


print(Box[int], Box.__parameters__, Box.put.__override__)
print(isinstance(b"", Buffer), isinstance("", Buffer), te.get_original_bases(Box), te.Self, te.Annotated is not None)

warnings.simplefilter("always")


@deprecated("old is old")
def old(a, b=2):
    """Its words."""
    return a + b


@deprecated("use new_wait()")
async def wait():
    return 3


@deprecated("use Newer", category=FutureWarning)
class Older:
    def __init__(self, n):
        self.n = n


def caught(call, *args):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        result = call(*args)
        print([(w.category.__name__, str(w.message), w.lineno) for w in found])
    return result


print(caught(lambda: old(1)), old.__doc__, old.__deprecated__, inspect.signature(old))
print(asyncio.run(caught(lambda: wait())), asyncio.iscoroutinefunction(wait))
print(caught(lambda: Older(5)).n, Older.__deprecated__)


def derive():
    class Derived(Older):
        pass
    return Derived


print(caught(lambda: caught(derive)(7)).n)
for wrong in (3, None):
    try:
        deprecated(wrong)
    except TypeError as e:
        print(e)
try:
    deprecated("x")(5)
except TypeError as e:
    print(e)
