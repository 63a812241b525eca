"""typing: forms with arguments, variables, generics, protocols, named tuples, typed dicts, get_type_hints."""
import collections.abc
import typing
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, Generic, Iterable, List, Literal, NamedTuple,
                    NewType, Optional, ParamSpec, Protocol, Required, Tuple, Type, TypedDict, TypeVar, TypeVarTuple, Union,
                    Unpack, assert_never, cast, final, get_args, get_origin, get_overloads, get_type_hints, is_typeddict,
                    overload, reveal_type, runtime_checkable)

T, K = TypeVar('T'), TypeVar('K', bound=int)
S = TypeVar('S', str, bytes)
P, Ts = ParamSpec('P'), TypeVarTuple('Ts')


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for hint in (List[int], Dict[str, List[T]], Optional[int], Union[int, str, None], Union[int, int], Union[int, Union[str, int]],
             Tuple[int, ...], Tuple[()], Callable[[int, str], bool], Callable[..., T], Callable[P, T], Type[int], Literal[1, 'a', 1],
             ClassVar[int], Final[str], Annotated[int, 'm', 3], Iterable['Node'], List, Callable, Any, T, K, S, P, Ts, P.args,
             Concatenate[int, P], Unpack[Ts], collections.abc.Callable[[int], str], int | T, Optional['X']):
    print(hint, get_origin(hint), get_args(hint))
print(Dict[K, List[T]][int, str], Callable[[T], K][str, int], Callable[P, T][[int, str], bool], Union[T, K][int, int])
print(List[int] == List[int], Union[int, str] == Union[str, int], Optional[int] == (int | None), hash(List[int]) == hash(List[int]))
print(Dict[K, T].__parameters__, K.__bound__, S.__constraints__, isinstance([], List), issubclass(dict, typing.Mapping))
for bad in (lambda: List[int, str], lambda: List[int][str], lambda: Union[()], lambda: Dict[T, K][int], lambda: List(),
            lambda: isinstance([], List[int]), lambda: isinstance(3, Union), lambda: Optional[1, 2], lambda: Callable[int],
            lambda: ClassVar[ClassVar[int]], lambda: Any(), lambda: TypeVar('A', int), lambda: TypeVar('A', int, bound=str),
            lambda: Literal(), lambda: Generic[int], lambda: Generic[T, T], lambda: List[Generic], lambda: Annotated[int],
            lambda: iter(Union), lambda: typing.ForwardRef('a b'), lambda: type('C', (Final,), {})):
    show(bad)


class Stack(Generic[T]):
    items: List[T]

    def push(self, item: T) -> 'Stack[T]':
        return self


class Pair(Stack[T], Generic[T, K]):
    pass


print(Stack[int], Stack[int]().__orig_class__, Stack.__parameters__, Pair[int, bool], Pair.__orig_bases__, Pair.__mro__[:3])
show(lambda: Stack[int, str])
show(lambda: Stack[int][str])
print(get_type_hints(Stack.push), get_type_hints(Stack))


@runtime_checkable
class Quacks(Protocol):
    name: str

    def quack(self) -> str: ...


class Duck:
    name = 'Donald'

    def quack(self):
        return 'quack'


class Silent(Protocol):
    def nothing(self): ...


class Walks(Silent, Protocol[T]):
    def walk(self) -> T: ...


class Loud(Quacks):
    def __init__(self, n):
        self.name = n

    def quack(self):
        return self.name


print(isinstance(Duck(), Quacks), isinstance(3, Quacks), Loud('x').quack(), Walks.__parameters__)
show(lambda: issubclass(Duck, Quacks))
show(lambda: isinstance(Duck(), Silent))
show(lambda: Quacks())
show(lambda: runtime_checkable(Duck))
show(lambda: type('Bad', (Duck, Protocol), {}))
print(isinstance(3, typing.SupportsIndex), isinstance('', typing.SupportsInt), isinstance(2.5, typing.SupportsRound))


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y


Named = NamedTuple('Named', [('cls', int), ('self', str)])
print(Point(1), Point(1, 2).norm(), Point.__annotations__, Point._field_defaults, Named(cls=1, self='a'), Point.__doc__)


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Sequel(Movie):
    number: int


print(Movie(title='x'), Movie.__required_keys__, sorted(Sequel.__required_keys__), Movie.__total__, is_typeddict(Movie))
print(get_type_hints(Sequel), get_type_hints(Movie, include_extras=True), TypedDict('Alt', {'a': int})(a=1))
show(lambda: isinstance({}, Movie))
UserId = NewType('UserId', int)
print(UserId, UserId(5), UserId.__supertype__, Optional[UserId], UserId | None)
show(lambda: type('Sub', (UserId,), {}))


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


print(len(get_overloads(f)), f(3), cast(int, 'a'), final(Duck).__final__)
show(lambda: get_overloads(f)[0](3))
show(assert_never, 'x' * 200)
show(assert_never, 3)


def g(a: 'int', b: 'Optional[Duck]' = None, *c: 'Dict[str, "Duck"]', d: Annotated[int, 5] = 1) -> None: ...


print(get_type_hints(g))
print(get_type_hints(g, include_extras=True)['d'])
show(lambda: get_type_hints(3))


def later(x: 'Missing'): ...


show(lambda: get_type_hints(later))
