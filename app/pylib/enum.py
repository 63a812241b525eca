"""Enumerations. CPython: Lib/enum.py of 3.11 (EnumType, _EnumDict, Flag)."""
import types as _types
from builtins import property as _property
from sys import _getframe

__all__ = ('EnumMeta', 'EnumType', 'Enum', 'IntEnum', 'StrEnum', 'ReprEnum', 'Flag', 'IntFlag', 'auto', 'unique',
           'property', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'verify', 'global_enum', 'global_enum_repr',
           'global_flag_repr', 'global_str', 'show_flag_values')

Enum = Flag = ReprEnum = EJECT = KEEP = None
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


class property(_types.DynamicClassAttribute):
    """A property of members; the class gives the member of that name."""

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__


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


_DESCRIPTORS = (_types.FunctionType, _property, staticmethod, classmethod, type(str.lower), type(int.__add__))


def _is_descriptor(value):
    return isinstance(value, _DESCRIPTORS) or hasattr(type(value), '__get__') or hasattr(type(value), '__set__')


def _is_private(class_name, name):
    """_Class__name, as the class's own body has it."""
    pattern = f'_{class_name}__'
    return (len(name) > len(pattern) and name.startswith(pattern) and name[len(pattern)] != '_'
            and (name[-1] != '_' or name[-2] != '_'))


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
            '_iter_member_by_value_', '_iter_member_by_def_', '_value_repr_')


class _EnumDict(dict):
    """Tells members from the rest, gives auto() its value, allows no name twice."""

    def __init__(self, name=''):
        super().__init__()
        self._class_name, self._member_names, self._values, self._ignored = name, {}, [], []
        self._next, self._autos = None, 0

    def update(self, members, **more_members):
        for names in (dict(members), more_members):
            for key, value in names.items():
                self[key] = value

    def __setitem__(self, key, value):
        if isinstance(value, type) and value.__qualname__.endswith(f'{self._class_name}.{value.__name__}'):
            import warnings
            warnings.warn('In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to '
                          'keep the current behavior.', DeprecationWarning, stacklevel=1)
        if key == '__order__':
            key = '_order_'
        if _is_private(self._class_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._autos:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._next = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                known = set(self._ignored) & set(self._member_names)
                if known:
                    raise ValueError(f'_ignore_ cannot specify already set names: {known!r}')
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
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        """The value with each auto() in it resolved, which counts on from the values before it."""
        if isinstance(value, auto):
            return self._auto(key, value)
        if type(value) is tuple and any([isinstance(v, auto) for v in value]):
            return tuple([self._auto(key, v) if isinstance(v, auto) else v for v in value])
        self._values.append(value)
        return value

    def _auto(self, key, value):
        if value.value is _UNSET:
            value.value = self._next(key, 1, len(self._member_names), self._values[:])
            self._autos += 1
        self._values.append(value.value)
        return value.value


# ---- the metaclass ----

def _data_type(name, bases):
    """The type that members are, besides Enum: of each base the first class with a __new__, or what derives from it."""
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found.append(base._member_type_)
                    break
            elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                found.append(candidate or base)
                break
            else:
                candidate = candidate or base
    if len(set(found)) > 1:
        raise TypeError(f'too many data types for {name!r}: {set(found)!r}')
    return found[0] if found else None


def _data_repr(bases):
    """How a member's repr shows its value, or None for repr()."""
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                return base._value_repr_
            if '__repr__' in base.__dict__:
                return base.__dict__['__repr__']
    return None


def _mixins(name, bases):
    if not bases:
        return object, Enum
    first_enum = bases[-1]
    if not isinstance(first_enum, EnumType):
        raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
    return _data_type(name, bases) or object, first_enum


def _find_new(body, member_type, first_enum):
    """What makes a member, and whether it is given the value's arguments."""
    new = body.get('__new__')
    plain = (None, object.__new__, Enum and Enum.__new__)
    for method in ('__new_member__', '__new__'):
        for possible in (member_type, first_enum):
            target = getattr(possible, method, None)
            if new is None and target not in plain:
                new = target
    if new is None:
        new = object.__new__
    return new, first_enum is not None and new not in plain


class _Quasi:
    """Stands in a class's body for a member, which it makes as soon as the class is there."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        delattr(enum_class, name)
        _add_member(enum_class, name, self.value)


def _add_texts(enum_class, body, bases, member_type, first_enum):
    """__repr__, __str__, __format__: Enum's, where only the data type would bring them."""
    known = set(body)
    if ReprEnum is not None and ReprEnum in bases:
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in known:
            enum_class.__format__ = member_type.__format__
        if '__str__' not in known:
            method = member_type.__str__
            enum_class.__str__ = member_type.__repr__ if method is object.__str__ else method
        known |= {'__format__', '__str__'}
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in known and getattr(enum_class, name) in (getattr(member_type, name), getattr(object, name)):
            setattr(enum_class, name, getattr(first_enum, name))


def _check_order(enum_class, order):
    order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
    order = [n for n in order if n not in enum_class._member_map_ or n in enum_class._member_names_]
    if order and order != enum_class._member_names_:
        raise TypeError(f'member order does not match _order_:\n  {enum_class._member_names_!r}\n  {order!r}')


_FLAG_OPERATORS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__')


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
        order = body.pop('_order_', None)
        body.pop('_ignore_', None)
        body.update({name: _Quasi(classdict[name]) for name in names})
        body.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _member_type_=member_type, _new_member_=new,
                    _use_args_=use_args, _value_repr_=_data_repr(bases))
        if cls == 'Flag' if Flag is None else any([issubclass(base, Flag) for base in bases]):
            body.update(_boundary_=boundary or getattr(first_enum, '_boundary_', None), _flag_mask_=0, _singles_mask_=0,
                        _all_bits_=0, _inverted_=None)
        try:
            failure = None
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        except RuntimeError as e:  # what a member's __new__ raises comes as its cause
            failure = e.__cause__ or e
        if failure is not None:
            raise failure
        _add_texts(enum_class, body, bases, member_type, first_enum)
        if Flag is not None and issubclass(enum_class, Flag):
            for name in _FLAG_OPERATORS:
                if name not in body:
                    setattr(enum_class, name, getattr(Flag, name))
            values = [m._value_ for m in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if '__new__' in body:
            enum_class.__new_member__ = new
        enum_class.__new__ = Enum.__new__
        if order:
            _check_order(enum_class, order)
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
                          'False depending on whether the value is a member or the value of a member',
                          DeprecationWarning, stacklevel=1)
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and "
                            f"'{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__', '__module__',
                 '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        return sorted(names if cls._member_type_ is object else names | set(dir(cls._member_type_)))

    def __getattr__(cls, name):
        raise AttributeError(name) from None

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """An enumeration of names that a module has, which become its members."""
        import sys
        home = sys.modules[module].__dict__
        found = [(n, v) for n, v in (vars(source) if source else home).items() if filter(n)]
        try:
            found.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            found.sort(key=lambda pair: pair[0])
        made = _create(cls, name, found, module, None, None, 1, boundary or KEEP)
        made.__reduce_ex__ = pickle_by_global_name
        if as_global:
            global_enum(made)
        else:
            home.update(made.__members__)
        home[name] = made
        return made

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    @_property
    def __members__(cls):
        return _types.MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)


EnumMeta = EnumType


def _make_member(enum_class, value):
    args = value if isinstance(value, tuple) else (value,)
    if enum_class._member_type_ is tuple:
        args = (args,)
    made = enum_class._new_member_(enum_class, *args) if enum_class._use_args_ else enum_class._new_member_(enum_class)
    if not hasattr(made, '_value_'):
        try:
            made._value_ = value if enum_class._member_type_ is object else enum_class._member_type_(*args)
        except Exception as e:
            raise TypeError('_value_ not set in __new__, unable to create it') from e
    return made, args


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _add_member(enum_class, name, value):
    made, args = _make_member(enum_class, value)
    value = made._value_
    made._name_, made.__objclass__ = name, enum_class
    made.__init__(*args)
    made._sort_order_ = len(enum_class._member_names_)
    is_flag = Flag is not None and issubclass(enum_class, Flag)
    if is_flag:
        enum_class._flag_mask_ |= value
        if _is_single_bit(value):
            enum_class._singles_mask_ |= value
        enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1
    known = _known(enum_class, value)
    if known is not None:  # another name of it
        made = known
    elif not is_flag or _is_single_bit(value):
        enum_class._member_names_.append(name)
    enum_class._member_map_[name] = made
    _show_member(enum_class, name, made)
    try:
        enum_class._value2member_map_.setdefault(value, made)
    except TypeError:
        pass


class _Redirect:
    """A member under the name that a property has in a base: the class gives the member, members give the property."""

    def __init__(self, member, described):
        self.member, self.described = member, described

    def __get__(self, instance, owner=None):
        return self.member if instance is None else self.described.__get__(instance, owner)

    def __set__(self, instance, value):
        self.described.__set__(instance, value)


def _show_member(enum_class, name, made):
    for base in enum_class.__mro__[1:]:
        described = base.__dict__.get(name)
        if isinstance(described, (_property, _types.DynamicClassAttribute)):
            made = _Redirect(made, described)
            break
    type.__setattr__(enum_class, name, made)


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
    metacls = cls.__class__
    body = metacls.__prepare__(class_name, bases)
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
        module = _getframe().f_globals.get('__name__', '__main__')
    body['__module__'] = module
    if qualname is not None:
        body['__qualname__'] = qualname
    return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)


# ---- the classes ----

class Enum(metaclass=EnumType):
    """Names for values; each member is there once."""
    _member_names_, _member_map_, _value2member_map_, _member_type_ = [], {}, {}, object
    _new_member_, _use_args_, _value_repr_ = object.__new__, False, None
    name, value = property(lambda self: self._name_), property(lambda self: self._value_)

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _known(cls, value)
        if found is not None:
            return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        result = failure = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            failure = e
        if isinstance(result, cls) or issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if failure is None and result is None:
            raise invalid
        if failure is None:
            failure = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        try:
            raise failure
        finally:
            failure = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = last_values[-1]
            last_values.sort()
            if last == last_values[-1]:
                return last + 1
        except TypeError:
            pass
        import warnings
        warnings.warn('In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and '
                      'support adding +1\nand the value returned will be the largest value in the enum incremented by 1',
                      DeprecationWarning, stacklevel=1)
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
        shown = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        cls = self.__class__
        names = set() if cls._member_type_ is object else set(object.__dir__(self))
        names |= {name for name in getattr(self, '__dict__', ()) if name[0] != '_'}
        for base in cls.__mro__:
            for name, value in base.__dict__.items():
                if name[0] == '_':
                    continue
                if name not in cls._member_map_ or isinstance(value, (_property, property, _Redirect)):
                    names.add(name)
        return sorted(names | {'__class__', '__doc__', '__eq__', '__hash__', '__module__'})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def pickle_by_global_name(self, proto):
    """For __reduce_ex__: the member is found by its name in its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """For __reduce_ex__: the member is found by its name in its class."""
    return getattr, (self.__class__, self._name_)


class ReprEnum(Enum):
    """Only repr() is an enumeration's; str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members are ints, too."""


class StrEnum(str, ReprEnum):
    """Members are texts, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        for value, what in zip(values[1:], ('encoding', 'errors')):
            if not isinstance(value, str):
                raise TypeError(f'{what} must be a string, not {value!r}')
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


def _iter_bits_lsb(value):
    if isinstance(value, Enum):
        value = value._value_
    if value < 0:
        raise ValueError(f'{value!r} is not a positive integer')
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def _binary(value, width):
    """0b0 00101, with a sign of its own."""
    sign = '1' if value < 0 else '0'
    digits = bin(value + (2 << value.bit_length()))[3 if value < 0 else 4:]
    return f'0b{sign} {digits.rjust(width, sign)}'


class Flag(Enum, boundary=STRICT):
    """Members that can be put together with |."""

    _numeric_repr_ = repr

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
        mask, everything, given = cls._flag_mask_, cls._all_bits_, None
        if not ~everything <= value <= everything or value & (everything ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n'
                                 f'  allowed {_binary(mask, width)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(everything + 1, 1 << value.bit_length())
        if value < 0:
            given = value
            value = everything + 1 + value if cls._boundary_ in (EJECT, KEEP) else cls._singles_mask_ & value
        made = cls._value2member_map_.setdefault(value, cls._composite(value))
        if given is not None:
            cls._value2member_map_[given] = made
        return made

    @classmethod
    def _composite(cls, value):
        """A member of several bits, named by its parts."""
        if value & ~cls._flag_mask_ and cls._boundary_ is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {value & ~cls._flag_mask_!r} '
                             f'[{_binary(value & ~cls._flag_mask_, 0)}]')
        base = cls._member_type_
        made = object.__new__(cls) if base is object else base.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        parts = list(cls._iter_member_(value & cls._singles_mask_))
        if value & ~cls._singles_mask_:
            for m in cls._member_map_.values():
                if m not in parts and m._value_ and m._value_ & value == m._value_:
                    parts.append(m)
        known = 0
        for m in parts:
            known |= m._value_
        unknown = value ^ known
        made._name_ = '|'.join([m._name_ for m in parts]) or None
        if known and unknown and cls._boundary_ is STRICT:
            raise ValueError(f'{cls!r}: no members with value {unknown!r}')
        if known and unknown:
            made._name_ += f'|{cls._numeric_repr_(unknown)}'
        return made

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(other).__qualname__}' and "
                            f"'{self.__class__.__qualname__}'")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        shown = (self.__class__._value_repr_ or repr)(self._value_)
        return f'<{name}: {shown}>' if self._name_ is None else f'<{name}.{self._name_}: {shown}>'

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
        if self._inverted_ is None:
            keeps = self._boundary_ in (KEEP, EJECT)
            self._inverted_ = self.__class__(~self._value_ if keeps else self._singles_mask_ & ~self._value_)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints; combinations of them are flags, too."""


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
        unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in known]
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
    return list(_iter_bits_lsb(value._value_ if isinstance(value, Enum) else value))


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
