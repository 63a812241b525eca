"""Names for hints; they check nothing at run time (semantics: Lib/typing.py)."""
import collections as _collections
import collections.abc as _abc
import sys as _sys
from abc import abstractmethod as _abstractmethod
from types import (BuiltinFunctionType as _BuiltinFunctionType, FunctionType as _FunctionType, GenericAlias as _ListOf,
                   MethodDescriptorType as _MethodDescriptorType, MethodType as _MethodType,
                   MethodWrapperType as _MethodWrapperType, ModuleType as _ModuleType, UnionType as _UnionType,
                   WrapperDescriptorType as _WrapperDescriptorType)
from typing._forms import (Alias as _GenericAlias, Annotated, AnnotatedAlias as _AnnotatedAlias, Any,
                           ClassName as _ClassName, ClassVar, Concatenate, Final, Form as _SpecialForm, ForwardRef, Literal,
                           LiteralString, Never, NoReturn, NotRequired, Optional, ParamSpec, ParamSpecArgs, ParamSpecKwargs,
                           Required, Self, TypeAlias, TypeGuard, TypeVar, TypeVarTuple, Union, Unpack, _CallableName,
                           _TupleName, parameters_of as _parameters_of)
from typing._classes import (Generic, NamedTuple, NewType, Protocol, TypedDict, is_typeddict, runtime_checkable)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator',
    'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
    'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap',
    'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict',
    'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads', 'get_type_hints',
    'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoReturn',
    'NotRequired', 'overload', 'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type', 'runtime_checkable', 'Self',
    'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'Unpack']

TYPE_CHECKING = False
Text = str
T, KT, VT = TypeVar('T'), TypeVar('KT'), TypeVar('VT')
T_co, V_co, VT_co = TypeVar('T_co', covariant=True), TypeVar('V_co', covariant=True), TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
for _variable in (T, KT, VT, T_co, V_co, VT_co, T_contra, AnyStr):
    _variable.__module__ = 'typing'

# ---- classes under their names in hints ----

Tuple, Callable = _TupleName(tuple, -1), _CallableName(_abc.Callable, 2)
List, Dict, Type = _ClassName(list, 1, inst=False, name='List'), _ClassName(dict, 2, inst=False, name='Dict'), \
    _ClassName(type, 1, inst=False, name='Type')
Set, FrozenSet = _ClassName(set, 1, inst=False, name='Set'), _ClassName(frozenset, 1, inst=False, name='FrozenSet')
Tuple._name, Tuple._inst = 'Tuple', False
AbstractSet = _ClassName(_abc.Set, 1, name='AbstractSet')
Deque, DefaultDict = _ClassName(_collections.deque, 1, name='Deque'), _ClassName(_collections.defaultdict, 2, name='DefaultDict')
OrderedDict, Counter = _ClassName(_collections.OrderedDict, 2), _ClassName(_collections.Counter, 1)
ChainMap = _ClassName(_collections.ChainMap, 2)
for _name, _count in (
        ('Hashable', 0), ('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1), ('Iterable', 1),
        ('Iterator', 1), ('Reversible', 1), ('Sized', 0), ('Container', 1), ('Collection', 1), ('MutableSet', 1),
        ('Mapping', 2), ('MutableMapping', 2), ('Sequence', 1), ('MutableSequence', 1), ('ByteString', 0),
        ('MappingView', 1), ('KeysView', 1), ('ItemsView', 2), ('ValuesView', 1), ('Generator', 3), ('AsyncGenerator', 2)):
    globals()[_name] = _ClassName(getattr(_abc, _name), _count)


def _later(name):
    """Names whose classes live in modules that hints alone do not load."""
    if name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        made = _ClassName(getattr(contextlib, 'Abstract' + name), 1, name=name)
    else:
        import re
        made = _ClassName(getattr(re, name), 1)
    globals()[name] = made
    return made


def __getattr__(name):
    if name in ('ContextManager', 'AsyncContextManager', 'Match', 'Pattern'):
        return _later(name)
    raise AttributeError(f"module 'typing' has no attribute '{name}'", name=name)


class IO(Generic[AnyStr]):
    """A file, of str or of bytes."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# ---- protocols of one method ----

def _supports(name, method, parameters=()):
    @_abstractmethod
    def function(self):
        pass
    function.__name__, function.__qualname__ = method, f'{name}.{method}'
    body = {'__module__': 'typing', '__slots__': (), method: function}
    if not parameters:
        return runtime_checkable(type(Protocol)(name, (Protocol,), body))
    body['__orig_bases__'] = (Protocol[parameters],)
    return runtime_checkable(type(Protocol)(name, (Protocol,), body))


SupportsInt, SupportsFloat = _supports('SupportsInt', '__int__'), _supports('SupportsFloat', '__float__')
SupportsComplex, SupportsBytes = _supports('SupportsComplex', '__complex__'), _supports('SupportsBytes', '__bytes__')
SupportsIndex, SupportsAbs = _supports('SupportsIndex', '__index__'), _supports('SupportsAbs', '__abs__', T_co)
SupportsRound = _supports('SupportsRound', '__round__', T_co)


# ---- functions ----

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    shown = repr(arg)
    if len(shown) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        shown = shown[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
    return obj


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    real = getattr(func, '__func__', func)
    if hasattr(real, '__qualname__') and hasattr(real, '__code__'):
        known = _overloads.setdefault(real.__module__, {}).setdefault(real.__qualname__, {})
        known[real.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    func = getattr(func, '__func__', func)
    return list(_overloads.get(func.__module__, {}).get(func.__qualname__, {}).values())


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


def no_type_check(arg):
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if getattr(obj, '__qualname__', None) != f'{arg.__qualname__}.{getattr(obj, "__name__", "")}' or (
                    getattr(obj, '__module__', None) != arg.__module__):
                continue
            if isinstance(obj, (_FunctionType, _MethodType)):
                getattr(obj, '__func__', obj).__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    wrapped.__wrapped__, wrapped.__name__ = decorator, decorator.__name__
    return wrapped


def get_origin(tp):
    """What stands before the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _ListOf, _ClassName, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return _UnionType if isinstance(tp, _UnionType) else None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if not isinstance(tp, (_GenericAlias, _ListOf, _UnionType)):
        return ()
    args = tp.__args__
    if getattr(tp, '__origin__', None) is _abc.Callable and not (
            len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, list)) or isinstance(
                args[0], _GenericAlias) and args[0].__origin__ is Concatenate)):
        args = list(args[:-1]), args[-1]
    return args


# ---- get_type_hints ----

def _without_extras(tp):
    """The hint without what Annotated, Required and NotRequired say of it."""
    if isinstance(tp, _AnnotatedAlias) or getattr(tp, '__origin__', None) in (Required, NotRequired):
        return _without_extras(tp.__args__[0])
    args = getattr(tp, '__args__', None)
    if not isinstance(args, tuple) or not isinstance(tp, (_GenericAlias, _ListOf, _UnionType)):
        return tp
    plain = tuple([_without_extras(a) for a in args])
    if all([a is b for a, b in zip(plain, args)]):
        return tp
    if isinstance(tp, _UnionType):
        return Union[plain]
    return tp._copy(plain) if isinstance(tp, _GenericAlias) else _ListOf(tp.__origin__, plain)


def _annotations_with_names(obj, globalns, localns):
    """Pairs of annotations and the names they may use: of a class those of its bases first."""
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(_sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
            own = [names, vars(base)] if localns is None and globalns is None else [localns or {}, names]
            notes = base.__dict__.get('__annotations__', {})
            yield ({} if not isinstance(notes, dict) else notes), own
        return
    whole = obj
    while hasattr(whole, '__wrapped__'):
        whole = whole.__wrapped__
    names = vars(obj) if isinstance(obj, _ModuleType) else getattr(whole, '__globals__', {})
    hints = getattr(obj, '__annotations__', None)
    if hints is None and not isinstance(
            obj, (_FunctionType, _BuiltinFunctionType, _MethodType, _ModuleType, _WrapperDescriptorType, _MethodWrapperType,
                  _MethodDescriptorType)):
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    own = names if globalns is None else globalns
    yield hints or {}, [localns if localns is not None else {}, own]


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of obj, texts among them looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    from _annotations import evaluate
    found = {}
    for hints, names in _annotations_with_names(obj, globalns, localns):
        found.update({name: evaluate(hint, names) for name, hint in hints.items()})
    return found if include_extras else {name: _without_extras(hint) for name, hint in found.items()}
