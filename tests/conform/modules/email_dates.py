"""Dates as mail and HTTP write them."""
import datetime
from email import utils
from email.utils import format_datetime, formatdate, mktime_tz, parsedate, parsedate_to_datetime, parsedate_tz

for when in 0, 1e9, 1700000000.9, -1, 951782400:
    print(formatdate(when), "|", formatdate(when, usegmt=True), "|", formatdate(when, localtime=True))
zone = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
print(format_datetime(datetime.datetime(2024, 2, 29, 1, 2, 3)), format_datetime(datetime.datetime(2024, 2, 29, tzinfo=zone)))
print(format_datetime(datetime.datetime(9, 1, 1, tzinfo=datetime.timezone.utc), usegmt=True))
for wrong in None, zone:
    try:
        format_datetime(datetime.datetime(2024, 1, 1, tzinfo=wrong), usegmt=True)
    except ValueError as e:
        print(e)

texts = """Sun, 06 Nov 1994 08:49:37 GMT
Sunday, 06-Nov-94 08:49:37 GMT
Sun Nov  6 08:49:37 1994
06 Nov 1994 08:49 +0130
6 November 1994 08:49:37-0500
Nov 6, 1994, 08:49:37, EST
Mon, 6 Nov 69 8.49 PDT
6 Nov 68 8.49.5 -0000
Fri,6 Nov 1994 08:49:37 +0000
6 Nov 1994 08:49:37 CET
6 Nov 1994 25:61:61 +9999
31 Feb 1994 01:02:03 Z
6 Nov 1994
6 Nov 1994 8:49:37:12 GMT
6 Nov x 08:49:37 GMT
x Nov 1994 08:49:37 GMT
6 Foo 1994 08:49:37 GMT
6 Nov , 08:49 GMT
6 Nov GMT 08:49:37 1994
6 Nov 1994 0849 GMT

 \t
now
06-Nov-94 08:49:37 GMT
6 Nov 1994 08:49:37 -00:30
6 Nov 1994 08:49:37 +01 more words""".split("\n")
for text in texts:
    found = parsedate_tz(text)
    print(repr(text), found, parsedate(text), found and mktime_tz(found))
    try:
        told = parsedate_to_datetime(text)
        print("   ", told.isoformat(), told.tzinfo)
    except ValueError as e:
        print("   ", e)
for text in None, "":
    print(parsedate_tz(text), parsedate(text))
print(mktime_tz((2000, 1, 1, 0, 0, 0, 0, 1, -1, None)), parsedate_to_datetime(formatdate(1e9, usegmt=True)).timestamp())
print(utils.quote('a "b" \\ c'), utils.unquote('"a \\"b\\" \\\\ c"'), utils.unquote("<a@b>"), utils.unquote('"'), utils.unquote(""))
for pair in ("Ann", "a@b.c"), ("", "a@b.c"), ("Ann, the \"B\"", "a@b.c"), ("A. N.", "x"), (None, "y"):
    print(utils.formataddr(pair))
try:
    utils.formataddr(("x", "ä@b"))
except UnicodeEncodeError as e:
    print(e)
