"""Time zones by name: UTC. The data of the others is not there."""
from datetime import timedelta as _timedelta, tzinfo as _tzinfo

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

TZPATH = ()
_NAMES = ('UTC', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu', 'UCT', 'Universal', 'Zulu')
_zones = {}


class ZoneInfoNotFoundError(KeyError):
    """There is no such zone."""


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of zones is not there."""


class ZoneInfo(_tzinfo):
    def __new__(cls, key):
        zone = _zones.get((cls, key))
        return cls.no_cache(key) if zone is None else zone

    @classmethod
    def no_cache(cls, key):
        if key not in _NAMES:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}: only UTC is part of the course's Python; use "
                                        'datetime.timezone with an offset')
        zone = super().__new__(cls)
        zone._key = key
        return _zones.setdefault((cls, key), zone)

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for known in list(_zones):
            if known[0] is cls and (only_keys is None or known[1] in only_keys):
                del _zones[known]

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt):
        return _timedelta(0)

    dst = utcoffset

    def tzname(self, dt):
        return 'UTC'

    def fromutc(self, dt):
        return dt

    def __str__(self):
        return self._key

    def __repr__(self):
        return f'zoneinfo.ZoneInfo(key={self._key!r})'

    def __reduce__(self):
        return type(self), (self._key,)


def available_timezones():
    return set(_NAMES)


def reset_tzpath(to=None):
    pass
