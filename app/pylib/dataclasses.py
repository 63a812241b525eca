"""@dataclass."""
import sys as _sys
from copy import deepcopy as _deepcopy
from keyword import iskeyword as _iskeyword
from _parameter_text import Empty as _Empty, parameter_text as _parameter_text

__all__ = ('dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass')


_shown = set()  # ids of the objects whose repr is being made


def _recursive_repr(method):
    """The __repr__, which is dots below itself."""
    def __repr__(self):
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return method(self)
        finally:
            _shown.discard(id(self))
    return __repr__


class FrozenInstanceError(AttributeError):
    """A frozen dataclass was changed."""


class _MISSING_TYPE:
    pass


class _Kind:
    """What an annotation makes of a field."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _CLASSVAR, _INITVAR = _Kind('_FIELD'), _Kind('_FIELD_CLASSVAR'), _Kind('_FIELD_INITVAR')


class _Factory:
    """What a signature shows for a default that is made."""

    def __repr__(self):
        return '<factory>'


class _KW_ONLY_TYPE:
    """Fields after `_: KW_ONLY` are keyword-only."""


KW_ONLY = _KW_ONLY_TYPE()


class InitVar:
    """A parameter of __init__ that goes to __post_init__ only."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if type(self.type) is type else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, item):
        return cls(item)


_MemberDescriptorType, _MappingProxyType = type(InitVar.type), type(InitVar.__dict__)
MISSING, _FACTORY = _MISSING_TYPE(), _Factory()


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _MappingProxyType({} if metadata is None else metadata)
        self.kw_only, self._field_type = kw_only, None

    @_recursive_repr
    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only',
                 '_field_type')
        return 'Field(' + ','.join([f'{name}={getattr(self, name)!r}' for name in names]) + ')'

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), '__set_name__', None)
        if tell:
            tell(self.default, owner, name)

    def _shown_default(self):
        if self.default_factory is not MISSING:
            return _FACTORY
        return _Empty if self.default is MISSING else self.default

    def optional(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """A field with more to say than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _meaning(cls, text):
    """What the first words of an annotation's text stand for: typing.ClassVar and dataclasses.InitVar are looked for in
    their own modules only, as nothing evaluates the text (CPython: _is_type)."""
    import re
    match = re.match(r'(?:\s*(\w+)\s*\.)?\s*(\w+)', text)
    if match is None:
        return None
    module = _sys.modules.get(cls.__module__)
    names = getattr(module, '__dict__', {})
    if match[1]:
        found = names.get(match[1])
        known = found in (_sys.modules.get('typing'), _sys.modules['dataclasses']) and found is not None
        names = found.__dict__ if known else {}
    return names.get(match[2])


def _kind_of(cls, hint):
    """What an annotation makes of its field."""
    typing = _sys.modules.get('typing')
    if isinstance(hint, str):
        hint = _meaning(cls, hint)
    if typing is not None and (hint is typing.ClassVar or type(hint) is typing._GenericAlias and hint.__origin__ is typing.ClassVar):
        return _CLASSVAR
    return _INITVAR if hint is InitVar or type(hint) is InitVar else _FIELD


def _own_field(cls, name, hint, kw_only):
    """CPython: _get_field."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, _MemberDescriptorType):  # a slot of that name is no default
        default = MISSING
    f = default if isinstance(default, Field) else field(default=default)
    f.name, f.type, f._field_type = name, hint, _kind_of(cls, hint)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if f._field_type is not _CLASSVAR:
        f.kw_only = kw_only if f.kw_only is MISSING else f.kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: use default_factory')
    return f


def _own_fields(cls, kw_only):
    found, marked = [], False
    for name, hint in cls.__dict__.get('__annotations__', {}).items():
        if hint is KW_ONLY or isinstance(hint, str) and _meaning(cls, hint) is KW_ONLY:
            if marked:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            marked = kw_only = True
        else:
            found.append(_own_field(cls, name, hint, kw_only))
    return found


def _check_bases(bases, frozen):
    any_frozen = any([base.__dataclass_params__.frozen for base in bases])
    if bases and any_frozen and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if bases and frozen and not any_frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')


def _collect(cls, kw_only, frozen):
    bases = [base for base in reversed(cls.__mro__[1:]) if hasattr(base, '__dataclass_fields__')]
    found = {f.name: f for base in bases for f in base.__dataclass_fields__.values()}
    for f in _own_fields(cls, kw_only):
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    annotations = cls.__dict__.get('__annotations__', {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    _check_bases(bases, frozen)
    return found


def _names(missing):
    missing = [repr(n) for n in missing]
    if len(missing) <= 2:
        return ' and '.join(missing)
    return ', '.join(missing[:-1]) + ', and ' + missing[-1]


def _refuse_places(where, given, most, least, by_name):
    takes = f'{most} positional argument' if least == most else f'from {least} to {most} positional argument'
    takes += 's' if takes != '1 positional argument' else ''
    named = f" positional arguments (and {by_name} keyword-only argument{'' if by_name == 1 else 's'})" if by_name else ''
    raise TypeError(f'{where} takes {takes} but {given}{named} were given')


def _make_init(cls, all_fields, frozen, slots):
    where = cls.__qualname__ + '.__init__()'
    by_place = [f for f in all_fields if f.init and not f.kw_only]
    by_name = [f for f in all_fields if f.init and f.kw_only]
    required = [f for f in by_place if not f.optional()]
    seen_default = False
    for f in by_place:
        if f.optional():
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    known = {f.name for f in by_place} | {f.name for f in by_name}
    handled = [f for f in all_fields
               if f.init or f.default_factory is not MISSING or slots and f.default is not MISSING]

    def __init__(self, /, *args, **kwargs):
        values = {f.name: value for f, value in zip(by_place, args)}
        for name, value in kwargs.items():
            if name not in known:
                raise TypeError(f"{where} got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{where} got multiple values for argument '{name}'")
            values[name] = value
        if len(args) > len(by_place):
            _refuse_places(where, len(args) + 1, len(by_place) + 1, len(required) + 1,
                           sum(f.name in values for f in by_name))
        for group, word in ((by_place, 'positional'), (by_name, 'keyword-only')):
            missing = [f.name for f in group if f.name not in values and not f.optional()]
            if missing:
                raise TypeError(f"{where} missing {len(missing)} required {word} "
                                f"argument{'' if len(missing) == 1 else 's'}: {_names(missing)}")
        extra = []
        __line__ = 2
        for f in handled:
            __line__ += f._field_type is not _INITVAR
            if f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            else:
                value = f.default
            if f._field_type is _INITVAR:
                extra.append(value)
            elif frozen:
                object.__setattr__(self, f.name, value)
            else:
                setattr(self, f.name, value)
        post = getattr(self, '__post_init__', None)
        if post is not None:
            __line__ += 1
            post(*extra)
    __init__._dataclass_init = by_place + by_name
    __init__.__defaults__ = tuple([f._shown_default() for f in by_place if f.optional()]) or None
    __init__.__kwdefaults__ = {f.name: f._shown_default() for f in by_name if f.optional()} or None
    __init__.__annotations__ = {f.name: f.type for f in by_place + by_name}
    __init__.__annotations__['return'] = None
    return __init__


def _compared(self, other, names, op):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return op(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Write __init__, __repr__, __eq__ ... from the annotations."""
    def decorate(cls):
        made = _process(cls, _Params(init, repr, eq, order, unsafe_hash, frozen), match_args, kw_only, slots)
        if weakref_slot and not slots:
            raise TypeError('weakref_slot is True but slots is False')
        return _with_slots(made, [f.name for f in fields(made)], weakref_slot, frozen) if slots else made
    return decorate if cls is None else decorate(cls)


class _Params:
    """The options a class was made with."""

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order = init, repr, eq, order
        self.unsafe_hash, self.frozen = unsafe_hash, frozen

    def __repr__(self):
        shown = ','.join([f'{name}={value!r}' for name, value in self.__dict__.items()])
        return f'_DataclassParams({shown})'


def _repr_method(real):
    shown = [f.name for f in real if f.repr]

    @_recursive_repr
    def __repr__(self):
        __line__ = 3
        return type(self).__qualname__ + '(' + ', '.join([f'{n}={getattr(self, n)!r}' for n in shown]) + ')'
    return __repr__


def _comparisons(compared):
    def __lt__(self, other):
        __line__ = 4
        return _compared(self, other, compared, lambda a, b: a < b)

    def __le__(self, other):
        __line__ = 4
        return _compared(self, other, compared, lambda a, b: a <= b)

    def __gt__(self, other):
        __line__ = 4
        return _compared(self, other, compared, lambda a, b: a > b)

    def __ge__(self, other):
        __line__ = 4
        return _compared(self, other, compared, lambda a, b: a >= b)
    return __lt__, __le__, __gt__, __ge__


def _frozen_methods(cls, real):
    names = {f.name for f in real}

    def __setattr__(self, name, value):
        __line__ = 4
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        __line__ = 5
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        __line__ = 4
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        __line__ = 5
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _set_hash(cls, params, real, explicit):
    """CPython: the table _hash_action."""
    if params.unsafe_hash and explicit:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if params.unsafe_hash or params.eq and params.frozen and not explicit:
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]

        def __hash__(self):
            __line__ = 3
            return hash(tuple([getattr(self, n) for n in hashed]))
        __hash__.__qualname__, __hash__.__module__ = f'{cls.__qualname__}.__hash__', cls.__module__
        cls.__hash__ = __hash__
    elif params.eq and not params.frozen and not explicit:
        cls.__hash__ = None


def _add(cls, method, refuse=None):
    """Give the class a method; one of its own stays, or with words to refuse it is an error."""
    name = method.__name__
    if name not in cls.__dict__:
        method.__qualname__, method.__module__ = f'{cls.__qualname__}.{name}', cls.__module__
        setattr(cls, name, method)
    elif refuse is not None:
        raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{refuse}')


def _process(cls, params, match_args, kw_only, slots):
    cls.__dataclass_params__ = params
    fields_of = _collect(cls, kw_only, params.frozen)
    all_fields = [f for f in fields_of.values() if f._field_type is not _CLASSVAR]
    real = [f for f in all_fields if f._field_type is _FIELD]
    compared = [f.name for f in real if f.compare]
    cls.__dataclass_fields__ = fields_of
    own_hash = cls.__dict__.get('__hash__', MISSING)
    explicit = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    if params.init:
        _add(cls, _make_init(cls, all_fields, params.frozen, slots))
    if params.repr:
        _add(cls, _repr_method(real))
    if params.eq:
        def __eq__(self, other):
            __line__ = 4
            return _compared(self, other, compared, lambda a, b: a == b)
        _add(cls, __eq__)
    for method in _comparisons(compared) if params.order else ():
        _add(cls, method, '. Consider using functools.total_ordering')
    for method in _frozen_methods(cls, real) if params.frozen else ():
        _add(cls, method, '')
    _set_hash(cls, params, real, explicit)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in all_fields if f.init and not f.kw_only])
    if not cls.__doc__:
        cls.__doc__ = _own_words(cls)
    if '__abstractmethods__' in cls.__dict__:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_slots_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)  # which is frozen


def _own_words(cls):
    """The docstring of a class without one: how it is called."""
    known = getattr(cls.__dict__.get('__init__'), '_dataclass_init', None)
    if known is not None and type(cls).__call__ is type.__call__ and '__new__' not in cls.__dict__:
        shown = [_parameter_text(f.name, f.type, f._shown_default()) for f in known]
        by_place = len([f for f in known if not f.kw_only])
        return f"{cls.__name__}({', '.join(shown[:by_place] + ['*'] * (by_place < len(shown)) + shown[by_place:])})"
    from inspect import signature
    try:
        return cls.__name__ + str(signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError):
        return cls.__name__


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__', ())
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _with_slots(cls, names, weakref=False, frozen=False):
    """The class once more, with slots in the place of a __dict__. CPython: _add_slots."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = {n for base in cls.__mro__[1:-1] for n in _slots_of(base)}
    body = {name: value for name, value in cls.__dict__.items() if name not in ('__dict__', '__weakref__', *names)}
    slots = names + ['__weakref__'] * weakref
    body['__slots__'] = tuple([n for n in slots if n not in inherited])
    body['__qualname__'] = cls.__qualname__
    if frozen:
        body.setdefault('__getstate__', _slots_state)
        body.setdefault('__setstate__', _set_slots_state)
    return type(cls)(cls.__name__, cls.__bases__, body)


def fields(class_or_instance):
    """The fields in order."""
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _plain(value, convert, factory):
    if hasattr(type(value), '__dataclass_fields__'):
        return convert(value, factory)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_plain(v, convert, factory) for v in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(v, convert, factory) for v in value])
    if isinstance(value, dict):
        return type(value)([(_plain(k, convert, factory), _plain(v, convert, factory)) for k, v in value.items()])
    return _deepcopy(value)


def _to_dict(obj, factory):
    return factory([(f.name, _plain(getattr(obj, f.name), _to_dict, factory)) for f in fields(obj)])


def _to_tuple(obj, factory):
    return factory([_plain(getattr(obj, f.name), _to_tuple, factory) for f in fields(obj)])


def asdict(obj, *, dict_factory=dict):
    if not hasattr(type(obj), '__dataclass_fields__'):
        raise TypeError('asdict() should be called on dataclass instances')
    return _to_dict(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not hasattr(type(obj), '__dataclass_fields__'):
        raise TypeError('astuple() should be called on dataclass instances')
    return _to_tuple(obj, tuple_factory)


def _checked_names(fields):
    """Names, types and defaults of the fields that make_dataclass() is given."""
    types, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in types:
            raise TypeError(f'Field name duplicated: {name!r}')
        types[name] = tp
    return types, defaults


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A dataclass of fields known only now: names, (name, type) or (name, type, default)."""
    import types as _types
    annotations, defaults = _checked_names(fields)

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body['__annotations__'] = annotations
    return dataclass(_types.new_class(cls_name, bases, {}, fill), **options)


def replace(obj, /, **changes):
    """A copy with other values."""
    if not hasattr(type(obj), '__dataclass_fields__'):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
        elif f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)
