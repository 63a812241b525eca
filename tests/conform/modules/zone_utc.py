# zoneinfo: UTC, the one zone whose rules need no data.
import datetime
import pickle
import zoneinfo

utc = zoneinfo.ZoneInfo('UTC')
when = datetime.datetime(2024, 5, 6, 7, 8, tzinfo=utc)
print(utc, repr(utc), utc.key, zoneinfo.ZoneInfo('UTC') is utc, 'UTC' in zoneinfo.available_timezones())
print(when.isoformat(), when.utcoffset(), when.dst(), when.tzname(), when == datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.timezone.utc))
print(when.astimezone(datetime.timezone(datetime.timedelta(hours=2))).isoformat(), when.astimezone(utc) == when)
print(pickle.loads(pickle.dumps(utc)) is utc)
try:
    zoneinfo.ZoneInfo('Mars/Olympus')
except zoneinfo.ZoneInfoNotFoundError as e:
    print(type(e).__name__, isinstance(e, KeyError))
