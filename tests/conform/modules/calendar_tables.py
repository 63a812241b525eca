import calendar


class Styled(calendar.HTMLCalendar):
    cssclasses = [name + ' nowrap' for name in calendar.HTMLCalendar.cssclasses]
    cssclass_month_head = 'centre'


print(Styled().formatmonth(2023, 1))
html = calendar.HTMLCalendar(firstweekday=calendar.SUNDAY)
print(html.formatmonth(2024, 2, withyear=False))
year = html.formatyear(2021, width=4)
print(len(year), year[:400], year[-200:])
print(html.formatyear(1999, 0) == html.formatyear(1999, 1))
page = html.formatyearpage(2022)
print(type(page), len(page), page[:420].decode(), page[-60:])
print(html.formatyearpage(2022, css=None)[:300])
print(html.formatday(0, 3), html.formatday(5, 3), html.formatweekheader())

plain = calendar.Calendar()
print(list(plain.itermonthdays3(2024, 3)))
print(list(plain.itermonthdays4(2023, 12))[-6:])
print(list(calendar.Calendar(6).itermonthdays3(2024, 1))[:3])
for row in plain.yeardayscalendar(2021, 6):
    print([len(month) for month in row], row[0][0])
print(plain.yeardays2calendar(2020)[0][1][-1])
print(plain.yeardatescalendar(2020, 5)[2][1][0][:2])

text = calendar.TextCalendar()
text.prweek(text.monthdays2calendar(2024, 5)[1], 3)
print()
text.pryear(2025, m=2)
