"""tzinfo and timezone, and what dates and times ask of a zone."""
import datetime as _datetime
from datetime._delta import microseconds_of as _microseconds_of, timedelta, type_text as _type_text

_DAY = timedelta(1)


def check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def of_state(zone):
    """The zone beside the bytes that a date or time was reduced to."""
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError('bad tzinfo state arg')
    return zone


def ask(zone, name, dt):
    """zone.utcoffset(dt) or zone.dst(dt), checked; None without a zone."""
    if zone is None:
        return None
    offset = getattr(zone, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')
    return offset


def ask_name(zone, dt):
    if zone is None:
        return None
    name = zone.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def offset_text(offset, separator=':'):
    """+hh:mm, with what is below a minute only where there is something."""
    us = _microseconds_of(offset)
    sign, us = ('-', -us) if us < 0 else ('+', us)
    seconds, us = divmod(us, 1000000)
    text = f'{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}'
    if seconds % 60 or us:
        text += f'{separator}{seconds % 60:02d}'
    return f'{text}.{us:06d}' if us else text


class tzinfo:
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        if not isinstance(dt, _datetime.datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        summer = dt.dst()
        if summer is None:
            raise ValueError('fromutc: non-None dst() result required')
        local = dt + (offset - summer)
        summer = local.dst()
        if summer is None:
            raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return local + summer

    def __reduce__(self):
        arguments = getattr(self, '__getinitargs__', tuple)()
        state = self.__getstate__()
        return (type(self), arguments) if state is None else (type(self), arguments, state)


class timezone(tzinfo):
    __module__ = 'datetime'
    __slots__ = ('_offset', '_name')

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __new__(cls, offset, *name, **named):
        if named:
            name = (named['name'],)
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {_a_type(offset)}')
        if name and not isinstance(name[0], str):
            raise TypeError(f'timezone() argument 2 must be str, not {_a_type(name[0])}')
        if not -_DAY < offset < _DAY:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        return timezone.utc if not name and not offset else _make(offset, *name)

    def _check(self, method, dt):
        if dt is not None and not isinstance(dt, _datetime.datetime):
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt):
        self._check('utcoffset', dt)
        return self._offset

    def dst(self, dt):
        self._check('dst', dt)

    def tzname(self, dt):
        self._check('tzname', dt)
        return str(self)

    def fromutc(self, dt):
        if not isinstance(dt, _datetime.datetime):
            raise TypeError('fromutc: argument must be a datetime instance')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f'{_type_text(self)}({self._offset!r}{"" if self._name is None else f", {self._name!r}"})'

    def __str__(self):
        if self._name is not None:
            return self._name
        return 'UTC' + offset_text(self._offset) if self._offset else 'UTC'

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return timezone, self.__getinitargs__()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _a_type(value):
    return 'None' if value is None else type(value).__name__


def _make(offset, name=None):
    zone = object.__new__(timezone)
    zone._offset, zone._name = offset, name
    return zone


timezone.utc = UTC = _make(timedelta(0))
timezone.min, timezone.max = _make(timedelta(minutes=-1439)), _make(timedelta(minutes=1439))
LOCAL = _make(timedelta(0), 'UTC')
