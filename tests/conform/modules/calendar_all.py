"""calendar: a year as HTML and as text, days beside the month, years without dates, places with another language."""
import calendar

html = calendar.HTMLCalendar(firstweekday=6)
print(html.formatmonth(2024, 2))
print(len(html.formatyear(2024, 4)), html.formatyear(2023, 0)[:120])
print(html.formatyearpage(2024, css=None)[:330].decode())
print(html.formatyearpage(2024, encoding="ascii")[:60])


class Marked(calendar.HTMLCalendar):
    cssclasses = [name + " day" for name in calendar.HTMLCalendar.cssclasses]
    cssclass_noday = "none"
    cssclass_month = "table"

    def formatday(self, day, weekday):
        return "<td>party</td>" if day == 14 else super().formatday(day, weekday)


print(Marked().formatmonth(2024, 7, withyear=False))
text = calendar.TextCalendar(6)
text.prmonth(2024, 2, w=3, l=2)
text.pryear(2023, m=4)
text.prweek([(1, 0), (2, 1), (0, 2)], 5)
print()
print(text.formatmonth(0, 2))
plain = calendar.Calendar(2)
print(list(plain.itermonthdays3(9999, 12))[-7:], list(plain.itermonthdays4(2024, 1))[:4])
print(plain.yeardayscalendar(2024, 5)[2][0][0], plain.yeardays2calendar(2024)[3][2][4], plain.yeardatescalendar(2024, 6)[0][1][0][0])
try:
    list(plain.itermonthdates(9999, 12))
except ValueError as e:
    print(e)
plain.setfirstweekday(9)
print(plain.firstweekday, plain.getfirstweekday(), list(plain.iterweekdays()))
calendar.format(["one", "two"], 10, 2)
print(repr(calendar.formatstring(["a", "b"])), calendar.weekday(12345, 6, 7), calendar.monthrange(0, 2))
here = calendar.LocaleTextCalendar(locale="C")
print(here.formatmonthname(2024, 5, 20), here.formatweekday(3, 10), calendar.LocaleHTMLCalendar(locale="C").formatweekday(0))
print(sorted(calendar.__all__))
