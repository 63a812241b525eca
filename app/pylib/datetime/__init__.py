"""Dates and times; now() is the virtual clock's, the zone is UTC (semantics: Modules/_datetimemodule.c)."""
import time as _time
from datetime import _delta, _zone
from datetime._delta import timedelta
from datetime._zone import UTC, timezone, tzinfo
from datetime import _day, _text
from datetime._day import MAXYEAR, MINYEAR, date
from datetime import _clock
from datetime._clock import time

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

_EPOCH_DAY = 719163
_none = _day._none


def _of_parts(cls, n, rest, zone, fold=0):
    """The datetime of day n and a timedelta after its midnight."""
    day = _day.from_ordinal(_day.in_range(n + rest._days))
    return cls(*day, rest._seconds // 3600, rest._seconds // 60 % 60, rest._seconds % 60, rest._us, zone, fold=fold)


class datetime(date):
    __slots__ = ('_hour', '_minute', '_second', '_us', '_zone', '_fold')

    def __new__(cls, year=_none, month=_none, day=_none, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        if isinstance(year, bytes) and len(year) == 10 and 1 <= year[2] & 127 <= 12:
            tzinfo, state = _zone.of_state(None if month is _none else month), year
            year, month, day, fold = state[0] * 256 + state[1], state[2] & 127, state[3], state[2] >> 7
            hour, minute, second = state[4], state[5], state[6]
            microsecond = state[7] << 16 | state[8] << 8 | state[9]
        _day.required(('year', year), ('month', month), ('day', day))
        year, month, day = _day.as_c_int(year), _day.as_c_int(month), _day.as_c_int(day)
        hour, minute, second = _day.as_c_int(hour), _day.as_c_int(minute), _day.as_c_int(second)
        microsecond, fold = _day.as_c_int(microsecond), _day.as_c_int(fold)
        _day.check_day(year, month, day)
        _clock.check_clock(hour, minute, second, microsecond, fold)
        _zone.check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._us = hour, minute, second, microsecond
        self._zone, self._fold = tzinfo, fold
        return self

    hour = _delta.Field(lambda self: self._hour)
    minute = _delta.Field(lambda self: self._minute)
    second = _delta.Field(lambda self: self._second)
    microsecond = _delta.Field(lambda self: self._us)
    tzinfo = _delta.Field(lambda self: self._zone)
    fold = _delta.Field(lambda self: self._fold)

    # ---- made of something else ----

    @classmethod
    def now(cls, tz=None):
        _zone.check_zone(tz)
        found = cls._of_clock(tz)
        return found if tz is None else tz.fromutc(found)

    @classmethod
    def utcnow(cls):
        return cls._of_clock(None)

    @classmethod
    def _of_clock(cls, zone):
        """What the clock shows, with no rounding: nanoseconds are left away."""
        us = _time.time_ns() // 1000
        return cls._of_seconds(us // 1000000, us % 1000000, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _zone.check_zone(tz)
        found = cls._of_timestamp(timestamp, tz)
        return found if tz is None else tz.fromutc(found)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._of_timestamp(timestamp, None)

    @classmethod
    def _of_timestamp(cls, timestamp, zone):
        seconds, rest = _day.timestamp_seconds(timestamp)
        us = round(rest * 1e6)
        if us >= 1000000:
            seconds, us = seconds + 1, us - 1000000
        return cls._of_seconds(seconds, us, zone)

    @classmethod
    def _of_seconds(cls, seconds, us, zone):
        clock = seconds % 86400
        return cls(*_day.day_of_seconds(seconds), clock // 3600, clock // 60 % 60, clock % 60, us, zone)

    @classmethod
    def strptime(cls, text, format, /):
        for i, argument in enumerate((text, format), 1):
            if not isinstance(argument, str):
                raise TypeError(f'strptime() argument {i} must be str, not {_zone._a_type(argument)}')
        from _strptime import datetime_fields
        *fields, offset, name = datetime_fields(text, format)
        zone = None
        if offset is not None:
            delta = timedelta(seconds=offset[0], microseconds=offset[1])
            zone = timezone(delta, name) if name else timezone(delta)
        return cls(*fields, zone)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _day.date):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {_zone._a_type(date)}')
        if not isinstance(time, _clock.time):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {_zone._a_type(time)}')
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._us,
                   time._zone if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(text) < 7:
                raise _text.BadText
            at = _text.separator_at(text)
            day = _text.read_day(text[:at], _day.from_week)
            clock = _text.read_clock(text[at + 1:]) if text[at:] else ()
        except _text.BadText:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*day, *clock)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = year, month, day, hour, minute, second, microsecond
        own = self._year, self._month, self._day, self._hour, self._minute, self._second, self._us
        return type(self)(*[b if a is None else a for a, b in zip(given, own)],
                          self._zone if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    # ---- its zone ----

    def utcoffset(self):
        return _zone.ask(self._zone, 'utcoffset', self)

    def dst(self):
        return _zone.ask(self._zone, 'dst', self)

    def tzname(self):
        return _zone.ask_name(self._zone, self)

    def astimezone(self, tz=None):
        _zone.check_zone(tz)
        if tz is None:
            tz = _zone.LOCAL
        if self._zone is tz:
            return self
        offset = self.utcoffset()
        utc = self if offset is None else self - offset
        return tz.fromutc(utc.replace(tzinfo=tz))

    # ---- parts and other forms ----

    def date(self):
        return _day.date(self._year, self._month, self._day)

    def time(self):
        return _clock.time(self._hour, self._minute, self._second, self._us, fold=self._fold)

    def timetz(self):
        return _clock.time(self._hour, self._minute, self._second, self._us, self._zone, fold=self._fold)

    def _since_midnight(self):
        return timedelta(hours=self._hour, minutes=self._minute, seconds=self._second, microseconds=self._us)

    def timestamp(self):
        if self._zone is not None:
            return (self - _EPOCH).total_seconds()
        seconds = (self.toordinal() - _EPOCH_DAY) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds + self._us / 1e6

    def timetuple(self):
        summer = self.dst()
        return _day.timetuple(self._year, self._month, self._day, self._hour, self._minute, self._second,
                              -1 if summer is None else int(bool(summer)))

    def utctimetuple(self):
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return _day.timetuple(utc._year, utc._month, utc._day, utc._hour, utc._minute, utc._second, 0)

    def ctime(self):
        return (f'{_text.DAYS[self.weekday()]} {_text.MONTHS[self._month - 1]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, not ' + type(sep).__name__)
        text = f'{date.isoformat(self)}{sep}' + _text.clock_text(self._hour, self._minute, self._second, self._us,
                                                                 timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _zone.offset_text(offset)

    def strftime(self, format):
        return _text.format_fields(self, format, self.timetuple(), self._us)

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute] + _clock.with_microsecond(self)
        tail = ', fold=1' if self._fold else ''
        tail += '' if self._zone is None else f', tzinfo={self._zone!r}'
        return f"{_delta.type_text(self)}({', '.join([str(n) for n in parts])}{tail})"

    def __reduce_ex__(self, protocol):
        state = self._state() + _clock.clock_state(self)
        if self._fold and protocol > 3:
            state = state[:2] + bytes((state[2] | 128,)) + state[3:]
        return type(self), ((state,) if self._zone is None else (state, self._zone))

    def __reduce__(self):
        return self.__reduce_ex__(2)

    # ---- arithmetic and order ----

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _of_parts(type(self), self.toordinal(), self._since_midnight() + other, self._zone)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _of_parts(type(self), self.toordinal(), self._since_midnight() - other, self._zone)
        if not isinstance(other, datetime):
            return NotImplemented
        mine = theirs = None
        if self._zone is not other._zone:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        length = timedelta(self.toordinal() - other.toordinal()) + (self._since_midnight() - other._since_midnight())
        return length if mine is None else length - (mine - theirs)

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        if offset is None:
            return hash(self._state() + _clock.clock_state(self))
        return hash(timedelta(self.toordinal()) + self._since_midnight() - offset)

    def _naive_key(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self._us)

    def _fold_decides(self, offset):
        """Whether the offset differs in the other fold: such a time equals none of another zone (PEP 495)."""
        return self.replace(fold=not self._fold).utcoffset() != offset

    def _compare(self, other, equality):
        """Below, equal to or above zero as self is before, at or after other; 2 for unequal without an order."""
        mine = theirs = None
        if self._zone is not other._zone:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if equality and mine is not None and theirs is not None and (
                    self._fold_decides(mine) or other._fold_decides(theirs)):
                return 2
        if mine == theirs:
            a, b = self._naive_key(), other._naive_key()
            if equality and mine is None and theirs is None and self._zone is not other._zone and a == b and (
                    self._fold_decides(None) or other._fold_decides(None)):
                return 2
            return (a > b) - (a < b)
        if mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        length = self - other
        return 1 if length._days > 0 or length._days == 0 and length else length._days

    def _ordered(self, other):
        if isinstance(other, datetime):
            return True
        if isinstance(other, date):
            raise TypeError(f"can't compare {_full_name(self)} to {_full_name(other)}")
        return False

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._compare(other, True) == 0
        return False if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        return self._compare(other, False) < 0 if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return self._compare(other, False) <= 0 if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return self._compare(other, False) > 0 if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return self._compare(other, False) >= 0 if self._ordered(other) else NotImplemented


def _full_name(value):
    return _delta.type_text(value)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
