"""Names for hints; they check nothing."""

TYPE_CHECKING = False


class _Hint:
    def __init__(self, name, args=()):
        self.__name__ = self._name = name
        self.__args__ = args

    def __getitem__(self, item):
        return _Hint(self._name, item if isinstance(item, tuple) else (item,))

    def __call__(self, *args, **kwargs):
        real = _REAL.get(self._name)
        if real is None:
            raise TypeError(f'Type {self._name} cannot be instantiated')
        return real(*args, **kwargs)

    def __or__(self, other):
        return _Hint('Union', (self, other))

    __ror__ = __or__

    def __mro_entries__(self, bases):
        real = _REAL.get(self._name)
        return (real or Generic,)

    def __repr__(self):
        if not self.__args__:
            return f'typing.{self._name}'
        names = [a.__name__ if isinstance(a, type) else repr(a) for a in self.__args__]
        return f"typing.{self._name}[{', '.join(names)}]"

    def __eq__(self, other):
        return isinstance(other, _Hint) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash(self._name)


class Generic:
    def __class_getitem__(cls, item):
        return cls


class Protocol(Generic):
    pass


class NamedTuple:
    """class P(NamedTuple): x: int; y: int = 0"""

    def __new__(cls, typename=None, fields=(), **kwargs):
        from collections import namedtuple
        return namedtuple(typename, [name for name, _ in fields] or list(kwargs))

    def __init_subclass__(cls, **kwargs):
        raise TypeError("typing.NamedTuple classes are not part of the course's Python: "
                        "use collections.namedtuple or a dataclass")


class TypedDict(dict):
    def __init_subclass__(cls, total=True, **kwargs):
        pass


_REAL = {'List': list, 'Dict': dict, 'Set': set, 'FrozenSet': frozenset, 'Tuple': tuple, 'Type': type}


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name

    def __repr__(self):
        return '~' + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


TypeVarTuple = TypeVar
T = TypeVar('T')
AnyStr = TypeVar('AnyStr')

Any = _Hint('Any')
NoReturn = _Hint('NoReturn')
Never = _Hint('Never')
Self = _Hint('Self')
LiteralString = _Hint('LiteralString')
Union = _Hint('Union')
Optional = _Hint('Optional')
Literal = _Hint('Literal')
Final = _Hint('Final')
ClassVar = _Hint('ClassVar')
Annotated = _Hint('Annotated')
Concatenate = _Hint('Concatenate')
TypeAlias = _Hint('TypeAlias')
TypeGuard = _Hint('TypeGuard')
Required = _Hint('Required')
NotRequired = _Hint('NotRequired')
Callable = _Hint('Callable')
List = _Hint('List')
Dict = _Hint('Dict')
Set = _Hint('Set')
FrozenSet = _Hint('FrozenSet')
Tuple = _Hint('Tuple')
Type = _Hint('Type')
Deque = _Hint('Deque')
DefaultDict = _Hint('DefaultDict')
OrderedDict = _Hint('OrderedDict')
Counter = _Hint('Counter')
ChainMap = _Hint('ChainMap')
Text = str
IO = _Hint('IO')
TextIO = _Hint('TextIO')
BinaryIO = _Hint('BinaryIO')
Pattern = _Hint('Pattern')
Match = _Hint('Match')


class _HasMethods:
    """Base of the containers' names: a class to inherit from or to subscript."""

    def __class_getitem__(cls, item):
        return cls


class Awaitable(_HasMethods): pass
class Coroutine(Awaitable): pass
class AsyncIterable(_HasMethods): pass


class AsyncIterator(AsyncIterable):
    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator): pass
class Iterable(_HasMethods): pass


class Iterator(Iterable):
    def __iter__(self):
        return self


class Generator(Iterator): pass
class Hashable(_HasMethods): pass
class Sized(_HasMethods): pass
class Container(_HasMethods): pass
class Collection(_HasMethods): pass
class Reversible(_HasMethods): pass
class Sequence(_HasMethods): pass
class MutableSequence(Sequence): pass
class AbstractSet(_HasMethods): pass
class MutableSet(AbstractSet): pass
class Mapping(_HasMethods): pass
class MutableMapping(Mapping): pass
class MappingView(_HasMethods): pass
class KeysView(MappingView): pass
class ItemsView(MappingView): pass
class ValuesView(MappingView): pass
class ContextManager(_HasMethods): pass
class AsyncContextManager(_HasMethods): pass
class SupportsInt(_HasMethods): pass
class SupportsFloat(_HasMethods): pass


def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def override(f):
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, '__annotations__', {}))


def get_origin(tp):
    return getattr(tp, '__origin__', None)


def get_args(tp):
    return getattr(tp, '__args__', ())


def assert_never(arg):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj
