"""Enumerations. CPython: Lib/enum.py of 3.11 (EnumType, _EnumDict, Flag)."""
import types as _types
from builtins import property

__all__ = ('EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'ReprEnum', 'Flag', 'IntFlag', 'auto', 'unique',
           'property', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'verify', 'global_enum', 'global_enum_repr',
           'global_flag_repr', 'global_str', 'show_flag_values')

Enum = Flag = EJECT = KEEP = None
_UNSET = object()


class auto:
    """The next value; it is known as soon as the class's body has it."""

    def __init__(self, value=_UNSET):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (None if self.value is _UNSET else self.value)


class member:
    """Makes a member of what would not be one."""

    def __init__(self, value):
        self.value = value


class nonmember(member):
    """Keeps a value from becoming a member."""


def unique(enumeration):
    """No two names for one value."""
    doubles = [f'{name} -> {m.name}' for name, m in enumeration.__members__.items() if name != m.name]
    if doubles:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(doubles)}")
    return enumeration


# ---- the class's body ----

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


_DESCRIPTORS = (_types.FunctionType, property, staticmethod, classmethod, type(str.lower), type(int.__add__))


def _is_descriptor(value):
    return isinstance(value, _DESCRIPTORS) or hasattr(type(value), '__get__') or hasattr(type(value), '__set__')


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
            '_iter_member_by_value_', '_iter_member_by_def_', '_value_repr_')


class _EnumDict(dict):
    """Tells members from the rest, gives auto() its value, allows no name twice."""

    def __init__(self, name):
        super().__init__()
        self._class_name, self._member_names, self._values, self._ignored = name, {}, [], []
        self._next = None

    def __setitem__(self, key, value):
        if key.startswith(f'_{self._class_name}__'):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                self._next = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
        elif _is_dunder(key) or key in self._ignored:
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            value = self._resolved(key, value.value if isinstance(value, member) else value)
            self._member_names[key] = None
            self._values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        if isinstance(value, auto):
            return self._auto(key, value)
        if type(value) is tuple and any(isinstance(v, auto) for v in value):
            return tuple([self._auto(key, v) if isinstance(v, auto) else v for v in value])
        return value

    def _auto(self, key, value):
        if value.value is _UNSET:
            value.value = self._next(key, 1, len(self._member_names), self._values[:])
        return value.value


# ---- the metaclass ----

def _data_type(bases):
    """The type that members are, besides Enum."""
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    return base._member_type_
            elif base.__new__ is not object.__new__:
                return base
    return object


def _mixins(name, bases):
    if not bases:
        return object, Enum
    first_enum = bases[-1]
    if not isinstance(first_enum, EnumType):
        raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
    return _data_type(bases) or object, first_enum


def _find_new(body, member_type, first_enum):
    """What makes a member, and whether it is given the value's arguments."""
    new = body.get('__new__')
    if new is None:
        for candidate in (getattr(member_type, '__new_member__', None), getattr(first_enum, '__new_member__', None),
                          member_type.__new__):
            if candidate not in (None, object.__new__) and candidate is not Enum.__new__:
                new = candidate
                break
        else:
            new = object.__new__
    return new, first_enum is not None and new is not object.__new__


class EnumType(type):
    """The metaclass: classes that are called with a value, looped over, asked by name."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        body = _EnumDict(cls)
        _, first_enum = _mixins(cls, bases)
        if first_enum is not None:
            body._next = first_enum._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = [n for n in classdict._member_names if n not in classdict._ignored]
        if {'mro', ''} & set(names):
            raise ValueError(f"invalid enum member name(s) {', '.join(repr(n) for n in names if n in ('mro', ''))}")
        member_type, first_enum = _mixins(cls, bases)
        body = {n: v for n, v in classdict.items() if n not in classdict._member_names and n not in classdict._ignored}
        if classdict._next is not None:
            body['_generate_next_value_'] = staticmethod(classdict._next)
        new, use_args = _find_new(body, member_type, first_enum)
        body.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _member_type_=member_type,
                    _boundary_=boundary or getattr(first_enum, '_boundary_', None), _flag_mask_=0, _singles_mask_=0)
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        for name in ('__repr__', '__str__', '__format__'):  # the data type stands before Enum
            if name not in body and getattr(enum_class, name) in (getattr(member_type, name), getattr(object, name)):
                type.__setattr__(enum_class, name, getattr(first_enum, name))
        for name in names:
            _add_member(enum_class, name, classdict[name], new, use_args)
        if '__new__' in body:
            type.__setattr__(enum_class, '__new_member__', new)
        type.__setattr__(enum_class, '__new__', Enum.__new__)
        return enum_class

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return _create(cls, value, names, module, qualname, type, start, boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn('in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
                          '    False depending on whether the value is a member or the value of a member',
                          DeprecationWarning, stacklevel=2)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and "
                            f"'{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__',
                       '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_])

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    @property
    def __members__(cls):
        return _types.MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)


EnumMeta = EnumType


def _add_member(enum_class, name, value, new, use_args):
    args = value if isinstance(value, tuple) else (value,)
    member_type = enum_class._member_type_
    if member_type is tuple:
        args = (args,)
    made = new(enum_class, *args) if use_args else new(enum_class)
    if not hasattr(made, '_value_'):
        made._value_ = value if member_type is object else member_type(*args)
    value = made._value_
    made._name_ = name
    made.__objclass__ = enum_class
    made.__init__(*args)
    known = _known(enum_class, value)
    if known is not None:  # another name of it
        made = known
    else:
        made._sort_order_ = len(enum_class._member_names_)
        if Flag is None or not issubclass(enum_class, Flag):
            enum_class._member_names_.append(name)
        elif isinstance(value, int):
            enum_class._flag_mask_ |= value
            if value > 0 and value & (value - 1) == 0:
                enum_class._singles_mask_ |= value
                enum_class._member_names_.append(name)
        else:
            enum_class._member_names_.append(name)
    enum_class._member_map_[name] = made
    type.__setattr__(enum_class, name, made)
    try:
        enum_class._value2member_map_.setdefault(value, made)
    except TypeError:
        pass


def _known(cls, value):
    """The member with this value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:  # it has no hash
        for m in cls._member_map_.values():
            if m._value_ == value:
                return m
    return None


def _create(cls, class_name, names, module, qualname, mixin, start, boundary):
    """The call with names: a new class."""
    bases = (cls,) if mixin is None else (mixin, cls)
    body = EnumType.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        given, names, values = names, [], []
        for count, name in enumerate(given):
            values.append(body._next(name, start, count, values[:]))
            names.append((name, values[-1]))
    for item in names:
        name, value = (item, names[item]) if isinstance(item, str) else item
        body[name] = value
    if module is None:
        module = '__main__'
    body['__module__'] = module
    if qualname is not None:
        body['__qualname__'] = qualname
    return EnumType.__new__(EnumType, class_name, bases, body, boundary=boundary)


# ---- the classes ----

def _fixed(name):
    def get(self):
        return getattr(self, f'_{name}_')

    def refuse(self, value):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")
    return property(get, refuse)


class Enum(metaclass=EnumType):
    """Names for values; each member is there once."""
    _member_names_, _member_map_, _value2member_map_, _member_type_ = [], {}, {}, object
    _boundary_ = None
    name, value = _fixed('name'), _fixed('value')

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _known(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        if result is None:
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        raise TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        more = [n for n in type(self).__dict__ if n[:1] != '_' and n not in type(self)._member_map_]
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value', *more})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Only repr() is an enumeration's; str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members are ints, too."""

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, format_spec):
        return format(int(self), format_spec)


class StrEnum(str, ReprEnum):
    """Members are texts, too."""

    def __str__(self):
        return self._value_

    def __format__(self, format_spec):
        return format(self._value_, format_spec)

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no flag has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


def _binary(value, width):
    """0b0 00101, with a sign of its own."""
    text = bin(value + (1 << width) if value < 0 else value)[2:]
    return f"0b{'1' if value < 0 else '0'} {text.rjust(width, '1' if value < 0 else '0')[-width:]}"


class Flag(Enum, boundary=STRICT):
    """Members that can be put together with |."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        if not isinstance(last, int):
            raise TypeError(f'invalid flag value {last!r}')
        return 1 << last.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        everything = (1 << mask.bit_length()) - 1
        given = value
        if not ~everything <= value <= everything or value & (everything ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n'
                                 f'  allowed {_binary(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value += max(everything + 1, 1 << value.bit_length())
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        base = cls._member_type_
        made = object.__new__(cls) if base is object else base.__new__(cls, value)
        made._value_ = value
        parts = [m for bit in _bits(value) if (m := cls._value2member_map_.get(bit)) is not None]
        left = value & ~sum(m._value_ for m in parts)
        names = [m._name_ for m in parts] + ([repr(left)] if left and parts else [])
        made._name_ = '|'.join(names) or None
        cls._value2member_map_[value] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(other).__qualname__}' and "
                            f"'{self.__class__.__qualname__}'")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for bit in _bits(self._value_ & self._flag_mask_):
            member = self._value2member_map_.get(bit)
            if member is not None:
                yield member

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        return f'<{name}: {self._value_!r}>' if self._name_ is None else f'<{name}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        name = self.__class__.__name__
        return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._boundary_ in (KEEP, EJECT):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints; combinations of them are flags, too."""

    __str__, __format__ = IntEnum.__str__, IntEnum.__format__


for _name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__', '__repr__', '__contains__',
              '__iter__', '__len__'):
    type.__setattr__(IntFlag, _name, Flag.__dict__[_name])


# ---- what is asked of a whole enumeration ----

class EnumCheck(StrEnum):
    """What verify() can look for."""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Decorator: the enumeration has these properties, or a ValueError says what is wrong."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            _CHECKS[check](enumeration)
        return enumeration


def _check_unique(enumeration):
    doubles = [f'{name} -> {m.name}' for name, m in enumeration.__members__.items() if name != m.name]
    if doubles:
        raise ValueError(f"aliases found in {enumeration!r}: {', '.join(doubles)}")


def _check_continuous(enumeration):
    values = {m.value for m in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        between = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
    else:
        between = range(low + 1, high)
    missing = ', '.join([str(n) for n in between if n not in values])
    if missing:
        kind = 'flag' if issubclass(enumeration, Flag) else 'enum'
        raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {missing}'[:256])


def _check_named_flags(enumeration):
    known = [m.value for m in enumeration]
    names, missing = [], 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        unnamed = [bit for bit in _bits(alias.value) if bit not in known]
        if unnamed:
            names.append(name)
            missing |= sum(unnamed)
    if names:
        who = (f'alias {names[0]} is missing' if len(names) == 1 else
               f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
        what = f"{'value' if missing & (missing - 1) == 0 else 'combined values of'} 0x{missing:x}"
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} {what} '
                         '[use enum.show_flag_values(value) for details]')


_CHECKS = {UNIQUE: _check_unique, CONTINUOUS: _check_continuous, NAMED_FLAGS: _check_named_flags}


def show_flag_values(value):
    """The single bits of a value."""
    return list(_bits(value._value_ if isinstance(value, Enum) else value))


def _module_of(member):
    return member.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    """The name in its module."""
    return f'{_module_of(self)}.{self._name_}'


def global_flag_repr(self):
    """The names in their module."""
    module = _module_of(self)
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_!r})'
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in self._name_.split('|')])


def global_str(self):
    """The name alone."""
    return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Decorator: the members are names of the module, too, and show themselves as such."""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
