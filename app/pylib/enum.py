"""Enumerations. The class namespace becomes members in __init_subclass__."""

__all__ = ('Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'auto', 'unique')


class auto:
    """The next value."""


def unique(enumeration):
    """No two names for one value."""
    doubles = [f'{name} -> {member.name}' for name, member in enumeration._member_map_.items()
               if name != member.name]
    if doubles:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(doubles)}")
    return enumeration


def _is_member(name, value):
    if name.startswith('_') or isinstance(value, (property, staticmethod, classmethod)):
        return False
    return not hasattr(type(value), '__get__')


class Enum:
    _member_map_ = {}
    _made_ = False

    def __init_subclass__(cls, **kwargs):
        members = [(name, value) for name, value in list(cls.__dict__.items()) if _is_member(name, value)]
        if cls._member_map_ and members:
            raise TypeError(f'cannot extend {cls.__name__}')
        cls._member_map_ = {}
        cls._made_ = False
        values = []
        for name, value in members:
            if isinstance(value, auto):
                value = cls._generate_next_value_(name, 1, len(values), values)
            member = cls._of(value)
            if member is None:
                base = cls._base_()
                if base is object:
                    member = object.__new__(cls)
                else:
                    member = base.__new__(cls, *(value if isinstance(value, tuple) else (value,)))
                member._name_ = name
                member._value_ = value
                init = cls.__init__
                if init is not object.__init__:
                    init(member, *(value if isinstance(value, tuple) else (value,)))
                member._value_ = getattr(member, '_value_', value)
            values.append(value)
            cls._member_map_[name] = member
            setattr(cls, name, member)
        cls._prefer_enum_()
        cls._made_ = True

    @classmethod
    def _prefer_enum_(cls):
        # class S(str, Enum): what str says of itself stands before Enum in the order of the bases.
        base = cls._base_()
        for name in ('__new__', '__repr__', '__str__', '__format__'):
            if base is not object and getattr(cls, name) is getattr(base, name):
                setattr(cls, name, Enum.__dict__[name])

    @classmethod
    def _base_(cls):
        for base in (int, str, float):
            if issubclass(cls, base):
                return base
        return object

    @classmethod
    def _of(cls, value):
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start

    @classmethod
    def _missing_(cls, value):
        return None

    def __new__(cls, value, *rest):
        if isinstance(value, cls):
            return value
        member = cls._of(value)
        if member is None:
            member = cls._missing_(value)
        if member is None:
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        return member

    def __class_getitem__(cls, name):
        return cls._member_map_[name]

    # The VM asks the class itself: for x in Color, len(Color), x in Color.
    def __class_iter__(cls):
        return iter(dict.fromkeys(cls._member_map_.values()))

    def __class_len__(cls):
        return len(dict.fromkeys(cls._member_map_.values()))

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class IntEnum(int, Enum):
    __eq__ = int.__eq__
    __hash__ = int.__hash__
    __new__ = Enum.__new__

    def __repr__(self):
        return Enum.__repr__(self)

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return format(int(self), spec)


class StrEnum(str, Enum):
    __eq__ = str.__eq__
    __hash__ = str.__hash__
    __new__ = Enum.__new__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __repr__(self):
        return Enum.__repr__(self)

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << (max(last_values).bit_length() if last_values else 0)

    @classmethod
    def _missing_(cls, value):
        member = object.__new__(cls)
        names = [m._name_ for m in cls._member_map_.values() if m._value_ & value]
        member._name_ = '|'.join(names) or None
        member._value_ = value
        return member

    def __or__(self, other):
        return type(self)(self._value_ | other._value_)

    def __and__(self, other):
        return type(self)(self._value_ & other._value_)

    def __xor__(self, other):
        return type(self)(self._value_ ^ other._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __eq__(self, other):
        return type(self) is type(other) and self._value_ == other._value_

    def __hash__(self):
        return hash(self._value_)


def _combined(name):
    operator = getattr(int, name)

    def combine(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(operator(int(self), int(other)))
    return combine


class IntFlag(IntEnum):
    """Flags that are ints; combinations of them are flags too."""
    _generate_next_value_ = Flag._generate_next_value_

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        parts = [m for m in cls._member_map_.values() if m._value_ & value and not m._value_ & (m._value_ - 1)]
        left = value & ~sum(dict.fromkeys(m._value_ for m in parts))
        names = [m._name_ for m in parts] + ([str(left)] if left else [])
        member._name_ = '|'.join(names) or None
        member._value_ = value
        return member

    def __repr__(self):
        if self._name_ is None:
            return f'<{type(self).__name__}: {self._value_!r}>'
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

    __or__ = __ror__ = _combined('__or__')
    __and__ = __rand__ = _combined('__and__')
    __xor__ = __rxor__ = _combined('__xor__')

    def __invert__(self):
        known = 0
        for member in type(self)._member_map_.values():
            known |= member._value_
        return type(self)(known & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_
