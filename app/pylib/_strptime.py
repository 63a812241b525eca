"""Reading times: datetime.strptime() and time.strptime() (semantics: Lib/_strptime.py, in the C locale)."""
import re as _re

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
           'december']
_WEEK = r'5[0-3]|[0-4]\d|\d'
_PARTS = {
    'd': r'3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]', 'f': r'[0-9]{1,6}', 'H': r'2[0-3]|[0-1]\d|\d', 'I': r'1[0-2]|0[1-9]|[1-9]',
    'G': r'\d\d\d\d', 'j': r'36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
    'm': r'1[0-2]|0[1-9]|[1-9]', 'M': r'[0-5]\d|\d', 'S': r'6[0-1]|[0-5]\d|\d', 'U': _WEEK, 'W': _WEEK, 'w': r'[0-6]',
    'u': r'[1-7]', 'V': r'5[0-3]|0[1-9]|[1-4]\d|\d', 'y': r'\d\d', 'Y': r'\d\d\d\d',
    'z': r'[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z)', 'p': 'am|pm', 'Z': 'utc|gmt',
    'a': '|'.join([d[:3] for d in _DAYS]), 'A': '|'.join(sorted(_DAYS, key=len, reverse=True)),
    'b': '|'.join([m[:3] for m in _MONTHS]), 'B': '|'.join(sorted(_MONTHS, key=len, reverse=True)),
}
_WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_patterns = {}


def _expand(fmt, whole):
    """The regular expression of a format; whole is the one that messages name."""
    text, i = '', 0
    while i < len(fmt):
        c = fmt[i]
        i += 1
        if c.isspace():
            text += r'\s+'
            while i < len(fmt) and fmt[i].isspace():
                i += 1
        elif c != '%':
            text += '\\' + c if c in '\\.^$*+?(){}[]|' else c
        elif i == len(fmt):
            raise ValueError(f"stray % in format '{whole}'")
        else:
            c = fmt[i]
            i += 1
            if c == '%':
                text += '%'
            elif c in _WHOLE:
                text += _expand(_WHOLE[c], whole)
            elif c in _PARTS:
                text += f'(?P<{c}>{_PARTS[c]})'
            else:
                bad = r'\s+' if c.isspace() else c
                raise ValueError(f"'{bad[0] if bad[0] != chr(92) else '%'}' is a bad directive in format '{whole}'")
    return text


def _pattern(fmt):
    found = _patterns.get(fmt)
    if found is None:
        found = _re.compile(_expand(fmt, fmt), _re.IGNORECASE)
        if len(_patterns) > 5:
            _patterns.clear()
        _patterns[fmt] = found
    return found


def _found(text, fmt):
    for i, argument in enumerate((text, fmt)):
        if not isinstance(argument, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(argument)}')
    match = _pattern(fmt).match(text)
    if match is None:
        raise ValueError(f'time data {text!r} does not match format {fmt!r}')
    if match.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[match.end():]}')
    return match.groupdict()


def _offset(text):
    """(seconds, microseconds) of +hh:mm[:ss[.ffffff]]."""
    if text == 'Z':
        return 0, 0
    digits = text
    if digits[3] == ':':
        digits = digits[:3] + digits[4:]
        if len(digits) > 5:
            if digits[5] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            digits = digits[:5] + digits[6:]
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
    micro = int(digits[8:].ljust(6, '0'))
    return (-seconds, -micro) if text[0] == '-' else (seconds, micro)


def _year(found):
    if 'Y' in found:
        return int(found['Y'])
    if 'y' in found:
        short = int(found['y'])
        return short + (2000 if short <= 68 else 1900)
    return None


def _month(found):
    if 'B' in found:
        return _MONTHS.index(found['B'].lower()) + 1
    if 'b' in found:
        return [m[:3] for m in _MONTHS].index(found['b'].lower()) + 1
    return int(found.get('m', 1))


def _hour(found):
    if 'I' not in found:
        return int(found.get('H', 0))
    afternoon = found.get('p', '').lower() == 'pm'
    return int(found['I']) % 12 + (12 if afternoon else 0)


def _weekday(found):
    if 'A' in found or 'a' in found:
        return [d[:3] for d in _DAYS].index((found.get('A') or found['a']).lower()[:3])
    if 'w' in found:
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if 'u' in found else None


def _check_iso(found, weekday):
    """The ISO year and the ISO week go together, and with a weekday."""
    names = "a weekday directive ('%A', '%a', '%w', or '%u')."
    if 'G' in found:
        if 'V' not in found or weekday is None:
            raise ValueError(f"ISO year directive '%G' must be used with the ISO week directive '%V' and {names}")
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
    elif 'V' in found:
        if _year(found) is None or weekday is None:
            raise ValueError(f"ISO week directive '%V' must be used with the ISO year directive '%G' and {names}")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _day_of_week(year, week, weekday, monday_first, first):
    """The day of the year; first is January 1st's weekday, a date's weekday 0 is Monday."""
    if not monday_first:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    before = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + before + 7 * (week - 1) + weekday


def _day(found, year, weekday):
    """The date that the text names, by month and day, day of the year or week and weekday."""
    from datetime import date
    if 'j' in found:
        nth = int(found['j'])
    elif weekday is not None and ('U' in found or 'W' in found):
        monday_first = 'W' in found
        nth = _day_of_week(year, int(found['W' if monday_first else 'U']), weekday, monday_first,
                           date(year, 1, 1).weekday())
    elif 'G' in found:
        return date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
    else:
        return date(year, _month(found), int(found.get('d', 1)))
    return date.fromordinal(nth - 1 + date(year, 1, 1).toordinal())


def _read(text, fmt):
    """(year, month, day, hour, minute, second), weekday, day of the year and what the text was found to be."""
    found = _found(text, fmt)
    weekday = _weekday(found)
    _check_iso(found, weekday)
    year, leap_day = _year(found), False
    if year is None:
        leap_day = _month(found) == 2 and int(found.get('d', 1)) == 29
        year = 1904 if leap_day else 1900
    day = _day(found, year, weekday)
    nth = day.toordinal() - day.replace(month=1, day=1).toordinal() + 1
    fields = (1900 if leap_day else day.year, day.month, day.day, _hour(found), int(found.get('M', 0)),
              int(found.get('S', 0)))
    return fields, day.weekday() if weekday is None else weekday, nth, found


def datetime_fields(text, fmt):
    """What datetime() is called with, and its zone: (seconds, microseconds) or None, and the zone's name or None."""
    fields, _, _, found = _read(text, fmt)
    offset = _offset(found['z']) if 'z' in found else None
    return *fields, int(found.get('f', '0').ljust(6, '0')), offset, found.get('Z')


def struct_of(text, fmt):
    import time
    fields, weekday, nth, found = _read(text, fmt)
    offset = _offset(found['z'])[0] if 'z' in found else None
    return time.struct_time((*fields, weekday, nth, 0 if 'Z' in found else -1, found.get('Z'), offset))
