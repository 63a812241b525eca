"""date: days counted in the proleptic Gregorian calendar, 0001-01-01 is day 1."""
import datetime as _datetime
import time as _time
from operator import index as _index
from datetime import _text
from datetime._delta import Field as _Field, timedelta, type_text as _type_text

MINYEAR, MAXYEAR = 1, 9999
_MAX_ORDINAL = 3652059
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_none = object()


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _in_month(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _leap(year)) + day


def from_ordinal(n):
    year = n // 366 + 1
    while ordinal(year + 1, 1, 1) <= n:
        year += (n - ordinal(year + 1, 1, 1)) // 366 + 1
    left = n - ordinal(year, 1, 1)
    month = min(left // 29 + 1, 12)
    while month > 1 and left < _BEFORE[month] + (month > 2 and _leap(year)):
        month -= 1
    return year, month, left - _BEFORE[month] - (month > 2 and _leap(year)) + 1


def in_range(n):
    if not 1 <= n <= _MAX_ORDINAL:
        raise OverflowError('date value out of range')
    return n


def as_c_int(value):
    value = _index(value)
    if not -2147483648 <= value <= 2147483647:
        word = 'greater than maximum' if value > 0 else 'less than minimum'
        if -2 ** 63 <= value < 2 ** 63:
            raise OverflowError(f'signed integer is {word}')
        raise OverflowError('Python int too large to convert to C long')
    return value


def required(*fields):
    for i, (name, value) in enumerate(fields, 1):
        if value is _none:
            raise TypeError(f"function missing required argument '{name}' (pos {i})")


def check_day(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _in_month(year, month):
        raise ValueError('day is out of range for month')


def _first_week(year):
    """The ordinal of the Monday that begins the year's first week: the one with its first Thursday."""
    first = ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def from_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 1 <= week <= 53 or week == 53 and _first_week(year) + 52 * 7 >= _first_week(year + 1):
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= day <= 7:
        raise ValueError(f'Invalid day: {day} (range is [1, 7])')
    return from_ordinal(_first_week(year) + (week - 1) * 7 + day - 1)


def timestamp_seconds(t):
    """A timestamp as whole seconds below it and the rest, refused as CPython's _PyTime_ObjectToTimeval does."""
    if isinstance(t, float):
        if t != t:
            raise ValueError('Invalid value NaN (not a number)')
        if not -2.0 ** 63 <= t < 2.0 ** 63:
            raise OverflowError('timestamp out of range for platform time_t')
        seconds = int(t // 1)
        return seconds, t - seconds
    seconds = _index(t)
    if not -2 ** 63 <= seconds < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return seconds, 0.0


def day_of_seconds(seconds):
    """year, month, day of seconds since 1970; the year may be out of range, which the constructor says."""
    n = seconds // 86400 + 719163
    cycles, n = divmod(n - 1, 146097)
    year, month, day = from_ordinal(n + 1)
    year += 400 * cycles
    if not -2147481749 <= year <= 2147485547:
        raise OSError(75, 'Value too large for defined data type')
    return year, month, day


def timetuple(year, month, day, hour, minute, second, summer):
    n = ordinal(year, month, day)
    return _time.struct_time((year, month, day, hour, minute, second, (n + 6) % 7, n - ordinal(year, 1, 1) + 1, summer))


class IsoCalendarDate(tuple):
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'{_type_text(self)}(year={self[0]}, week={self[1]}, weekday={self[2]})'

    def __reduce__(self):
        return tuple, (tuple(self),)


class date:
    __module__ = 'datetime'
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=_none, month=_none, day=_none):
        if month is _none and isinstance(year, bytes) and len(year) == 4 and 1 <= year[2] <= 12:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        required(('year', year), ('month', month), ('day', day))
        year, month, day = as_c_int(year), as_c_int(month), as_c_int(day)
        check_day(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = _Field(lambda self: self._year)
    month = _Field(lambda self: self._month)
    day = _Field(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*day_of_seconds(timestamp_seconds(timestamp)[0]))

    @classmethod
    def fromordinal(cls, ordinal, /):
        n = as_c_int(ordinal)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(text) not in (7, 8, 10):
                raise _text.BadText
            found = _text.read_day(text, from_week)
        except _text.BadText:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        try:
            parts = as_c_int(year), as_c_int(week), as_c_int(day)
        except OverflowError:
            raise ValueError('ISO calendar component out of range') from None
        return cls(*from_week(*parts))

    def toordinal(self):
        return ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        n, year = self.toordinal(), self._year
        if n < _first_week(year):
            year -= 1
        elif n >= _first_week(year + 1):
            year += 1
        week, day = divmod(n - _first_week(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def ctime(self):
        return (f'{_text.DAYS[self.weekday()]} {_text.MONTHS[self._month - 1]} {self._day:2d} '
                f'00:00:00 {self._year:04d}')

    def timetuple(self):
        return timetuple(self._year, self._month, self._day, 0, 0, 0, -1)

    def strftime(self, format):
        return _text.format_fields(self, format, self.timetuple())

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        _text.check_format(spec, '__format__')
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f'{_type_text(self)}({self._year}, {self._month}, {self._day})'

    def _state(self):
        return bytes((self._year // 256, self._year % 256, self._month, self._day))

    def __reduce__(self):
        return type(self), (self._state(),)

    def __hash__(self):
        return hash(self._state())

    def __add__(self, other):
        if not isinstance(other, timedelta) or isinstance(self, _datetime.datetime):
            return NotImplemented
        return type(self)(*from_ordinal(in_range(self.toordinal() + other._days)))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(self, _datetime.datetime) or isinstance(other, _datetime.datetime):
            return NotImplemented
        if isinstance(other, timedelta):
            return type(self)(*from_ordinal(in_range(self.toordinal() - other._days)))
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return date._key(self) == date._key(other) if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return date._key(self) < date._key(other) if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return date._key(self) <= date._key(other) if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return date._key(self) > date._key(other) if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return date._key(self) >= date._key(other) if isinstance(other, date) else NotImplemented


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
