"""datetime's corners: ISO texts, folds, zones of a program, orders, immutability, struct_time's hidden fields."""
import time
from datetime import UTC, date, datetime, time as clock, timedelta, timezone, tzinfo


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# ISO 8601 texts, right and wrong
for text in ('2020-02-29', '20200229', '2020-W09-6', '2020W096', '2020W09', '2020-13-01', '2020-W54', '2020-W09-8',
             '2020-2-29', '2020-W096', 'x' * 10, '２020-01-01'):
    show(date.fromisoformat, text)
for text in ('2020-01-02T03', '2020-01-02 03:04', '20200102T030405', '2020-01-02T03:04:05.6', '2020-01-02T03:04:05,1234567',
             '2020-W01-4T03:04Z', '2020-01-02T03:04:05+01:30', '2020-01-02T03:04:05-00:00:01.5', '2020-01-02T',
             '2020-01-02T0304:05', '2020-01-02T03:04:05+25:00', '2020-01-02T24:00', '2020W01T03', '2020W011T03', 'nothing'):
    show(datetime.fromisoformat, text)
for text in ('T04:05', '04', '040506,789', '04:05:06.', '04:', '04:05Zx', '', '4:05'):
    show(clock.fromisoformat, text)

# isocalendar both ways
print(date(2021, 1, 3).isocalendar(), tuple(date(2024, 12, 30).isocalendar()), date.fromisocalendar(2020, 53, 7))
for parts in ((2021, 53, 1), (2020, 1, 8), (0, 1, 1), (2 ** 40, 1, 1)):
    show(date.fromisocalendar, *parts)


class Summer(tzinfo):
    """An hour more from April to September."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1 if dt is not None and 4 <= dt.month <= 9 else 0)

    def tzname(self, dt):
        return 'S%T' if self.dst(dt) else 'WT'


zone = Summer()
noon = datetime(2024, 7, 1, 12, tzinfo=zone)
print(noon.isoformat(), noon.strftime('%z %Z'), noon.astimezone(UTC), noon.utctimetuple().tm_hour, noon.timetuple().tm_isdst)
print(datetime(2024, 1, 1, 12, tzinfo=UTC).astimezone(zone), noon == datetime(2024, 7, 1, 10, tzinfo=UTC))
print(clock(1, 2, tzinfo=timezone(timedelta(minutes=-90), 'here')), repr(clock(1, fold=1, tzinfo=UTC)))
print(repr(datetime(2024, 1, 1).astimezone().tzinfo), datetime(2024, 1, 1, fold=1).fold)
print(hash(noon) == hash(noon.astimezone(UTC)), hash(clock(12, tzinfo=UTC)) == hash(clock(13, tzinfo=timezone(timedelta(hours=1)))))
for bad in (lambda: timezone(timedelta(days=1)), lambda: timezone(5), lambda: timezone(timedelta(0), None),
            lambda: timezone.utc.utcoffset(3), lambda: tzinfo().utcoffset(None), lambda: datetime(1, 1, 1, tzinfo='UTC'),
            lambda: zone.fromutc(datetime(2000, 1, 1)), lambda: type('Z', (timezone,), {})):
    show(bad)

# orders and arithmetic
for bad in (lambda: datetime(1, 1, 1) < noon, lambda: noon - datetime(1, 1, 1),
            lambda: clock(1) < clock(1, tzinfo=UTC), lambda: date(1, 1, 1) - timedelta(1), lambda: date(1, 1, 1) < 5,
            lambda: timedelta(1) / 0, lambda: timedelta('1'), lambda: timedelta(10 ** 10), lambda: timedelta(float('nan')),
            lambda: datetime(2020, 1), lambda: date(2020, 1.5, 1), lambda: datetime(2020, 1, 1, fold=2),
            lambda: datetime.fromtimestamp(1e20), lambda: datetime.fromtimestamp(1e12), lambda: date.fromordinal(0),
            lambda: datetime.combine(1, clock()), lambda: noon.isoformat(timespec='days'), lambda: noon.isoformat('  ')):
    show(bad)
print(datetime(1, 1, 1) == date(1, 1, 1), date(1, 1, 1) == datetime(1, 1, 1), clock(1) == clock(1, tzinfo=UTC))
print(timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(seconds=2) / 3, timedelta(3) // 2, 2.5 * timedelta(1),
      divmod(timedelta(5), timedelta(2)), timedelta(1) - timedelta(hours=1), -timedelta(seconds=1))


class Mine(datetime):
    pass


print(repr(Mine(2000, 1, 1) + timedelta(1)), repr(Mine(2000, 1, 1).replace(year=2001)), repr(Mine(2000, 1, 1).date()))
print(Mine.fromisoformat('2000-01-01').ctime(), datetime.max - datetime.min, date.resolution, clock.max)


def change(value, name):
    setattr(value, name, 1)


for value, name in ((date(1, 1, 1), 'year'), (clock(), 'tzinfo'), (timedelta(1), 'days'), (date(1, 1, 1), 'other')):
    show(change, value, name)
print(sorted({date(2020, 1, d) for d in (3, 1, 2)}), len({noon, noon.astimezone(UTC)}))
print(date(2020, 1, 5).__reduce__(), noon.replace(tzinfo=UTC, microsecond=66000).__reduce__()[1], clock(1, 2, 3).__reduce__())

# reading
for text, fmt in (('2021 10 1', '%Y %W %w'), ('2021 10 Sunday', '%Y %U %A'), ('2020 53 7', '%G %V %u'), ('29 Feb', '%d %b'),
                  ('2020 5', '%Y %V'), ('2020 5', '%G %V'), ('2020 100 1', '%G %j %w'), ('5 %', '%d %%'), ('10:5 am', '%I:%M %p'),
                  ('+0130', '%z'), ('-01:30:05', '%z'), ('+01:3005', '%z'), ('UTC +0000', '%Z %z'), ('2', '%Q'), ('2', '%'),
                  ('366 2021', '%j %Y'), ('2 Mar', '%d %B'), ('x', '%d'), ('12x', '%d'), (5, '%d')):
    show(datetime.strptime, text, fmt)
print(time.strptime('UTC', '%Z').tm_zone, time.strptime('+0200', '%z').tm_gmtoff, time.gmtime(0).tm_zone, time.localtime(0).tm_zone)
t = time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9, 'zone', 5))
print(t, t.tm_zone, t.tm_gmtoff, len(t), t[-1], time.struct_time(range(9)).tm_zone, t.n_fields, t.__reduce__())
for bad in (lambda: time.struct_time((1, 2)), lambda: time.struct_time(range(12)), lambda: time.struct_time(5),
            lambda: time.mktime((1, 2)), lambda: time.asctime((1,))):
    show(bad)
print(time.struct_time('abcdefghi'))
print(f'{date(2020, 1, 5):%A %-d %B} {clock(5, 6):%H.%M} {noon:%c|%x|%X|%e|%G-%V} {noon!s:>30}')
