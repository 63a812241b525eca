"""calendar: months as text, weeks, leap years."""
import calendar
import time

print(calendar.month(2024, 2))
print(calendar.calendar(2023))
for year in (1900, 2000, 2023, 2024):
    print(year, calendar.isleap(year), calendar.monthrange(year, 2), calendar.leapdays(1900, year))
print(calendar.monthcalendar(2024, 9), calendar.weekday(2024, 1, 1), list(calendar.day_name), calendar.month_abbr[3])
print(calendar.timegm(time.gmtime(1_700_000_000)), calendar.MONDAY, calendar.SUNDAY)
cal = calendar.TextCalendar(calendar.SUNDAY)
print(cal.formatmonth(2021, 8, 3, 2))
print(list(calendar.Calendar(6).itermonthdates(2024, 2))[:3], list(calendar.Calendar().itermonthdays2(2024, 2))[-3:])
calendar.setfirstweekday(calendar.SUNDAY)
calendar.prmonth(2022, 1)
try:
    calendar.monthrange(2020, 13)
except calendar.IllegalMonthError as e:
    print(e)
