"""time: a time of day, perhaps in a zone."""
from datetime import _text, _zone
from datetime._day import as_c_int as _as_c_int
from datetime._delta import Field as _Field, timedelta, type_text as _type_text


def check_clock(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def with_microsecond(value):
    """The seconds of a repr, left out where there are none."""
    parts = [value._second] if value._second or value._us else []
    return parts + [value._us] if value._us else parts


def clock_state(value):
    return bytes((value._hour, value._minute, value._second, value._us >> 16, value._us >> 8 & 255, value._us & 255))


class time:
    __module__ = 'datetime'
    __slots__ = ('_hour', '_minute', '_second', '_us', '_zone', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6 and hour[0] & 127 < 24:
            tzinfo, state = _zone.of_state(minute or None), hour
            hour, minute, second, fold = state[0] & 127, state[1], state[2], state[0] >> 7
            microsecond = state[3] << 16 | state[4] << 8 | state[5]
        hour, minute, second = _as_c_int(hour), _as_c_int(minute), _as_c_int(second)
        microsecond, fold = _as_c_int(microsecond), _as_c_int(fold)
        check_clock(hour, minute, second, microsecond, fold)
        _zone.check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._us = hour, minute, second, microsecond
        self._zone, self._fold = tzinfo, fold
        return self

    hour = _Field(lambda self: self._hour)
    minute = _Field(lambda self: self._minute)
    second = _Field(lambda self: self._second)
    microsecond = _Field(lambda self: self._us)
    tzinfo = _Field(lambda self: self._zone)
    fold = _Field(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            found = _text.read_clock(text[1:] if text[:1] == 'T' else text)
        except _text.BadText:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
        return cls(*found)

    def utcoffset(self):
        return _zone.ask(self._zone, 'utcoffset', None)

    def dst(self):
        return _zone.ask(self._zone, 'dst', None)

    def tzname(self):
        return _zone.ask_name(self._zone, None)

    def isoformat(self, timespec='auto'):
        text = _text.clock_text(self._hour, self._minute, self._second, self._us, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _zone.offset_text(offset)

    def strftime(self, format):
        return _text.format_fields(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1),
                                   self._us)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._us if microsecond is None else microsecond,
                          self._zone if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        _text.check_format(spec, '__format__')
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        parts = [self._hour, self._minute] + with_microsecond(self)
        tail = '' if self._zone is None else f', tzinfo={self._zone!r}'
        tail += ', fold=1' if self._fold else ''
        return f"{_type_text(self)}({', '.join([str(n) for n in parts])}{tail})"

    def __reduce_ex__(self, protocol):
        state = clock_state(self)
        if self._fold and protocol > 3:
            state = bytes((state[0] | 128,)) + state[1:]
        return type(self), ((state,) if self._zone is None else (state, self._zone))

    def __reduce__(self):
        return self.__reduce_ex__(2)

    def _since_midnight(self):
        return timedelta(hours=self._hour, minutes=self._minute, seconds=self._second, microseconds=self._us)

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(clock_state(self)) if offset is None else hash(self._since_midnight() - offset)

    def _keys(self, other, ordered):
        """Two values to compare; None for a time with a zone and one without, which are unequal and have no order."""
        mine = theirs = None
        if self._zone is not other._zone:
            mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return clock_state(self), clock_state(other)
        if mine is None or theirs is None:
            if ordered:
                raise TypeError("can't compare offset-naive and offset-aware times")
            return None
        return self._since_midnight() - mine, other._since_midnight() - theirs

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._keys(other, False)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine < theirs

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine <= theirs

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine > theirs

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._keys(other, True)
        return mine >= theirs


time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
