"""@dataclass."""
from copy import deepcopy as _deepcopy
from keyword import iskeyword as _iskeyword

__all__ = ('dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass')


class FrozenInstanceError(AttributeError):
    """A frozen dataclass was changed."""


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


class KW_ONLY:
    """Fields after `_: KW_ONLY` are keyword-only."""


class InitVar:
    """A parameter of __init__ that goes to __post_init__ only."""

    def __class_getitem__(cls, item):
        return cls


MISSING = _Missing()


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata, self.kw_only = metadata or {}, kw_only
        self.pseudo = None

    def optional(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """A field with more to say than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _collect(cls, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for f in getattr(base, '__dataclass_fields__', {}).values():
            found[f.name] = f
    for name, hint in cls.__dict__.get('__annotations__', {}).items():
        if hint is KW_ONLY or hint == 'KW_ONLY':
            kw_only = True
            continue
        text = hint if isinstance(hint, str) else getattr(hint, '_name', '')
        if text.split('[')[0].split('.')[-1] == 'ClassVar':
            continue
        default = cls.__dict__.get(name, MISSING)
        f = default if isinstance(default, Field) else field(default=default)
        f.name, f.type = name, hint
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if hint is InitVar:
            f.pseudo = 'InitVar'
        if isinstance(f.default, (list, dict, set)):
            raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: '
                             f'use default_factory')
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        found[name] = f
    return found


def _names(missing):
    missing = [repr(n) for n in missing]
    if len(missing) <= 2:
        return ' and '.join(missing)
    return ', '.join(missing[:-1]) + ', and ' + missing[-1]


def _make_init(cls, all_fields, frozen):
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

    def __init__(self, /, *args, **kwargs):
        if len(args) > len(by_place):
            takes = len(by_place) + 1
            if len(required) < len(by_place):
                takes = f'from {len(required) + 1} to {takes}'
            raise TypeError(f"{where} takes {takes} positional argument{'' if takes == 1 else 's'} "
                            f"but {len(args) + 1} {'was' if not args else 'were'} given")
        values = {f.name: value for f, value in zip(by_place, args)}
        for name, value in kwargs.items():
            if name not in known:
                raise TypeError(f"{where} got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{where} got multiple values for argument '{name}'")
            values[name] = value
        for group, word in ((by_place, 'positional'), (by_name, 'keyword-only')):
            missing = [f.name for f in group if f.name not in values and not f.optional()]
            if missing:
                raise TypeError(f"{where} missing {len(missing)} required {word} "
                                f"argument{'' if len(missing) == 1 else 's'}: {_names(missing)}")
        extra = []
        for f in all_fields:
            if f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f.pseudo:
                extra.append(value)
            elif frozen:
                object.__setattr__(self, f.name, value)
            else:
                setattr(self, f.name, value)
        post = getattr(self, '__post_init__', None)
        if post is not None:
            post(*extra)
    return __init__


def _compared(self, other, names, op):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return op(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Write __init__, __repr__, __eq__ ... from the annotations."""
    def decorate(cls):
        made = _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
        return _with_slots(made, [f.name for f in fields(made)], weakref_slot) if slots else made
    return decorate if cls is None else decorate(cls)


def _process(cls, init, show, eq, order, unsafe_hash, frozen, kw_only):
    fields_of = _collect(cls, kw_only)
    all_fields = list(fields_of.values())
    real = [f for f in all_fields if not f.pseudo]
    own = set(cls.__dict__)
    cls.__dataclass_fields__ = fields_of
    compared = [f.name for f in real if f.compare]
    new = {}
    if init:
        new['__init__'] = _make_init(cls, all_fields, frozen)
    if show:
        shown = [f.name for f in real if f.repr]

        def __repr__(self):
            return (type(self).__qualname__ + '('
                    + ', '.join([f'{n}={getattr(self, n)!r}' for n in shown]) + ')')
        new['__repr__'] = __repr__
    if eq:
        def __eq__(self, other):
            return _compared(self, other, compared, lambda a, b: a == b)
        new['__eq__'] = __eq__
    if order:
        if not eq:
            raise ValueError('eq must be true if order is true')

        def __lt__(self, other):
            return _compared(self, other, compared, lambda a, b: a < b)

        def __le__(self, other):
            return _compared(self, other, compared, lambda a, b: a <= b)

        def __gt__(self, other):
            return _compared(self, other, compared, lambda a, b: a > b)

        def __ge__(self, other):
            return _compared(self, other, compared, lambda a, b: a >= b)
        new.update(__lt__=__lt__, __le__=__le__, __gt__=__gt__, __ge__=__ge__)
    if unsafe_hash or eq and frozen:
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]

        def __hash__(self):
            return hash(tuple([getattr(self, n) for n in hashed]))
        new['__hash__'] = __hash__
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f'cannot assign to field {name!r}')

        def __delattr__(self, name):
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        new.update(__setattr__=__setattr__, __delattr__=__delattr__)
    for name, method in new.items():
        if name not in own:
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, method)
    if eq and '__hash__' not in new and '__hash__' not in own:
        cls.__hash__ = None
    cls.__match_args__ = tuple([f.name for f in all_fields if f.init and not f.kw_only])
    if not cls.__doc__:
        cls.__doc__ = cls.__name__
    return cls


def _with_slots(cls, names, weakref=False):
    """The class once more, with slots in the place of a __dict__. CPython: _add_slots."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = {n for base in cls.__mro__[1:-1] for n in base.__dict__.get('__slots__', ())}
    body = {name: value for name, value in cls.__dict__.items() if name not in ('__dict__', '__weakref__', *names)}
    body['__slots__'] = tuple([n for n in names if n not in inherited] + ['__weakref__'] * weakref)
    body['__qualname__'] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, body)


def fields(class_or_instance):
    """The fields in order."""
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if not f.pseudo])


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
    for f in fields(obj):
        if f.init and f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)
