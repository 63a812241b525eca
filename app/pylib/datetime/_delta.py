"""timedelta: whole microseconds, seen as days, seconds and microseconds (Modules/_datetimemodule.c, delta_new)."""
import math as _math
from operator import index as _index

_SECOND = 1000000
_DAY = 86400 * _SECOND
_MOST_DAYS = 999999999
_UNITS = (('microseconds', 1), ('milliseconds', 1000), ('seconds', _SECOND), ('minutes', 60 * _SECOND),
          ('hours', 3600 * _SECOND), ('days', _DAY), ('weeks', 7 * _DAY))


class Field(property):
    """A value that is read and never set; says so in the words of a type made in C."""

    def __set_name__(self, owner, name):
        self._of, self._called = owner, name

    def __set__(self, instance, value):
        raise AttributeError(f"attribute '{self._called}' of 'datetime.{self._of.__name__}' objects is not writable")

    __delete__ = lambda self, instance: self.__set__(instance, None)


class _Member(Field):
    def __set__(self, instance, value):
        raise AttributeError('readonly attribute')


def type_text(value):
    """The name that a repr begins with: a subclass stands without its module."""
    cls = type(value)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


def divide_nearest(a, b):
    """a / b of ints, rounded half to even."""
    whole, rest = divmod(a, b)
    twice = abs(2 * rest)
    return whole + 1 if twice > abs(b) or twice == abs(b) and whole % 2 else whole


def _half_away(x):
    return _math.copysign(_math.floor(abs(x) + 0.5), x)


def _microseconds(amounts):
    """What the arguments add up to: ints exactly; of floats the part below a microsecond is gathered and rounded once."""
    whole, left = 0, 0.0
    for (name, unit), amount in zip(_UNITS, amounts):
        if isinstance(amount, int):
            whole += amount * unit
        elif isinstance(amount, float):
            part = int(amount)
            below, least = _math.modf((amount - part) * unit)
            whole += part * unit + int(least)
            left += below
        else:
            raise TypeError(f'unsupported type for timedelta {name} component: {type(amount).__name__}')
    if left:
        rounded = _half_away(left)
        if abs(rounded - left) == 0.5:
            odd = whole & 1
            rounded = 2.0 * _half_away((left + odd) * 0.5) - odd
        whole += int(rounded)
    return whole


def _of_us(cls, us):
    days, rest = divmod(us, _DAY)
    if not -_MOST_DAYS <= days <= _MOST_DAYS:
        if not -2147483648 <= days <= 2147483647:
            raise OverflowError('Python int too large to convert to C int')
        raise OverflowError(f'days={days}; must have magnitude <= {_MOST_DAYS}')
    self = object.__new__(cls)
    self._days = days
    self._seconds, self._us = divmod(rest, _SECOND)
    return self


def of_microseconds(us):
    return _of_us(timedelta, us)


def microseconds_of(delta):
    return delta._days * _DAY + delta._seconds * _SECOND + delta._us


class timedelta:
    __module__ = 'datetime'
    __slots__ = ('_days', '_seconds', '_us')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        return _of_us(cls, _microseconds((microseconds, milliseconds, seconds, minutes, hours, days, weeks)))

    days = _Member(lambda self: self._days)
    seconds = _Member(lambda self: self._seconds)
    microseconds = _Member(lambda self: self._us)

    def total_seconds(self):
        return microseconds_of(self) / _SECOND

    def __repr__(self):
        parts = [f'{n}={v}' for n, v in (('days', self._days), ('seconds', self._seconds), ('microseconds', self._us))
                 if v]
        return f"{type_text(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._us:
            text += f'.{self._us:06d}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._us)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return of_microseconds(microseconds_of(self) + microseconds_of(other))

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return of_microseconds(microseconds_of(self) - microseconds_of(other))

    def __rsub__(self, other):
        return other.__sub__(self) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, n):
        if isinstance(n, int):
            return of_microseconds(microseconds_of(self) * _index(n))
        if isinstance(n, float):
            top, bottom = n.as_integer_ratio()
            return of_microseconds(divide_nearest(microseconds_of(self) * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return microseconds_of(self) / microseconds_of(other)
        if isinstance(other, int):
            return of_microseconds(divide_nearest(microseconds_of(self), _index(other)))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return of_microseconds(divide_nearest(microseconds_of(self) * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return microseconds_of(self) // microseconds_of(other)
        if isinstance(other, int):
            return of_microseconds(microseconds_of(self) // other)
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return of_microseconds(microseconds_of(self) % microseconds_of(other))

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        whole, rest = divmod(microseconds_of(self), microseconds_of(other))
        return whole, of_microseconds(rest)

    def __neg__(self):
        return of_microseconds(-microseconds_of(self))

    def __pos__(self):
        return of_microseconds(microseconds_of(self))

    def __abs__(self):
        return of_microseconds(abs(microseconds_of(self)))

    def __bool__(self):
        return bool(self._days or self._seconds or self._us)

    def __hash__(self):
        return hash((self._days, self._seconds, self._us))

    def __eq__(self, other):
        return microseconds_of(self) == microseconds_of(other) if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return microseconds_of(self) < microseconds_of(other) if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return microseconds_of(self) <= microseconds_of(other) if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return microseconds_of(self) > microseconds_of(other) if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return microseconds_of(self) >= microseconds_of(other) if isinstance(other, timedelta) else NotImplemented


timedelta.min = timedelta(-_MOST_DAYS)
timedelta.max = of_microseconds((_MOST_DAYS + 1) * _DAY - 1)
timedelta.resolution = timedelta(microseconds=1)
