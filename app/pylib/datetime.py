"""Dates and times; now() is the virtual clock's, the zone is UTC."""
import time as _time

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

MINYEAR, MAXYEAR = 1, 9999
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
           'November', 'December')
_DAY = 86400 * 1000000


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _in_month(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + sum([_in_month(year, m) for m in range(1, month)]) + day


def _from_ordinal(n):
    year = n // 366 + 1
    while _ordinal(year + 1, 1, 1) <= n:
        year += 1
    left = n - _ordinal(year, 1, 1)
    month = 1
    while left >= _in_month(year, month):
        left -= _in_month(year, month)
        month += 1
    return year, month, left + 1


def _round(x):
    # Half to even, as the interpreter's own.
    return round(x)


class timedelta:
    """A length of time, kept in microseconds."""

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        rest = 0.0
        for amount, unit in ((weeks, 7 * _DAY), (days, _DAY), (hours, 3600000000), (minutes, 60000000),
                             (seconds, 1000000), (milliseconds, 1000), (microseconds, 1)):
            if isinstance(amount, int):
                whole += amount * unit
            else:
                part = int(amount)
                whole += part * unit
                rest += (amount - part) * unit
        self._us = whole + _round(rest)
        if abs(self._us) >= 1000000000 * _DAY:
            raise OverflowError(f'days={self._us // _DAY}; must have magnitude <= 999999999')

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 1000000

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def __repr__(self):
        parts = [f'{n}={getattr(self, n)}' for n in ('days', 'seconds', 'microseconds') if getattr(self, n)]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self.microseconds:
            text += f'.{self.microseconds:06d}'
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text

    def __add__(self, other):
        return timedelta(microseconds=self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, n):
        if not isinstance(n, (int, float)):
            return NotImplemented
        return timedelta(microseconds=_round(self._us * n))

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if not isinstance(other, (int, float)):
            return NotImplemented
        return timedelta(microseconds=_round(self._us / other))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        return timedelta(microseconds=self._us // other)

    def __mod__(self, other):
        return timedelta(microseconds=self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta(microseconds=abs(self._us))

    def __bool__(self):
        return self._us != 0

    def __hash__(self):
        return hash(self._us)

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented


timedelta.min = timedelta(days=-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    pass


def _offset_text(us):
    sign = '-' if us < 0 else '+'
    minutes = abs(us) // 60000000
    return f'{sign}{minutes // 60:02d}:{minutes % 60:02d}'


class timezone(tzinfo):
    def __new__(cls, offset, name=None):
        return cls.utc if name is None and hasattr(cls, 'utc') and not offset else super().__new__(cls)

    def __init__(self, offset, name=None):
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset._us)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f'datetime.timezone({self._offset!r}{"" if self._name is None else f", {self._name!r}"})'

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)


UTC = timezone.utc = timezone(timedelta(0))


def _format(fmt, year, month, day, hour, minute, second, us, zone=None, dt=None):
    weekday = (_ordinal(year, month, day) + 6) % 7
    nth = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    out = []
    i = 0
    while i < len(fmt):
        c = fmt[i]
        i += 1
        if c != '%' or i == len(fmt):
            out.append(c)
            continue
        c = fmt[i]
        i += 1
        if c == '-' and i < len(fmt):
            out.append(_format('%' + fmt[i], year, month, day, hour, minute, second, us).lstrip('0') or '0')
            i += 1
            continue
        if c in 'YmdHMSfjIyu':
            value, width = {'Y': (year, 1), 'm': (month, 2), 'd': (day, 2), 'H': (hour, 2), 'M': (minute, 2),
                            'S': (second, 2), 'f': (us, 6), 'j': (nth, 3), 'I': ((hour - 1) % 12 + 1, 2),
                            'y': (year % 100, 2), 'u': (weekday + 1, 1)}[c]
            out.append(str(value).rjust(width, '0'))
        elif c in 'aA':
            out.append(_DAYS[weekday] if c == 'A' else _DAYS[weekday][:3])
        elif c in 'bBh':
            out.append(_MONTHS[month - 1] if c == 'B' else _MONTHS[month - 1][:3])
        elif c == 'p':
            out.append('AM' if hour < 12 else 'PM')
        elif c == 'w':
            out.append(str((weekday + 1) % 7))
        elif c in 'FTRDcxXr':
            inner = {'F': '%Y-%m-%d', 'T': '%H:%M:%S', 'R': '%H:%M', 'D': '%m/%d/%y', 'x': '%m/%d/%y',
                     'X': '%H:%M:%S', 'r': '%I:%M:%S %p', 'c': f'%a %b {day:2d} %H:%M:%S %Y'}[c]
            out.append(_format(inner, year, month, day, hour, minute, second, us))
        elif c == 'z':
            out.append('' if zone is None else _offset_text(zone.utcoffset(dt)._us).replace(':', ''))
        elif c == 'Z':
            out.append('' if zone is None else zone.tzname(dt))
        elif c == 's':
            out.append(str((_ordinal(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second))
        elif c == '%':
            out.append('%')
        else:
            out.append('%' + c)
    return ''.join(out)


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _in_month(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    text = f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{text}.{microsecond // 1000:03d}'
    if timespec == 'microseconds' or timespec == 'auto' and microsecond:
        return f'{text}.{microsecond:06d}'
    return text


class _Ordered:
    """Comparisons by _key()."""

    def _comparable(self, other):
        return isinstance(other, type(self)) or isinstance(self, type(other)) and hasattr(other, '_key')

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class date(_Ordered):
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_from_ordinal(int(t // 86400) + 719163))

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        year, month, day = text.split('-')
        return cls(int(year), int(month), int(day))

    def _key(self):
        return self.toordinal()

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    def strftime(self, fmt):
        return _format(fmt, self.year, self.month, self.day, 0, 0, 0, 0)

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self.year, month or self.month, day or self.day)

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return date.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.fromordinal(self.toordinal() - other.days)
        if isinstance(other, date):
            return timedelta(days=self.toordinal() - other.toordinal())
        return NotImplemented


class time(_Ordered):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo

    def _key(self):
        return (self.hour, self.minute, self.second, self.microsecond)

    def isoformat(self, timespec='auto'):
        return _clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)

    def strftime(self, fmt):
        return _format(fmt, 1900, 1, 1, self.hour, self.minute, self.second, self.microsecond)

    def __str__(self):
        return self.isoformat()

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        parts = [str(self.hour), str(self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        return f"datetime.time({', '.join(parts)})"


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        super().__init__(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    today = now

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        us = _round(t * 1000000) if not isinstance(t, int) else t * 1000000
        if tz is not None:
            us += tz.utcoffset(None)._us
        return cls._of(us + 719163 * _DAY, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def combine(cls, day, clock, tzinfo=None):
        return cls(day.year, day.month, day.day, clock.hour, clock.minute, clock.second, clock.microsecond,
                   tzinfo or clock.tzinfo)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        day, clock = text[:10], text[11:]
        zone = None
        if clock.endswith('Z'):
            clock, zone = clock[:-1], UTC
        for sign in '+-':
            if sign in clock:
                clock, _, offset = clock.partition(sign)
                hours, _, minutes = offset.partition(':')
                delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
                zone = timezone(delta if sign == '+' else -delta)
        parts = (clock or '00').split(':')
        seconds, _, fraction = parts[2].partition('.') if len(parts) > 2 else ('0', '', '')
        try:
            return cls(int(day[:4]), int(day[5:7]), int(day[8:10]), int(parts[0]),
                       int(parts[1]) if len(parts) > 1 else 0, int(seconds), int((fraction + '000000')[:6]), zone)
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {text!r}') from None

    @classmethod
    def strptime(cls, text, fmt):
        from _strptime import read
        v = read(text, fmt)
        tz = None
        if v['offset'] is not None:
            tz = timezone(timedelta(seconds=v['offset'][0], microseconds=v['offset'][1]))
        day = date(v['year'], v['month'], v['day'])
        if v['yearday'] is not None:
            day = date(v['year'], 1, 1) + timedelta(v['yearday'] - 1)
        return cls(day.year, day.month, day.day, v['hour'], v['minute'], v['second'], v['micro'], tz)

    @classmethod
    def _of(cls, us, tz):
        days, us = divmod(us, _DAY)
        if days < 1 or days > 3652059:
            raise OverflowError('date value out of range')
        seconds, us = divmod(us, 1000000)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    def _local(self):
        return (self.toordinal() * 86400 + self.hour * 3600 + self.minute * 60 + self.second) * 1000000 \
            + self.microsecond

    def _key(self):
        return self._local() - (0 if self.tzinfo is None else self.tzinfo.utcoffset(self)._us)

    def _comparable(self, other):
        if not isinstance(other, datetime):
            return False
        return True

    def _same_kind(self, other, what):
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError(f"can't {what} offset-naive and offset-aware datetimes")

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

    def __lt__(self, other):
        if isinstance(other, datetime):
            self._same_kind(other, 'compare')
        return super().__lt__(other)

    def __gt__(self, other):
        if isinstance(other, datetime):
            self._same_kind(other, 'compare')
        return super().__gt__(other)

    def __hash__(self):
        return hash(self._key())

    def timestamp(self):
        return (self._key() - 719163 * _DAY) / 1000000

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetuple(self):
        return _time.gmtime(self.timestamp())

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        return datetime._of(self._key() + tz.utcoffset(None)._us, tz)

    def replace(self, **kwargs):
        values = {n: getattr(self, n) for n in ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond',
                                                 'tzinfo')}
        values.update(kwargs)
        return type(self)(**values)

    def isoformat(self, sep='T', timespec='auto'):
        text = (f'{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}'
                + _clock_text(self.hour, self.minute, self.second, self.microsecond, timespec))
        if self.tzinfo is not None:
            text += _offset_text(self.tzinfo.utcoffset(self)._us)
        return text

    def strftime(self, fmt):
        return _format(fmt, self.year, self.month, self.day, self.hour, self.minute, self.second,
                       self.microsecond, self.tzinfo, self)

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [str(n) for n in (self.year, self.month, self.day, self.hour, self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        if self.tzinfo is not None:
            parts.append(f'tzinfo={self.tzinfo!r}')
        return f"datetime.datetime({', '.join(parts)})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._local() + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._local() - other._us, self.tzinfo)
        if isinstance(other, datetime):
            self._same_kind(other, 'subtract')
            return timedelta(microseconds=self._key() - other._key())
        return NotImplemented


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
