"""Names for hints; they check nothing."""

import sys
from abc import ABCMeta
from types import GenericAlias, ModuleType, UnionType

TYPE_CHECKING = False


def _item_text(item):
    if isinstance(item, type):
        return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
    if isinstance(item, list):
        return '[' + ', '.join(map(_item_text, item)) + ']'
    return '...' if item is ... else repr(item)


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

    def __instancecheck__(self, instance):
        if self._name == 'Union':
            return isinstance(instance, self.__args__)
        if self._name == 'Optional':
            return instance is None or isinstance(instance, self.__args__)
        if self.__args__:
            raise TypeError('Subscripted generics cannot be used with class and instance checks')
        if self._name not in _REAL:
            raise TypeError(f'{self!r} cannot be used with isinstance()')
        return isinstance(instance, _REAL[self._name])

    def __subclasscheck__(self, cls):
        if self.__args__ or self._name not in _REAL:
            raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
        return issubclass(cls, _REAL[self._name])

    def __or__(self, other):
        return _Hint('Union', (self, other))

    __ror__ = __or__

    def __mro_entries__(self, bases):
        real = _REAL.get(self._name)
        return (real or Generic,)

    def __repr__(self):
        if not self.__args__:
            return f'typing.{self._name}'
        return f"typing.{self._name}[{', '.join(map(_item_text, self.__args__))}]"

    def __eq__(self, other):
        return isinstance(other, _Hint) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash(self._name)


class Generic:
    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


def _protocol_members(cls):
    """The names that an object must have, of `cls` and the protocols it stands on."""
    own = {'__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__abstractmethods__',
           '__init__', '__slots__', '__subclasshook__', '_is_protocol', '_is_runtime_protocol', '__class_getitem__'}
    names = []
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol') and base is not Protocol:
            names += [n for n in (*base.__dict__, *base.__dict__.get('__annotations__', ())) if n not in own]
    return names


def _no_instances(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get('_is_protocol') and cls is not Protocol:
            if not cls._is_runtime_protocol:
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if all(hasattr(instance, name) for name in _protocol_members(cls)):
                return True
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get('_is_protocol') and cls is not Protocol and isinstance(other, type):
            if not cls._is_runtime_protocol:
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if all(any(name in base.__dict__ for base in other.__mro__) for name in _protocol_members(cls)):
                return True
        return super().__subclasscheck__(other)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What an object can do, whatever its class."""

    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_instances


class _NamedTupleMeta(type):
    """class P(NamedTuple): x: int; y: int = 0 -- gives a namedtuple with the class's other names."""

    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        from collections import namedtuple
        types = namespace.get('__annotations__', {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = namedtuple(name, types, defaults=[namespace[field] for field in defaults])
        made.__module__ = namespace['__module__']
        made.__annotations__ = types
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict'):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ('__module__', '__annotations__', '__classcell__') and key not in types:
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_NamedTupleMeta):
    """class P(NamedTuple): x: int; y: int = 0; or NamedTuple('P', [('x', int), ('y', int)])"""

    def __new__(cls, typename, fields=(), **kwargs):
        from collections import namedtuple
        types = dict(fields) or kwargs
        made = namedtuple(typename, types)
        made.__annotations__ = types
        return made


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


def _abstract():
    import collections.abc as abc
    names = [name for name in abc.__all__ if name != 'Set']
    _REAL.update({name: getattr(abc, name) for name in names}, AbstractSet=abc.Set)
    return names + ['AbstractSet']


for _name in _abstract():
    globals()[_name] = _Hint(_name)
ContextManager = _Hint('ContextManager')
AsyncContextManager = _Hint('AsyncContextManager')


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
    if not (isinstance(cls, type) and cls.__dict__.get('_is_protocol')):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self): pass


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self): pass


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self): pass


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): pass


def _plain(tp):
    """The hint without what Annotated, Required and NotRequired say of it."""
    if isinstance(tp, _Hint) and tp._name in ('Annotated', 'Required', 'NotRequired') and tp.__args__:
        return _plain(tp.__args__[0])
    return tp


def _annotations_with_names(obj, globalns, localns):
    """Pairs of annotations and the names they may use: of a class those of its bases first."""
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
            yield base.__dict__.get('__annotations__', {}), [localns or vars(base), names]
        return
    whole = obj
    while hasattr(whole, '__wrapped__'):
        whole = whole.__wrapped__
    names = getattr(whole, '__globals__', vars(obj) if isinstance(obj, ModuleType) else {})
    hints = getattr(obj, '__annotations__', None)
    if hints is None and not callable(obj) and not isinstance(obj, ModuleType):
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    yield hints or {}, [localns or {}, names if globalns is None else globalns]


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of obj, texts among them looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    from _annotations import evaluate
    found = {}
    for hints, names in _annotations_with_names(obj, globalns, localns):
        found.update({name: evaluate(hint, names) for name, hint in hints.items()})
    return found if include_extras else {name: _plain(hint) for name, hint in found.items()}


def get_origin(tp):
    if isinstance(tp, UnionType):
        return UnionType
    if not isinstance(tp, _Hint):
        return getattr(tp, '__origin__', None)
    real = _REAL.get(tp._name)
    if real is not None or not tp.__args__:
        return real
    return globals()['Union' if tp._name == 'Optional' else tp._name]


def get_args(tp):
    args = getattr(tp, '__args__', ())
    return (*args, type(None)) if isinstance(tp, _Hint) and tp._name == 'Optional' and args else args


def assert_never(arg):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ):
    return val


def reveal_type(obj):
    return obj
