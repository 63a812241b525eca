"""Dates as mail and HTTP write them, and addresses with a name."""
import calendar as _calendar
import datetime as _datetime
import re as _re
import time as _time

_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec', 'january', 'february', 'march',
           'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
_ZONES = {'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0, 'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600, 'CDT': -500,
          'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700}


# ---- written

def format_datetime(dt, usegmt=False):
    """Thu, 01 Jan 1970 00:00:00 +0000; without a zone it is -0000, with usegmt GMT."""
    if usegmt and dt.tzinfo != _datetime.timezone.utc:
        raise ValueError('usegmt option requires a UTC datetime')
    zone = 'GMT' if usegmt else '-0000' if dt.tzinfo is None else dt.strftime('%z')
    day, month = _DAYS[dt.weekday()].title(), _MONTHS[dt.month - 1].title()
    return f'{day}, {dt.day:02} {month} {dt.year:04} {dt.hour:02}:{dt.minute:02}:{dt.second:02} {zone}'


def formatdate(timeval=None, localtime=False, usegmt=False):
    """The time in seconds since 1970, now if there is none, as mail writes it."""
    utc = _datetime.timezone.utc
    dt = _datetime.datetime.fromtimestamp(_time.time() if timeval is None else timeval, utc)
    if localtime:
        return format_datetime(dt.astimezone())
    return format_datetime(dt if usegmt else dt.replace(tzinfo=None), usegmt)


# ---- read

def _words(text):
    """Day, month, year, time and zone, without the day of the week; '' where there is no zone."""
    words = text.split()
    if words and (words[0].endswith(',') or words[0].lower() in _DAYS):
        del words[0]
    elif words:
        words[0] = words[0].rpartition(',')[2]
    if len(words) == 3 and words[0].count('-') == 2:  # 06-Nov-94
        words[:1] = words[0].split('-')
    if len(words) == 4:
        at = words[3].find('+')
        at = words[3].find('-') if at < 0 else at
        words[3:] = [words[3][:at], words[3][at:]] if at > 0 else [words[3], '']
    return words[:5]


def _clock(text):
    """Hours, minutes and seconds; None if they are none."""
    parts = text.split(':')
    if len(parts) == 1:
        parts = text.split('.')
    return [*parts, '0'][:3] if 2 <= len(parts) <= 3 else None


def _offset(zone):
    """In seconds; None where nothing is known of it."""
    zone = zone.upper()
    try:
        offset = _ZONES[zone] if zone in _ZONES else int(zone)
    except ValueError:
        return None
    if not offset:
        return None if zone.startswith('-') else 0
    seconds = abs(offset) // 100 * 3600 + abs(offset) % 100 * 60
    return seconds if offset > 0 else -seconds


def _read(text):
    """(year, month, day, hours, minutes, seconds, 0, 1, -1, offset), or None."""
    words = _words(text) if text else []
    if len(words) < 5 or not all(words[:3]):
        return None
    day, month, year, clock, zone = words
    if month.lower() not in _MONTHS:
        day, month = month, day
        if month.lower() not in _MONTHS:
            return None
    if year.find(':') > 0:
        year, clock = clock, year
    year = year.removesuffix(',')
    if not year:
        return None
    if not year[0].isdigit():
        year, zone = zone, year
    clock = _clock(clock.removesuffix(','))
    try:
        year, day, hours, minutes, seconds = [int(word) for word in (year, day.removesuffix(','), *(clock or ['']))]
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    return year, _MONTHS.index(month.lower()) % 12 + 1, day, hours, minutes, seconds, 0, 1, -1, _offset(zone)


def parsedate_tz(data):
    """A date as time's tuple with the zone's offset in seconds behind it, or None."""
    found = _read(data)
    return found and (*found[:9], found[9] or 0)


def parsedate(data):
    """A date as time's tuple, or None."""
    found = _read(data)
    return found and found[:9]


def parsedate_to_datetime(data):
    """A date as a datetime, a naive one if it tells no zone; ValueError if it is none."""
    found = _read(data)
    if found is None:
        raise ValueError('Invalid date value or format "%s"' % str(data))
    offset = found[9]
    zone = None if offset is None else _datetime.timezone(_datetime.timedelta(seconds=offset))
    return _datetime.datetime(*found[:6], tzinfo=zone)


def mktime_tz(data):
    """What parsedate_tz() found, in seconds since 1970."""
    if data[9] is None:
        return _time.mktime(data[:8] + (-1,))
    return _calendar.timegm(data) - data[9]


# ---- names

def quote(str):
    """With a backslash before each backslash and quote."""
    return str.replace('\\', '\\\\').replace('"', '\\"')


def unquote(str):
    """Without quotes or angle brackets around it."""
    if len(str) > 1 and str[0] == str[-1] == '"':
        return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
    if len(str) > 1 and str[0] == '<' and str[-1] == '>':
        return str[1:-1]
    return str


def formataddr(pair, charset='utf-8'):
    """(name, address) as name <address>."""
    name, address = pair
    address.encode('ascii')
    if not name:
        return address
    if not name.isascii():
        raise NotImplementedError("formataddr() with a name beyond ASCII is not part of the course's Python")
    mark = '"' if _re.search(r'[][\\()<>@,:;".]', name) else ''
    return f'{mark}{quote(name)}{mark} <{address}>'
