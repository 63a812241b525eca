"""What most programs use of attrs: classes from attr.ib() fields. Stands on dataclasses."""
import dataclasses as _dc
from attr import validators
from attr.exceptions import FrozenInstanceError, NotAnAttrsClassError

NOTHING = type('_Nothing', (), {'__repr__': lambda self: 'NOTHING', '__bool__': lambda self: False})()


class Factory:
    def __init__(self, factory, takes_self=False):
        if takes_self:
            raise NotImplementedError("Factory(takes_self=True) is not part of the course's Python: use "
                                      "__attrs_post_init__")
        self.factory = factory


class Attribute(_dc.Field):
    def __init__(self, default, validator, repr, eq, order, init, kw_only, converter, factory, type, metadata, alias):
        if factory is not None:
            if default is not NOTHING:
                raise ValueError('The `default` and `factory` arguments are mutually exclusive.')
            default = Factory(factory)
        made = default.factory if isinstance(default, Factory) else _dc.MISSING
        plain = _dc.MISSING if default is NOTHING or made is not _dc.MISSING else default
        super().__init__(plain, made, init, repr, None, eq, metadata, kw_only)
        self.order, self.converter, self.type = order, converter, type
        self.validators = [] if validator is None else list(validator) if isinstance(validator, (list, tuple)) else [validator]

    def validator(self, method):
        self.validators.append(method)
        return method


def attrib(default=NOTHING, validator=None, repr=True, cmp=None, hash=None, init=True, metadata=None, type=None,
           converter=None, factory=None, kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
    eq = cmp if eq is None else eq
    eq = True if eq is None else eq
    return Attribute(default, validator, repr, eq, eq if order is None else order, init, kw_only, converter, factory,
                     type, metadata, alias)


def _own_fields(cls, auto):
    """The attributes that the class itself names, in order."""
    given = {name: value for name, value in cls.__dict__.items() if isinstance(value, Attribute)}
    hints = cls.__dict__.get('__annotations__', {})
    if auto is None:
        auto = not (set(given) - set(hints))
    if not auto:
        return given, hints
    found = {}
    for name, hint in hints.items():
        if 'ClassVar' in str(hint):
            continue
        found[name] = given[name] if name in given else attrib(default=cls.__dict__.get(name, NOTHING))
    return found, hints


def _fields_of(cls, auto, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(base.__dict__.get('_attr_fields', {}))
    own, hints = _own_fields(cls, auto)
    for name, f in own.items():
        f.name, f.type, f.kw_only = name, hints.get(name, f.type), f.kw_only or kw_only
        found.pop(name, None)
        found[name] = f
        if name in cls.__dict__:
            delattr(cls, name)
    return found


def _private(f):
    """__init__ takes _x as x."""
    copy = _dc.Field(f.default, f.default_factory, f.init, f.repr, f.hash, f.compare, f.metadata, f.kw_only)
    copy.name = f.name.lstrip('_') or f.name
    return copy


def _make_init(cls, fields, frozen):
    store = object.__setattr__
    base = _dc._make_init(cls, [_private(f) for f in fields], True, slots=True)

    def __init__(self, /, *args, **kwargs):
        values = type('Values', (), {})()
        base(values, *args, **kwargs)
        for f, name in [(f, f.name.lstrip('_') or f.name) for f in fields]:
            if hasattr(values, name):
                value = getattr(values, name)
                store(self, f.name, f.converter(value) if f.converter else value)
        for f in fields:
            for check in f.validators:
                check(self, f, getattr(self, f.name))
        post = getattr(self, '__attrs_post_init__', None)
        if post is not None:
            post()
    return __init__


def _checked_setattr(fields):
    by_name = {f.name: f for f in fields}

    def __setattr__(self, name, value):
        f = by_name.get(name)
        if f is not None:
            value = f.converter(value) if f.converter else value
            for check in f.validators:
                check(self, f, value)
        object.__setattr__(self, name, value)
    return __setattr__


def _frozen_setattr(self, name, value=None):
    raise FrozenInstanceError("can't set attribute")


def _comparison(names, op):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return op(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))
    return method


def _methods(cls, fields, init, show, eq, order, frozen, unsafe_hash, modern):
    new = {}
    if init:
        new['__init__'] = _make_init(cls, fields, frozen)
    if show:
        def __repr__(self):
            name = type(self).__qualname__.rsplit('>.', 1)[-1]
            shown = [(f.name, repr(getattr(self, f.name, NOTHING)) if f.repr is True else f.repr(getattr(self, f.name)))
                     for f in fields if f.repr is not False]
            return f"{name}({', '.join(f'{n}={text}' for n, text in shown)})"
        new['__repr__'] = __repr__
    compared = [f.name for f in fields if f.compare]
    if eq:
        new['__eq__'] = _comparison(compared, lambda a, b: a == b)
    if order:
        ordered = [f.name for f in fields if f.order]
        new.update(__lt__=_comparison(ordered, lambda a, b: a < b), __le__=_comparison(ordered, lambda a, b: a <= b),
                   __gt__=_comparison(ordered, lambda a, b: a > b), __ge__=_comparison(ordered, lambda a, b: a >= b))
    if unsafe_hash or (eq and frozen and unsafe_hash is None):
        new['__hash__'] = lambda self: hash(tuple([getattr(self, n) for n in compared]))
    elif eq:
        new['__hash__'] = None
    if frozen:
        new.update(__setattr__=_frozen_setattr, __delattr__=_frozen_setattr)
    elif modern and any(f.converter or f.validators for f in fields):
        new['__setattr__'] = _checked_setattr(fields)
    return new


def _decorate(cls, auto, init, show, eq, order, frozen, kw_only, unsafe_hash, slots, modern):
    own = set(cls.__dict__)
    found = _fields_of(cls, auto, kw_only)
    fields_of = list(found.values())
    cls._attr_fields = found
    cls.__attrs_attrs__ = tuple(fields_of)
    for name, method in _methods(cls, fields_of, init, show, eq, order, frozen, unsafe_hash, modern).items():
        if name not in own or name == '__hash__' and method is None and '__hash__' not in own:
            setattr(cls, name, method)
    cls.__match_args__ = tuple([f.name for f in fields_of if f.init and not f.kw_only])
    return _dc._with_slots(cls, [f.name for f in _own_slots(cls, fields_of)]) if slots else cls


def _own_slots(cls, fields_of):
    """The fields that no base class has slots for."""
    inherited = {n for base in cls.__mro__[1:] for n in base.__dict__.get('__slots__', ())}
    return [f for f in fields_of if f.name not in inherited]


def attrs(maybe_cls=None, these=None, repr_ns=None, repr=True, cmp=None, hash=None, init=True, slots=False, frozen=False,
          weakref_slot=True, str=False, auto_attribs=False, kw_only=False, cache_hash=False, auto_exc=False, eq=None,
          order=None, unsafe_hash=None, **more):
    eq = (True if cmp is None else cmp) if eq is None else eq

    def decorate(cls):
        return _decorate(cls, auto_attribs, init, repr, eq, eq if order is None else order, frozen, kw_only,
                         hash if unsafe_hash is None else unsafe_hash, slots, False)
    return decorate if maybe_cls is None else decorate(maybe_cls)


def define(maybe_cls=None, *, repr=True, hash=None, init=True, slots=True, frozen=False, auto_attribs=None, kw_only=False,
           eq=True, order=False, unsafe_hash=None, **more):
    def decorate(cls):
        return _decorate(cls, auto_attribs, init, repr, eq, order, frozen, kw_only,
                         hash if unsafe_hash is None else unsafe_hash, slots, True)
    return decorate if maybe_cls is None else decorate(maybe_cls)


def frozen(maybe_cls=None, **how):
    return define(maybe_cls, frozen=True, **how)


def field(*, default=NOTHING, validator=None, repr=True, hash=None, init=True, metadata=None, type=None, converter=None,
          factory=None, kw_only=False, eq=None, order=None, on_setattr=None, alias=None):
    return attrib(default, validator, repr, None, hash, init, metadata, type, converter, factory, kw_only, eq, order)


s = attributes = attrs
ib = attr = attrib
mutable = define


def dataclass(maybe_cls=None, **how):
    return attrs(maybe_cls, auto_attribs=True, **how)


def fields(cls):
    if not hasattr(cls, '__attrs_attrs__'):
        raise NotAnAttrsClassError(f'{cls!r} is not an attrs-decorated class.')
    return cls.__attrs_attrs__


def has(cls):
    return hasattr(cls, '__attrs_attrs__')


def _plain(value, convert):
    if has(type(value)):
        return convert(value)
    if isinstance(value, (list, tuple, set)):
        return [_plain(v, convert) for v in value] if isinstance(value, list) else type(value)(_plain(v, convert) for v in value)
    if isinstance(value, dict):
        return {_plain(k, convert): _plain(v, convert) for k, v in value.items()}
    return value


def asdict(inst, recurse=True, filter=None, dict_factory=dict, **more):
    pairs = [(f, getattr(inst, f.name)) for f in fields(type(inst))]
    convert = lambda v: asdict(v, recurse, filter, dict_factory)
    return dict_factory([(f.name, _plain(v, convert) if recurse else v) for f, v in pairs if not filter or filter(f, v)])


def astuple(inst, recurse=True, filter=None, tuple_factory=tuple, **more):
    pairs = [(f, getattr(inst, f.name)) for f in fields(type(inst))]
    return tuple_factory([_plain(v, astuple) if recurse else v for f, v in pairs if not filter or filter(f, v)])


def evolve(inst, /, **changes):
    for f in fields(type(inst)):
        name = f.name.lstrip('_') or f.name
        if f.init and name not in changes:
            changes[name] = getattr(inst, f.name)
    return type(inst)(**changes)


assoc = evolve


def __getattr__(name):
    raise AttributeError(f"attr.{name} is not part of the course's Python", name=name)
