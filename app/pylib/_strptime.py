"""Reading times: datetime.strptime() and time.strptime()."""
import re as _re

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
           'december']
_PARTS = {
    'd': r'3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]', 'f': r'[0-9]{1,6}', 'H': r'2[0-3]|[0-1]\d|\d', 'I': r'1[0-2]|0[1-9]|[1-9]',
    'j': r'36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]', 'm': r'1[0-2]|0[1-9]|[1-9]',
    'M': r'[0-5]\d|\d', 'S': r'6[0-1]|[0-5]\d|\d', 'U': r'5[0-3]|[0-4]\d|\d', 'W': r'5[0-3]|[0-4]\d|\d', 'w': r'[0-6]',
    'u': r'[1-7]', 'y': r'\d\d', 'Y': r'\d\d\d\d', 'z': r'[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)',
    'p': 'am|pm', 'Z': 'utc|gmt',
    'a': '|'.join(d[:3] for d in _DAYS), 'A': '|'.join(_DAYS), 'b': '|'.join(m[:3] for m in _MONTHS),
    'B': '|'.join(sorted(_MONTHS, key=len, reverse=True)),
}
_WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}


def _pattern(fmt):
    names, text, i = [], '', 0
    while i < len(fmt):
        c = fmt[i]
        i += 1
        if c.isspace():
            text += r'\s+'
            while i < len(fmt) and fmt[i].isspace():
                i += 1
        elif c != '%':
            text += _re.escape(c)
        elif i == len(fmt):
            raise ValueError(f"stray % in format '{fmt}'")
        elif fmt[i] == '%':
            text, i = text + '%', i + 1
        elif fmt[i] in _PARTS:
            names.append(fmt[i])
            text, i = f'{text}({_PARTS[fmt[i]]})', i + 1
        else:
            raise ValueError(f"'{fmt[i]}' is a bad directive in format '{fmt}'")
    return _re.compile(text, _re.IGNORECASE), names


def _offset(text):
    """(seconds, microseconds) of +hh:mm[:ss[.ffffff]]."""
    if text == 'Z':
        return 0, 0
    digits = text[1:].replace(':', '')
    whole, _, fraction = digits.partition('.')
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    micro = int(fraction.ljust(6, '0')) if fraction else 0
    return (-seconds, -micro) if text[0] == '-' else (seconds, micro)


def read(text, fmt):
    """What the text says: a dict of year, month, day, hour, minute, second, micro, and what else it names."""
    for i, name in enumerate((text, fmt)):
        if not isinstance(name, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(name)}')
    given = fmt
    for letter, whole in _WHOLE.items():
        fmt = fmt.replace('%' + letter, whole) if '%%' not in fmt else fmt
    pattern, names = _pattern(fmt)
    match = pattern.match(text)
    if match is None:
        raise ValueError(f'time data {text!r} does not match format {given!r}')
    if match.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[match.end():]}')
    found = dict(zip(names, match.groups()))
    year = int(found['Y']) if 'Y' in found else 1900
    if 'y' in found:
        short = int(found['y'])
        year = short + (2000 if short <= 68 else 1900)
    month = int(found.get('m') or 1)
    if 'b' in found or 'B' in found:
        name = (found.get('B') or found['b']).lower()
        month = [m[:len(name)] for m in _MONTHS].index(name) + 1 if 'B' in found else [m[:3] for m in _MONTHS].index(name) + 1
    hour = int(found.get('H', 0))
    if 'I' in found:
        hour = int(found['I']) % 12 + (12 if found.get('p', 'am').lower() == 'pm' else 0)
    weekday = None
    if 'a' in found or 'A' in found:
        weekday = [d[:3] for d in _DAYS].index((found.get('a') or found['A']).lower()[:3])
    elif 'w' in found or 'u' in found:
        weekday = (int(found['w']) - 1) % 7 if 'w' in found else int(found['u']) - 1
    return {'year': year, 'month': month, 'day': int(found.get('d', 1)), 'hour': hour, 'minute': int(found.get('M', 0)),
            'second': int(found.get('S', 0)), 'micro': int(found.get('f', '0').ljust(6, '0')), 'weekday': weekday,
            'yearday': int(found['j']) if 'j' in found else None,
            'offset': _offset(found['z']) if 'z' in found else None, 'zone': found.get('Z')}


def struct_of(text, fmt):
    import datetime
    import time
    v = read(text, fmt)
    day = datetime.date(v['year'], v['month'], v['day'])
    if v['yearday'] is not None:
        day = datetime.date(v['year'], 1, 1) + datetime.timedelta(v['yearday'] - 1)
    weekday = day.weekday() if v['weekday'] is None else v['weekday']
    yearday = day.toordinal() - datetime.date(day.year, 1, 1).toordinal() + 1
    return time.struct_time((day.year, day.month, day.day, v['hour'], v['minute'], v['second'], weekday, yearday,
                             0 if v['zone'] else -1))
