"""Classes that hints are made with: Generic, Protocol, NamedTuple, TypedDict, NewType (semantics: Lib/typing.py)."""
from abc import ABCMeta as _ABCMeta
from typing._forms import (Alias as _Alias, Form as _Form, ParamSpec as _ParamSpec, TypeVarTuple as _TypeVarTuple,
                           Union as _Union, Unpack as _Unpack, _Variable, _caller, check as _check, convert as _convert,
                           parameters_of as _parameters_of)


class _GenericAlias(_Alias):
    """Generic[T] and Protocol[T] themselves."""

    _generic = True


def _is_variable(p):
    return isinstance(p, _Variable) and not isinstance(p, _TypeVarTuple) or isinstance(p, _Alias) and p.__origin__ is _Unpack and (
        isinstance(p.__args__[0], _TypeVarTuple))


class Generic:
    """A class with type variables: class Stack(Generic[T])."""

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple([_convert(p) for p in params])
        if cls.__module__ == 'typing' and cls.__name__ in ('Generic', 'Protocol'):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all([_is_variable(p) for p in params]):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter '
                                f'specification variables.')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        return _Alias(cls, _arguments_for(cls, params))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        direct = bases if bases is not None else cls.__bases__
        if Generic in direct and cls.__name__ != 'Protocol' and (bases is not None or type(cls) is not _TypedDictMeta):
            raise TypeError('Cannot inherit from plain Generic')
        if bases is not None:
            cls.__parameters__ = _class_parameters(bases)
        elif '__parameters__' not in cls.__dict__:
            cls.__parameters__ = ()


def _arguments_for(cls, params):
    """The arguments for the type variables of a class, as many as it has."""
    for p in cls.__parameters__:
        params = p._prepare(cls, list(params))
    wanted = len(cls.__parameters__)
    if not wanted:
        raise TypeError(f'{cls} is not a generic class')
    if len(params) != wanted:
        raise TypeError(f"Too {'many' if len(params) > wanted else 'few'} arguments for {cls}; actual {len(params)}, "
                        f'expected {wanted}')
    found = []
    for variable, arg in zip(cls.__parameters__, params):
        if isinstance(variable, _TypeVarTuple):
            found.extend(arg)
        else:
            found.append(variable._accept(arg))
    return tuple(found)


def _class_parameters(bases):
    found, told = _parameters_of([b for b in bases if isinstance(b, _Alias) or not isinstance(b, type)]), None
    for base in bases:
        if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
            if told is not None:
                raise TypeError('Cannot inherit from Generic[...] multiple times.')
            told = base.__parameters__
    if told is None:
        return found
    missing = [p for p in found if p not in told]
    if missing:
        raise TypeError(f"Some type variables ({', '.join([str(p) for p in missing])}) are not listed in "
                        f"Generic[{', '.join([str(p) for p in told])}]")
    return told


# ---- protocols ----

_OWN = {'__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__abstractmethods__',
        '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__', '__subclasshook__',
        '__weakref__', '__class_getitem__', '__qualname__', '_abc_impl', '__match_args__', '__final__', '_methods'}


def _members(cls):
    """The names that an object must have, of `cls` and the protocols it stands on."""
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ('Protocol', 'Generic'):
            found |= {n for n in (*base.__dict__, *base.__dict__.get('__annotations__', {}))
                      if n not in _OWN and not n.startswith('_abc_')}
    return sorted(found)


def _only_methods(cls):
    return all([callable(getattr(cls, name, None)) for name in _members(cls)])


_asking = []  # not empty: ABCMeta asks, which may ask of any protocol


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        protocol = cls.__name__ != 'Protocol' and getattr(cls, '_is_protocol', False)
        if not protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol and not _asking:
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if _only_methods(cls) and issubclass(instance.__class__, cls):
            return True
        if all([hasattr(instance, name) and (
                not callable(getattr(cls, name, None)) or getattr(instance, name) is not None) for name in _members(cls)]):
            return True
        _asking.append(cls)
        try:
            return super().__instancecheck__(instance)
        finally:
            _asking.pop()

    def _asked_by_abc(cls, other):
        """As a class below an abstract class that is asked."""
        _asking.append(cls)
        try:
            return issubclass(other, cls)
        finally:
            _asking.pop()


def _has_member(other, name):
    for base in other.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        if name in getattr(base, '__annotations__', {}) and issubclass(other, Generic) and other._is_protocol:
            return True
    return False


def _protocol_hook(cls):
    def hook(other):
        if not cls.__dict__.get('_is_protocol', False):
            return NotImplemented
        if not cls._is_runtime_protocol:
            if _asking:
                return NotImplemented
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if not _only_methods(cls):
            if _asking:
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        return True if all([_has_member(other, name) for name in _members(cls)]) else NotImplemented
    return staticmethod(hook)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


_ALLOWED = {'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                                'Sized', 'Container', 'Collection', 'Reversible'),
            'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager')}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What an object can do, whatever its class."""

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__name__ in _ALLOWED.get(base.__module__, ())
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() ask a protocol."""
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


# ---- named tuples and typed dicts ----

_FIXED = ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make',
          '_replace', '_asdict', '_source')


def _make_named_tuple(name, types, module, defaults=()):
    from collections import namedtuple
    words = 'field {} annotation must be a type'
    types = {field: _check(t, words.format(field)) for field, t in types}
    made = namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class _NamedTupleMeta(type):
    """class P(NamedTuple): x: int; y: int = 0 -- gives a namedtuple with the class's other names."""

    def __new__(mcls, typename, bases, ns):
        for base in bases:
            if base is not _named_tuple_base and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        types, defaults = ns.get('__annotations__', {}), []
        for field in types:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_named_tuple(typename, types.items(), ns['__module__'], [ns[n] for n in defaults])
        if Generic in bases:
            made.__bases__ = tuple, Generic
            made.__orig_bases__, made.__class_getitem__ = ns['__orig_bases__'], classmethod(Generic.__class_getitem__.__func__)
            made.__init_subclass__()
        for key, value in ns.items():
            if key in _FIXED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__name__', '__qualname__', '__module__', '__annotations__', '__classcell__') and (
                    key not in made._fields):
                setattr(made, key, value)
        if '__qualname__' in ns:
            made.__qualname__ = ns['__qualname__']
        return made


_named_tuple_base = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    """class P(NamedTuple): x: int; y: int = 0; or NamedTuple('P', [('x', int), ('y', int)])"""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    made = _make_named_tuple(typename, fields, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple.__mro_entries__ = lambda bases: (_named_tuple_base,)
NamedTuple.__module__ = 'typing'


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        notes, required, optional = {}, set(), set()
        words = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _check(t, words, plain=False) for n, t in ns.get('__annotations__', {}).items()}
        for base in bases:
            notes.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        notes.update(own)
        for key, hint in own.items():
            while getattr(hint, '_name', None) == 'Annotated':
                hint = hint.__origin__
            form = getattr(getattr(hint, '__origin__', None), '_name', None)
            needed = total if form not in ('Required', 'NotRequired') else form == 'Required'
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        made.__annotations__ = notes
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        if '__total__' not in made.__dict__:
            made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


_typed_dict_base = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """class Movie(TypedDict): name: str; year: int -- a dict with known keys."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    if kwargs:
        import warnings
        warnings.warn('The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in '
                      'Python 3.13, and may not be understood by third-party type checkers.', DeprecationWarning,
                      stacklevel=1)
    made = _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': _caller()}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


TypedDict.__mro_entries__ = lambda bases: (_typed_dict_base,)
TypedDict.__module__ = 'typing'


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A name for a type that only checkers tell from it."""

    __module__ = 'typing'

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        made_in = _caller()
        if made_in != 'typing':
            self.__module__ = made_in

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return _Union[self, other]

    def __ror__(self, other):
        return _Union[other, self]
