"""Dates and times as text: ISO 8601 both ways (Modules/_datetimemodule.c, parse_isoformat_*), and strftime()."""
import time as _time
from datetime._delta import of_microseconds as _of_microseconds
from datetime._zone import UTC as _UTC, offset_text as _offset_text, timezone as _timezone

DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DIGITS = '0123456789'


class BadText(Exception):
    """Not a date or a time in ISO 8601; the caller says which text."""


class _Reader:
    """A text read from the left; what is not there is BadText."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def left(self):
        return len(self.text) - self.at

    def digits(self, n):
        part = self.text[self.at:self.at + n]
        if len(part) < n or part.strip(_DIGITS):
            raise BadText
        self.at += n
        return int(part) if n else 0

    def skip(self, c):
        if self.text[self.at:self.at + 1] != c:
            raise BadText
        self.at += 1


def read_day(text, from_week):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]; from_week makes days of the last two."""
    r = _Reader(text)
    year = r.digits(4)
    dashed = text[4:5] == '-'
    r.at += dashed
    if text[r.at:r.at + 1] == 'W':
        r.at += 1
        week, day = r.digits(2), 1
        if r.left():
            if dashed:
                r.skip('-')
            day = r.digits(1)
        try:
            found = from_week(year, week, day)
        except ValueError:
            raise BadText from None
    else:
        month = r.digits(2)
        if dashed:
            r.skip('-')
        found = year, month, r.digits(2)
    if r.left():
        raise BadText
    return found


def _fraction(r):
    n = min(r.left(), 6)
    us = r.digits(n) * 10 ** (6 - n)
    while r.left() and r.text[r.at] in _DIGITS:
        r.at += 1
    return us


def _read_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.f...]]], with all its colons or none."""
    r = _Reader(text)
    found = [0, 0, 0, 0]
    colons = True
    for i in range(3):
        found[i] = r.digits(2)
        if i == 0:
            colons = text[2:3] == ':'
        if not r.left():
            return found
        c = text[r.at]
        r.at += 1
        if not r.left():
            raise BadText
        if colons and c == ':':
            if i == 2:
                raise BadText
        elif c in '.,':
            if i < 2:
                raise BadText
            break
        elif not colons:
            r.at -= 1
        else:
            raise BadText
    found[3] = _fraction(r)
    if r.left():
        raise BadText
    return found


def read_clock(text):
    """hour, minute, second, microsecond and zone (None if the text names none) of a time in ISO 8601."""
    at = next((i for i, c in enumerate(text) if c in '+-Z'), len(text))
    found = _read_clock(text[:at])
    if at == len(text):
        return *found, None
    if text[at] == 'Z':
        if at + 1 < len(text):
            raise BadText
        return *found, _UTC
    hour, minute, second, us = _read_clock(text[at + 1:])
    us += (hour * 3600 + minute * 60 + second) * 1000000
    return *found, _timezone(_of_microseconds(-us if text[at] == '-' else us))


def separator_at(text):
    """Where the date of a date and time ends, by the shapes that read_day() knows."""
    if len(text) == 7:
        return 7
    if text[4] == '-':
        if text[5] != 'W':
            return 10
        if text[8:9] != '-':
            return 8
        if len(text) == 9:
            raise BadText
        return 8 if text[10:11] and text[10] in _DIGITS else 10
    if text[4] != 'W':
        return 8
    end = 7
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


def _to_seconds(h, m, s, us):
    return f'{h:02d}:{m:02d}:{s:02d}'


_TIMESPECS = {'hours': lambda h, m, s, us: f'{h:02d}', 'minutes': lambda h, m, s, us: f'{h:02d}:{m:02d}',
              'seconds': _to_seconds,
              'milliseconds': lambda h, m, s, us: f'{h:02d}:{m:02d}:{s:02d}.{us // 1000:03d}',
              'microseconds': lambda h, m, s, us: f'{h:02d}:{m:02d}:{s:02d}.{us:06d}'}


def clock_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if not isinstance(timespec, str):
        raise TypeError(f"isoformat() argument 'timespec' must be str, not {type(timespec).__name__}")
    if timespec not in _TIMESPECS:
        raise ValueError('Unknown timespec value')
    return _TIMESPECS[timespec](hour, minute, second, microsecond)


def check_format(fmt, method='strftime'):
    if not isinstance(fmt, str):
        name = 'None' if fmt is None else type(fmt).__name__
        raise TypeError(f'{method}() argument 1 must be str, not {name}')


def format_fields(value, fmt, fields, microsecond=0):
    """strftime(): %z, %Z and %f are the value's own, the C library does the rest."""
    check_format(fmt)
    out, i = [], 0
    while i < len(fmt):
        if fmt[i] != '%' or i + 1 == len(fmt):
            out.append(fmt[i])
            i += 1
            continue
        c = fmt[i + 1]
        if c == 'f':
            out.append(f'{microsecond:06d}')
        elif c == 'z':
            offset = getattr(value, 'utcoffset', lambda: None)()
            out.append('' if offset is None else _offset_text(offset, ''))
        elif c == 'Z':
            out.append((getattr(value, 'tzname', lambda: None)() or '').replace('%', '%%'))
        else:
            out.append('%' + c)
        i += 2
    return _time.strftime(''.join(out), fields)
